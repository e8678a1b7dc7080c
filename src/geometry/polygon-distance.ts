import { edges, isInside, nearestOnPolygon, type Point2 } from './polygon.ts';
import { segmentIntersection } from './self-intersection.ts';

/** The shortest segment between two outlines. */
export interface ShortestSegment<P extends Point2> {
  readonly from: P;
  readonly to: P;
  readonly distance: number;
}

/**
 * The shortest segment from the area of `a` to the area of `b`; of length 0 where they cross or one holds the other.
 * Null when one has no vertices.
 */
export function shortestSegment<P extends Point2>(
  a: readonly P[],
  b: readonly P[],
): ShortestSegment<P> | null {
  const firstA = a[0];
  const firstB = b[0];
  if (firstA === undefined || firstB === undefined) return null;
  if (isInside(b, firstA)) return { from: firstA, to: firstA, distance: 0 };
  if (isInside(a, firstB)) return { from: firstB, to: firstB, distance: 0 };
  return shortestOutlineSegment(a, b);
}

/**
 * The shortest segment between two outlines, whatever lies inside which; null when one has no vertices.
 * Two straight edges are nearest at a vertex of one of them, so vertices against edges, both ways, are enough.
 */
export function shortestOutlineSegment<P extends Point2>(
  a: readonly P[],
  b: readonly P[],
): ShortestSegment<P> | null {
  const fromA = nearestVertex(a, b);
  const fromB = nearestVertex(b, a);
  if (fromA === null || fromB === null) return null;
  const best =
    fromA.distance <= fromB.distance
      ? fromA
      : { from: fromB.to, to: fromB.from, distance: fromB.distance };
  // Only outlines that all but touch can cross between their vertices.
  if (best.distance > Math.max(longestEdge(a), longestEdge(b))) return best;
  const crossing = firstCrossing(a, b);
  return crossing === null ? best : { from: crossing, to: crossing, distance: 0 };
}

function nearestVertex<P extends Point2>(
  a: readonly P[],
  b: readonly P[],
): ShortestSegment<P> | null {
  let best: ShortestSegment<P> | null = null;
  for (const from of a) {
    const nearest = nearestOnPolygon(b, from);
    if (best === null || nearest.distance < best.distance) {
      best = { from, to: nearest.point, distance: nearest.distance };
    }
  }
  return best;
}

const longestEdge = (polygon: readonly Point2[]): number =>
  edges(polygon).reduce((m, [p, q]) => Math.max(m, Math.hypot(p[0] - q[0], p[1] - q[1])), 0);

function firstCrossing<P extends Point2>(a: readonly P[], b: readonly P[]): P | null {
  const edgesOfB = edges(b);
  for (const [p, q] of edges(a)) {
    for (const [r, s] of edgesOfB) {
      if (Math.max(r[0], s[0]) < Math.min(p[0], q[0])) continue;
      if (Math.min(r[0], s[0]) > Math.max(p[0], q[0])) continue;
      if (Math.max(r[1], s[1]) < Math.min(p[1], q[1])) continue;
      if (Math.min(r[1], s[1]) > Math.max(p[1], q[1])) continue;
      const point = segmentIntersection(p, q, r, s);
      if (point !== null) return point;
    }
  }
  return null;
}
