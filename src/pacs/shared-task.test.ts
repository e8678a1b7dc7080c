import { expect, it } from 'vitest';
import { createShared } from './shared-task.ts';

/** A task that ends when it is told to, and counts how often it ran and was given up. */
function controlled() {
  const counts = { runs: 0, givenUp: 0 };
  const ends: ((value: string) => void)[] = [];
  const shared = createShared<string, string>((_, signal) => {
    counts.runs += 1;
    return new Promise((resolve, reject) => {
      ends.push(resolve);
      signal.addEventListener('abort', () => {
        counts.givenUp += 1;
        reject(new Error('given up'));
      });
    });
  });
  return { shared, counts, ends };
}

it('runs once for two who ask, and goes on while one of them waits', async () => {
  const { shared, counts, ends } = controlled();
  const abort = new AbortController();
  const first = shared('a', abort.signal);
  const second = shared('a');
  abort.abort();
  await expect(first).rejects.toThrow();
  ends[0]?.('value');
  expect(await second).toBe('value');
  expect(counts).toEqual({ runs: 1, givenUp: 0 });
});

it('is given up with the last who waits, and begins anew for the next', async () => {
  const { shared, counts, ends } = controlled();
  const aborts = [new AbortController(), new AbortController()];
  const asked = aborts.map(({ signal }) => shared('a', signal));
  for (const abort of aborts) abort.abort();
  for (const one of asked) await expect(one).rejects.toThrow();
  expect(counts).toEqual({ runs: 1, givenUp: 1 });
  const again = shared('a');
  ends[1]?.('later');
  expect(await again).toBe('later');
});
