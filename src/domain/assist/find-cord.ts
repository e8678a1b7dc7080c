import { imagePoint } from '../../geometry/image-point.ts';
import { area } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { bestAboutClick, bestBesideNeighbour, type ScoredTrace } from './cord-score.ts';
import { traceCord, type FluidContrast, type StartingShape } from './cord.ts';
import type { PreparedSlice } from './prepare-slice.ts';
import { radialOutlineOf, type PixelSpacing, type Walls } from './rays.ts';

/** Round, flattened and small: the cord's shapes from neck to conus. Unit: mm. */
const ELLIPSES: readonly StartingShape[] = [
  { kind: 'ellipse', halfWidthMm: 6, halfDepthMm: 4 },
  { kind: 'ellipse', halfWidthMm: 6, halfDepthMm: 2.6 },
  { kind: 'ellipse', halfWidthMm: 4.5, halfDepthMm: 3.4 },
];

/** A point and four beside it. Unit: mm. */
const startsAbout = (
  point: ImagePoint,
  mm: number,
  { rowSpacingMm, columnSpacingMm }: PixelSpacing,
): readonly ImagePoint[] =>
  (
    [
      [0, 0],
      [mm, 0],
      [-mm, 0],
      [0, mm],
      [0, -mm],
    ] as const
  ).map(([x, y]) => imagePoint(point[0] + x / columnSpacingMm, point[1] + y / rowSpacingMm));

/** The cord about a point inside it: the best of fifteen tracings. */
export function findCord(
  slice: PreparedSlice,
  click: ImagePoint,
  contrast: FluidContrast,
  walls: Walls,
): ScoredTrace {
  const starts = startsAbout(click, 1.3, slice);
  const traces = ELLIPSES.flatMap((shape) =>
    starts.map((start) => traceCord(slice, start, contrast, shape, walls)),
  );
  return bestAboutClick(traces, click, slice);
}

/** The cord where the slice beside has this outline: the best of five tracings that keep to its shape. */
export function followCord(
  slice: PreparedSlice,
  neighbour: readonly ImagePoint[],
  contrast: FluidContrast,
  walls: Walls,
): ScoredTrace {
  const { centre, radiiMm } = radialOutlineOf(neighbour, slice);
  const traces = startsAbout(centre, 1.2, slice).map((start) =>
    traceCord(slice, start, contrast, { kind: 'neighbour', radiiMm }, walls),
  );
  const areaMm2 = area(neighbour) * slice.rowSpacingMm * slice.columnSpacingMm;
  return bestBesideNeighbour(traces, { centre, areaMm2 }, slice);
}
