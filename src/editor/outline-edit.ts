import { imagePoint } from '../geometry/image-point.ts';
import { removeDuplicates, distance } from '../geometry/polygon.ts';
import { simplifyRing } from '../geometry/simplify.ts';
import type { ImagePoint } from '../geometry/spaces.ts';

/** How far a simplified outline may lie from the stroke. Unit: image pixels; below what a pixel can show. */
export const SIMPLIFY_TOLERANCE_PX = 0.1;

/** A closed outline from a stroke: doubled points and those that lie on a straight line are left out. */
export function outlineOfStroke(stroke: readonly ImagePoint[]): readonly ImagePoint[] {
  return simplifyRing(removeDuplicates(stroke, 0.01), SIMPLIFY_TOLERANCE_PX);
}

/** Moves one point of an outline; its neighbours follow less the further along the edge they are. Unit of `reach`: image pixels. */
export function movePointSoftly(
  points: readonly ImagePoint[],
  index: number,
  to: ImagePoint,
  reach: number,
): readonly ImagePoint[] {
  const from = points[index];
  if (!from) return points;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = arcDistances(points, index);
  return points.map((point, i) => {
    const s = (along[i] ?? Infinity) / reach;
    const weight = i === index ? 1 : s < 1 ? 0.5 * (1 + Math.cos(Math.PI * s)) : 0;
    return imagePoint(point[0] + dx * weight, point[1] + dy * weight);
  });
}

/** The distance of every point from one of them along the edge, the shorter way round. */
function arcDistances(points: readonly ImagePoint[], index: number): readonly number[] {
  const count = points.length;
  const at = (i: number): ImagePoint => points[(i + count) % count] as ImagePoint;
  const forward = new Array<number>(count).fill(0);
  let sum = 0;
  for (let k = 1; k < count; k++) {
    sum += distance(at(index + k - 1), at(index + k));
    forward[(index + k) % count] = sum;
  }
  const total = sum + distance(at(index - 1), at(index));
  return forward.map((length) => Math.min(length, total - length));
}

/**
 * An outline with one stretch drawn anew: the stroke begins and ends near it, and the shorter part of the edge between
 * those places is replaced.
 */
export function redrawStretch(
  points: readonly ImagePoint[],
  stroke: readonly ImagePoint[],
): readonly ImagePoint[] {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last || points.length < 3) return points;
  const from = nearestIndex(points, first);
  const to = nearestIndex(points, last);
  const forward = walk(points, from, to);
  const backward = walk(points, to, from);
  const isForwardShorter = lengthOf(forward) <= lengthOf(backward);
  // What stays runs from the stroke's end back to its beginning.
  const kept = isForwardShorter ? backward : [...forward].reverse();
  return outlineOfStroke([...stroke, ...kept.slice(1, -1)]);
}

function nearestIndex(points: readonly ImagePoint[], to: ImagePoint): number {
  let best = { index: 0, gap: Infinity };
  for (const [index, point] of points.entries()) {
    const gap = distance(point, to);
    if (gap < best.gap) best = { index, gap };
  }
  return best.index;
}

function walk(points: readonly ImagePoint[], from: number, to: number): readonly ImagePoint[] {
  const count = points.length;
  const steps = (to - from + count) % count;
  return Array.from({ length: steps + 1 }, (_, k) => points[(from + k) % count] as ImagePoint);
}

const lengthOf = (path: readonly ImagePoint[]): number =>
  path.slice(1).reduce((sum, point, i) => sum + distance(path[i] as ImagePoint, point), 0);
