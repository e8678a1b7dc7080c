import { intersect, regionArea, toRegion } from '../../src/geometry/boolean.ts';
import { nearestOnPolygon, resample } from '../../src/geometry/polygon.ts';
import { percentile } from '../../src/domain/assist/statistics.ts';
import type { PixelSpacing } from '../../src/domain/assist/rays.ts';
import type { ImagePoint, PlanePolygon } from '../../src/geometry/spaces.ts';

/** How well a proposed outline agrees with the true one. */
export interface Agreement {
  readonly dice: number;
  /** The distance that 95 % of the points of either outline stay within. Unit: mm. */
  readonly hd95: number;
}

/** An outline in mm of its image. */
export const inMm = (
  points: readonly ImagePoint[],
  { rowSpacingMm, columnSpacingMm }: PixelSpacing,
): PlanePolygon =>
  points.map(
    ([x, y]) => [x * columnSpacingMm, y * rowSpacingMm] as const,
  ) as unknown as PlanePolygon;

/** Compares two outlines of one image. */
export function agreementOf(
  proposed: readonly ImagePoint[],
  truth: readonly ImagePoint[],
  spacing: PixelSpacing,
): Agreement {
  const [a, b] = [inMm(proposed, spacing), inMm(truth, spacing)];
  const [regionA, regionB] = [toRegion([a]), toRegion([b])];
  const shared = regionArea(intersect(regionA, regionB));
  const distances = [
    ...resample(a, 0.25).map((point) => nearestOnPolygon(b, point).distance),
    ...resample(b, 0.25).map((point) => nearestOnPolygon(a, point).distance),
  ];
  return {
    dice: (2 * shared) / (regionArea(regionA) + regionArea(regionB)),
    hd95: percentile(distances, 95),
  };
}
