import { RenderingEngine } from '@cornerstonejs/core';
import { CornerstoneSurface } from './cornerstone-surface.ts';
import { DrawingTime } from './drawing-time.ts';
import type { SurfaceMaker } from './image-pane.ts';

/** A graphics engine for the panes of one study. */
export interface CornerstoneBackend {
  readonly makeSurface: SurfaceMaker;
  /** Ends the engine, once its panes are gone. */
  readonly dispose: () => void;
}

/** An engine of its own; `isSlow` is told when its drawing turns out not to be a graphics card's. */
export function createCornerstoneBackend(id: string, isSlow: () => void): CornerstoneBackend {
  const engine = new RenderingEngine(id);
  const time = new DrawingTime();
  let count = 0;
  return {
    makeSurface: (host, drawn) =>
      new CornerstoneSurface(engine, `${id}-pane-${count++}`, host, drawn, (milliseconds) => {
        if (time.isSlowAfter(milliseconds)) isSlow();
      }),
    dispose: () => {
      engine.destroy();
    },
  };
}
