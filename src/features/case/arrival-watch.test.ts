import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import type { Archive } from '../../pacs/archive.ts';
import type { PacsError } from '../../pacs/pacs-error.ts';
import { ArrivalWatch } from './arrival-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells how many images came since, goes on after a failure, and ends with the case', async () => {
  const answers: Result<number, PacsError>[] = [ok(5), err({ kind: 'unreachable' }), ok(7), ok(7)];
  const countImages = vi.fn(() => Promise.resolve(answers.shift() ?? ok(9)));
  const changed = vi.fn();
  const archive = { countImages } as unknown as Archive;
  const watch = new ArrivalWatch({ study: '1.2' as Uid, archive: () => archive, changed });
  watch.watch(5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([watch.more, changed.mock.calls.length]).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([watch.more, changed.mock.calls.length]).toEqual([2, 1]);
  watch.dispose();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(countImages).toHaveBeenCalledTimes(4);
});
