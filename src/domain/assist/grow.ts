import { imagePoint } from '../../geometry/image-point.ts';
import { depthInside, isInside } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { zeroLines } from '../../geometry/zero-lines.ts';
import { greyAt, prepareSlice, type GreySlice } from './prepare-slice.ts';
import { median, percentile, robustDeviation } from './statistics.ts';

/** Where tumour may be grown: within the canal, outside the sac. Space: image points. */
export interface GrowBounds {
  readonly canal: readonly ImagePoint[];
  readonly sac: readonly ImagePoint[];
}

/** How far from the place held each point of the canal is reached, through what is as bright as that place. */
export interface Growth {
  /** Unit: mm; infinite where it is not reached. Shape: rows x columns. */
  readonly reachMm: Float64Array;
  /** How deep each point near what is reached lies within the bounds; below 0 outside. Unit: mm. */
  readonly boundMm: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** The place of the first grid point, and the grid's steps, in image points. */
  readonly origin: ImagePoint;
  readonly step: readonly [column: number, row: number];
  /** The furthest distance at which something is reached. Unit: mm. */
  readonly mostMm: number;
}

const GRID_MM = 0.25;
/** What the tumour looks like is taken from this disc. Unit: mm. */
const SEED_MM = 1;
/** How far a grey level may be off the seed's, as a share of it, and by its noise. Source: spec assist 2.9. */
const ALIKE = { share: 0.22, deviations: 3 } as const;
/** Bridges thinner than twice this are not crossed; what they end at is then given back, and a little more. Unit: mm. */
const ERODED_MM = 0.35;
const DILATED_MM = 0.5;

/**
 * What a press on tumour grows into: points that are as bright as the disc about it and joined to it, within the canal and
 * outside the sac. Null where the press lies outside these bounds, or on nothing of one brightness. Source: spec assist 2.9.
 */
export function growFrom(slice: GreySlice, at: ImagePoint, bounds: GrowBounds): Growth | null {
  const isBounded = (point: ImagePoint): boolean =>
    isInside(bounds.canal, point) && !isInside(bounds.sac, point);
  if (!isBounded(at)) return null;
  const prepared = prepareSlice(slice, at);
  const step = [GRID_MM / slice.columnSpacingMm, GRID_MM / slice.rowSpacingMm] as const;
  const [xs, ys] = [bounds.canal.map(([x]) => x), bounds.canal.map(([, y]) => y)];
  // Two points beyond the canal on every side, so that no line runs into the border.
  const origin = imagePoint(Math.min(...xs) - 4 * step[0], Math.min(...ys) - 4 * step[1]);
  const columns = Math.ceil((Math.max(...xs) - origin[0]) / step[0]) + 5;
  const rows = Math.ceil((Math.max(...ys) - origin[1]) / step[1]) + 5;
  const grey = new Float64Array(rows * columns).fill(NaN);
  const seed: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const point = imagePoint(origin[0] + column * step[0], origin[1] + row * step[1]);
      if (!isBounded(point)) continue;
      const value = greyAt(prepared, point[0], point[1]);
      grey[row * columns + column] = value;
      const mm = Math.hypot(
        (point[0] - at[0]) * slice.columnSpacingMm,
        (point[1] - at[1]) * slice.rowSpacingMm,
      );
      if (mm <= SEED_MM) seed.push(value);
    }
  }
  if (seed.length === 0) return null;
  const middle = median(seed);
  // Grey levels may begin anywhere: a share of them is one of what lies above the darkest.
  const dark = percentile(prepared.values, 1);
  const off = Math.max(
    ALIKE.share * (middle - dark),
    ALIKE.deviations * robustDeviation(seed, middle),
  );
  const alike = Array.from(grey, (value) => Math.abs(value - middle) <= off);
  const core = eroded(alike, rows, columns);
  const reachMm = reachedFrom(core, rows, columns, [
    Math.round((at[0] - origin[0]) / step[0]),
    Math.round((at[1] - origin[1]) / step[1]),
  ]);
  const mostMm = reachMm.reduce((most, mm) => (mm < Infinity ? Math.max(most, mm) : most), -1);
  if (mostMm < 0) return null;
  const grid = { reachMm, rows, columns, origin, step, mostMm };
  return { ...grid, boundMm: boundsNear(grid, bounds) };
}

type Grid = Omit<Growth, 'boundMm'>;

/** Dilation looks so many points around. */
const CELLS = Math.ceil((DILATED_MM * 1.5) / GRID_MM);

