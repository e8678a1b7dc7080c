import { area } from '../../../geometry/polygon.ts';
import type { ImagePlane, ImagePoint } from '../../../geometry/spaces.ts';

/** The area of an outline. Unit: mm2. */
export const areaMm2 = (plane: ImagePlane, points: readonly ImagePoint[]): number =>
  area(points) * plane.rowSpacingMm * plane.columnSpacingMm;

/** The distance of two points of one image. Unit: mm. */
export const distanceMm = (
  plane: ImagePlane,
  [from, to]: readonly [ImagePoint, ImagePoint],
): number => Math.hypot(...inMm(plane, from, to));

/** The angle two lines enclose, 0 to 90. Unit: degrees. Source: Cobb's construction. */
export function cobbAngleDeg(
  plane: ImagePlane,
  [a, b, c, d]: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
): number {
  const first = inMm(plane, a, b);
  const second = inMm(plane, c, d);
  const across = first[0] * second[1] - first[1] * second[0];
  const along = first[0] * second[0] + first[1] * second[1];
  return (Math.atan2(Math.abs(across), Math.abs(along)) * 180) / Math.PI;
}

const inMm = (plane: ImagePlane, from: ImagePoint, to: ImagePoint): readonly [number, number] => [
  (to[0] - from[0]) * plane.columnSpacingMm,
  (to[1] - from[1]) * plane.rowSpacingMm,
];
