import { describe, expect, it } from 'vitest';
import { imagePoint } from './image-point.ts';
import { area } from './polygon.ts';
import { firstSelfIntersection, withoutSlips } from './self-intersection.ts';
import type { ImagePoint } from './spaces.ts';

const ring = (...points: readonly (readonly [number, number])[]): readonly ImagePoint[] =>
  points.map(([x, y]) => imagePoint(x, y));

/** A stroke round a circle of 10 px about (20, 20), from one angle to another in degrees. */
const arc = (from: number, to: number, radius: (angle: number) => number = () => 10) =>
  Array.from({ length: Math.round((to - from) / 3) + 1 }, (_, i): ImagePoint => {
    const angle = from + 3 * i;
    const t = (angle * Math.PI) / 180;
    return imagePoint(20 + radius(angle) * Math.cos(t), 20 + radius(angle) * Math.sin(t));
  });

describe('withoutSlips', () => {
  it('closes a square at the crossing of a stroke that ends 0.4 px past its start', () => {
    // From (0, 0) round to a last edge that comes down from (-0.4, 10) across the first edge, to (0.5, -0.4).
    const closed = withoutSlips(ring([0, 0], [10, 0], [10, 10], [0, 10], [0.5, -0.4]));
    expect(firstSelfIntersection(closed)).toBeNull();
    // The edge from (0, 10) to (0.5, -0.4) meets y = 0 at x = 0.5 x 10 / 10.4 = 0.481: 100 - 0.481 x 10 / 2.
    expect(area(closed)).toBeCloseTo(97.6, 2);
  });

  it('closes a stroke that runs on beyond its start, inside or outside of it', () => {
    for (const drift of [-0.5, 0.5]) {
      const stroke = arc(0, 380, (angle) => (angle < 340 ? 10 : 10 + (drift * (angle - 360)) / 20));
      expect(firstSelfIntersection(stroke)).not.toBeNull();
      const closed = withoutSlips(stroke);
      expect(firstSelfIntersection(closed)).toBeNull();
      expect(Math.abs(area(closed) / (Math.PI * 100) - 1)).toBeLessThan(0.03);
    }
  });

  it('takes a knot and a spike of the hand out', () => {
    const knot = withoutSlips(
      ring([0, 0], [5, 0], [5.6, 0.4], [5.3, 0.6], [5.3, -0.3], [10, 0], [10, 10], [0, 10]),
    );
    expect(firstSelfIntersection(knot)).toBeNull();
    const spike = withoutSlips(ring([0, 0], [10, 0], [10, 10], [5, 10], [5, 14], [5, 10], [0, 10]));
    expect(area(spike)).toBe(100);
  });

  it('gives a real loop back with it', () => {
    const eight = ring([0, 0], [10, 10], [10, 0], [0, 10]);
    expect(firstSelfIntersection(withoutSlips(eight))).toEqual([5, 5]);
  });

  it('leaves a simple outline as it is', () => {
    const square = ring([0, 0], [10, 0], [10, 10], [0, 10]);
    expect(withoutSlips(square)).toEqual(square);
  });
});
