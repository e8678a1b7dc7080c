import type { Result } from '../base/result.ts';
import { describePacsError, isPassing, type PacsError } from './pacs-error.ts';

/** How far storing a document has come. */
export type StoreState =
  | { readonly kind: 'sending'; readonly attempt: number }
  /** It failed for a reason that may pass, and is tried again. */
  | {
      readonly kind: 'waiting';
      readonly attempt: number;
      readonly error: PacsError;
      readonly retryInMs: number;
      readonly spentMs: number;
    }
  | { readonly kind: 'stored'; /** ISO 8601. */ readonly at: string }
  /** It failed for a reason that will not pass by itself, or once too often. */
  | {
      readonly kind: 'failed';
      readonly attempt: number;
      readonly error: PacsError;
      readonly spentMs: number;
    }
  | { readonly kind: 'stopped' };

/** The time, replaceable in tests. */
export interface StoreClock {
  now(): number;
  /** Ends early when the signal is given. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Pauses between attempts, each twice as long as the one before. Unit: ms. Our choice: half a minute in all. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 16_000];

/** Attempts at most. */
export const MOST_ATTEMPTS = PAUSES_MS.length + 1;

/** Sends until the archive confirms, at most `MOST_ATTEMPTS` times. Gives the state it ended in. */
export async function keepStoring(
  attemptOnce: (signal: AbortSignal) => Promise<Result<void, PacsError>>,
  onState: (state: StoreState) => void,
  signal: AbortSignal,
  clock: StoreClock = systemClock,
): Promise<StoreState> {
  const began = clock.now();
  const tell = <State extends StoreState>(state: State): State => {
    onState(state);
    return state;
  };
  for (let attempt = 1; ; attempt += 1) {
    tell({ kind: 'sending', attempt });
    const result = await attemptOnce(signal);
    if (result.ok) return tell({ kind: 'stored', at: new Date(clock.now()).toISOString() });
    if (signal.aborted) return tell({ kind: 'stopped' });
    const { error } = result;
    const retryInMs = PAUSES_MS[attempt - 1];
    const spentMs = clock.now() - began;
    if (retryInMs === undefined || !isPassing(error)) {
      return tell({ kind: 'failed', attempt, error, spentMs });
    }
    tell({ kind: 'waiting', attempt, error, retryInMs, spentMs });
    await clock.wait(retryInMs, signal);
    if (signal.aborted) return tell({ kind: 'stopped' });
  }
}

const systemClock: StoreClock = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    }),
};

/** A state in words: what happened, what it means for the reading. `timeOf` writes a point in time as a clock shows it. */
export function storeSentence(state: StoreState, timeOf: (iso: string) => string): string {
  switch (state.kind) {
    case 'sending':
      return state.attempt === 1
        ? 'Storing on the archive.'
        : `Storing on the archive, attempt ${state.attempt} of ${MOST_ATTEMPTS}.`;
    case 'waiting':
      return `${failure(state)} Your reading is kept here; it is sent again in ${seconds(state.retryInMs)} s.`;
    case 'stored':
      return `Stored on the archive at ${timeOf(state.at)}.`;
    case 'failed':
      return `${failure(state)} Your reading is kept here, not on the archive.`;
    case 'stopped':
      return 'Storing was stopped. Your reading is kept here, not on the archive.';
  }
}

function failure({
  attempt,
  error,
  spentMs,
}: {
  readonly attempt: number;
  readonly error: PacsError;
  readonly spentMs: number;
}): string {
  if (error.kind === 'no-answer' && attempt > 1) {
    return `The archive did not answer ${times(attempt)} in ${seconds(spentMs)} s.`;
  }
  return describePacsError(error);
}

const times = (count: number): string => (count === 2 ? 'twice' : `${count} times`);

const seconds = (ms: number): number => Math.max(1, Math.round(ms / 1000));
