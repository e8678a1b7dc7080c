import { describe, expect, it } from 'vitest';
import { mutated, seededRandom, someMutations } from './mutate.ts';
import { fuzzOnce } from './run-fuzz.ts';
import { fuzzTargets } from './targets.ts';

/** Enough to notice a door left open, few enough for every run; `npm run fuzz` goes on. */
const CASES = 150;

describe('spoiled files', () => {
  it.each(fuzzTargets)('$name end in a picture, a reading or a sentence', async (target) => {
    const random = seededRandom(20_261_130);
    for (let n = 0; n < CASES; n += 1) {
      const failure = await fuzzOnce(target, random);
      expect(failure?.reason ?? null).toBeNull();
    }
  });

  it('are found, and made as little spoiled as can be', async () => {
    const target = {
      name: 'zeros',
      extension: 'bin',
      seeds: [new Uint8Array(8).fill(1)],
      run: (bytes: Uint8Array) =>
        bytes.length === 8 && bytes.every((byte) => byte === 1)
          ? Promise.resolve()
          : Promise.reject(new Error('changed')),
    };
    const failure = await fuzzOnce(target, seededRandom(1));
    expect(failure?.reason).toMatch(/changed/);
  });

  it('are the same for the same seed', () => {
    const one = someMutations(seededRandom(7), 500);
    expect(someMutations(seededRandom(7), 500)).toEqual(one);
    const bytes = new Uint8Array(500);
    expect(mutated(bytes, one)).toEqual(mutated(bytes, one));
  });
});
