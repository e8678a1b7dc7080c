/** Two numbers of one plane. Functions here keep the space of what they are given. */
export type Point2 = readonly [number, number];

/** A computed point in the space of its sources. The brand is compile-time only, so naming it again is safe. */
const inSpaceOf = <P extends Point2>(x: number, y: number): P => [x, y] as const as unknown as P;

/** The pairs of consecutive vertices; the closing one, from the last vertex to the first, comes first. */
export function edges<P extends Point2>(polygon: readonly P[]): readonly (readonly [P, P])[] {
  const found: (readonly [P, P])[] = [];
  let from = polygon.at(-1);
  for (const to of polygon) {
    if (from !== undefined) found.push([from, to]);
    from = to;
  }
  return found;
}

/** The shoelace area: positive when the vertices run from the first axis towards the second. Unit: squared. */
export function signedArea(polygon: readonly Point2[]): number {
  const origin = polygon[0];
  let a = polygon.at(-1);
  if (origin === undefined || a === undefined) return 0;
  let twice = 0;
  for (const b of polygon) {
    // Relative to the first vertex, so that far-away coordinates lose no digits.
    twice += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
    a = b;
  }
  return twice / 2;
}

/** The enclosed area of a simple polygon. Unit: squared. */
export const area = (polygon: readonly Point2[]): number => Math.abs(signedArea(polygon));

/** The length of the closed outline. */
export const perimeter = (polygon: readonly Point2[]): number =>
  edges(polygon).reduce((sum, [a, b]) => sum + distance(a, b), 0);

/** The distance between two points of one plane. */
export const distance = (a: Point2, b: Point2): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The centre of the enclosed area; of a polygon without area, the mean of its vertices. Shape: N >= 1. */
export function centroid<P extends Point2>(polygon: readonly P[]): P {
  const origin = polygon[0];
  let a = polygon.at(-1);
  if (origin === undefined || a === undefined) return inSpaceOf(NaN, NaN);
  let twice = 0;
  let x = 0;
  let y = 0;
  for (const b of polygon) {
    const ax = a[0] - origin[0];
    const ay = a[1] - origin[1];
    const bx = b[0] - origin[0];
    const by = b[1] - origin[1];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    a = b;
  }
  if (Math.abs(twice) > 1e-12) {
    return inSpaceOf(origin[0] + x / (3 * twice), origin[1] + y / (3 * twice));
  }
  return meanOf(polygon);
}

/** The mean of points. Shape: N >= 1. */
export function meanOf<P extends Point2>(points: readonly P[]): P {
  const sum = points.reduce<Point2>((acc, p) => [acc[0] + p[0], acc[1] + p[1]], [0, 0]);
  return inSpaceOf(sum[0] / points.length, sum[1] / points.length);
}

/** Whether a point lies inside, by the even-odd rule; on the very edge it may be either. */
export function isInside(polygon: readonly Point2[], point: Point2): boolean {
  let inside = false;
  const count = polygon.length;
  for (let i = 0, j = count - 1; i < count; j = i, i += 1) {
    const a = polygon[i];
    const b = polygon[j];
    if (a === undefined || b === undefined) continue;
    if (
      a[1] > point[1] !== b[1] > point[1] &&
      point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]
    ) {
      inside = !inside;
    }
  }
  return inside;
}

/** The point of a segment nearest to a point. */
export function nearestOnSegment<P extends Point2>(from: P, to: P, point: Point2): P {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return from;
  const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / squared;
  const clamped = Math.min(1, Math.max(0, along));
  return inSpaceOf(from[0] + clamped * dx, from[1] + clamped * dy);
}

/** The point of the outline nearest to a point, and its distance. */
export function nearestOnPolygon<P extends Point2>(
  polygon: readonly P[],
  point: Point2,
): { readonly point: P; readonly distance: number } {
  let bestX = NaN;
  let bestY = NaN;
  let bestSquared = Infinity;
  const count = polygon.length;
  for (let i = 0, j = count - 1; i < count; j = i, i += 1) {
    const a = polygon[j];
    const b = polygon[i];
    if (a === undefined || b === undefined) continue;
    // Written out, not through `nearestOnSegment`: this loop decides whether a drag feels live.
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const squaredLength = dx * dx + dy * dy;
    const along =
      squaredLength === 0
        ? 0
        : Math.min(
            1,
            Math.max(0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squaredLength),
          );
    const x = a[0] + along * dx;
    const y = a[1] + along * dy;
    const squared = (x - point[0]) ** 2 + (y - point[1]) ** 2;
    if (squared < bestSquared) {
      bestSquared = squared;
      bestX = x;
      bestY = y;
    }
  }
  return { point: inSpaceOf(bestX, bestY), distance: Math.sqrt(bestSquared) };
}

/** The signed distance to the outline: positive inside, negative outside. */
export function depthInside(polygon: readonly Point2[], point: Point2): number {
  const { distance: toEdge } = nearestOnPolygon(polygon, point);
  return isInside(polygon, point) ? toEdge : -toEdge;
}

/** The polygon moved by a vector. */
export const translate = <P extends Point2>(
  polygon: readonly P[],
  dx: number,
  dy: number,
): readonly P[] => polygon.map((p) => inSpaceOf<P>(p[0] + dx, p[1] + dy));

/** The polygon without repeated vertices, the repeated closing vertex included. */
export function removeDuplicates<P extends Point2>(
  polygon: readonly P[],
  tolerance = 1e-6,
): readonly P[] {
  const kept: P[] = [];
  for (const point of polygon) {
    const last = kept.at(-1);
    if (last === undefined || distance(last, point) > tolerance) kept.push(point);
  }
  const first = kept[0];
  while (kept.length > 1 && first !== undefined) {
    const last = kept.at(-1);
    if (last === undefined || distance(first, last) > tolerance) break;
    kept.pop();
  }
  return kept;
}

/**
 * The polygon's vertices with points between them, so that no two neighbours are further apart than `step`.
 * The vertices are kept: the deepest point of a dent is often one of them.
 */
export function resample<P extends Point2>(polygon: readonly P[], step: number): readonly P[] {
  return edges(polygon).flatMap(([a, b]) => {
    const pieces = Math.max(1, Math.ceil(distance(a, b) / step));
    return Array.from({ length: pieces }, (_, i) =>
      inSpaceOf<P>(a[0] + ((b[0] - a[0]) * i) / pieces, a[1] + ((b[1] - a[1]) * i) / pieces),
    );
  });
}

/** The convex hull, in positive order. Source: Andrew's monotone chain, 1979. */
export function convexHull<P extends Point2>(points: readonly P[]): readonly P[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (ordered: readonly P[]): P[] => {
    const hull: P[] = [];
    for (const point of ordered) {
      for (;;) {
        const b = hull.at(-1);
        const a = hull.at(-2);
        if (a === undefined || b === undefined || turn(a, b, point) > 0) break;
        hull.pop();
      }
      hull.push(point);
    }
    return hull.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** Twice the signed area of a triangle: positive when c lies on the positive side of a to b. */
export const turn = (a: Point2, b: Point2, c: Point2): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
