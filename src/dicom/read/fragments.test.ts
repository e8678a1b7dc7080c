import { describe, expect, it } from 'vitest';
import { beginsCodedImage, fragmentsOfFrames, walkFragments } from './fragments.ts';

const item = (...content: number[]): number[] => [
  0xfe,
  0xff,
  0x00,
  0xe0,
  content.length,
  0,
  0,
  0,
  ...content,
];
const end = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
const noTable = item();

const walk = (...parts: readonly number[][]) => {
  const result = walkFragments(Uint8Array.from(parts.flat()));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe('walkFragments', () => {
  it('finds the fragments after the offset table', () => {
    // Table item: header 8 + 4 bytes; first fragment's value at 8 + 4 + 8 = 20, second's at 20 + 2 + 8 = 30.
    const table = walk(item(0, 0, 0, 0), item(1, 2), item(3, 4, 5, 6), end);
    expect(table).toEqual({
      isDelimited: true,
      basicOffsets: [0],
      fragments: [
        { start: 20, length: 2 },
        { start: 30, length: 4 },
      ],
    });
  });

  it('notices data that breaks off, in a value, in a header or before the delimiter', () => {
    const full = Uint8Array.from([noTable, item(1, 2, 3, 4), end].flat());
    for (const length of [18, 12, 20]) {
      const result = walkFragments(full.subarray(0, length));
      expect(result.ok ? null : result.error.kind).toBe('truncated-pixels');
    }
  });

  it('refuses what is no list of items', () => {
    const result = walkFragments(Uint8Array.from([...noTable, 1, 2, 3, 4, 5, 6, 7, 8]));
    expect(result.ok ? null : result.error.kind).toBe('damaged-header');
  });
});

describe('fragmentsOfFrames', () => {
  const never = (): boolean => false;

  it('gives all fragments to a single frame', () => {
    const table = walk(noTable, item(1, 2), item(3, 4), end);
    expect(fragmentsOfFrames(table, 1, null, never)).toMatchObject({
      ok: true,
      value: [{ length: 2 }],
    });
  });

  it('gives one fragment to each of as many frames', () => {
    const table = walk(noTable, item(1, 2), item(3, 4), end);
    const frames = fragmentsOfFrames(table, 2, null, never);
    expect(frames.ok && frames.value.map((frame) => frame.length)).toEqual([1, 1]);
  });

  it('parts by the basic offset table', () => {
    // Frame 1 = two fragments of 8 + 2 bytes, so frame 2 begins 20 bytes after the first item tag.
    const table = walk(item(0, 0, 0, 0, 20, 0, 0, 0), item(1, 2), item(3, 4), item(5, 6), end);
    const frames = fragmentsOfFrames(table, 2, null, never);
    expect(frames.ok && frames.value.map((frame) => frame.length)).toEqual([2, 1]);
  });

  it('parts by an extended offset table', () => {
    const table = walk(noTable, item(1, 2), item(3, 4), item(5, 6), end);
    const frames = fragmentsOfFrames(table, 2, [0, 10], never);
    expect(frames.ok && frames.value.map((frame) => frame.length)).toEqual([1, 2]);
  });

  it('parts by the marks of coded images without any table', () => {
    const soi = [0xff, 0xd8];
    const content = [noTable, item(...soi), item(3, 4), item(...soi), item(5, 6), end].flat();
    const bytes = Uint8Array.from(content);
    const frames = fragmentsOfFrames(walk(content), 2, null, ({ start }) =>
      beginsCodedImage(bytes.subarray(start, start + 3)),
    );
    expect(frames.ok && frames.value.map((frame) => frame.length)).toEqual([2, 2]);
  });

  it('gives up where nothing tells the frames apart', () => {
    const table = walk(noTable, item(1, 2), item(3, 4), item(5, 6), end);
    expect(fragmentsOfFrames(table, 2, null, never).ok).toBe(false);
  });
});
