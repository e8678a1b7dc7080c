import { imagePoint } from '../../geometry/image-point.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { Weighting } from '../image-series.ts';
import type { GreySlice } from './prepare-slice.ts';
import { clamp, percentile } from './statistics.ts';

/** Slices are looked at on a grid this fine. Unit: mm. */
const GRID_MM = 1;
/** How far from the line of symmetry the canal is looked for. */
const BESIDE = 8;
/** Where in the body's depth it is expected, as shares from the front, and how far off it may well lie. */
const DEPTH = { from: 0.35, usual: 0.66, spread: 0.2, to: 0.92 } as const;
/** How far from the middle of the body its line of symmetry is looked for. */
const AXIS_REACH = 25;
const RAYS = 12;
/** Every second cell is tried. */
const STEP = 2;
/** Slices are not quite over each other: what lies this far away counts as the same place. */
const DRIFT = 3;
/** A rim that stands out less than this share of the slice's grey levels is none. */
const LEAST_CLARITY = 0.12;
/** Larger slices than of half a metre are not looked at. */
const MOST_CELLS = 250_000;

/** What a canal looks like: its middle and the rim around it, and whether the rim is the brighter one. Unit: cells of the grid. */
interface Look {
  readonly sign: 1 | -1;
  readonly middle: number;
  readonly rim: { readonly from: number; readonly to: number };
}

/** Fluid around the cord; a sac without cord, in bone; cord and fluid in bone. */
const CORD_IN_FLUID: Look = { sign: 1, middle: 2, rim: { from: 3, to: 10 } };
const SAC_IN_BONE: Look = { sign: -1, middle: 5, rim: { from: 8, to: 14 } };
const CORD_IN_DARK_FLUID: Look = { sign: -1, middle: 2, rim: { from: 4, to: 9 } };
const CANAL_IN_BONE: Look = { sign: 1, middle: 5, rim: { from: 8, to: 16 } };

function looksOf(weighting: Weighting): readonly Look[] {
  switch (weighting) {
    case 'ct':
      return [CANAL_IN_BONE];
    case 't1':
    case 't1-post':
      return [CORD_IN_DARK_FLUID];
    default:
      return [CORD_IN_FLUID, SAC_IN_BONE];
  }
}

/** Where the canal seems to lie on the slices of one series. Space: image points. */
interface CanalPlace {
  readonly point: ImagePoint;
  /** By how much of the slice's grey levels its rim stands out, on the average of the slices. */
  readonly clarity: number;
}

/**
 * Looks for the canal on slices of one axial series, of the same size: good enough for what a pane shows first, not for a
 * mark. Slice by slice, so that a page need not stand still meanwhile.
 */
export class CanalSearch {
  readonly #looks: readonly { readonly look: Look; readonly sum: Float32Array }[];
  #first: { readonly slice: GreySlice; readonly width: number } | null = null;
  #count = 0;

  constructor(weighting: Weighting) {
    this.#looks = looksOf(weighting).map((look) => ({ look, sum: new Float32Array(MOST_CELLS) }));
  }