/** How far a grid point is from what is reached within a distance; infinite beyond the dilation. Unit: mm. */
function nearestMm({ reachMm, columns }: Grid, at: number, withinMm: number): number {
  let nearest = Infinity;
  for (let dy = -CELLS; dy <= CELLS; dy++) {
    for (let dx = -CELLS; dx <= CELLS; dx++) {
      if ((reachMm[at + dy * columns + dx] ?? Infinity) > withinMm) continue;
      nearest = Math.min(nearest, Math.hypot(dx, dy) * GRID_MM);
    }
  }
  return nearest;
}

function boundsNear(grid: Grid, { canal, sac }: GrowBounds): Float64Array {
  const { rows, columns, origin, step, mostMm } = grid;
  const toMm = ([x, y]: ImagePoint): readonly [number, number] => [
    ((x - origin[0]) / step[0]) * GRID_MM,
    ((y - origin[1]) / step[1]) * GRID_MM,
  ];
  const [outer, inner] = [canal.map(toMm), sac.map(toMm)];
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    if (nearestMm(grid, at, mostMm) === Infinity) return -1;
    const point = [(at % columns) * GRID_MM, Math.floor(at / columns) * GRID_MM] as const;
    return Math.min(depthInside(outer, point), -depthInside(inner, point));
  });
}

/** The outline of what is reached within a distance, inside the bounds; null where it is no larger than a speck. */
export function outlineGrown(growth: Growth, withinMm: number): readonly ImagePoint[] | null {
  const { boundMm, rows, columns, origin, step, mostMm } = growth;
  const limitMm = Math.min(withinMm, mostMm);
  const field = boundMm.map((mm, at) =>
    Math.max(-1, Math.min(DILATED_MM - nearestMm(growth, at, limitMm), mm)),
  );
  const lines = zeroLines(field, rows, columns);
  const longest = lines.reduce<(typeof lines)[number]>(
    (best, one) => (one.length > best.length ? one : best),
    [],
  );
  return longest.length < FEWEST_POINTS
    ? null
    : longest.map(([x, y]) => imagePoint(origin[0] + x * step[0], origin[1] + y * step[1]));
}

/** A line of fewer points encloses less than a pixel. */
const FEWEST_POINTS = 8;

/** Without what lies nearer to the edge than the erosion. */
function eroded(alike: readonly boolean[], rows: number, columns: number): readonly boolean[] {
  const cells = Math.ceil(ERODED_MM / GRID_MM);
  return alike.map((isAlike, i) => {
    if (!isAlike) return false;
    const [row, column] = [Math.floor(i / columns), i % columns];
    for (let dy = -cells; dy <= cells; dy++) {
      for (let dx = -cells; dx <= cells; dx++) {
        if (Math.hypot(dx, dy) * GRID_MM > ERODED_MM) continue;
        const isOut = row + dy < 0 || row + dy >= rows || column + dx < 0 || column + dx >= columns;
        if (isOut || alike[(row + dy) * columns + column + dx] !== true) return false;
      }
    }
    return true;
  });
}

/** The length of the shortest way from the core's point nearest to a place, within the core. Unit: mm. */
function reachedFrom(
  core: readonly boolean[],
  rows: number,
  columns: number,
  [x, y]: readonly [number, number],
): Float64Array {
  const reach = new Float64Array(rows * columns).fill(Infinity);
  let nearest = Infinity;
  let start = -1;
  for (const [i, isCore] of core.entries()) {
    const mm = Math.hypot((i % columns) - x, Math.floor(i / columns) - y) * GRID_MM;
    if (isCore && mm < nearest && mm <= SEED_MM) [nearest, start] = [mm, i];
  }
  if (start < 0) return reach;
  reach[start] = nearest;
  // Waves: a point is looked at again when a shorter way to it is found.
  for (let wave = [start]; wave.length > 0;) {
    const next: number[] = [];
    for (const from of wave) {
      for (const [dx, dy] of NEIGHBOURS) {
        const to = from + dy * columns + dx;
        const mm = (reach[from] ?? Infinity) + Math.hypot(dx, dy) * GRID_MM;
        if (core[to] !== true || mm >= (reach[to] ?? 0) - 1e-9) continue;
        reach[to] = mm;
        next.push(to);
      }
    }
    wave = next;
  }
  return reach;
}

const NEIGHBOURS = [
  [-1, -1], [0, -1], [1, -1], [-1, 0], [1, 0], [-1, 1], [0, 1], [1, 1],
] as const; // prettier-ignore
