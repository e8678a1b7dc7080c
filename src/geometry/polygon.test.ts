import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestSegment } from './polygon-distance.ts';
import {
  area,
  centroid,
  convexHull,
  depthInside,
  isInside,
  nearestOnPolygon,
  perimeter,
  removeDuplicates,
  resample,
  signedArea,
  type Point2,
} from './polygon.ts';
import { firstSelfIntersection, isSimple } from './self-intersection.ts';
import { simplifyRing } from './simplify.ts';

/** An L: a 4 x 4 square without its 2 x 2 upper right quarter. */
const ell: readonly Point2[] = [
  [0, 0],
  [4, 0],
  [4, 2],
  [2, 2],
  [2, 4],
  [0, 4],
];

const square = (x: number, y: number, side: number): readonly Point2[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

const circle = (count: number, radius: number): readonly Point2[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });

describe('area and centroid', () => {
  it('of an L are those worked out by hand', () => {
    // 16 - 4 = 12; centre = (16 x 2 - 4 x 3) / 12 = 20 / 12 on both axes.
    expect(area(ell)).toBe(12);
    expect(centroid(ell)[0]).toBeCloseTo(20 / 12);
    expect(centroid(ell)[1]).toBeCloseTo(20 / 12);
    expect(perimeter(ell)).toBe(16);
  });

  it('do not depend on the first vertex, and the sign follows the direction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), (start) => {
        const turned = [...ell.slice(start), ...ell.slice(0, start)];
        expect(signedArea(turned)).toBeCloseTo(12);
        expect(signedArea(turned.toReversed())).toBeCloseTo(-12);
      }),
    );
  });

  it('falls back to the mean of the vertices where there is no area', () => {
    const line: readonly Point2[] = [
      [0, 0],
      [2, 2],
      [4, 4],
    ];
    expect(centroid(line)).toEqual([2, 2]);
  });
});

describe('inside and depth', () => {
  it('tells the notch of an L from its arms', () => {
    expect(isInside(ell, [1, 3])).toBe(true);
    expect(isInside(ell, [3, 3])).toBe(false);
  });

  it('is positive inside and negative outside', () => {
    expect(depthInside(square(0, 0, 10), [3, 5])).toBeCloseTo(3);
    expect(depthInside(square(0, 0, 10), [-2, 5])).toBeCloseTo(-2);
    expect(nearestOnPolygon(square(0, 0, 10), [13, 14])).toEqual({ point: [10, 10], distance: 5 });
  });
});

describe('isSimple', () => {
  it('accepts a plain outline, whatever vertices are repeated', () => {
    expect(isSimple(ell)).toBe(true);
    expect(isSimple([...ell, [0, 0]])).toBe(true);
    expect(isSimple(ell.flatMap((p) => [p, p]))).toBe(true);
  });

  it('names the crossing of a bow tie', () => {
    const bowTie: readonly Point2[] = [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
    ];
    expect(firstSelfIntersection(bowTie)).toEqual([2, 2]);
  });

  it('refuses an outline that touches itself or runs back over an edge', () => {
    const touching: readonly Point2[] = [
      [0, 0],
      [4, 0],
      [2, 2],
      [4, 4],
      [0, 4],
      [2, 2],
    ];
    const spike: readonly Point2[] = [
      [0, 0],
      [4, 0],
      [2, 0],
      [2, 4],
    ];
    expect(isSimple(touching)).toBe(false);
    expect(isSimple(spike)).toBe(false);
    expect(isSimple([...ell.slice(0, 2)])).toBe(false);
  });

  it('gives the crossing met first along the outline', () => {
    // Walking from (0,0): the edge to (10,0) is crossed at x = 3 by a later edge, another pair crosses further on.
    const twice: readonly Point2[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [8, 10],
      [12, 8],
      [3, 5],
      [3, -2],
      [0, -2],
    ];
    expect(firstSelfIntersection(twice)).toEqual([3, 0]);
  });

  it('accepts every star-shaped outline', () => {
    const radii = fc.array(fc.double({ min: 1, max: 9, noNaN: true }), {
      minLength: 3,
      maxLength: 60,
    });
    fc.assert(
      fc.property(radii, (all) => {
        const star = all.map((r, i): Point2 => {
          const angle = (2 * Math.PI * i) / all.length;
          return [r * Math.cos(angle), r * Math.sin(angle)];
        });
        expect(isSimple(star)).toBe(true);
      }),
    );
  });
});

describe('shortestSegment', () => {
  it('spans the gap between two squares', () => {
    expect(shortestSegment(square(0, 0, 2), square(5, 0, 2))?.distance).toBe(3);
  });

  it('is 0 where one holds the other or they cross without a vertex inside', () => {
    expect(shortestSegment(square(0, 0, 10), square(4, 4, 1))?.distance).toBe(0);
    const tall: readonly Point2[] = [
      [4, -5],
      [6, -5],
      [6, 15],
      [4, 15],
    ];
    const wide: readonly Point2[] = [
      [-5, 4],
      [15, 4],
      [15, 6],
      [-5, 6],
    ];
    expect(shortestSegment(tall, wide)?.distance).toBe(0);
  });

  it('has its ends on the outlines they belong to', () => {
    const found = shortestSegment(square(0, 0, 2), square(5, 4, 2));
    expect(found?.from).toEqual([2, 2]);
    expect(found?.to).toEqual([5, 4]);
    expect(found?.distance).toBeCloseTo(Math.sqrt(13));
  });
});

describe('rings', () => {
  it('loses repeated vertices and the repeated closing point', () => {
    const repeated: readonly Point2[] = [
      [0, 0],
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ];
    expect(removeDuplicates(repeated)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('is resampled with its vertices kept', () => {
    const dense = resample(square(0, 0, 1), 0.25);
    expect(dense).toHaveLength(16);
    expect(dense).toContainEqual([1, 1]);
    expect(dense).toContainEqual([0.5, 0]);
  });

  it('has the hull without its notch', () => {
    // The L's hull adds the triangle (4,2) (2,2) (2,4): 12 + 2.
    expect(area(convexHull(ell))).toBe(14);
    expect(signedArea(convexHull(ell))).toBeGreaterThan(0);
  });

  it('is simplified within the tolerance and keeps its area', () => {
    const round = circle(400, 20);
    const fewer = simplifyRing(round, 0.1);
    expect(fewer.length).toBeLessThan(60);
    for (const point of round) {
      expect(nearestOnPolygon(fewer, point).distance).toBeLessThanOrEqual(0.1);
    }
    expect(Math.abs(area(fewer) / area(round) - 1)).toBeLessThan(0.01);
  });

  it('is simplified to a simple ring whatever its start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 399 }), (start) => {
        const round = circle(400, 20);
        const fewer = simplifyRing([...round.slice(start), ...round.slice(0, start)], 0.1);
        expect(isSimple(fewer)).toBe(true);
        expect(fewer.length).toBeGreaterThan(8);
      }),
      { numRuns: 20 },
    );
  });
});
