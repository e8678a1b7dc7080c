import { centroid, perimeter } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { closedPath, subpixelPath } from './closed-path.ts';
import type { PreparedSlice } from './prepare-slice.ts';
import {
  areaMm2,
  BIN_MM,
  firstBinInside,
  firstBinOutside,
  pointsOf,
  polarOf,
  radialGradient,
  sampleRays,
  wrapped,
  type RadialOutline,
  type RayValues,
  type Walls,
} from './rays.ts';
import { clamp, median, percentile, robustDeviation, standardDeviation } from './statistics.ts';

/** Whether fluid is brighter (T2, T2*, STIR) or darker (T1) than the cord. */
export type FluidContrast = 1 | -1;

/** Grey levels of cord and of the fluid around it, times the contrast's sign: outside is the higher one. */
export interface TissueLevels {
  readonly inside: number;
  readonly outside: number;
}

/** What a trace starts from: the half axes of an ellipse, or the radii of the slice beside. Unit: mm. */
export type StartingShape =
  | { readonly kind: 'ellipse'; readonly halfWidthMm: number; readonly halfDepthMm: number }
  | { readonly kind: 'neighbour'; readonly radiiMm: readonly number[] };

/** One tracing of the cord, with what its score is computed from. */
export interface CordTrace extends RadialOutline {
  readonly points: readonly ImagePoint[];
  readonly areaMm2: number;
  /** The change of grey level at the edge, a ray. Unit: grey levels per mm. */
  readonly edge: readonly number[];
  /** Rays on which the path lies against a drawn tumour. */
  readonly isOnWall: readonly boolean[];
  readonly levels: TissueLevels;
  /** Spread of grey levels within, by the difference to those 1 mm outside. */
  readonly insideSpread: number;
  /** Root mean square of how far a radius is off the mean of those two rays away. Unit: mm. */
  readonly roughnessMm: number;
  /** 1 for a circle, less for anything else. */
  readonly roundness: number;
}

const BINS = 56;
const FIRST_BIN = 9;
const LARGEST_PRIOR = 16;
/** What ends a ray: a path never goes nearer to the centre. */
const FORBIDDEN = 50;
/** The wall is found to a bin, and smoothing draws the edge towards it. Unit: mm. */
const WALL_FILM_MM = 0.35;
/** Bins of a wall on which the path counts as lying against it. */
const WALL_BINS = 2;
/** Where the neighbour's shape no longer holds: the centre moved this far. Unit: mm. */
const LARGEST_MOVE_MM = 4;

/** Traces the cord about a start: each run searches the path anew about the centre and with the grey levels of the last. */
export function traceCord(
  slice: PreparedSlice,
  start: ImagePoint,
  contrast: FluidContrast,
  shape: StartingShape,
  walls: Walls,
): CordTrace {
  const runs = shape.kind === 'ellipse' ? 3 : 2;
  let centre = start;
  let prior = priorOf(shape);
  let found = traceOnce(slice, centre, contrast, prior, 0, walls, null);
  for (let run = 1; run < runs; run++) {
    const moved = centroid(found.points);
    if (shape.kind === 'neighbour' && polarOf(moved, centre, slice).mm > LARGEST_MOVE_MM) {
      prior = priorOf(WIDEST);
    }
    centre = moved;
    found = traceOnce(slice, centre, contrast, prior, run, walls, found.radiiMm);
  }
  return described(slice, found);
}

const WIDEST: StartingShape = { kind: 'ellipse', halfWidthMm: 6, halfDepthMm: 4 };

interface Prior {
  readonly radiusOf: (ray: number, rays: number) => number;
  readonly weight: number;
  readonly decay: number;
}

function priorOf(shape: StartingShape): Prior {
  if (shape.kind === 'neighbour') {
    return { radiusOf: (ray) => shape.radiiMm[ray] ?? 0, weight: 3.5, decay: 0.8 };
  }
  const { halfWidthMm, halfDepthMm } = shape;
  return {
    radiusOf: (ray, rays) => {
      const angle = (2 * Math.PI * ray) / rays;
      return 1 / Math.hypot(Math.cos(angle) / halfWidthMm, Math.sin(angle) / halfDepthMm);
    },
    weight: 0.2,
    decay: 0.7,
  };
}

