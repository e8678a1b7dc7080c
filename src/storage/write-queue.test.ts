import { expect, it } from 'vitest';
import { createWriteQueue } from './write-queue.ts';

it('runs writes in order, and of those waiting for one key only the last', async () => {
  const queue = createWriteQueue<string>();
  const done: string[] = [];
  const write = (name: string) => (): Promise<string> => {
    done.push(name);
    return Promise.resolve(name);
  };
  const outcomes = await Promise.all([
    queue.run('a', write('a1')),
    queue.run('b', write('b1')),
    queue.run('a', write('a2')),
  ]);
  expect(done).toEqual(['a2', 'b1']);
  expect(outcomes).toEqual(['a2', 'b1', 'a2']);
});

it('starts a write before the next one of its key is asked for, when there is time', async () => {
  const queue = createWriteQueue<number>();
  const done: number[] = [];
  for (const value of [1, 2, 3]) {
    await queue.run('a', () => {
      done.push(value);
      return Promise.resolve(value);
    });
  }
  expect(done).toEqual([1, 2, 3]);
});

it('is settled when everything asked for is done', async () => {
  const queue = createWriteQueue<void>();
  let isDone = false;
  void queue.run('a', async () => {
    await Promise.resolve();
    isDone = true;
  });
  await queue.settled();
  expect(isDone).toBe(true);
});
