import type { RayValues } from './rays.ts';
import { clamp } from './statistics.ts';

/** How much a closed path may turn. */
export interface PathStiffness {
  /** The most bins between neighbouring rays. */
  readonly largestStep: number;
  /** Cost of a step, times its square. */
  readonly stepCost: number;
}

/** Enough for the middle lap to know nothing of where the first began and the last ended. */
const LAPS = 3;

/**
 * The closed path of least cost, one bin a ray, by dynamic programming over three laps, of which the middle one is kept.
 * Of equal paths the one at smaller radii wins. Source: Sun and Pallottino, Pattern Recognition 2003;36:709-719.
 */
export function closedPath(
  { values: cost, rays, bins }: RayValues,
  { largestStep, stepCost }: PathStiffness,
): Int16Array {
  let reached = cost.slice(0, bins);
  let next = new Float64Array(bins);
  const cameFrom = new Int16Array(LAPS * rays * bins);
  for (let step = 1; step < LAPS * rays; step++) {
    const here = (step % rays) * bins;
    for (let bin = 0; bin < bins; bin++) {
      const last = Math.min(bins - 1, bin + largestStep);
      let best = Infinity;
      let bestFrom = bin;
      for (let from = Math.max(0, bin - largestStep); from <= last; from++) {
        const sum = (reached[from] ?? 0) + stepCost * (from - bin) * (from - bin);
        if (sum < best) {
          best = sum;
          bestFrom = from;
        }
      }
      cameFrom[step * bins + bin] = bestFrom;
      next[bin] = best + (cost[here + bin] ?? 0);
    }
    [reached, next] = [next, reached];
  }
  let bin = 0;
  for (let i = 1; i < bins; i++) if ((reached[i] ?? 0) < (reached[bin] ?? 0)) bin = i;
  const path = new Int16Array(LAPS * rays);
  for (let step = LAPS * rays - 1; step >= 0; step--) {
    path[step] = bin;
    bin = cameFrom[step * bins + bin] ?? 0;
  }
  return path.slice(rays, 2 * rays);
}

/** The path between bins: the top of the parabola through each ray's gradient at it and beside it. Unit: bins. */
export function subpixelPath(
  { values, bins }: RayValues,
  path: ArrayLike<number>,
): readonly number[] {
  return Array.from(path, (bin, ray) => {
    const middle = clamp(bin, 1, bins - 2);
    const rise = (at: number): number => Math.max(values[ray * bins + at] ?? 0, 0);
    const [before, here, after] = [rise(middle - 1), rise(middle), rise(middle + 1)];
    const bend = before - 2 * here + after;
    const shift = bend < -1e-9 ? (0.5 * (before - after)) / bend : 0;
    return bin + clamp(shift, -0.5, 0.5);
  });
}
