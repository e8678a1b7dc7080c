import { convexHull, isInside, nearestOnPolygon } from '../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { EsccMeasure } from './escc.ts';
import type { PlacedReferences } from './interpretation.ts';
import type { PlaneSegment } from './slice-result.ts';
import { COMPUTING_NOISE_MM } from './tolerances.ts';

/** How far an outline is pushed in, and where. */
export interface DepthFinding {
  /** Unit: mm; 0 when it is pushed in nowhere. */
  readonly valueMm: number;
  readonly method: EsccMeasure['method'];
  /** From the outline to where it would be. */
  readonly segment: PlaneSegment | null;
}

/** Where an outline is pushed in. */
export interface DentFindings {
  /**
   * The largest depth against the references; the concavity against the outline's own hull where there are none, or
   * where that alone reaches the tolerance: a concavity is proof under every reference.
   */
  readonly deepest: (toleranceMm: number) => DepthFinding;
  /** The facing points that are pushed in by the tolerance or more. */
  readonly dentedBy: (toleranceMm: number) => readonly PlanePoint[];
}

interface PointDepth {
  readonly point: PlanePoint;
  readonly depth: number;
  readonly nearest: PlanePoint;
}

/**
 * The depths of facing points inside the references as placed; with two, each point's depth is their mean, as if inside
 * the outline halfway between them. Source: spec clinical-rules 3.3, 3.7 (I3).
 */
export function deepestDents(
  outline: PlanePolygon,
  facing: readonly PlanePoint[],
  { polygons, method }: PlacedReferences,
): DentFindings {
  const byReference = polygons.length === 0 ? null : depthsIn(facing, polygons);
  const byHull = depthsIn(facing, [convexHull(outline)]);
  const reference = byReference === null ? null : deepestOf(byReference, method);
  const hull = deepestOf(byHull, 'hull');
  const reaches = (depth: number, mm: number): boolean => depth >= mm - COMPUTING_NOISE_MM;
  return {
    deepest: (mm) =>
      reference === null || (reaches(hull.valueMm, mm) && !reaches(reference.valueMm, mm))
        ? hull
        : reference,
    dentedBy: (mm) =>
      [...(byReference ?? []), ...byHull]
        .filter(({ depth }) => reaches(depth, mm))
        .map(({ point }) => point),
  };
}

const depthsIn = (
  points: readonly PlanePoint[],
  polygons: readonly PlanePolygon[],
): readonly PointDepth[] =>
  points.map((point) => {
    const depths = polygons.map((polygon) => signedDepth(polygon, point));
    return {
      point,
      depth: depths.reduce((sum, { depth }) => sum + depth, 0) / depths.length,
      nearest: depths.reduce((a, b) => (b.depth > a.depth ? b : a)).nearest,
    };
  });

function deepestOf(depths: readonly PointDepth[], method: EsccMeasure['method']): DepthFinding {
  const deepest = depths.reduce<PointDepth | null>(
    (best, one) => (one.depth > (best?.depth ?? 0) ? one : best),
    null,
  );
  return deepest === null
    ? { valueMm: 0, method, segment: null }
    : {
        valueMm: deepest.depth,
        method,
        segment: { from: deepest.point, to: deepest.nearest },
      };
}

function signedDepth(
  polygon: PlanePolygon,
  point: PlanePoint,
): { readonly depth: number; readonly nearest: PlanePoint } {
  const nearest = nearestOnPolygon(polygon, point);
  const depth = isInside(polygon, point) ? nearest.distance : -nearest.distance;
  return { depth, nearest: nearest.point };
}
