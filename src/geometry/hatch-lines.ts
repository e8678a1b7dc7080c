import { offset, subtract, toRegion } from './boolean.ts';
import type { PlanePoint, PlanePolygon } from './spaces.ts';

/**
 * The strokes that hatch a band along the inside of an outline, rising at 45 degrees. Space/unit: that of the outline.
 * `step`: distance between strokes, across them. Shape: pairs of ends.
 */
export function hatchLines(
  outline: PlanePolygon,
  band: number,
  step: number,
): readonly (readonly [PlanePoint, PlanePoint])[] {
  const region = toRegion([outline]);
  const rings = subtract(region, offset(region, -band));
  // x + y is constant along a stroke; across strokes it grows by step * sqrt 2.
  const sums = rings.flat().map(([x, y]) => x + y);
  const stride = step * Math.SQRT2;
  const first = Math.ceil(Math.min(...sums) / stride);
  const last = Math.floor(Math.max(...sums) / stride);
  const strokes: (readonly [PlanePoint, PlanePoint])[] = [];
  for (let i = first; i <= last; i++) {
    const crossings = rings.flatMap((ring) => crossingsOf(ring, i * stride));
    crossings.sort((a, b) => a[0] - b[0]);
    // Inside and outside alternate: every second gap lies in the band.
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [crossings[at], crossings[at + 1]];
      if (from && to) strokes.push([from, to]);
    }
  }
  return strokes;
}

/** Where a ring crosses the line on which x + y is `sum`; an end belongs to the side above it only. */
function crossingsOf(ring: PlanePolygon, sum: number): PlanePoint[] {
  return ring.flatMap((from, i): readonly PlanePoint[] => {
    const to = ring[(i + 1) % ring.length] ?? from;
    const [a, b] = [from[0] + from[1] - sum, to[0] + to[1] - sum];
    if (a >= 0 === b >= 0) return [];
    const t = a / (a - b);
    return [
      [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])] as const as PlanePoint,
    ];
  });
}
