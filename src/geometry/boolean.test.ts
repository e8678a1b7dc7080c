import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intersect,
  isInRegion,
  nearRegion,
  offset,
  open,
  regionArea,
  regionCentroid,
  regionDistance,
  subtract,
  toRegion,
  union,
} from './boolean.ts';
import type { PlanePoint, PlanePolygon } from './spaces.ts';

const at = (x: number, y: number) => [x, y] as const as PlanePoint;

const rectangle = (x: number, y: number, width: number, height: number): PlanePolygon => [
  at(x, y),
  at(x + width, y),
  at(x + width, y + height),
  at(x, y + height),
];

describe('regions', () => {
  it('merge polygons of any direction', () => {
    // Two 4 x 4 squares sharing 2 x 4.
    const merged = toRegion([rectangle(0, 0, 4, 4), rectangle(2, 0, 4, 4).toReversed()]);
    expect(regionArea(merged)).toBeCloseTo(24);
    expect(merged).toHaveLength(1);
  });

  it('have holes', () => {
    const ring = subtract(toRegion([rectangle(0, 0, 10, 10)]), toRegion([rectangle(4, 4, 2, 2)]));
    expect(regionArea(ring)).toBeCloseTo(96);
    expect(ring).toHaveLength(2);
    expect(isInRegion(ring, at(1, 1))).toBe(true);
    expect(isInRegion(ring, at(5, 5))).toBe(false);
    expect(regionDistance(ring, at(5, 5))).toBeCloseTo(1);
    expect(regionDistance(ring, at(13, 5))).toBeCloseTo(3);
    expect(regionCentroid(ring)?.map((v) => Math.round(v * 1e6) / 1e6)).toEqual([5, 5]);
  });

  it('obey inclusion and exclusion', () => {
    const a = toRegion([rectangle(0, 0, 5, 5)]);
    const b = toRegion([rectangle(3, 2, 5, 5)]);
    expect(regionArea(intersect(a, b))).toBeCloseTo(6);
    expect(regionArea(union(a, b)) + regionArea(intersect(a, b))).toBeCloseTo(50);
    expect(regionArea(subtract(a, b))).toBeCloseTo(19);
  });

  it('of nothing are empty', () => {
    const a = toRegion([rectangle(0, 0, 5, 5)]);
    expect(intersect(a, [])).toEqual([]);
    expect(subtract([], a)).toEqual([]);
    expect(regionCentroid([])).toBeNull();
    expect(regionDistance([], at(0, 0))).toBe(Infinity);
  });
});

describe('offset and open', () => {
  it('grow a square with round corners', () => {
    // 10 x 10, grown by 1: 100 + 4 x 10 + pi.
    expect(regionArea(offset(toRegion([rectangle(0, 0, 10, 10)]), 1))).toBeCloseTo(
      140 + Math.PI,
      1,
    );
  });

  it('open away what a disc does not fit into', () => {
    // A 10 x 10 block keeps all but its corners, (4 - pi) r2 = 0.215. The 0.8 mm wide arm goes, but for the segment of
    // the disc that enters its mouth: r2 (a - sin a cos a) = 0.112 with sin a = 0.8.
    const withArm = toRegion([rectangle(0, 0, 10, 10), rectangle(10, 4, 6, 0.8)]);
    expect(regionArea(open(withArm, 0.5))).toBeCloseTo(99.897, 2);
  });

  it('shrink a thin ring to nothing', () => {
    const ring = subtract(
      toRegion([rectangle(0, 0, 10, 10)]),
      toRegion([rectangle(0.4, 0.4, 9.2, 9.2)]),
    );
    expect(open(ring, 0.5)).toEqual([]);
  });

  it('are near where their distance says so', () => {
    const place = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    const ring = fc.array(place, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(ring, { maxLength: 3 }), place, fc.double({ min: 0.1, max: 6, noNaN: true }), (rings, [x, y], mm) => {
        const region = rings.map((one) => one.map(([column, row]) => at(column, row)));
        const distance = regionDistance(region, at(x, y));
        fc.pre(Math.abs(distance - mm) > 1e-9);
        expect(nearRegion(region, mm)(at(x, y))).toBe(distance < mm);
      }),
    ); // prettier-ignore
    expect(nearRegion([rectangle(0, 0, 4, 4)], 2)(at(6, 2))).toBe(true);
  });
});
