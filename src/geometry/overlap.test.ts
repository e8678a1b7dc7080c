import { describe, expect, it } from 'vitest';
import { outlineOverlap } from './overlap.ts';
import type { PlanePoint, PlanePolygon } from './spaces.ts';

const square = (x: number, y: number, size: number): PlanePolygon =>
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ] as unknown as readonly PlanePoint[];

describe('overlap of two outlines', () => {
  it('of one with itself is whole', () => {
    expect(outlineOverlap(square(0, 0, 10), square(0, 0, 10))).toEqual({
      dice: 1,
      largestDistanceMm: 0,
    });
  });

  it('of squares shifted by 2 of 10 mm: 2 * 80 / 200, 2 mm apart', () => {
    const overlap = outlineOverlap(square(0, 0, 10), square(2, 0, 10));
    expect(overlap?.dice).toBeCloseTo(0.8, 6);
    expect(overlap?.largestDistanceMm).toBeCloseTo(2, 6);
  });

  it('of a square in a larger one: 2 * 16 / (16 + 100); the corners are 3 * sqrt 2 apart', () => {
    const overlap = outlineOverlap(square(3, 3, 4), square(0, 0, 10));
    expect(overlap?.dice).toBeCloseTo(32 / 116, 6);
    expect(overlap?.largestDistanceMm).toBeCloseTo(3 * Math.SQRT2, 6);
  });

  it('is none with an outline that encloses nothing', () => {
    expect(outlineOverlap(square(0, 0, 0), square(0, 0, 1))).toBeNull();
  });
});
