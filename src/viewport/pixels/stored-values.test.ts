import { describe, expect, it } from 'vitest';
import type { PixelDescription } from '../../domain/image-series.ts';
import { storedValues } from './stored-values.ts';
import { grey } from './testing/grey.ts';

const words = (...values: readonly number[]): Uint8Array =>
  new Uint8Array(Uint16Array.from(values).buffer);

const read = (bytes: Uint8Array, change: Partial<PixelDescription> = {}, isBigEndian = false) => {
  const { values, hasStrayBits } = storedValues(bytes, { ...grey, ...change }, isBigEndian);
  return { values: [...values], hasStrayBits };
};

describe('storedValues', () => {
  it('takes the bits below HighBit', () => {
    // 700 in the upper 12 of 16 bits is 700 * 16.
    expect(read(words(700 * 16, 16), { highBit: 15 })).toEqual({
      values: [700, 1],
      hasStrayBits: false,
    });
  });

  it('puts the sign of fewer bits back', () => {
    // -3 in 12 bits is 4093; written with its sign repeated it is 65533.
    const signed = { pixelRepresentation: 1 } as const;
    expect(read(words(4093, 65533, 5), signed)).toEqual({
      values: [-3, -3, 5],
      hasStrayBits: false,
    });
  });

  it('leaves bits out that are said not to be in use, and tells so', () => {
    // 4096 + 7: bit 12 is none of twelve.
    expect(read(words(4103, 7))).toEqual({ values: [7, 7], hasStrayBits: true });
  });

  it('turns big-endian words, at any place in memory', () => {
    const bytes = Uint8Array.of(9, 0x01, 0x02, 0x00, 0x05).subarray(1);
    expect(read(bytes, {}, true).values).toEqual([0x102, 5]);
    expect(read(bytes).values).toEqual([0x201, 0x500]);
  });

  it('reads bytes and long words', () => {
    const byte = { bitsAllocated: 8, bitsStored: 8, highBit: 7 };
    expect(read(Uint8Array.of(1, 255), byte).values).toEqual([1, 255]);
    expect(read(Uint8Array.of(1, 255), { ...byte, pixelRepresentation: 1 }).values).toEqual([
      1, -1,
    ]);
    const long = {
      bitsAllocated: 32,
      bitsStored: 32,
      highBit: 31,
      pixelRepresentation: 1,
    } as const;
    expect(read(new Uint8Array(Int32Array.of(-70_000, 70_000).buffer), long).values).toEqual([-70_000, 70_000]); // prettier-ignore
  });
});
