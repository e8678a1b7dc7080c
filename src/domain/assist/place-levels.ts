import { imagePoint } from '../../geometry/image-point.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { Weighting } from '../image-series.ts';
import type { TransitionalAnatomy, Vertebra } from '../level.ts';
import { pairedEdges } from './disc-evidence.ts';
import {
  filtered,
  filterLine,
  gaussianDerivativeKernel,
  gaussianKernel,
  smoothed,
} from './gaussian.ts';
import { expectedSteps } from './level-spacing.ts';
import type { GreySlice } from './prepare-slice.ts';
import { clamp, percentile, standardDeviation } from './statistics.ts';

/** Two labelled bodies of one sagittal image, and what lies between is wanted. */
export interface LevelsRequest {
  readonly slice: GreySlice;
  readonly weighting: Weighting;
  readonly upper: { readonly vertebra: Vertebra; readonly point: ImagePoint };
  readonly lower: { readonly vertebra: Vertebra; readonly point: ImagePoint };
  readonly anatomy: TransitionalAnatomy;
  /** Whether the back of the patient is at larger column numbers. */
  readonly isBackRight: boolean;
}

/** Further apart than this the count between two labels is not trusted to the image. Source: spec assist 3, "Levels". */
export const MOST_STEPS = 6;

const STEP_MM = 0.5;
/** Where the wall of the canal is looked for, from the line between both clicks. Unit: mm. */
const ACROSS = { from: -40, to: 50 } as const;
const LINES = (ACROSS.to - ACROSS.from) / STEP_MM;
const END_MM = 4;
/** Spread of the spacing, as share of a step, and how much it costs to leave it. */
const SPREAD = 0.14;
const SPACING_COST = 0.6;

/** Whether body and cortex are darker (T2, STIR) or brighter (T1) than the canal behind them; 0 where levels are not placed. */
function wallSign(weighting: Weighting): 1 | -1 | 0 {
  switch (weighting) {
    case 't2':
    case 't2-fs':
    case 'stir':
    case 't2-star':
      return 1;
    case 't1':
    case 't1-post':
      return -1;
    default:
      return 0;
  }
}

/**
 * The centres of the bodies between two labelled ones, head to tail, by the discs on the image; null where they are better
 * spaced by typical heights: on CT, further than six apart, or off the image. Space: image points.
 */
export function placeLevels(request: LevelsRequest): readonly ImagePoint[] | null {
  const { slice, upper, lower, weighting } = request;
  const sign = wallSign(weighting);
  const line = lineBetween(request);
  const steps = expectedSteps(upper.vertebra, lower.vertebra, request.anatomy, line.lengthMm);
  if (sign === 0 || steps === null || steps.length > MOST_STEPS || line.lengthMm < 2 * END_MM) {
    return null;
  }
  const grey = greyOf(slice);
  const wall = wallPath(grey, line, sign, depthOf(upper.vertebra), depthOf(lower.vertebra));
  const curve = curveOf(line, wall);
  const expected = expectedSteps(upper.vertebra, lower.vertebra, request.anatomy, curve.lengthMm);
  if (expected === null) return null;
  const discs = placeDiscs(discEvidence(grey, curve, line, expected), curve.stepMm, expected);
  const toImage = ([x, y]: Mm): ImagePoint =>
    imagePoint(x / slice.columnSpacingMm, y / slice.rowSpacingMm);
  return discs.slice(1).map((disc, i) => toImage(pointAt(curve, (disc + (discs[i] ?? disc)) / 2)));
}

type Mm = readonly [number, number];

interface Line {
  readonly start: Mm;
  readonly along: Mm;
  /** Towards the back. */
  readonly across: Mm;
  readonly lengthMm: number;
}

function lineBetween({ slice, upper, lower, isBackRight }: LevelsRequest): Line {
  const toMm = ([x, y]: ImagePoint): Mm => [x * slice.columnSpacingMm, y * slice.rowSpacingMm];
  const [start, end] = [toMm(upper.point), toMm(lower.point)];
  const lengthMm = Math.hypot(end[0] - start[0], end[1] - start[1]);
  const along: Mm = [(end[0] - start[0]) / lengthMm, (end[1] - start[1]) / lengthMm];
  const side: Mm = [-along[1], along[0]];
  const across: Mm = side[0] > 0 === isBackRight ? side : [-side[0], -side[1]];
  return { start, along, across, lengthMm };
}

/** The grey level at a point, 0 to 1 for most of the image. Space: mm from the image's corner. */
type Grey = (point: Mm) => number;

