import type { ImagePoint } from '../../geometry/spaces.ts';
import { closedPath, subpixelPath } from './closed-path.ts';
import { greyBetween, type TissueLevels } from './cord.ts';
import type { PreparedSlice } from './prepare-slice.ts';
import {
  BIN_MM,
  firstBinInside,
  firstBinOutside,
  pointsOf,
  radialGradient,
  sampleRays,
  wrapped,
  type RadialOutline,
  type RayValues,
  type Walls,
} from './rays.ts';
import { clamp, median, percentile } from './statistics.ts';

/** The sac about a cord. */
export interface SacTrace extends RadialOutline {
  readonly points: readonly ImagePoint[];
  /** Share of rays on which no fluid is seen beyond the cord, 0 to 1. */
  readonly noFluidShare: number;
}

const BINS = 101;
const FORBIDDEN = 50;
const WALL_BINS = 2;
/** The dura's own thickness, and the rounding of the wall to a bin. Unit: mm. */
const DURA_MM = 0.1;
/** The sac never lies within the cord. Unit: mm. */
const LEAST_GAP_MM = 0.05;
/** Fluid is looked for this far beyond the cord. Unit: mm. */
const FLUID_REACH_MM = 2;
/** Brighter than this share of the way from cord to fluid is fluid. */
const FLUID_LEVEL = 0.45;
/** Grey levels below this share count as having left the sac. */
const SAC_LEVEL = 0.65;
/** What it costs to cross a dark line, such as the dura between fluid and fat, that is as dark as the cord. */
const LINE_COST = 4;
/** How far the path is moved to the strongest edge: one bin inwards to four outwards. */
const SNAP_BINS = [-1, 0, 1, 2, 3, 4] as const;

/**
 * The sac on T2: bright fluid about the cord ends at it, and where no fluid is seen it lies on the cord. `known` are levels
 * of a clear slice of the stack, which keep a slice without any fluid from taking its fat for it; a drawn tumour does that
 * better, so with one they are not used.
 */
export function traceSac(
  slice: PreparedSlice,
  cord: RadialOutline,
  walls: Walls,
  known: TissueLevels | null,
): SacTrace {
  const { centre } = cord;
  const grey = sampleRays(slice, centre, BINS);
  const { rays, bins } = grey;
  const radius = (ray: number): number => cord.radiiMm[ray] ?? 0;
  const inside = median(
    greyBetween(
      grey,
      () => -1,
      (ray) => radius(ray) - 0.6,
    ),
  );
  const seen = percentile(
    greyBetween(
      grey,
      (ray) => radius(ray) + 0.5,
      (ray) => radius(ray) + 3,
    ),
    80,
  );
  const fluid =
    known && walls.tumours.length === 0
      ? Math.max(seen, inside + known.outside - known.inside)
      : seen;
  const span = Math.max(fluid - inside, 1e-6);
  const share = grey.values.map((value) => (value - inside) / span);
  const fall = radialGradient(grey).values.map((value) => clamp(-value / (0.6 * span), -1, 1));
  const frame = {
    centre,
    rays,
    bins,
    rowSpacingMm: slice.rowSpacingMm,
    columnSpacingMm: slice.columnSpacingMm,
  };
  const tumourBins = firstBinInside(walls.tumours, frame);
  const canalBins = firstBinOutside(walls.canal, frame);
  const limits = tumourBins.map((bin, ray) => Math.min(bin, canalBins[ray] ?? bins));
  const hasFluid = limits.map((limit, ray) => isFluidSeen(share, ray, bins, radius(ray), limit));
  const cost = sacCost({ share, fall, hasFluid, limits, tumourBins, rays, bins, radius });
  const path = closedPath({ values: cost, rays, bins }, { largestStep: 5, stepCost: 0.01 });
  const snapped = Array.from(path, (bin, ray) =>
    hasFluid[ray] === true ? strongestNear(fall, ray, bins, bin, limits[ray] ?? bins) : bin,
  );
  const even = snapped.map((bin, ray) =>
    median([snapped[wrapped(ray - 1, rays)] ?? bin, bin, snapped[wrapped(ray + 1, rays)] ?? bin]),
  );
  const radiiMm = subpixelPath({ values: fall, rays, bins }, even).map((bin, ray) => {
    const wall = Math.min(
      mmOfWall(tumourBins[ray], bins) - DURA_MM,
      mmOfWall(canalBins[ray], bins),
    );
    return Math.max(Math.min(bin * BIN_MM, wall), radius(ray) + LEAST_GAP_MM);
  });
  return {
    centre,
    radiiMm,
    points: pointsOf({ centre, radiiMm }, slice),
    noFluidShare: hasFluid.filter((seenHere) => !seenHere).length / rays,
  };
}

