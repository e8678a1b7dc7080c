import type { Vector3 } from '../../geometry/spaces.ts';
import { angleBetweenDeg, dot, length, scale } from '../../geometry/vector.ts';
import { normalOf } from './frame-geometry.ts';
import { planeOfNormal } from './plane.ts';
import { samePositionMm } from './slice-order.ts';
import type { FrameInSeries, SeriesPart, SplitReason } from './series-part.ts';

/** Blocks of one acquisition follow the spine's curve; planes of a localizer are at right angles. Unit: degrees from the mean. Our choice. */
const blockTiltDeg = 40;
/** Blocks whose middles are nearer than this are the same place acquired again. Unit: mm. Our choice. */
const apartMm = 5;
/** A block has a corner of its own in the plane of its slices; slices of one block share it. Unit: mm. Our choice. */
const sameCornerMm = 0.5;
/** The step from one block to the next is at least this many times the usual one. Our choice. */
const blockGap = 1.5;

/** What differs between the blocks of one acquisition. */
const betweenBlocks: readonly SplitReason[] = ['orientation', 'station', 'acquisition'];

/**
 * Joins the parts of a series that are the blocks of one axial acquisition: alike in all but tilt and place, one above the
 * other. Parts of other planes, and the same place acquired again, stay parts of their own.
 */
export function joinBlocks(parts: readonly SeriesPart[]): readonly SeriesPart[] {
  const groups = new Map<string, SeriesPart[]>();
  for (const part of parts) {
    const name = acquisitionOf(part);
    groups.set(name, [...(groups.get(name) ?? []), part]);
  }
  return [...groups.values()].flatMap((group) => joined(group) ?? group);
}

/** What the blocks of one acquisition have in common. */
const acquisitionOf = ({ frames, splits }: SeriesPart): string => {
  const first = frames[0]?.frame.acquisition;
  const orientation = frames[0]?.frame.geometry.orientation;
  const plane = orientation ? planeOfNormal(normalOf(orientation)).nearest : null;
  const echo = `${plane ?? ''}/${first?.echoNumber ?? ''}@${first?.echoTimeMs ?? ''}`;
  return [...splits.filter(isKept).map(({ reason, name }) => `${reason}=${name}`), echo].join('/');
};

const isKept = ({ reason }: SeriesPart['splits'][number]): boolean =>
  !betweenBlocks.includes(reason);

function joined(parts: readonly SeriesPart[]): readonly SeriesPart[] | null {
  const first = parts[0];
  if (first === undefined || parts.length < 2) return null;
  const places = parts.map(placeOf);
  if (!places.every((place) => place !== null)) return null;
  const mean = directionOf(places.map(({ normal }) => normal));
  const isStack = places.every(
    ({ normal }) =>
      planeOfNormal(mean).nearest === 'axial' && angleBetweenDeg(normal, mean) <= blockTiltDeg,
  );
  const along = places.map(({ middle }) => dot(middle, mean)).toSorted((a, b) => a - b);
  const isApart = along.every(
    (at, index) => index === 0 || at - (along[index - 1] ?? 0) >= apartMm,
  );
  if (!isStack || !isApart) return null;
  const order = parts
    .map((part, index) => ({ part, at: dot(places[index]?.middle ?? [0, 0, 0], mean) }))
    .toSorted((a, b) => a.at - b.at);
  const blocks = order.flatMap(({ part }) => part.blocks);
  return [{ blocks, frames: blocks.flat(), splits: first.splits.filter(isKept) }];
}

