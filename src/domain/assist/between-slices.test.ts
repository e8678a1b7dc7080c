import { describe, expect, it } from 'vitest';
import { area } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { outlineBetween } from './between-slices.ts';

const circle = (radius: number, x = 0, y = 0): PlanePolygon =>
  Array.from({ length: 180 }, (_, i) => {
    const angle = (i * Math.PI) / 90;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  }) as unknown as PlanePolygon;

const radii = (polygon: PlanePolygon | null): readonly number[] =>
  (polygon ?? []).map(([x, y]) => Math.hypot(x, y));

describe('an outline between two drawn ones', () => {
  it('lies half way between circles of 4 and 6 mm', () => {
    const between = outlineBetween(
      { polygon: circle(4), distanceMm: 4 },
      { polygon: circle(6), distanceMm: 4 },
    );
    for (const radius of radii(between)) expect(radius).toBeCloseTo(5, 1);
    expect(area(between ?? [])).toBeCloseTo(25 * Math.PI, 0);
  });

  it('is nearer to the nearer slice', () => {
    const between = outlineBetween(
      { polygon: circle(4), distanceMm: 1 },
      { polygon: circle(8), distanceMm: 3 },
    );
    for (const radius of radii(between)) expect(radius).toBeCloseTo(5, 1);
  });

  it('is the drawn outline on its own slice', () => {
    const between = outlineBetween(
      { polygon: circle(4), distanceMm: 0 },
      { polygon: circle(8), distanceMm: 3 },
    );
    for (const radius of radii(between)) expect(radius).toBeCloseTo(4, 1);
  });

  it('is nothing where outlines far apart have nothing between them', () => {
    const apart = outlineBetween(
      { polygon: circle(3, -10), distanceMm: 4 },
      { polygon: circle(3, 10), distanceMm: 4 },
    );
    expect(apart).toBeNull();
  });
});
