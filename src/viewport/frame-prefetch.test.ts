import { describe, expect, it } from 'vitest';
import { FramePrefetch } from './frame-prefetch.ts';

/** A prefetch over frames that come when they are let; what was asked for, in order. */
function createPrefetch(room: (index: number) => boolean = () => true) {
  const there = new Set<number>();
  const asked: number[] = [];
  const counted: number[] = [];
  const waiting: (() => void)[] = [];
  const prefetch = new FramePrefetch({
    isThere: (index) => there.has(index),
    hasRoomFor: room,
    bringNear: (index, signal) =>
      new Promise((resolve, reject) => {
        asked.push(index);
        waiting.push(resolve);
        signal.addEventListener('abort', () => {
          reject(new Error('given up'));
        });
      }),
    load: (index) => Promise.resolve(there.add(index)),
    came: (count) => {
      counted.push(count);
    },
  });
  const letAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      for (const resolve of waiting.splice(0)) resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { prefetch, asked, counted, there, letAll };
}

describe('FramePrefetch', () => {
  it('brings the nearest to the wanted frame next, until all are there', async () => {
    const { prefetch, asked, there, letAll } = createPrefetch();
    prefetch.start(7, 3);
    await letAll();
    expect(asked).toEqual([3, 4, 2, 5, 1, 6, 0]);
    expect(there.size).toBe(7);
  });

  it('gives up what is far from a new wish, and brings it when its turn comes', async () => {
    const { prefetch, asked, there, letAll } = createPrefetch();
    prefetch.start(40, 0);
    expect(asked).toEqual([0, 1, 2]);
    prefetch.moveTo(30);
    await letAll();
    expect(asked.slice(3, 6)).toEqual([30, 31, 29]);
    expect(there.size).toBe(40);
  });

  it('stops where nothing more would be kept', async () => {
    const { prefetch, counted, there, letAll } = createPrefetch((index) => index < 4);
    prefetch.start(100, 0);
    await letAll();
    expect([...there].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    expect(counted.at(-1)).toBe(4);
  });

  it('counts what came a few times a second, and the last at once', async () => {
    const { prefetch, counted, letAll } = createPrefetch();
    prefetch.start(300, 0);
    await letAll();
    expect(counted.length).toBeLessThan(150);
    expect(counted.at(-1)).toBe(300);
  });
});