const mmOfWall = (bin: number | undefined, bins: number): number =>
  bin === undefined || bin >= bins ? Infinity : bin * BIN_MM;

/** Whether anything as bright as fluid lies just beyond the cord, within the walls. */
function isFluidSeen(
  share: Float64Array,
  ray: number,
  bins: number,
  radiusMm: number,
  limit: number,
): boolean {
  for (let bin = 0; bin < bins && bin <= limit; bin++) {
    const mm = bin * BIN_MM;
    if (mm >= radiusMm + FLUID_REACH_MM) return false;
    if (mm > radiusMm && (share[ray * bins + bin] ?? 0) >= FLUID_LEVEL) return true;
  }
  return false;
}

interface SacSearch {
  /** How far each sample is on the way from cord (0) to fluid (1). */
  readonly share: Float64Array;
  /** How steeply the grey level falls outwards, -1 to 1. */
  readonly fall: Float64Array;
  readonly hasFluid: readonly boolean[];
  readonly limits: readonly number[];
  readonly tumourBins: readonly number[];
  readonly rays: number;
  readonly bins: number;
  readonly radius: (ray: number) => number;
}

function sacCost(search: SacSearch): Float64Array {
  const { share, fall, hasFluid, limits, tumourBins, rays, bins, radius } = search;
  const cost = new Float64Array(rays * bins);
  for (let ray = 0; ray < rays; ray++) {
    const cordMm = radius(ray);
    const limit = limits[ray] ?? bins;
    const isWet = hasFluid[ray] === true;
    const isBeforeTumour = (tumourBins[ray] ?? bins) < bins;
    let dark = 0;
    let leaving = 0;
    const line = new LineCrossed();
    for (let bin = 0; bin < bins; bin++) {
      const at = ray * bins + bin;
      const gap = bin * BIN_MM - cordMm;
      if (gap > 0) {
        line.pass(share[at] ?? 0);
        dark += clamp(FLUID_LEVEL - (share[at] ?? 0), 0, 0.6) * BIN_MM;
        leaving += clamp(SAC_LEVEL - (share[at] ?? 0), 0, 0.6) * BIN_MM;
      }
      const edge = fall[at] ?? 0;
      let sum = isWet
        ? (edge > 0 ? -edge : -0.3 * edge) +
          3 * dark +
          4 * leaving +
          0.006 * (gap - 4.5) ** 2 +
          LINE_COST * line.depth
        : Math.abs(gap - 0.3) + 3 * dark;
      if (bin > limit) sum += 5 + 0.5 * (bin - limit);
      else if (isBeforeTumour && isWet && bin >= limit - WALL_BINS) {
        sum = Math.min(sum, 1.5 * dark - 0.6);
      }
      cost[at] = gap <= (isWet ? 0.4 : 0) ? FORBIDDEN - 5 * gap : sum;
    }
  }
  return cost;
}

/** How deep a dark line between two bright parts is that a ray has crossed, as a share of the way from cord to fluid. */
class LineCrossed {
  depth = 0;
  #peak = 0;
  #low = 0;

  pass(share: number): void {
    const bright = Math.min(share, 1);
    this.depth = Math.max(this.depth, Math.min(this.#peak, bright) - this.#low);
    const isPeak = bright >= this.#peak;
    if (isPeak) this.#peak = bright;
    this.#low = isPeak ? bright : Math.min(this.#low, bright);
  }
}

/** The bin of the strongest edge near the path, within the walls; the first of equals. */
function strongestNear(
  fall: RayValues['values'],
  ray: number,
  bins: number,
  path: number,
  limit: number,
): number {
  let best = path;
  for (const step of SNAP_BINS) {
    const bin = path + step;
    if (bin <= 0 || bin >= bins - 1 || bin > limit) continue;
    if ((fall[ray * bins + bin] ?? 0) > (fall[ray * bins + best] ?? 0)) best = bin;
  }
  return best;
}
