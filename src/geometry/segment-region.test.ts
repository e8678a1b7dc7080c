import { describe, expect, it } from 'vitest';
import { subtract, toRegion } from './boolean.ts';
import { intervalsInRegion, lengthInRegion } from './segment-region.ts';
import type { PlanePoint, PlanePolygon } from './spaces.ts';

const at = (x: number, y: number) => [x, y] as const as PlanePoint;
const square = (x: number, y: number, side: number): PlanePolygon => [
  at(x, y),
  at(x + side, y),
  at(x + side, y + side),
  at(x, y + side),
];

/** A 10 x 10 block with a 4 x 4 hole in its middle. */
const frame = subtract(toRegion([square(0, 0, 10)]), toRegion([square(3, 3, 4)]));

describe('intervalsInRegion', () => {
  it('leaves out the hole', () => {
    // From x = -10 to 20 at y = 5: inside for 0..3 and 7..10, so for 10..13 and 17..20 of 30.
    const found = intervalsInRegion(frame, at(-10, 5), at(20, 5));
    expect(found.map(([a, b]) => [a * 30, b * 30].map((v) => Math.round(v * 1000) / 1000))).toEqual(
      [
        [10, 13],
        [17, 20],
      ],
    );
    expect(lengthInRegion(frame, at(-10, 5), at(20, 5))).toBeCloseTo(6);
  });

  it('starts inside', () => {
    expect(lengthInRegion(frame, at(1, 1), at(1, 4))).toBeCloseTo(3);
    expect(lengthInRegion(frame, at(5, 5), at(5, 20))).toBeCloseTo(3);
  });

  it('is not confused by a ray through vertices', () => {
    expect(lengthInRegion(frame, at(-1, -1), at(11, 11))).toBeCloseTo(6 * Math.SQRT2);
  });
});