function greyOf(slice: GreySlice): Grey {
  const { rows, columns, rowSpacingMm, columnSpacingMm } = slice;
  const values = smoothed(slice.values, rows, columns, 1 / rowSpacingMm, 1 / columnSpacingMm);
  const [low, high] = [percentile(slice.values, 2), percentile(slice.values, 98)];
  const scale = Math.max(high - low, 1e-6);
  return ([xMm, yMm]) => {
    const x = clamp(xMm / columnSpacingMm - 0.5, 0, columns - 1);
    const y = clamp(yMm / rowSpacingMm - 0.5, 0, rows - 1);
    const [left, top] = [Math.min(Math.floor(x), columns - 2), Math.min(Math.floor(y), rows - 2)];
    const at = (dx: number, dy: number): number => values[(top + dy) * columns + left + dx] ?? 0;
    const [fx, fy] = [x - left, y - top];
    const grey =
      (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) + (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy;
    return (grey - low) / scale;
  };
}

/** Half the depth of a body, front to back, in mm: where behind its middle the canal begins. Source: spec assist 2.8. */
function depthOf(vertebra: Vertebra): number {
  const region = vertebra.slice(0, 1);
  if (region === 'C') return 8;
  return region === 'T' ? 9 + 0.5 * (Number(vertebra.slice(1)) - 1) : 17;
}

/** Where the back wall of the bodies lies along the line, from it towards the back. Unit: mm; one value every half mm. */
function wallPath(
  grey: Grey,
  line: Line,
  sign: 1 | -1,
  upperDepthMm: number,
  lowerDepthMm: number,
): Float64Array {
  const count = Math.floor(line.lengthMm / STEP_MM) + 1;
  const samples = new Float64Array(count * LINES);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < LINES; k++) {
      const [s, t] = [i * STEP_MM, ACROSS.from + k * STEP_MM];
      samples[i * LINES + k] = grey([
        line.start[0] + s * line.along[0] + t * line.across[0],
        line.start[1] + s * line.along[1] + t * line.across[1],
      ]);
    }
  }
  const change = new Float64Array(samples.length);
  const acrossKernel = gaussianDerivativeKernel(1 / STEP_MM);
  for (let i = 0; i < count; i++) {
    filterLine(samples, { count: LINES, stride: 1, offset: i * LINES }, acrossKernel, change);
  }
  const even = new Float64Array(samples.length);
  const alongKernel = gaussianKernel(4 / STEP_MM);
  for (let k = 0; k < LINES; k++) {
    filterLine(change, { count, stride: LINES, offset: k }, alongKernel, even);
  }
  const scale = percentile(even.map(Math.abs), 98) + 1e-6;
  const cost = even.map((value) => -clamp((sign * value) / scale, -1, 1));
  const ends = Math.floor(END_MM / STEP_MM);
  for (let i = 0; i < count; i++) {
    const isUpper = i < ends;
    if (!isUpper && i < count - ends) continue;
    for (let k = 0; k < LINES; k++) {
      const t = ACROSS.from + k * STEP_MM;
      const depth = isUpper ? upperDepthMm : lowerDepthMm;
      if (t <= 6 || t >= 26) cost[i * LINES + k] = (cost[i * LINES + k] ?? 0) + 3;
      if (Math.abs(t - depth) >= 0.45 * depth) {
        cost[i * LINES + k] = (cost[i * LINES + k] ?? 0) + 3;
      }
    }
  }
  const path = openPath(cost, count, LINES).map((k) => ACROSS.from + k * STEP_MM);
  return filtered(path, gaussianKernel(6 / STEP_MM), 'repeated');
}

/** The path of least cost through rows of `width`, at most one sideways a row. */
function openPath(cost: Float64Array, count: number, width: number): readonly number[] {
  let reached = cost.slice(0, width);
  const cameFrom = new Int16Array(count * width);
  for (let i = 1; i < count; i++) {
    const next = new Float64Array(width);
    for (let k = 0; k < width; k++) {
      let best = Infinity;
      let bestFrom = k;
      for (let from = Math.max(0, k - 1); from <= Math.min(width - 1, k + 1); from++) {
        const sum = (reached[from] ?? 0) + 0.15 * (from - k) ** 2;
        if (sum < best) {
          best = sum;
          bestFrom = from;
        }
      }
      cameFrom[i * width + k] = bestFrom;
      next[k] = best + (cost[i * width + k] ?? 0);
    }
    reached = next;
  }
  let here = reached.indexOf(Math.min(...reached));
  const path: number[] = [];
  for (let i = count - 1; i >= 0; i--) {
    path.push(here);
    here = cameFrom[i * width + here] ?? here;
  }
  return path.reverse();
}

/** The line through the middle of the bodies, bowed as the wall behind them, evenly sampled. */
interface BodyCurve {
  readonly points: readonly Mm[];
  /** From the line to the wall behind it, at each point. Unit: mm. */
  readonly depthMm: readonly number[];
  readonly stepMm: number;
  readonly lengthMm: number;
}

