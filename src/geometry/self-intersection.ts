import { edges, nearestOnSegment, removeDuplicates, turn, type Point2 } from './polygon.ts';

interface Edge<P extends Point2> {
  readonly index: number;
  readonly from: P;
  readonly to: P;
  readonly minX: number;
  readonly maxX: number;
}

const CLOSE = 1e-9;

/** The point two segments share, or null. Touching counts: an outline that touches itself has no clear inside. */
export function segmentIntersection<P extends Point2>(a: P, b: P, c: P, d: P): P | null {
  const c1 = turn(a, b, c);
  const d1 = turn(a, b, d);
  const a1 = turn(c, d, a);
  const b1 = turn(c, d, b);
  if (((c1 > 0 && d1 < 0) || (c1 < 0 && d1 > 0)) && ((a1 > 0 && b1 < 0) || (a1 < 0 && b1 > 0))) {
    const along = a1 / (a1 - b1);
    const crossing: Point2 = [a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along];
    return crossing as unknown as P;
  }
  const touches = (from: P, to: P, point: P): boolean => {
    const nearest = nearestOnSegment(from, to, point);
    return Math.hypot(nearest[0] - point[0], nearest[1] - point[1]) < CLOSE;
  };
  if (touches(a, b, c)) return c;
  if (touches(a, b, d)) return d;
  if (touches(c, d, a)) return a;
  if (touches(c, d, b)) return b;
  return null;
}

/** Whether two edges that share the vertex `shared` run back over each other. */
function foldsBack(before: Point2, shared: Point2, after: Point2): boolean {
  const backwards =
    (shared[0] - before[0]) * (after[0] - shared[0]) +
    (shared[1] - before[1]) * (after[1] - shared[1]);
  return backwards < 0 && Math.abs(turn(before, shared, after)) < CLOSE;
}

/**
 * The crossing met first when walking along the outline, or null when the polygon is simple.
 * Repeated vertices are no crossing. Edges are compared by a sweep over their x extents, so long outlines stay quick.
 */
export function firstSelfIntersection<P extends Point2>(polygon: readonly P[]): P | null {
  const clean = removeDuplicates(polygon);
  const count = clean.length;
  if (count < 3) return null;
  const sorted: readonly Edge<P>[] = edges(clean)
    .map(([from, to], position) => ({
      // The closing edge comes first in the list, but last on a walk along the outline.
      index: (position + count - 1) % count,
      from,
      to,
      minX: Math.min(from[0], to[0]),
      maxX: Math.max(from[0], to[0]),
    }))
    .toSorted((a, b) => a.minX - b.minX);

  let best: { readonly order: number; readonly point: P } | null = null;
  sorted.forEach((edge, position) => {
    for (let next = position + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (other === undefined || other.minX > edge.maxX + CLOSE) break;
      const order = Math.min(edge.index, other.index);
      if (best !== null && order >= best.order) continue;
      const point = crossingOf(edge, other, count);
      if (point !== null) best = { order, point };
    }
  });
  return (best as { readonly point: P } | null)?.point ?? null;
}

function crossingOf<P extends Point2>(a: Edge<P>, b: Edge<P>, count: number): P | null {
  if ((a.index + 1) % count === b.index) return foldsBack(a.from, a.to, b.to) ? a.to : null;
  if ((b.index + 1) % count === a.index) return foldsBack(b.from, b.to, a.to) ? b.to : null;
  return segmentIntersection(a.from, a.to, b.from, b.to);
}

/** Whether an outline encloses one area without crossing or touching itself. Shape: false below three vertices. */
export const isSimple = (polygon: readonly Point2[]): boolean =>
  removeDuplicates(polygon).length >= 3 && firstSelfIntersection(polygon) === null;
