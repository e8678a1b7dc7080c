import { getWebWorkerManager, init } from '@cornerstonejs/core';
import { registerFrameLoader } from './frame-loader.ts';
import { decoderNames } from './pixels/run-codec.ts';

let isReady = false;

/** Readies Cornerstone's decoders, each in a worker of its own that can be ended by itself, once for the page. */
export function readyDecoders(): void {
  if (isReady) return;
  isReady = true;
  // One context draws every pane; the engine would open seven.
  init({ debug: {}, rendering: { webGlContextCount: 1 } });
  for (const name of decoderNames) {
    getWebWorkerManager().registerWorker(
      name,
      () => new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' }),
    );
  }
  registerFrameLoader();
}
