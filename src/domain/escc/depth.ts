import { convexHull, isInside, nearestOnPolygon } from '../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccMeasure } from './escc.ts';
import type { PlaneSegment } from './slice-result.ts';

/** How far an outline is pushed in, and where. */
export interface DepthFinding {
  /** Unit: mm; 0 when it is pushed in nowhere. */
  readonly valueMm: number;
  readonly method: EsccMeasure['method'];
  /** From the outline to where it would be. */
  readonly segment: PlaneSegment | null;
}

/**
 * The largest depth of facing points inside the references as placed; with two, each point's depth is their mean, as if
 * inside the outline halfway between them. Without references, the concavity against the outline's own convex hull.
 */
export function largestDepth(
  outline: PlanePolygon,
  facing: readonly PlanePoint[],
  placed: readonly PlanePolygon[],
  placement: 'reference' | 'reference-slid',
): DepthFinding {
  const against = placed.length > 0 ? placed : [convexHull(outline)];
  const method = placed.length > 0 ? placement : 'hull';
  let deepest: DepthFinding = { valueMm: 0, method, segment: null };
  for (const point of facing) {
    const depths = against.map((polygon) => signedDepth(polygon, point));
    const mean = depths.reduce((sum, { depth }) => sum + depth, 0) / depths.length;
    if (mean <= deepest.valueMm) continue;
    const to = depths.reduce((a, b) => (b.depth > a.depth ? b : a)).nearest;
    deepest = { valueMm: mean, method, segment: { from: point, to } };
  }
  return deepest;
}

function signedDepth(
  polygon: PlanePolygon,
  point: PlanePoint,
): { readonly depth: number; readonly nearest: PlanePoint } {
  const nearest = nearestOnPolygon(polygon, point);
  const depth = isInside(polygon, point) ? nearest.distance : -nearest.distance;
  return { depth, nearest: nearest.point };
}
