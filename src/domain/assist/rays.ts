import { imagePoint } from '../../geometry/image-point.ts';
import { area, centroid, isInside } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { filterLine, gaussianDerivativeKernel } from './gaussian.ts';
import { greyAt, type PreparedSlice } from './prepare-slice.ts';

/** Rays about a centre, the first along +column, turning towards +row. */
export const RAY_COUNT = 72;

/** Distance between samples of a ray. Unit: mm. */
export const BIN_MM = 0.2;

/** How far apart the centres of neighbouring pixels are. Unit: mm. */
export interface PixelSpacing {
  readonly rowSpacingMm: number;
  readonly columnSpacingMm: number;
}

/** Values along rays. Shape: rays x bins, ray by ray. */
export interface RayValues {
  readonly values: Float64Array;
  readonly rays: number;
  readonly bins: number;
}

/** An outline as distances from a centre, one a ray. Unit: mm. */
export interface RadialOutline {
  readonly centre: ImagePoint;
  readonly radiiMm: readonly number[];
}

/** What no path may cross: the drawn tumour from outside, the drawn canal from inside. Space: image points. */
export interface Walls {
  readonly tumours: readonly (readonly ImagePoint[])[];
  readonly canal: readonly ImagePoint[] | null;
}

/** Nothing is drawn yet. */
export const NO_WALLS: Walls = { tumours: [], canal: null };

const angleOf = (ray: number, rays: number): number => (2 * Math.PI * ray) / rays;

/** The index after this one on a closed line, `by` further on or back. */
export const wrapped = (index: number, count: number): number => ((index % count) + count) % count;

/** The point at a distance from a centre. Unit: mm. */
function pointAlong(
  centre: ImagePoint,
  angle: number,
  mm: number,
  { rowSpacingMm, columnSpacingMm }: PixelSpacing,
): ImagePoint {
  return imagePoint(
    centre[0] + (Math.cos(angle) * mm) / columnSpacingMm,
    centre[1] + (Math.sin(angle) * mm) / rowSpacingMm,
  );
}

/** The grey levels along the rays about a centre. */
export function sampleRays(slice: PreparedSlice, centre: ImagePoint, bins: number): RayValues {
  const values = new Float64Array(RAY_COUNT * bins);
  for (let ray = 0; ray < RAY_COUNT; ray++) {
    const angle = angleOf(ray, RAY_COUNT);
    const dx = (Math.cos(angle) * BIN_MM) / slice.columnSpacingMm;
    const dy = (Math.sin(angle) * BIN_MM) / slice.rowSpacingMm;
    for (let bin = 0; bin < bins; bin++) {
      values[ray * bins + bin] = greyAt(slice, centre[0] + dx * bin, centre[1] + dy * bin);
    }
  }
  return { values, rays: RAY_COUNT, bins };
}

/** Smoothing of the change along a ray. Standard deviation in mm. */
const GRADIENT_MM = 0.4;

/** The change of grey level outwards, by derivative of a Gaussian. Unit: grey levels per mm. */
export function radialGradient({ values, rays, bins }: RayValues): RayValues {
  const kernel = gaussianDerivativeKernel(GRADIENT_MM / BIN_MM);
  const gradient = new Float64Array(rays * bins);
  for (let ray = 0; ray < rays; ray++) {
    filterLine(values, { count: bins, stride: 1, offset: ray * bins }, kernel, gradient);
  }
  return { values: gradient.map((value) => value / BIN_MM), rays, bins };
}

/** The outline's points. Shape: one a ray. */
export const pointsOf = (
  { centre, radiiMm }: RadialOutline,
  spacing: PixelSpacing,
): readonly ImagePoint[] =>
  radiiMm.map((mm, ray) => pointAlong(centre, angleOf(ray, radiiMm.length), mm, spacing));

/** The area within an outline. Unit: mm2. */
export const areaMm2 = (points: readonly ImagePoint[], spacing: PixelSpacing): number =>
  area(points) * spacing.rowSpacingMm * spacing.columnSpacingMm;

