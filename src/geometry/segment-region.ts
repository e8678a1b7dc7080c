import type { Region } from './boolean.ts';
import type { PlanePoint } from './spaces.ts';

/** A stretch of a segment, as fractions of its length from 0 to 1. */
export type Interval = readonly [from: number, to: number];

/** The stretches of a segment that lie in a region, in order, by the even-odd rule. */
export function intervalsInRegion(
  region: Region,
  from: PlanePoint,
  to: PlanePoint,
): readonly Interval[] {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const crossings: number[] = [];
  for (const ring of region) {
    let previous = ring.at(-1);
    let previousSide = previous === undefined ? 0 : sideOf(from, dx, dy, previous);
    // By index: an iterator costs more than the test, and 360 rays a grade go through here.
    for (let i = 0; i < ring.length; i += 1) {
      const vertex = ring[i];
      if (vertex === undefined) continue;
      const side = sideOf(from, dx, dy, vertex);
      // Half-open, so that a vertex on the line counts for one of its edges only.
      if (previous !== undefined && previousSide > 0 !== side > 0) {
        const along = previousSide / (previousSide - side);
        const x = previous[0] + (vertex[0] - previous[0]) * along - from[0];
        const y = previous[1] + (vertex[1] - previous[1]) * along - from[1];
        crossings.push((x * dx + y * dy) / (dx * dx + dy * dy));
      }
      previous = vertex;
      previousSide = side;
    }
  }
  crossings.sort((a, b) => a - b);
  const intervals: Interval[] = [];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const start = Math.max(0, crossings[i] ?? 0);
    const end = Math.min(1, crossings[i + 1] ?? 0);
    if (end > start) intervals.push([start, end]);
  }
  return intervals;
}

const sideOf = (from: PlanePoint, dx: number, dy: number, point: PlanePoint): number =>
  dx * (point[1] - from[1]) - dy * (point[0] - from[0]);

/** How much of a segment lies in a region. Unit: mm. */
export function lengthInRegion(region: Region, from: PlanePoint, to: PlanePoint): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return 0;
  return intervalsInRegion(region, from, to).reduce(
    (sum, [start, end]) => sum + (end - start) * length,
    0,
  );
}
