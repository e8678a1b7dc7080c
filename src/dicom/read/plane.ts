import type { SeriesPlane } from '../../domain/image-series.ts';
import type { Vector3 } from '../../geometry/spaces.ts';
import { scale } from '../../geometry/vector.ts';

/** A slice normal further than this from every patient axis makes a series oblique. Unit: degrees. Our choice. */
export const obliqueLimitDeg = 20;

const planes = ['sagittal', 'coronal', 'axial'] as const;

/** A series of which nothing is known about its plane. */
export const unknownPlane: SeriesPlane = {
  kind: 'unknown',
  nearest: null,
  angleDeg: null,
  normal: null,
};

/**
 * The anatomical plane of slices with this normal.
 * The normal of the result points from foot to head, from right to left, or from front to back, whichever plane is
 * nearest: slices are shown in that order. Space: LPS. `normal` must be a unit vector.
 */
export function planeOfNormal(normal: Vector3): SeriesPlane {
  const amounts = normal.map(Math.abs);
  // Where two axes are equally near, axial goes before sagittal, sagittal before coronal, whatever the rounding.
  const order = [2, 0, 1] as const;
  const axis = order.reduce((best, candidate) =>
    (amounts[candidate] ?? 0) > (amounts[best] ?? 0) + 1e-6 ? candidate : best,
  );
  const amount = amounts[axis] ?? 0;
  const nearest = planes[axis];
  const angleDeg = (Math.acos(Math.min(1, amount)) * 180) / Math.PI;
  return {
    kind: angleDeg > obliqueLimitDeg ? 'oblique' : nearest,
    nearest,
    angleDeg,
    normal: normal[axis] < 0 ? scale(normal, -1) : normal,
  };
}
