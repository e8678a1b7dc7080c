import type { Uid } from '../../base/uid.ts';
import type {
  ImageFrame,
  ImageSeries,
  SeriesId,
  SeriesPlane,
  SeriesWarning,
} from '../../domain/image-series.ts';
import type { ImagePlane, PatientPoint } from '../../geometry/spaces.ts';
import { add, dot, normalise } from '../../geometry/vector.ts';
import { acquiredPixelMm } from './acquired-pixel.ts';
import { normalOf } from './frame-geometry.ts';
import type { FrameGeometry } from './parsed-instance.ts';
import { planeOfNormal, unknownPlane } from './plane.ts';
import { judgeSpacing, samePositionMm, type SpacingFinding } from './slice-order.ts';
import type { FrameInSeries, SeriesPart } from './series-part.ts';
import { classifyWeighting } from './weighting.ts';

/** What a series is built from. */
export interface SeriesSource {
  readonly part: SeriesPart;
  readonly id: SeriesId;
  readonly studyInstanceUid: Uid;
  /** Number of parts the series was split into, and which one this is, from 1. */
  readonly partNumber: number;
  readonly partCount: number;
  /** Warnings that concern the whole study. */
  readonly studyWarnings: readonly SeriesWarning[];
  /** False while files are still being read: gaps are then no sign of missing slices. */
  readonly complete: boolean;
}

/** Orders the frames of one part, judges their geometry and says what a reader must know. Null for a part without frames. */
export function buildSeries(source: SeriesSource): ImageSeries | null {
  const { part, complete } = source;
  const blocks = part.blocks.map((frames) => orderedBlock(frames));
  const ordered = blocks.flatMap(({ frames }) => frames);
  const plane = meanPlane(blocks);
  const first = ordered[0];
  if (first === undefined) return null;
  const { instance, frame } = first;
  const spacing = complete ? spacingOfBlocks(blocks) : noSpacing;
  const oneAll = complete && blocks.length === 1 && liesAtOnePosition(blocks[0]?.positions ?? []);
  const warnings = [
    ...source.studyWarnings,
    ...splitWarnings(source),
    ...geometryWarnings(ordered, plane),
    ...blockWarnings(blocks),
    ...(oneAll ? [onePositionWarning(ordered.length)] : spacing.warnings),
    ...(complete && !oneAll ? repeatedWarnings(blocks) : []),
    ...lossyWarnings(ordered),
    ...toleranceWarnings(ordered),
  ];
  return {
    id: source.id,
    seriesInstanceUid: instance.seriesInstanceUid,
    studyInstanceUid: source.studyInstanceUid,
    frameOfReferenceUid: instance.frameOfReferenceUid,
    modality: instance.modality,
    seriesNumber: instance.seriesNumber,
    description: instance.seriesDescription,
    acquisition: acquisitionName(first, plane),
    plane,
    weighting: classifyWeighting(frame.acquisition),
    frames: blocks.flatMap(({ frames }, block) =>
      frames.map((one) => imageFrameOf(one, blocks.length > 1 ? block : null)),
    ),
    sliceSpacingMm: spacing.spacingMm,
    acquiredPixelMm: acquiredPixelOf(first),
    measuringRefused: measuringRefusal(ordered, oneAll),
    warnings,
  };
}

/** One block in the order of its normal, with where its frames lie along it. */
interface OrderedBlock {
  readonly frames: readonly FrameInSeries[];
  readonly plane: SeriesPlane;
  readonly positions: readonly number[];
}

function orderedBlock(unordered: readonly FrameInSeries[]): OrderedBlock {
  const plane = planeOf(unordered);
  const frames = orderFrames(unordered, plane);
  return { frames, plane, positions: frames.flatMap((frame) => positionAlong(frame, plane) ?? []) };
}

/** The plane of one block, or the mean of several. */
function meanPlane(blocks: readonly OrderedBlock[]): SeriesPlane {
  const normals = blocks.flatMap(({ plane }) => (plane.normal === null ? [] : [plane.normal]));
  const [first] = normals;
  if (first === undefined || blocks.length === 1) return blocks[0]?.plane ?? unknownPlane;
  return planeOfNormal(normalise(normals.reduce(add)));
}

const noSpacing: SpacingFinding = { spacingMm: null, warnings: [] };

