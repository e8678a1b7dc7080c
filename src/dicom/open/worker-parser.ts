import type { WorkerAnswer, WorkerRequest } from './header-worker.ts';
import type { HeaderParser } from './open-types.ts';

/** Reads headers in a worker of its own, one request after the other. */
export function createWorkerParser(): HeaderParser {
  const worker = new Worker(new URL('./header-worker.ts', import.meta.url), { type: 'module' });
  return {
    parse: (files, emit, signal) =>
      new Promise<void>((resolve, reject) => {
        const listening = new AbortController();
        const settle = (finish: () => void): void => {
          listening.abort();
          finish();
        };
        const options = { signal: listening.signal };
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<WorkerAnswer>) => {
            if (data.kind === 'batch') emit(data.batch);
            else if (data.kind === 'done') settle(resolve);
            else settle(() => reject(new Error(data.message)));
          },
          options,
        );
        worker.addEventListener(
          'error',
          () => settle(() => reject(new Error('The worker that reads files could not run.'))),
          options,
        );
        const abort = (): void => {
          worker.terminate();
          settle(() => reject(signal?.reason as Error));
        };
        if (signal?.aborted === true) {
          abort();
          return;
        }
        signal?.addEventListener('abort', abort, options);
        const request: WorkerRequest = { files };
        worker.postMessage(request);
      }),
    dispose: () => worker.terminate(),
  };
}
