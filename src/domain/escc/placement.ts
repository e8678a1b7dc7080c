import { centroid, translate } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { PlaneDirection } from './facing.ts';

/** A reference outline placed so that its canal's centre lies on this slice's. */
export function placeByCanal(
  reference: PlanePolygon,
  referenceCanal: PlanePolygon,
  canal: PlanePolygon,
): PlanePolygon {
  const from = centroid(referenceCanal);
  const to = centroid(canal);
  return translate(reference, to[0] - from[0], to[1] - from[1]);
}

/**
 * A reference outline slid so that its far side, away from the tumour, touches that of the outline: a pure shift
 * leaves no depth. Across that direction, and altogether when there is none, the centres are laid on each other,
 * because references come from other slices with their own position in the patient.
 */
export function placeByFarSide(
  reference: PlanePolygon,
  outline: PlanePolygon,
  towardsTumour: PlaneDirection | null,
): PlanePolygon {
  const from = centroid(reference);
  const to = centroid(outline);
  const centred = translate(reference, to[0] - from[0], to[1] - from[1]);
  if (towardsTumour === null) return centred;
  const [nx, ny] = towardsTumour;
  const farSide = (polygon: PlanePolygon): number =>
    polygon.reduce((least, [x, y]) => Math.min(least, x * nx + y * ny), Infinity);
  const slide = farSide(outline) - farSide(centred);
  return translate(centred, nx * slide, ny * slide);
}