interface Found extends RadialOutline {
  readonly points: readonly ImagePoint[];
  readonly grey: RayValues;
  readonly edge: readonly number[];
  readonly isOnWall: readonly boolean[];
  readonly levels: TissueLevels;
}

function traceOnce(
  slice: PreparedSlice,
  centre: ImagePoint,
  contrast: FluidContrast,
  prior: Prior,
  run: number,
  walls: Walls,
  lastRadiiMm: readonly number[] | null,
): Found {
  const grey = sampleRays(slice, centre, BINS);
  const { rays, bins } = grey;
  const gradient = radialGradient(grey);
  if (contrast < 0) negate(gradient);
  const rise = scaledGradient(gradient);
  const levels = lastRadiiMm
    ? levelsAbout(grey, contrast, lastRadiiMm)
    : firstLevels(grey, contrast);
  const frame = { ...spacingOf(slice), centre, rays, bins };
  const tumourBins = firstBinInside(walls.tumours, frame).map((bin) =>
    Math.max(bin, FIRST_BIN + 1),
  );
  const canalBins = firstBinOutside(walls.canal, frame).map((bin) => Math.max(bin, FIRST_BIN + 1));
  const priorWeight = prior.weight * prior.decay ** run;
  const cost = new Float64Array(rays * bins);
  for (let ray = 0; ray < rays; ray++) {
    const expected = prior.radiusOf(ray, rays);
    const tumourBin = tumourBins[ray] ?? bins;
    const limit = Math.min(tumourBin, canalBins[ray] ?? bins);
    let strange = 0;
    for (let bin = 0; bin < bins; bin++) {
      const at = ray * bins + bin;
      const off = ((bin * BIN_MM - expected) / expected) * 5;
      const unlike = Math.abs(((grey.values[at] ?? 0) * contrast - levels.inside) / levels.span);
      strange += clamp(unlike - levels.tolerance, 0, 1) * BIN_MM;
      const shape = priorWeight * Math.min(off * off, LARGEST_PRIOR) + 0.3 * strange;
      const change = rise[at] ?? 0;
      let sum = (change > 0 ? -1.5 * change : -0.3 * change) + shape;
      if (bin > limit) sum += 5 + 0.5 * (bin - limit);
      else if (tumourBin < bins && bin >= limit - WALL_BINS) sum = Math.min(sum, shape - 0.9);
      cost[at] = bin < FIRST_BIN ? FORBIDDEN : sum;
    }
  }
  const path = closedPath({ values: cost, rays, bins }, { largestStep: 2, stepCost: 0.05 });
  const isOnWall = tumourBins.map(
    (wall, ray) => wall < bins && (path[ray] ?? 0) >= wall - WALL_BINS,
  );
  const radiiMm = subpixelPath({ values: rise, rays, bins }, path).map((bin, ray) =>
    isOnWall[ray] === true
      ? Math.min(bin * BIN_MM, (tumourBins[ray] ?? bins) * BIN_MM - WALL_FILM_MM)
      : bin * BIN_MM,
  );
  return {
    centre,
    radiiMm,
    points: pointsOf({ centre, radiiMm }, slice),
    grey,
    edge: Array.from(path, (bin, ray) => gradient.values[ray * bins + bin] ?? 0),
    isOnWall,
    levels,
  };
}

const spacingOf = ({ rowSpacingMm, columnSpacingMm }: PreparedSlice) => ({
  rowSpacingMm,
  columnSpacingMm,
});

function negate({ values }: RayValues): void {
  for (let i = 0; i < values.length; i++) values[i] = -(values[i] ?? 0);
}

/** The gradient by its 97th percentile, so that a few bright vessels do not set the measure. */
function scaledGradient({ values, rays, bins }: RayValues): Float64Array {
  const rising: number[] = [];
  for (let ray = 0; ray < rays; ray++) {
    for (let bin = FIRST_BIN; bin < bins; bin++) {
      rising.push(Math.max(values[ray * bins + bin] ?? 0, 0));
    }
  }
  const scale = percentile(rising, 97) + 1e-6;
  return values.map((value) => clamp(value / scale, -1, 1));
}

