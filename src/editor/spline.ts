import { imagePoint } from '../geometry/image-point.ts';
import type { ImagePoint } from '../geometry/spaces.ts';

/** Points between two control points; enough for a curve to look and measure smooth at any zoom in use. */
const STEPS = 8;

/** A closed uniform Catmull-Rom curve through control points. Shape: N >= 3 gives 8 N points. Space: image points. */
export function closedSpline(controls: readonly ImagePoint[]): readonly ImagePoint[] {
  const count = controls.length;
  if (count < 3) return controls;
  const at = (i: number): ImagePoint => controls[(i + count) % count] as ImagePoint;
  return controls.flatMap((_, i) =>
    Array.from({ length: STEPS }, (_step, k) =>
      between(at(i - 1), at(i), at(i + 1), at(i + 2), k / STEPS),
    ),
  );
}

function between(
  p0: ImagePoint,
  p1: ImagePoint,
  p2: ImagePoint,
  p3: ImagePoint,
  t: number,
): ImagePoint {
  const coordinate = (i: 0 | 1): number =>
    0.5 *
    (2 * p1[i] +
      (p2[i] - p0[i]) * t +
      (2 * p0[i] - 5 * p1[i] + 4 * p2[i] - p3[i]) * t ** 2 +
      (3 * p1[i] - p0[i] - 3 * p2[i] + p3[i]) * t ** 3);
  return imagePoint(coordinate(0), coordinate(1));
}
