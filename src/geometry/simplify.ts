import simplify from 'simplify-js';
import { distance, removeDuplicates, type Point2 } from './polygon.ts';
import { isSimple } from './self-intersection.ts';

/**
 * A closed outline with fewer vertices, none of the dropped ones further than `tolerance` from it.
 * The Douglas-Peucker ends are the first vertex and the one furthest from it, so that the ring keeps its extent
 * whatever vertex it starts at. Where simplifying would make the ring cross itself, it is left as it was.
 */
export function simplifyRing<P extends Point2>(
  points: readonly P[],
  tolerance: number,
): readonly P[] {
  const ring = removeDuplicates(points);
  const first = ring[0];
  if (first === undefined || ring.length < 4) return ring;
  const furthest = ring.reduce(
    (best, point, index) => {
      const d = distance(first, point);
      return d > best.d ? { index, d } : best;
    },
    { index: 0, d: 0 },
  ).index;
  const there = simplifyOpen(ring.slice(0, furthest + 1), tolerance);
  const back = simplifyOpen([...ring.slice(furthest), first], tolerance);
  const result = [...there.slice(0, -1), ...back.slice(0, -1)];
  return result.length >= 3 && isSimple(result) ? result : ring;
}

function simplifyOpen<P extends Point2>(points: readonly P[], tolerance: number): readonly P[] {
  // simplify-js hands back the very objects it was given, so each carries its own source point.
  const carriers = points.map((point) => ({ x: point[0], y: point[1], point }));
  const kept = new Set<object>(simplify(carriers, tolerance, true));
  return carriers.filter((carrier) => kept.has(carrier)).map(({ point }) => point);
}
