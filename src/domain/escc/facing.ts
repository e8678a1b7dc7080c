import { nearRegion, regionCentroid, type Region } from '../../geometry/boolean.ts';
import { area, centroid, meanOf, resample } from '../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { ESCC_RULE } from './tolerances.ts';

/** A unit direction in the slice. */
export type PlaneDirection = readonly [number, number];

/** The points of an outline that face the tumour. Source: spec clinical-rules 3.3. */
export const facingPoints = (outline: PlanePolygon, epidural: Region): readonly PlanePoint[] =>
  resample(outline, ESCC_RULE.samplingMm).filter(nearRegion(epidural, ESCC_RULE.facingMm));

/** Below this share of the sac's radius the mean of the facing arc points nowhere: tumour lies all around it. */
const LEAST_ARC_OFFSET = 0.1;

/** Below this distance two centres are the same. Unit: mm. */
const SAME_CENTRE_MM = 0.05;

/**
 * n: the direction from the sac's centre towards the tumour that faces it.
 * Without a facing arc, or with one all around, it points to the tumour's centre; null when that is the sac's own.
 */
export function tumourDirection(
  sac: PlanePolygon,
  sacFacing: readonly PlanePoint[],
  epidural: Region,
): PlaneDirection | null {
  const centre = centroid(sac);
  const radius = Math.sqrt(area(sac) / Math.PI);
  if (sacFacing.length > 0) {
    const towardsArc = directionTo(centre, meanOf(sacFacing), LEAST_ARC_OFFSET * radius);
    if (towardsArc !== null) return towardsArc;
  }
  const tumourCentre = regionCentroid(epidural);
  return tumourCentre === null ? null : directionTo(centre, tumourCentre, SAME_CENTRE_MM);
}

function directionTo(from: PlanePoint, to: PlanePoint, leastMm: number): PlaneDirection | null {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const size = Math.hypot(dx, dy);
  return size < leastMm ? null : [dx / size, dy / size];
}
