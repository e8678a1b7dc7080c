import { directParser } from './direct-parser.ts';
import type { FileOutcome, NamedBlob, ParsedBatch } from './open-types.ts';

/** What the page asks of the worker. */
export interface WorkerRequest {
  readonly files: readonly NamedBlob[];
}

/** What the worker answers: batches, then `done`. */
export type WorkerAnswer =
  | { readonly kind: 'batch'; readonly batch: ParsedBatch }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

/** Outcomes sent at once: few enough that taking them in is a matter of milliseconds. Our choice. */
const batchSize = 32;

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  void answer(event.data);
});

async function answer(request: WorkerRequest): Promise<void> {
  const post = (message: WorkerAnswer): void => {
    self.postMessage(message);
  };
  let outcomes: FileOutcome[] = [];
  let found = 0;
  const flush = (): void => {
    if (outcomes.length > 0 || found !== 0) post({ kind: 'batch', batch: { outcomes, found } });
    outcomes = [];
    found = 0;
  };
  try {
    await directParser.parse(request.files, (batch) => {
      outcomes.push(...batch.outcomes);
      found += batch.found;
      if (outcomes.length >= batchSize) flush();
    });
    flush();
    post({ kind: 'done' });
  } catch (cause) {
    post({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
}
