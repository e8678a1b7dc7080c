import { getWebWorkerManager, init } from '@cornerstonejs/core';
import { registerFrameLoader } from './frame-loader.ts';

let isReady = false;

/** Readies Cornerstone's decoders in workers of their own, once for the page. */
export function readyDecoders(): void {
  if (isReady) return;
  isReady = true;
  // One context draws every pane; the engine would open seven.
  init({ debug: {}, rendering: { webGlContextCount: 1 } });
  getWebWorkerManager().registerWorker(
    // The name that the image loader asks for.
    'dicomImageLoader',
    () => new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' }),
    { maxWorkerInstances: Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1)) },
  );
  registerFrameLoader();
}
