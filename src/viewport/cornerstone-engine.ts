import {
  init as initCore,
  RenderingEngine,
  setUseCPURendering,
  getShouldUseCPURendering,
} from '@cornerstonejs/core';
import {
  addTool,
  Enums as ToolEnums,
  init as initTools,
  PanTool,
  ToolGroupManager,
  WindowLevelTool,
} from '@cornerstonejs/tools';
import { init as initLoader } from '@cornerstonejs/dicom-image-loader';
import type { FrameSource } from '../domain/image-series.ts';
import type { Pane, PaneListener, ViewportEngine } from '../editor/ports.ts';
import { CornerstonePane } from './cornerstone-pane.ts';
import { forgetFrames, registerFrameLoader } from './frame-loader.ts';

const ENGINE_ID = 'thecal';
const TOOL_GROUP_ID = 'thecal-navigation';

let isInitialised = false;

/** The engine leaves its tools' names untyped. */
const toolNameOf = (tool: { readonly toolName: unknown }): string => String(tool.toolName);

/** Which way of drawing is asked for; `auto` takes the graphics card (or its emulation) where there is one. */
export type BackendWish = 'auto' | 'cpu';

/** Starts Cornerstone once for the page. */
function initialise(wish: BackendWish): void {
  if (isInitialised) return;
  isInitialised = true;
  initCore();
  initLoader({ maxWebWorkers: Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1)) });
  initTools();
  addTool(WindowLevelTool);
  addTool(PanTool);
  registerFrameLoader();
  if (wish === 'cpu') setUseCPURendering(true);
}

/** The imaging engine of one open study. Errors: a frame that cannot be shown is reported to its pane's listener. */
export function createViewportEngine(
  source: FrameSource,
  wish: BackendWish = 'auto',
): ViewportEngine {
  initialise(wish);
  forgetFrames();
  const engine = new RenderingEngine(ENGINE_ID);
  const navigation = ToolGroupManager.createToolGroup(TOOL_GROUP_ID);
  navigation?.addTool(toolNameOf(WindowLevelTool));
  navigation?.addTool(toolNameOf(PanTool));
  navigation?.setToolActive(toolNameOf(WindowLevelTool), {
    bindings: [{ mouseButton: ToolEnums.MouseBindings.Secondary }],
  });
  navigation?.setToolActive(toolNameOf(PanTool), {
    bindings: [{ mouseButton: ToolEnums.MouseBindings.Auxiliary }],
  });
  let nextPane = 0;
  return {
    backend: getShouldUseCPURendering() ? 'cpu' : 'gpu',
    createPane(host: HTMLElement, listener: PaneListener): Pane {
      const viewportId = `pane-${nextPane++}`;
      const pane = new CornerstonePane(engine, viewportId, host, source, listener);
      navigation?.addViewport(viewportId, ENGINE_ID);
      return pane;
    },
    dispose(): void {
      ToolGroupManager.destroyToolGroup(TOOL_GROUP_ID);
      engine.destroy();
      forgetFrames();
    },
  };
}