interface SearchLevels extends TissueLevels {
  /** The difference of both, no smaller than the noise. */
  readonly span: number;
  /** How far off the inside a grey level may be, by the span. */
  readonly tolerance: number;
}

function searchLevels(inside: number, outside: number, deviation: number): SearchLevels {
  const span = Math.max(outside - inside, 2 * deviation, 1e-6);
  const tolerance = Math.max(0.55, Math.min((2 * deviation) / span, 0.6));
  return { inside, outside, span, tolerance };
}

/** The grey levels along the rays between radii, times the contrast's sign. Bounds are left out. Unit: mm. */
export function greyBetween(
  { values, rays, bins }: RayValues,
  from: (ray: number) => number,
  to: (ray: number) => number,
  contrast: FluidContrast = 1,
): readonly number[] {
  const found: number[] = [];
  for (let ray = 0; ray < rays; ray++) {
    const [least, most] = [from(ray), to(ray)];
    for (let bin = 0; bin < bins; bin++) {
      const mm = bin * BIN_MM;
      if (mm >= most) break;
      if (mm > least) found.push((values[ray * bins + bin] ?? 0) * contrast);
    }
  }
  return found;
}

/** Below every radius, the centre included. */
const FROM_CENTRE = (): number => -1;

/** Before anything is found: the cord is what lies within 2 mm, the fluid among the brightest of 3 to 8 mm. */
function firstLevels(grey: RayValues, contrast: FluidContrast): SearchLevels {
  const within = greyBetween(grey, FROM_CENTRE, () => 2, contrast);
  // 15 x 0.2 is a little more than 3 in binary: the bounds are left out whatever the rounding.
  const around = greyBetween(
    grey,
    () => 3 + 1e-9,
    () => 8 - 1e-9,
    contrast,
  );
  return searchLevels(median(within), percentile(around, 80), standardDeviation(within));
}

/** Fewer samples than this say nothing of the fluid. */
const FEWEST_SAMPLES = 10;

function levelsAbout(
  grey: RayValues,
  contrast: FluidContrast,
  radiiMm: readonly number[],
): SearchLevels {
  const radius = (ray: number): number => radiiMm[ray] ?? 0;
  const within = greyBetween(
    grey,
    FROM_CENTRE,
    (ray) => Math.max(radius(ray) - 0.8, 1.5),
    contrast,
  );
  const around = greyBetween(
    grey,
    (ray) => radius(ray) + 0.6,
    (ray) => radius(ray) + 2,
    contrast,
  );
  const inside = median(within);
  const deviation = robustDeviation(within, inside);
  const outside = around.length > FEWEST_SAMPLES ? percentile(around, 60) : inside + 2 * deviation;
  return searchLevels(inside, outside, deviation);
}

function described(slice: PreparedSlice, found: Found): CordTrace {
  const { centre, radiiMm, points, grey, edge, isOnWall, levels } = found;
  const { rays, bins } = grey;
  const within = greyBetween(grey, FROM_CENTRE, (ray) => (radiiMm[ray] ?? 0) - 0.6);
  const outside = radiiMm.map((mm, ray) => {
    const bin = Math.min(bins - 1, Math.floor((mm + 1) / BIN_MM));
    return grey.values[ray * bins + bin] ?? 0;
  });
  const area = areaMm2(points, slice);
  const length = perimeter(
    points.map(([x, y]) => [x * slice.columnSpacingMm, y * slice.rowSpacingMm] as const),
  );
  const offs = radiiMm.map((mm, ray) => {
    const [before, after] = [
      radiiMm[wrapped(ray - 2, rays)] ?? mm,
      radiiMm[wrapped(ray + 2, rays)] ?? mm,
    ];
    return mm - 0.5 * (before + after);
  });
  return {
    centre,
    radiiMm,
    points,
    areaMm2: area,
    edge,
    isOnWall,
    levels: { inside: levels.inside, outside: levels.outside },
    insideSpread: standardDeviation(within) / (Math.abs(median(outside) - median(within)) + 1e-6),
    roughnessMm: Math.sqrt(offs.reduce((sum, off) => sum + off * off, 0) / rays),
    roundness: (4 * Math.PI * area) / length ** 2,
  };
}
