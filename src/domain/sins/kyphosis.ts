import { toPatient } from '../../geometry/image-plane.ts';
import { sagittalAxes, type SagittalAxes } from '../../geometry/sagittal-axes.ts';
import type { ImagePlane, ImagePoint } from '../../geometry/spaces.ts';
import { add, dot, subtract } from '../../geometry/vector.ts';

/**
 * The Cobb angle between two endplates on a sagittal image with its sense: positive for kyphosis (the endplates come
 * together in front), negative for lordosis, whichever line was drawn first and from whichever end. Unit: degrees.
 * Null on other planes. Source: spec clinical-rules 4.5.
 */
export function kyphosisDeg(
  plane: ImagePlane,
  [a, b, c, d]: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
): number | null {
  const axes = sagittalAxes(plane);
  if (axes === null) return null;
  const [upper, lower] = [endplate(plane, axes, a, b), endplate(plane, axes, c, d)].toSorted(
    (one, other) => other.height - one.height,
  );
  return upper === undefined || lower === undefined ? null : lower.riseDeg - upper.riseDeg;
}

/** A line's height along the patient, and how steeply it rises towards the front. Unit: mm, degrees. */
function endplate(
  plane: ImagePlane,
  { anterior, up }: SagittalAxes,
  from: ImagePoint,
  to: ImagePoint,
): { readonly height: number; readonly riseDeg: number } {
  const [start, end] = [toPatient(plane, from), toPatient(plane, to)];
  const along = subtract(end, start);
  const forwards = dot(along, anterior);
  const rise = dot(along, up);
  const sense = forwards < 0 ? -1 : 1;
  return {
    height: dot(add(start, end), up) / 2,
    riseDeg: (Math.atan2(sense * rise, sense * forwards) * 180) / Math.PI,
  };
}
