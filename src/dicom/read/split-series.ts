import type { Vector3 } from '../../geometry/spaces.ts';
import { angleBetweenDeg, cross, dot } from '../../geometry/vector.ts';
import type { FrameInSeries, SeriesPart, SplitReason } from './series-part.ts';
import { joinBlocks, parallelBlocks } from './acquired-blocks.ts';
import { samePositionMm } from './slice-order.ts';

/** Directions closer than this are parallel; a tenth of a degree is rounding, more is another block. Unit: degrees. Our choice. */
const parallelWithinDeg = 1;
/** More parts of one image each than this is a time series at one place, not several series. Our choice. */
const mostSingleImages = 8;

/**
 * Parts one series' frames until each part has one frame of reference, one matrix, one orientation and, where its
 * attributes allow, one frame per position. The blocks of one axial acquisition, each tilted to its disc, stay together.
 */
export function splitSeries(frames: readonly FrameInSeries[]): readonly SeriesPart[] {
  const whole: SeriesPart = { frames, blocks: [frames], splits: [] };
  const parts = [whole]
    .flatMap((part) => partBy(part, 'frame of reference', frameOfReferenceOf))
    .flatMap((part) => partBy(part, 'matrix', matrixOf))
    .flatMap((part) => partBy(part, 'orientation', orientationClusters(part.frames)))
    .flatMap((part) => partRepeated(part))
    .map((part) => ({ ...part, blocks: parallelBlocks(part.frames) }));
  return joinBlocks(parts);
}

const frameOfReferenceOf = ({ instance }: FrameInSeries): string =>
  instance.frameOfReferenceUid ?? 'none';

const matrixOf = ({ instance }: FrameInSeries): string => `${instance.rows}x${instance.columns}`;

/** Gives each frame the number of the first orientation it is parallel to. */
function orientationClusters(frames: readonly FrameInSeries[]): (frame: FrameInSeries) => string {
  const found: { readonly row: Vector3; readonly column: Vector3 }[] = [];
  const names = new Map<FrameInSeries, string>();
  for (const item of frames) {
    const { orientation } = item.frame.geometry;
    if (orientation === null) {
      names.set(item, 'none');
      continue;
    }
    let index = found.findIndex(
      (known) =>
        angleBetweenDeg(known.row, orientation.row) < parallelWithinDeg &&
        angleBetweenDeg(known.column, orientation.column) < parallelWithinDeg,
    );
    if (index < 0) index = found.push(orientation) - 1;
    names.set(item, directionName(found[index] ?? orientation));
  }
  return (frame) => names.get(frame) ?? 'none';
}

/** Named by its directions, fine enough that directions which are told apart have different names. */
const directionName = (orientation: { readonly row: Vector3; readonly column: Vector3 }): string =>
  [...orientation.row, ...cross(orientation.row, orientation.column)]
    .map((value) => Math.round(value * 1000))
    .join(',');

function partBy(
  part: SeriesPart,
  reason: SplitReason,
  nameOf: (frame: FrameInSeries) => string,
): readonly SeriesPart[] {
  const groups = new Map<string, FrameInSeries[]>();
  for (const frame of part.frames) {
    const name = nameOf(frame);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [frame]);
    else group.push(frame);
  }
  if (groups.size < 2) return [part];
  return [...groups].map(([name, frames]) => ({
    frames,
    blocks: [frames],
    splits: [...part.splits, { reason, name }],
  }));
}

const text = (value: number | null): string => (value === null ? '' : String(value));

/** What tells images at one position apart, the most telling first. */
const discriminators: readonly (readonly [SplitReason, (frame: FrameInSeries) => string])[] = [
  ['station', stationOf],
  [
    'echo',
    ({ frame }) => `${text(frame.acquisition.echoNumber)}@${text(frame.acquisition.echoTimeMs)}`,
  ],
  ['b-value', ({ frame }) => text(frame.acquisition.bValue)],
  ['image type', ({ frame }) => frame.acquisition.imageType.join('\\')],
  ['inversion time', ({ frame }) => text(frame.acquisition.inversionTimeMs)],
  ['phase', ({ frame }) => text(frame.acquisition.temporalPosition)],
  ['diffusion direction', ({ frame }) => (frame.acquisition.diffusionDirection ?? []).join(',')],
  ['acquisition', ({ frame }) => text(frame.acquisition.acquisitionNumber)],
  ['trigger time', ({ frame }) => text(frame.acquisition.triggerTimeMs)],
];

/** Where the image's corner lies within its plane, to the centimetre: stations of a long spine differ in it. Unit: cm. */
function stationOf({ frame }: FrameInSeries): string {
  const { imagePositionPatient, orientation } = frame.geometry;
  if (imagePositionPatient === null || orientation === null) return '';
  const along = (direction: Vector3): number =>
    Math.round(dot(imagePositionPatient, direction) / 10);
  return `${along(orientation.row)},${along(orientation.column)}`;
}

/** Parts frames that lie at the same position by the first attribute that explains the repetition, and again within the parts. */
function partRepeated(part: SeriesPart): readonly SeriesPart[] {
  const repeated = mostAtOnePosition(part.frames);
  if (repeated < 2) return [part];
  for (const [reason, nameOf] of discriminators) {
    const parts = partBy(part, reason, nameOf);
    const sensible =
      parts.length > 1 &&
      parts.length <= repeated &&
      (parts.length <= mostSingleImages || parts.some(({ frames }) => frames.length > 1)) &&
      parts.every(({ frames }) => mostAtOnePosition(frames) < repeated);
    if (sensible) return parts.flatMap(partRepeated);
  }
  return [part];
}

/** How many frames lie at the position where most do. Frames without a position are not counted. */
function mostAtOnePosition(frames: readonly FrameInSeries[]): number {
  const positions = frames.flatMap(({ frame }) => {
    const { imagePositionPatient, orientation } = frame.geometry;
    return imagePositionPatient === null || orientation === null
      ? []
      : [dot(imagePositionPatient, cross(orientation.row, orientation.column))];
  });
  positions.sort((a, b) => a - b);
  let most = positions.length > 0 ? 1 : 0;
  let run = 1;
  for (let index = 1; index < positions.length; index += 1) {
    const same = (positions[index] ?? 0) - (positions[index - 1] ?? 0) <= samePositionMm;
    run = same ? run + 1 : 1;
    most = Math.max(most, run);
  }
  return most;
}
