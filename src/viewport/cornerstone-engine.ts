import { getRenderingCapabilities } from '@cornerstonejs/core';
import type { FrameSource } from '../domain/image-series.ts';
import type { ViewportEngine } from '../editor/ports.ts';
import { CanvasSurface } from './canvas-surface.ts';
import type { CornerstoneBackend } from './cornerstone-backend.ts';
import { readyDecoders } from './decoders.ts';
import { forgetFrames } from './frame-loader.ts';
import { loadGrey, loadSignal } from './frame-signal.ts';
import { ImagePane, type SurfaceMaker } from './image-pane.ts';

/** Counts the engines: one screen's is made before the one of the screen before is ended. */
let engineCount = 0;

/** Who is to draw; `auto` takes the graphics card where there is one, else the page draws by itself. */
export type BackendWish = 'auto' | 'cpu' | 'gpu';

/** Whether a graphics card was found to draw no faster than the page would. */
let isGraphicsSlow = false;

/** An emulated graphics card draws a slice in a tenth of a second; the page itself in a few milliseconds. */
function backendOf(wish: BackendWish): 'gpu' | 'cpu' {
  if (wish !== 'auto') return wish;
  const { webgl2, softwareRasterizer } = getRenderingCapabilities();
  return webgl2 && !softwareRasterizer && !isGraphicsSlow ? 'gpu' : 'cpu';
}

/** Readies what every engine needs and asks who is to draw, so that opening a study need not wait for the answer. */
export function readyEngine(): void {
  readyDecoders();
  backendOf('auto');
}

const onCanvas: SurfaceMaker = (host, drawn) => new CanvasSurface(host, drawn);

/** The imaging engine of one open study. Errors: a frame that cannot be shown is reported to its pane's listener. */
export function createViewportEngine(
  source: FrameSource,
  wish: BackendWish = 'auto',
): ViewportEngine {
  readyDecoders();
  forgetFrames();
  const own = ++engineCount;
  const panes = new Set<ImagePane>();
  let backend = backendOf(wish);
  const drawOnCanvas = (): void => {
    isGraphicsSlow = true;
    backend = 'cpu';
    for (const pane of panes) pane.drawOn(onCanvas);
  };
  // Loaded only where it is used: the larger part of what a page would have to fetch.
  const graphics: Promise<CornerstoneBackend> | null =
    backend === 'cpu'
      ? null
      : import('./cornerstone-backend.ts').then(({ createCornerstoneBackend }) =>
          createCornerstoneBackend(
            `thecal-${own}`,
            wish === 'auto' ? drawOnCanvas : () => undefined,
          ),
        );
  return {
    get backend() {
      return backend;
    },
    createPane(host, listener) {
      const pane = new ImagePane(host, source, listener, () => panes.delete(pane));
      panes.add(pane);
      if (backend === 'cpu') pane.drawOn(onCanvas);
      else
        void graphics?.then(({ makeSurface }) => {
          if (backend === 'gpu') pane.drawOn(makeSurface);
        });
      return pane;
    },
    signalOf: (series, frame, points) => loadSignal(series, frame, source, points),
    greyOf: (series, frame) => loadGrey(series, frame, source),
    dispose(): void {
      void graphics?.then(({ dispose }) => {
        dispose();
      });
      // A later engine has frames of its own by now.
      if (own === engineCount) forgetFrames();
    },
  };
}
