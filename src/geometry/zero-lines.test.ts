import { describe, expect, it } from 'vitest';
import { zeroLines } from './zero-lines.ts';

describe('the lines on which a field is 0', () => {
  it('go round what is positive, at the place the change crosses 0', () => {
    // One point of 3 among -1: crossed at three quarters of the way from it.
    const field = [-1, -1, -1, -1, 3, -1, -1, -1, -1];
    const [line, ...others] = zeroLines(field, 3, 3);
    expect(others).toEqual([]);
    expect([...(line ?? [])].sort()).toEqual([
      [0.25, 1],
      [1, 0.25],
      [1, 1.75],
      [1.75, 1],
    ]);
  });

  it.each([
    [-1, 2],
    [-3, 2],
    [-0.5, 1],
  ])('part or join two corners of a saddle by its mean (%f)', (low, lines) => {
    const field = [-1, -1, -1, -1, -1, 1, low, -1, -1, low, 1, -1, -1, -1, -1, -1];
    expect(zeroLines(field, 4, 4)).toHaveLength(lines);
  });
});