/** The normal, upwards, and the middle of the frames' corners; null where one has no geometry. Space: LPS mm. */
function placeOf({
  frames,
}: SeriesPart): { readonly normal: Vector3; readonly middle: Vector3 } | null {
  const corners: Vector3[] = [];
  for (const { instance, frame } of frames) {
    const { imagePositionPatient: corner, orientation, pixelSpacingMm } = frame.geometry;
    if (corner === null || orientation === null || pixelSpacingMm === null) return null;
    const { rows, columns } = frame.tile ?? instance;
    const [u, v] = [(columns * pixelSpacingMm.column) / 2, (rows * pixelSpacingMm.row) / 2]; // prettier-ignore
    const at = (i: 0 | 1 | 2): number => corner[i] + orientation.row[i] * u + orientation.column[i] * v; // prettier-ignore
    corners.push([at(0), at(1), at(2)]);
  }
  const orientation = frames[0]?.frame.geometry.orientation;
  if (orientation == null) return null;
  const normal = planeOfNormal(normalOf(orientation)).normal ?? normalOf(orientation);
  return { normal, middle: scale(sumOf(corners), 1 / corners.length) };
}

const sumOf = (vectors: readonly Vector3[]): Vector3 =>
  vectors.reduce<Vector3>((sum, v) => [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]], [0, 0, 0]);

function directionOf(normals: readonly Vector3[]): Vector3 {
  const sum = sumOf(normals);
  return scale(sum, 1 / Math.max(length(sum), Number.EPSILON));
}

/**
 * The blocks of parallel axial slices: where the step is larger than usual and the slices beyond it have a corner or an
 * acquisition of their own, another block begins. A step without these is a missing slice. Shape: from foot to head.
 */
export function parallelBlocks(
  frames: readonly FrameInSeries[],
): readonly (readonly FrameInSeries[])[] {
  const orientation = frames[0]?.frame.geometry.orientation;
  if (orientation == null || !frames.every(hasPosition)) return [frames];
  const { nearest, normal } = planeOfNormal(normalOf(orientation));
  if (nearest !== 'axial' || normal === null) return [frames];
  const ordered = frames.toSorted((a, b) => along(a, normal) - along(b, normal));
  const steps = ordered.map((frame, index) => {
    const before = ordered[index - 1];
    return before === undefined ? 0 : along(frame, normal) - along(before, normal);
  });
  const real = steps.filter((step) => step > samePositionMm).toSorted((a, b) => a - b);
  const usual = real[Math.floor((real.length - 1) / 2)] ?? 0;
  const blocks: FrameInSeries[][] = [];
  ordered.forEach((frame, index) => {
    const isNext = (steps[index] ?? 0) > usual * blockGap && isAnotherBlock(ordered, index);
    if (index === 0 || isNext) blocks.push([frame]);
    else blocks.at(-1)?.push(frame);
  });
  return blocks;
}

const hasPosition = ({ frame }: FrameInSeries): boolean =>
  frame.geometry.imagePositionPatient !== null;

const along = ({ frame }: FrameInSeries, direction: Vector3): number =>
  dot(frame.geometry.imagePositionPatient ?? [0, 0, 0], direction);

/** Whether what lies from an index on differs from what lies before it in more than its place along the normal. */
function isAnotherBlock(ordered: readonly FrameInSeries[], index: number): boolean {
  const acquisitions = new Set(ordered.slice(0, index).map(acquisitionNumberOf));
  if (!ordered.slice(index).some((frame) => acquisitions.has(acquisitionNumberOf(frame)))) {
    return true;
  }
  // Slices of a tilted gantry have a corner of their own each.
  const isSheared = cornerShiftMm(ordered, 1) > sameCornerMm;
  return !isSheared && cornerShiftMm(ordered, index) > sameCornerMm;
}

const acquisitionNumberOf = ({ frame }: FrameInSeries): number | null =>
  frame.acquisition.acquisitionNumber;

function cornerShiftMm(ordered: readonly FrameInSeries[], index: number): number {
  const [before, after] = [ordered[index - 1], ordered[index]];
  const orientation = after?.frame.geometry.orientation;
  if (before === undefined || after === undefined || orientation == null) return 0;
  const shift = (direction: Vector3): number =>
    Math.abs(along(after, direction) - along(before, direction));
  return Math.max(shift(orientation.row), shift(orientation.column));
}
