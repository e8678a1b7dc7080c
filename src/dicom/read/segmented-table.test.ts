import { describe, expect, it } from 'vitest';
import { segmentedEntries } from './segmented-table.ts';

const entries = (values: Uint8Array | Uint16Array, count: number) => {
  const found = segmentedEntries(values, count);
  return found && [...found];
};

describe('segmentedEntries', () => {
  it('takes runs as they are and lines to their end', () => {
    const table = Uint16Array.of(0, 2, 10, 20, 1, 4, 60, 0, 1, 7);
    expect(entries(table, 7)).toEqual([10, 20, 30, 40, 50, 60, 7]);
  });

  it('repeats earlier segments, found by their byte', () => {
    // The second segment, from byte 6: a line of 2 to 4.
    const table = Uint16Array.of(0, 1, 0, 1, 2, 4, 0, 1, 10, 2, 1, 6, 0);
    expect(entries(table, 6)).toEqual([0, 2, 4, 10, 7, 4]);
  });

  it('reads segments of bytes, with offsets of four', () => {
    const table = Uint8Array.of(0, 2, 5, 6, 2, 1, 0, 0, 0, 0);
    expect(entries(table, 4)).toEqual([5, 6, 5, 6]);
  });

  it('gives nothing of what is not whole, and never goes round', () => {
    expect(entries(Uint16Array.of(0, 3, 1, 2), 3)).toBeNull();
    expect(entries(Uint16Array.of(1, 3, 1), 3)).toBeNull();
    expect(entries(Uint16Array.of(0, 1, 5), 2)).toBeNull();
    expect(entries(Uint16Array.of(0, 1, 5, 9, 1, 1), 2)).toBeNull();
    expect(entries(Uint16Array.of(0, 1, 5, 2, 1, 6, 0), 9)).toBeNull();
    expect(entries(Uint16Array.of(0, 1, 5, 2, 9, 0, 0), 65_536)).toBeNull();
  });
});
