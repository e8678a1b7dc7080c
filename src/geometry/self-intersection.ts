import { area, edges, nearestOnSegment, removeDuplicates, turn, type Point2 } from './polygon.ts';

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

/** A place where an outline crosses itself: the edges from vertex `first` and from vertex `second` share `point`. */
interface Crossing<P extends Point2> {
  readonly point: P;
  readonly first: number;
  readonly second: number;
}

/**
 * The crossing met first when walking along the outline, or null when the polygon is simple.
 * Repeated vertices are no crossing. Edges are compared by a sweep over their x extents, so long outlines stay quick.
 */
export const firstSelfIntersection = <P extends Point2>(polygon: readonly P[]): P | null =>
  firstCrossing(removeDuplicates(polygon))?.point ?? null;

function firstCrossing<P extends Point2>(clean: readonly P[]): Crossing<P> | null {
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

  let best: Crossing<P> | null = null;
  sorted.forEach((edge, position) => {
    for (let next = position + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (other === undefined || other.minX > edge.maxX + CLOSE) break;
      const first = Math.min(edge.index, other.index);
      if (best !== null && first >= best.first) continue;
      const point = crossingOf(edge, other, count);
      if (point !== null) best = { point, first, second: Math.max(edge.index, other.index) };
    }
  });
  return best;
}

/** A loop that encloses less than this share of the rest is a slip of the hand: an end drawn past the start, a knot. */
const SLIP_SHARE = 0.05;
/** No hand makes more slips in one stroke. */
const MOST_SLIPS = 50;

/**
 * An outline without the small loops that a hand makes where it draws past its start or trembles: it is closed at the
 * crossing. An outline with a real loop is given back with it.
 */
export function withoutSlips<P extends Point2>(polygon: readonly P[]): readonly P[] {
  let ring = removeDuplicates(polygon);
  for (let slip = 0; slip < MOST_SLIPS; slip += 1) {
    const crossing = firstCrossing(ring);
    if (!crossing) return ring;
    const { point, first, second } = crossing;
    const isFold = second === first + 1 || (first === 0 && second === ring.length - 1);
    if (isFold) {
      // A spike without width: its tip goes.
      ring = ring.filter((_, i) => i !== (second === first + 1 ? second : 0));
      continue;
    }
    const inner = removeDuplicates([point, ...ring.slice(first + 1, second + 1)]);
    const outer = removeDuplicates([...ring.slice(0, first + 1), point, ...ring.slice(second + 1)]);
    const [small, large] = area(inner) < area(outer) ? [inner, outer] : [outer, inner];
    if (area(small) > SLIP_SHARE * area(large)) return ring;
    ring = large;
  }
  return ring;
}

function crossingOf<P extends Point2>(a: Edge<P>, b: Edge<P>, count: number): P | null {
  if ((a.index + 1) % count === b.index) return foldsBack(a.from, a.to, b.to) ? a.to : null;
  if ((b.index + 1) % count === a.index) return foldsBack(b.from, b.to, a.to) ? b.to : null;
  return segmentIntersection(a.from, a.to, b.from, b.to);
}

/** Whether an outline encloses one area without crossing or touching itself. Shape: false below three vertices. */
export const isSimple = (polygon: readonly Point2[]): boolean =>
  removeDuplicates(polygon).length >= 3 && firstSelfIntersection(polygon) === null;
