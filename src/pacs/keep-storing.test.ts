import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../base/result.ts';
import { keepStoring, storeSentence, type StoreClock, type StoreState } from './keep-storing.ts';
import type { PacsError } from './pacs-error.ts';

const silent: PacsError = { kind: 'no-answer', seconds: 10 };
const timeOf = (iso: string): string => iso.slice(11, 16);

/** A clock that each wait moves on, and that each attempt moves on by ten seconds. */
function runWith(
  results: readonly Result<void, PacsError>[],
  signal = new AbortController().signal,
) {
  let now = Date.parse('2026-01-02T14:02:00Z');
  const clock: StoreClock = {
    now: () => now,
    wait: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
  const states: StoreState[] = [];
  let attempt = 0;
  const ended = keepStoring(
    () => {
      const result = results[Math.min(attempt, results.length - 1)] ?? ok(undefined);
      attempt += 1;
      if (!result.ok) now += 10_000;
      return Promise.resolve(result);
    },
    (state) => states.push(state),
    signal,
    clock,
  );
  return { ended, states, attempts: () => attempt };
}

describe('keepStoring', () => {
  it('is done at the first confirmation', async () => {
    const run = runWith([ok(undefined)]);
    const ended = await run.ended;
    expect(storeSentence(ended, timeOf)).toBe('Stored on the archive at 14:02.');
  });

  it('tries again after pauses that double, at most six times', async () => {
    const run = runWith([err(silent)]);
    const ended = await run.ended;
    const pauses = run.states.flatMap((state) => (state.kind === 'waiting' ? state.retryInMs : []));
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(run.attempts()).toBe(6);
    // 6 attempts of 10 s and 31 s of pauses.
    expect(storeSentence(ended, timeOf)).toBe(
      'The archive did not answer 6 times in 91 s. Your reading is kept here, not on the archive.',
    );
  });

  it('says how often and how long it waited, and that nothing is lost', async () => {
    const run = runWith([err(silent), err(silent), ok(undefined)]);
    await run.ended;
    const second = run.states.filter(({ kind }) => kind === 'waiting')[1];
    // Two attempts of 10 s and one pause of 1 s.
    expect(second && storeSentence(second, timeOf)).toBe(
      'The archive did not answer twice in 21 s. Your reading is kept here; it is sent again in 2 s.',
    );
    expect(run.states.at(-1)?.kind).toBe('stored');
  });

  it.each<PacsError>([
    { kind: 'not-signed-in' },
    { kind: 'forbidden' },
    { kind: 'conflict' },
    { kind: 'too-large' },
    { kind: 'no-room' },
    { kind: 'refused', reason: 'No.' },
    { kind: 'redirected' },
  ])('does not try again at $kind', async (error) => {
    const run = runWith([err(error)]);
    expect(await run.ended).toMatchObject({ kind: 'failed', attempt: 1, error });
    expect(run.attempts()).toBe(1);
  });

  it('ends when it is stopped', async () => {
    const abort = new AbortController();
    abort.abort();
    const run = runWith([err(silent)], abort.signal);
    expect((await run.ended).kind).toBe('stopped');
  });
});