/** Each block is judged by itself: what lies between blocks is no missing slice. */
function spacingOfBlocks(blocks: readonly OrderedBlock[]): SpacingFinding {
  let before = 0;
  const found = blocks.map(({ positions, frames }) => {
    const finding = judgeSpacing(positions, before);
    before += frames.length;
    return finding;
  });
  const [first] = found;
  const isSame = found.every(({ spacingMm }) => isNear(spacingMm, first?.spacingMm ?? null));
  return {
    spacingMm: isSame ? (first?.spacingMm ?? null) : null,
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}

const isNear = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && Math.abs(a - b) <= samePositionMm;

function blockWarnings(blocks: readonly OrderedBlock[]): readonly SeriesWarning[] {
  if (blocks.length < 2) return [];
  const tilts = blocks.map(({ plane }) => plane.angleDeg ?? 0);
  const [least, most] = [Math.min(...tilts).toFixed(0), Math.max(...tilts).toFixed(0)];
  const tilted = least === most ? `${least}°` : `${least}° to ${most}°`;
  const message = `The slices lie in ${blocks.length} blocks, tilted ${tilted} from axial; between the blocks nothing was acquired.`;
  return [{ kind: 'oblique', message }];
}

/** What stations of one spine have in common. */
function acquisitionName({ instance, frame }: FrameInSeries, plane: SeriesPlane): string {
  const { echoTimeMs, imageType } = frame.acquisition;
  const shared = [instance.frameOfReferenceUid, instance.seriesDescription.trim(), plane.nearest];
  if (shared.some((part) => part === null || part === '')) return '';
  return [...shared, echoTimeMs, imageType.slice(2).join('\\')].join('|');
}

function planeOf(frames: readonly FrameInSeries[]): SeriesPlane {
  const orientation = frames.find(({ frame }) => frame.geometry.orientation !== null)?.frame
    .geometry.orientation;
  return orientation ? planeOfNormal(normalOf(orientation)) : unknownPlane;
}

/** Along the normal; InstanceNumber and file name decide only between frames at one position or without any. */
function orderFrames(
  frames: readonly FrameInSeries[],
  plane: SeriesPlane,
): readonly FrameInSeries[] {
  const keyed = frames.map((item) => ({ item, position: positionAlong(item, plane) }));
  keyed.sort((a, b) => {
    const apart = (a.position ?? Infinity) - (b.position ?? Infinity);
    if (Math.abs(apart) > samePositionMm) return apart;
    return (
      (a.item.instance.instanceNumber ?? 0) - (b.item.instance.instanceNumber ?? 0) ||
      a.item.frame.frameNumber - b.item.frame.frameNumber ||
      compareText(a.item.instance.fileName, b.item.instance.fileName)
    );
  });
  return keyed.map(({ item }) => item);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function positionAlong({ frame }: FrameInSeries, plane: SeriesPlane): number | null {
  const position = frame.geometry.imagePositionPatient;
  return position === null || plane.normal === null ? null : dot(position, plane.normal);
}

const liesAtOnePosition = (positions: readonly number[]): boolean =>
  positions.length > 1 && (positions.at(-1) ?? 0) - (positions[0] ?? 0) <= samePositionMm;

function imageFrameOf({ instance, frame }: FrameInSeries, block: number | null): ImageFrame {
  return {
    sopInstanceUid: instance.sopInstanceUid,
    frameNumber: frame.frameNumber,
    sopClassUid: instance.sopClassUid,
    instanceNumber: instance.instanceNumber,
    ...sizeOf({ instance, frame }),
    ...(frame.tile === undefined
      ? {}
      : { tile: { ...frame.tile, rows: instance.rows, columns: instance.columns } }),
    plane: imagePlaneOf(frame.geometry),
    ...(frame.pixelShape === null ? {} : { pixelShape: frame.pixelShape }),
    sliceThicknessMm: frame.sliceThicknessMm,
    ...(block === null ? {} : { block }),
    ...(instance.overlays.length > 0 && frame.tile === undefined
      ? { overlays: instance.overlays }
      : {}),
    pixel: frame.pixel,
    fileName: instance.fileName,
  };
}

function imagePlaneOf(geometry: FrameGeometry): ImagePlane | null {
  const { imagePositionPatient, orientation, pixelSpacingMm } = geometry;
  if (imagePositionPatient === null || orientation === null || pixelSpacingMm === null) return null;
  return {
    imagePositionPatient: imagePositionPatient as PatientPoint,
    rowDirection: orientation.row,
    columnDirection: orientation.column,
    rowSpacingMm: pixelSpacingMm.row,
    columnSpacingMm: pixelSpacingMm.column,
  };
}

/** Rows and columns of what is shown of a frame. */
const sizeOf = ({ instance, frame }: FrameInSeries): Pick<ImageFrame, 'rows' | 'columns'> => {
  const { rows, columns } = frame.tile ?? instance;
  return { rows, columns };
};

function acquiredPixelOf({ instance, frame }: FrameInSeries): number | null {
  const spacing = frame.geometry.pixelSpacingMm;
  if (spacing === null) return null;
  const { rows, columns } = sizeOf({ instance, frame });
  const image = { rows, columns, rowSpacingMm: spacing.row, columnSpacingMm: spacing.column };
  return acquiredPixelMm(image, frame.acquisition);
}

/** The sentence that says why a series cannot be measured; the first frame's reason stands for all. */
function measuringRefusal(frames: readonly FrameInSeries[], oneAll: boolean): string | null {
  const refused = frames.flatMap(({ frame }) => frame.geometry.refused ?? []);
  if (refused[0] !== undefined) return refused[0];
  return oneAll ? onePositionWarning(frames.length).message : null;
}

function geometryWarnings(
  frames: readonly FrameInSeries[],
  plane: SeriesPlane,
): readonly SeriesWarning[] {
  const warnings: SeriesWarning[] = [];
  const problems = frames.map(({ frame }) => frame.geometry);
  const refused = problems.find((geometry) => geometry.refused !== null);
  if (refused?.refused != null && refused.problem !== null) {
    const kind = refused.problem === 'no-pixel-spacing' ? 'no-pixel-spacing' : 'no-orientation';
    warnings.push({ kind, message: refused.refused });
  }
  if (problems.some(({ problem }) => problem === 'repaired-orientation')) {
    const message =
      'The orientation was not of unit length or not quite at a right angle; it was corrected, and measures may be off by as much.';
    warnings.push({ kind: 'other', message });
  }
  if (plane.kind === 'oblique' && plane.nearest !== null && plane.angleDeg !== null) {
    const message = `The slices are tilted ${plane.angleDeg.toFixed(0)}° from ${plane.nearest}.`;
    warnings.push({ kind: 'oblique', message });
  }
  return warnings;
}

function splitWarnings(source: SeriesSource): readonly SeriesWarning[] {
  const { part, partNumber, partCount } = source;
  if (partCount < 2) return [];
  const reasons = [...new Set(part.splits.map(({ reason }) => reason))];
  const message = `This is part ${partNumber} of ${partCount} of one series, split by ${reasons.join(' and ')}.`;
  const kind = reasons.includes('matrix') ? 'mixed-matrix' : 'split';
  return [{ kind, message }];
}

const onePositionWarning = (count: number): SeriesWarning => ({
  kind: 'one-position',
  message: `All ${count} images give the same position: their order is not known from it, and measuring is off.`,
});

function repeatedWarnings(blocks: readonly OrderedBlock[]): readonly SeriesWarning[] {
  const repeated = blocks.flatMap(({ positions }) =>
    positions.filter(
      (position, index) => index > 0 && position - (positions[index - 1] ?? 0) <= samePositionMm,
    ),
  ).length;
  if (repeated === 0) return [];
  const total = blocks.reduce((sum, { positions }) => sum + positions.length, 0);
  const places = total - repeated;
  if (repeated > 0 && total % places === 0 && isEvenlyRepeated(blocks, total / places)) {
    const message = `Each of the ${places} positions holds ${total / places} images, such as time points: they follow each other in the order of their numbers, and nothing in the header parts them.`;
    return [{ kind: 'duplicate-position', message }];
  }
  const images = repeated === 1 ? 'One image lies' : `${repeated} images lie`;
  const message = `${images} at the position of another, and nothing in the header tells them apart.`;
  return [{ kind: 'duplicate-position', message }];
}

const isEvenlyRepeated = (blocks: readonly OrderedBlock[], count: number): boolean =>
  blocks.every(({ positions }) =>
    positions.every((position, index) => {
      const isFirst = index % count === 0;
      const isSame = position - (positions[index - 1] ?? -Infinity) <= samePositionMm;
      return isSame !== isFirst;
    }),
  );

function lossyWarnings(frames: readonly FrameInSeries[]): readonly SeriesWarning[] {
  const lossy = frames.filter(({ instance }) => instance.lossy).length;
  if (lossy === 0) return [];
  const which =
    lossy === frames.length ? 'The images were' : `${lossy} of ${frames.length} images were`;
  const message = `${which} compressed with loss: fine detail and signal values may have changed.`;
  return [{ kind: 'lossy', message }];
}

const toleranceWarnings = (frames: readonly FrameInSeries[]): readonly SeriesWarning[] =>
  [...new Set(frames.flatMap(({ instance }) => instance.tolerated))].map((message) => ({
    kind: 'other',
    message,
  }));