  /** Takes one more slice into account; without grey levels to tell apart it says nothing. */
  add(slice: GreySlice): void {
    const grid = gridOf(slice);
    const body = grid.values.length > MOST_CELLS ? null : bodyOf(grid);
    if (!body) return;
    this.#first ??= { slice, width: grid.width };
    this.#count++;
    for (const { look, sum } of this.#looks) addClarity(sum, grid, body, look);
  }

  /** Where the canal is seen most clearly on all of them together; null where nothing looks like one. */
  get place(): CanalPlace | null {
    if (!this.#first) return null;
    const { slice, width } = this.#first;
    let best = { clarity: LEAST_CLARITY, cell: -1 };
    for (const { sum } of this.#looks) {
      for (let cell = 0; cell < sum.length; cell++) {
        const clarity = (sum[cell] ?? 0) / this.#count;
        if (clarity > best.clarity) best = { clarity, cell };
      }
    }
    if (best.cell < 0) return null;
    const [x, y] = [best.cell % width, Math.floor(best.cell / width)];
    const at = (cell: number, mm: number): number => ((cell + 0.5) * GRID_MM) / mm;
    return {
      point: imagePoint(at(x, slice.columnSpacingMm), at(y, slice.rowSpacingMm)),
      clarity: best.clarity,
    };
  }
}

interface Grid {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The grey levels at the middle of each cell, the mean of the pixels that fall into it where there are any. */
function gridOf({ values, rows, columns, rowSpacingMm, columnSpacingMm }: GreySlice): Grid {
  const width = Math.max(1, Math.floor((columns * columnSpacingMm) / GRID_MM));
  const height = Math.max(1, Math.floor((rows * rowSpacingMm) / GRID_MM));
  const range = (cell: number, mm: number, count: number): readonly [number, number] => {
    const from = Math.min(Math.floor((cell * GRID_MM) / mm), count - 1);
    return [from, clamp(Math.floor(((cell + 1) * GRID_MM) / mm), from + 1, count)];
  };
  const grid = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = range(y, rowSpacingMm, rows);
    for (let x = 0; x < width; x++) {
      const [left, right] = range(x, columnSpacingMm, columns);
      let sum = 0;
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++)
          sum += values[row * columns + column] ?? 0;
      }
      grid[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { values: grid, width, height };
}

/** The part of a slice in which the canal is looked for, and the range of its grey levels. */
interface Body {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly front: number;
  readonly depth: number;
  readonly spread: number;
}

function bodyOf(grid: Grid): Body | null {
  const { values, width, height } = grid;
  const [low, high] = [percentile(values, 5), percentile(values, 98)];
  if (!(high > low)) return null;
  const air = low + 0.12 * (high - low);
  const filled = new Uint16Array(height);
  let [sum, count] = [0, 0];
  for (const [i, value] of values.entries()) {
    if (value < air) continue;
    const y = Math.floor(i / width);
    filled[y] = (filled[y] ?? 0) + 1;
    sum += i % width;
    count++;
  }
  const isBody = [...filled].map((cells) => cells > 0.1 * width);
  const [front, back] = [isBody.indexOf(true), isBody.lastIndexOf(true)];
  if (count === 0 || front < 0) return null;
  const axis = symmetryAxis(grid, sum / count, [low, high]);
  const depth = back - front;
  return {
    left: Math.max(0, Math.round(axis - BESIDE)),
    right: Math.min(width - 1, Math.round(axis + BESIDE)),
    top: Math.max(0, Math.round(front + DEPTH.from * depth)),
    bottom: Math.min(height - 1, Math.round(front + DEPTH.to * depth)),
    front,
    depth,
    spread: high - low,
  };
}

/** The column about which the slice is most like its own mirror image. */
function symmetryAxis(
  { values, width, height }: Grid,
  middle: number,
  [low, high]: readonly [number, number],
): number {
  let best = { axis: middle, difference: Infinity };
  for (
    let twice = Math.round(2 * (middle - AXIS_REACH));
    twice <= 2 * (middle + AXIS_REACH);
    twice++
  ) {
    const reach = Math.min(twice, 2 * (width - 1) - twice, 120) >> 1;
    if (reach < 20) continue;
    let [sum, count] = [0, 0];
    for (let y = 0; y < height; y += 4) {
      for (let dx = 1; dx <= reach; dx += 2) {
        const left = (twice - 2 * dx) >> 1;
        const a = clamp(values[y * width + left] ?? 0, low, high);
        const b = clamp(values[y * width + twice - left] ?? 0, low, high);
        sum += Math.abs(a - b);
        count += Math.max(a, b) - low;
      }
    }
    const difference = sum / Math.max(count, 1);
    if (difference < best.difference) best = { axis: twice / 2, difference };
  }
  return best.axis;
}

/** Adds how clearly the canal is seen at each cell or near it. */
function addClarity(sum: Float32Array, grid: Grid, body: Body, look: Look): void {
  const { width } = grid;
  const here = new Float32Array(sum.length);
  for (let y = body.top; y <= body.bottom; y += STEP) {
    const off = ((y - body.front) / body.depth - DEPTH.usual) / DEPTH.spread;
    const weight = Math.exp(-0.5 * off * off) / body.spread;
    for (let x = body.left; x <= body.right; x += STEP) {
      const clarity = rimClarity(grid, x, y, look) * weight;
      if (clarity <= 0) continue;
      for (let dy = -DRIFT; dy <= DRIFT; dy++) {
        for (let dx = -DRIFT; dx <= DRIFT; dx++) {
          const at = (y + dy) * width + x + dx;
          if (dx * dx + dy * dy > DRIFT * DRIFT || !(at in here)) continue;
          here[at] = Math.max(here[at] ?? 0, clarity * (1 - 0.02 * (dx * dx + dy * dy)));
        }
      }
    }
  }
  for (const [i, value] of here.entries()) sum[i] = (sum[i] ?? 0) + value;
}

/** By how much the rim all around a place is brighter (or darker) than its middle: what three rays of four reach. */
function rimClarity({ values, width, height }: Grid, x: number, y: number, look: Look): number {
  const at = (dx: number, dy: number): number => {
    const column = clamp(Math.round(x + dx), 0, width - 1);
    return values[clamp(Math.round(y + dy), 0, height - 1) * width + column] ?? 0;
  };
  let [inside, cells] = [0, 0];
  for (let dy = -look.middle; dy <= look.middle; dy++) {
    for (let dx = -look.middle; dx <= look.middle; dx++) {
      if (dx * dx + dy * dy > look.middle * look.middle) continue;
      inside += at(dx, dy);
      cells++;
    }
  }
  const rim = Array.from({ length: RAYS }, (_, ray) => {
    const angle = (2 * Math.PI * ray) / RAYS;
    let most = -Infinity;
    for (let r = look.rim.from; r <= look.rim.to; r++) {
      most = Math.max(most, look.sign * at(r * Math.cos(angle), r * Math.sin(angle)));
    }
    return most;
  });
  return percentile(rim, 25) - (look.sign * inside) / cells;
}
