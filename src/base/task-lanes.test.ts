import { expect, it } from 'vitest';
import { createTaskLanes } from './task-lanes.ts';

it('runs a few at a time, and of those that wait the latest first', async () => {
  const lanes = createTaskLanes(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const task = (number: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(number);
      ends.push(() => {
        resolve(number);
      });
    });
  const all = [1, 2, 3, 4].map((number) => lanes.run(task(number)));
  expect(begun).toEqual([1, 2]);
  ends[0]?.();
  await all[0];
  await Promise.resolve();
  expect(begun).toEqual([1, 2, 4]);
  ends[1]?.();
  ends[2]?.();
  await Promise.all([all[1], all[3]]);
  await Promise.resolve();
  expect(begun).toEqual([1, 2, 4, 3]);
});

it('never begins what was given up while it waited', async () => {
  const lanes = createTaskLanes(1);
  const abort = new AbortController();
  const first = lanes.run(() => Promise.resolve('first'));
  const second = lanes.run(() => Promise.reject(new Error('begun')), abort.signal);
  abort.abort(new Error('given up'));
  await expect(second).rejects.toThrow('given up');
  expect(await first).toBe('first');
});

it('gives a lane to one task at a time', async () => {
  const lanes = createTaskLanes(2);
  const busy = new Set<number>();
  const task = async (lane: number): Promise<number> => {
    expect(busy.has(lane)).toBe(false);
    busy.add(lane);
    await Promise.resolve();
    busy.delete(lane);
    return lane;
  };
  const used = await Promise.all([1, 2, 3, 4, 5].map(() => lanes.run(task)));
  expect(new Set(used)).toEqual(new Set([0, 1]));
});
