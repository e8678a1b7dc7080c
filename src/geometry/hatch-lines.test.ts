import { describe, expect, it } from 'vitest';
import { hatchLines } from './hatch-lines.ts';
import type { PlanePoint, PlanePolygon } from './spaces.ts';

const at = (x: number, y: number): PlanePoint => [x, y] as const as PlanePoint;
/** A square of 10. */
const SQUARE: PlanePolygon = [at(0, 0), at(10, 0), at(10, 10), at(0, 10)];

describe('hatching', () => {
  it('fills a shape that the band covers, from edge to edge', () => {
    // Strokes where x + y = 5, 10, 15: of length 5, 10 and 5 times the root of 2.
    const strokes = hatchLines(SQUARE, 20, 5 / Math.SQRT2);
    const inner = strokes.filter(([[x, y]]) => x + y > 1 && x + y < 19);
    expect(inner.map(([[x0], [x1]]) => [x0, x1].map((x) => Math.round(x * 100) / 100))).toEqual([
      [0, 5],
      [0, 10],
      [5, 10],
    ]);
  });

  it('leaves the middle bare', () => {
    // The band of 2 ends at x = 2 and y = 2: the stroke through the centre (x + y = 10) runs from x = 0 to 2 and from 8 to 10.
    const strokes = hatchLines(SQUARE, 2, 10 / Math.SQRT2);
    const middle = strokes.filter(([[x, y]]) => Math.abs(x + y - 10) < 0.01);
    expect(middle.map(([[x0], [x1]]) => [x0, x1].map((x) => Math.round(x * 10) / 10))).toEqual([
      [0, 2],
      [8, 10],
    ]);
  });

  it('is nothing for an outline without an area', () => {
    expect(hatchLines([at(0, 0), at(1, 1), at(2, 2)], 1, 1)).toEqual([]);
  });
});