/** A vector from a centre as an angle (0 to 2 pi, from +column towards +row) and a length in mm. */
export function polarOf(
  point: ImagePoint,
  centre: ImagePoint,
  { rowSpacingMm, columnSpacingMm }: PixelSpacing,
): { readonly angle: number; readonly mm: number } {
  const x = (point[0] - centre[0]) * columnSpacingMm;
  const y = (point[1] - centre[1]) * rowSpacingMm;
  const angle = Math.atan2(y, x);
  return { angle: angle < 0 ? angle + 2 * Math.PI : angle, mm: Math.hypot(x, y) };
}

/** A drawn outline as distances about a centre, linear in the angle between its points. */
export function radiiAbout(
  points: readonly ImagePoint[],
  centre: ImagePoint,
  spacing: PixelSpacing,
  rays = RAY_COUNT,
): readonly number[] {
  const polar = points
    .map((point) => polarOf(point, centre, spacing))
    .sort((a, b) => a.angle - b.angle);
  const [first, last] = [polar[0], polar.at(-1)];
  if (!first || !last) return [];
  const turn = 2 * Math.PI;
  const round = [
    { angle: last.angle - turn, mm: last.mm },
    ...polar,
    { angle: first.angle + turn, mm: first.mm },
  ];
  let above = 1;
  return Array.from({ length: rays }, (_, ray) => {
    const angle = angleOf(ray, rays);
    while (above < round.length - 1 && (round[above]?.angle ?? turn) < angle) above++;
    const [lo, hi] = [round[above - 1] ?? first, round[above] ?? last];
    const width = hi.angle - lo.angle;
    return width < 1e-12 ? hi.mm : lo.mm + ((hi.mm - lo.mm) * (angle - lo.angle)) / width;
  });
}

/** A drawn outline about its own centre. */
export function radialOutlineOf(
  points: readonly ImagePoint[],
  spacing: PixelSpacing,
): RadialOutline {
  const centre = centroid(points);
  return { centre, radiiMm: radiiAbout(points, centre, spacing) };
}

/** Which rays to look along for walls. */
export interface RayFrame extends PixelSpacing {
  readonly centre: ImagePoint;
  readonly rays: number;
  readonly bins: number;
}

/** The first bin of each ray for which `isHit` holds; `bins` where there is none. */
function firstBins(
  frame: RayFrame,
  isHit: (point: ImagePoint, ray: number) => boolean,
): readonly number[] {
  return Array.from({ length: frame.rays }, (_, ray) => {
    const angle = angleOf(ray, frame.rays);
    for (let bin = 0; bin < frame.bins; bin++) {
      if (isHit(pointAlong(frame.centre, angle, bin * BIN_MM, frame), ray)) return bin;
    }
    return frame.bins;
  });
}

/** The first bin of each ray inside one of the outlines; `bins` where the ray meets none. */
export function firstBinInside(
  outlines: readonly (readonly ImagePoint[])[],
  frame: RayFrame,
): readonly number[] {
  if (outlines.length === 0) return new Array<number>(frame.rays).fill(frame.bins);
  const boxed = outlines.map((outline) => ({ outline, box: boxOf(outline) }));
  return firstBins(frame, (point) =>
    boxed.some(({ outline, box }) => isInBox(point, box) && isInside(outline, point)),
  );
}

/** The first bin of each ray outside an outline, after it was inside; `bins` where it never leaves. */
export function firstBinOutside(
  outline: readonly ImagePoint[] | null,
  frame: RayFrame,
): readonly number[] {
  if (outline === null) return new Array<number>(frame.rays).fill(frame.bins);
  const hasBeenInside = new Array<boolean>(frame.rays).fill(false);
  return firstBins(frame, (point, ray) => {
    if (isInside(outline, point)) hasBeenInside[ray] = true;
    else return hasBeenInside[ray] === true;
    return false;
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(points: readonly ImagePoint[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

const isInBox = ([x, y]: ImagePoint, { left, right, top, bottom }: Box): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;
