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
import { loadSignal } from './frame-signal.ts';

let isInitialised = false;

/** Counts the engines: one screen's is made before the one of the screen before is ended. */
let engineCount = 0;

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
  const own = ++engineCount;
  const engineId = `thecal-${own}`;
  const toolGroupId = `${engineId}-navigation`;
  const engine = new RenderingEngine(engineId);
  const navigation = ToolGroupManager.createToolGroup(toolGroupId);
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
      const viewportId = `${engineId}-pane-${nextPane++}`;
      const pane = new CornerstonePane(engine, viewportId, host, source, listener);
      navigation?.addViewport(viewportId, engineId);
      return pane;
    },
    signalOf: (series, frame, points) => loadSignal(series, frame, source, points),
    dispose(): void {
      ToolGroupManager.destroyToolGroup(toolGroupId);
      engine.destroy();
      // A later engine has frames of its own by now.
      if (own === engineCount) forgetFrames();
    },
  };
}