function curveOf(line: Line, wall: Float64Array): BodyCurve {
  const count = wall.length;
  const [first, last] = [wall[0] ?? 0, wall[count - 1] ?? 0];
  const depthAt = (i: number): number => first + ((last - first) * i) / Math.max(1, count - 1);
  const points = Array.from(wall, (behind, i): Mm => {
    const [s, bow] = [i * STEP_MM, behind - depthAt(i)];
    return [
      line.start[0] + s * line.along[0] + bow * line.across[0],
      line.start[1] + s * line.along[1] + bow * line.across[1],
    ];
  });
  const lengths = [0];
  for (let i = 1; i < count; i++) {
    const [a, b] = [points[i - 1] ?? [0, 0], points[i] ?? [0, 0]];
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  const lengthMm = lengths.at(-1) ?? 0;
  const samples = Math.floor(lengthMm / STEP_MM) + 1;
  const stepMm = lengthMm / Math.max(1, samples - 1);
  let at = 0;
  const even = Array.from({ length: samples }, (_, i) => {
    const wanted = i * stepMm;
    while (at < count - 2 && (lengths[at + 1] ?? lengthMm) < wanted) at++;
    const [from, to] = [lengths[at] ?? 0, lengths[at + 1] ?? lengthMm];
    const share = to === from ? 0 : clamp((wanted - from) / (to - from), 0, 1);
    const [a, b] = [points[at] ?? [0, 0], points[at + 1] ?? points[at] ?? [0, 0]];
    const point: Mm = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    return { point, depth: depthAt(at + share) };
  });
  return {
    points: even.map(({ point }) => point),
    depthMm: even.map(({ depth }) => depth),
    stepMm,
    lengthMm,
  };
}

function pointAt({ points, stepMm }: BodyCurve, mm: number): Mm {
  const place = clamp(mm / stepMm, 0, points.length - 1);
  const below = Math.min(Math.floor(place), Math.max(0, points.length - 2));
  const share = place - below;
  const [a, b] = [points[below] ?? [0, 0], points[below + 1] ?? points[below] ?? [0, 0]];
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** How much each place of the curve looks like a disc, about 0 where it does not. */
function discEvidence(
  grey: Grey,
  curve: BodyCurve,
  line: Line,
  expected: readonly number[],
): Float64Array {
  const evenly = (axis: 0 | 1): Float64Array =>
    filtered(
      curve.points.map((point) => point[axis]),
      gaussianKernel(8 / STEP_MM),
      'repeated',
    );
  const [xs, ys] = [evenly(0), evenly(1)];
  const last = curve.points.length - 1;
  // From the middle of the bodies to just before their back wall: ribs and vessels lie in front.
  const strip = Array.from({ length: 12 }, (_, i) => -0.4 + (1.1 * i) / 11);
  const profile = curve.points.map((point, i) => {
    const [from, to] = [Math.max(0, i - 1), Math.min(last, i + 1)];
    const [dx, dy] = [(xs[to] ?? 0) - (xs[from] ?? 0), (ys[to] ?? 0) - (ys[from] ?? 0)];
    const size = Math.hypot(dx, dy) || 1;
    const side = Math.sign((-dy * line.across[0] + dx * line.across[1]) / size) || 1;
    const [nx, ny] = [(-dy / size) * side, (dx / size) * side];
    const depth = curve.depthMm[i] ?? 0;
    const sum = strip.reduce(
      (total, q) => total + grey([point[0] + q * depth * nx, point[1] + q * depth * ny]),
      0,
    );
    return sum / strip.length;
  });
  const raw = pairedEdges(profile, STEP_MM);
  const meanStep = expected.reduce((sum, step) => sum + step, 0) / expected.length;
  const around = filtered(raw, gaussianKernel(meanStep / STEP_MM), 'repeated');
  const above = raw.map((value, i) => value - (around[i] ?? 0));
  const deviation = standardDeviation([...above]) + 1e-9;
  return above.map((value) => value / deviation);
}

/** The places of the discs, one a step: where evidence is most, at a cost for leaving the expected spacing. Unit: mm. */
function placeDiscs(
  evidence: Float64Array,
  stepMm: number,
  expected: readonly number[],
): readonly number[] {
  const count = evidence.length;
  const cumulated = expected.map((_, i) =>
    expected.slice(0, i).reduce((sum, step) => sum + step, 0),
  );
  const middles = expected.map((step, i) => (cumulated[i] ?? 0) + step / 2);
  const cost = (off: number, step: number): number =>
    SPACING_COST * 0.5 * (off / (SPREAD * step)) ** 2;
  let reached = Float64Array.from(
    evidence,
    (value, i) => cost(i * stepMm - (middles[0] ?? 0), expected[0] ?? 1) - value,
  );
  const cameFrom: Int32Array[] = [];
  for (let disc = 1; disc < expected.length; disc++) {
    const gap = (middles[disc] ?? 0) - (middles[disc - 1] ?? 0);
    const from = new Int32Array(count);
    const next = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      let best = Infinity;
      for (let j = 0; j < count; j++) {
        const sum = (reached[j] ?? 0) + cost((i - j) * stepMm - gap, gap);
        if (sum < best) {
          best = sum;
          from[i] = j;
        }
      }
      next[i] = best - (evidence[i] ?? 0);
    }
    cameFrom.push(from);
    reached = next;
  }
  const lastStep = expected.at(-1) ?? 1;
  const total = reached.map(
    (value, i) => value + cost((count - 1 - i) * stepMm - lastStep / 2, lastStep),
  );
  let here = total.indexOf(Math.min(...total));
  const discs = [here];
  for (const from of cameFrom.toReversed()) {
    here = from[here] ?? here;
    discs.push(here);
  }
  return discs.toReversed().map((index) => index * stepMm);
}
