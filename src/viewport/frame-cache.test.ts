import { describe, expect, it } from 'vitest';
import { frameCeiling, FrameCache } from './frame-cache.ts';

/** A cache of frames of 10 bytes each, named by numbers, and what it dropped. */
function createCache(ceilingBytes: number): { cache: FrameCache<string>; dropped: string[] } {
  const dropped: string[] = [];
  const cache = new FrameCache<string>({
    ceilingBytes,
    sizeOf: () => 10,
    load: (id) =>
      id === 'bad' ? Promise.reject(new Error('damaged')) : Promise.resolve(`frame ${id}`),
    dropped: (id) => dropped.push(id),
  });
  return { cache, dropped };
}

const loadAll = async (cache: FrameCache<string>, ids: readonly string[]) => {
  for (const id of ids) await cache.load(id);
};

describe('FrameCache', () => {
  it('lets the frames go that nobody shows, the least recently used first', async () => {
    const { cache, dropped } = createCache(30);
    await loadAll(cache, ['1', '2', '3']);
    cache.get('1');
    await cache.load('4');
    expect(dropped).toEqual(['2']);
    expect(cache.bytes).toBe(30);
  });

  it('keeps what is near to the view before what was used lately', async () => {
    const { cache, dropped } = createCache(30);
    cache.watch((id) => Math.abs(Number(id) - 1));
    await loadAll(cache, ['1', '2', '9', '3']);
    expect(dropped).toEqual(['9']);
  });

  it('keeps what is in view, were it alone too large', async () => {
    const { cache, dropped } = createCache(5);
    cache.watch((id) => Math.abs(Number(id) - 1));
    await cache.load('1');
    expect(dropped).toEqual([]);
    expect(cache.has('1')).toBe(true);
  });

  it('has room for a frame that is nearer than one it holds', async () => {
    const { cache } = createCache(30);
    cache.watch((id) => Math.abs(Number(id)));
    await loadAll(cache, ['0', '1', '5']);
    expect(cache.hasRoomFor(3)).toBe(true);
    expect(cache.hasRoomFor(6)).toBe(false);
  });

  it('loads a frame once for all who ask, and again after a failure', async () => {
    const { cache } = createCache(30);
    expect(cache.load('1')).toBe(cache.load('1'));
    await expect(cache.load('bad')).rejects.toThrow('damaged');
    await expect(cache.load('bad')).rejects.toThrow('damaged');
  });

  it('keeps nothing that arrives after it was cleared', async () => {
    const { cache } = createCache(30);
    const coming = cache.load('1');
    cache.clear();
    await coming;
    expect(cache.has('1')).toBe(false);
  });
});

it('takes 1 GB, or a quarter of a smaller device', () => {
  expect(frameCeiling(undefined)).toBe(1e9);
  expect(frameCeiling(8)).toBe(1e9);
  expect(frameCeiling(2)).toBe(0.5e9);
});
