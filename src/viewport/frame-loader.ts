import { cache, imageLoader, metaData } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import type { Vector3 } from '../geometry/spaces.ts';
import {
  imageKeyOf,
  type EncodedFrame,
  type FrameSource,
  type ImageFrame,
  type ImageSeries,
} from '../domain/image-series.ts';
import { engineImage, engineInterpretation } from './engine-image.ts';
import { frameCeiling, FrameCache } from './frame-cache.ts';
import { decodeFrame } from './pixels/decode-frame.ts';
import { FrameFailure } from './pixels/frame-failure.ts';
import { framePicture, type FramePicture } from './pixels/frame-picture.ts';
import { runCodec } from './pixels/run-codec.ts';
import { displayPlane } from './view-transform.ts';

/** Cornerstone names images `<scheme>:<rest>`; this is our scheme. */
const SCHEME = 'thecal';

interface RegisteredFrame {
  readonly frame: ImageFrame;
  readonly series: ImageSeries;
  readonly source: FrameSource;
}

const registered = new Map<string, RegisteredFrame>();

/** Cornerstone's name of a frame. */
export const imageIdOf = (frame: ImageFrame): string => `${SCHEME}:${imageKeyOf(frame)}`;

/** Makes the frames of a series known to Cornerstone. Returns their image ids in order. */
export function registerSeries(series: ImageSeries, source: FrameSource): string[] {
  return series.frames.map((frame) => {
    const imageId = imageIdOf(frame);
    registered.set(imageId, { frame, series, source });
    return imageId;
  });
}

/** Forgets every frame and its pixels. */
export function forgetFrames(): void {
  registered.clear();
  frames.clear();
}

/** Teaches Cornerstone to load our frames. Call once. */
export function registerFrameLoader(): void {
  imageLoader.registerImageLoader(SCHEME, loadImage);
  metaData.addProvider(provideMetadata, 10_000);
}

/** The engine is handed frames that a pane has brought: a failure has been told by then. */
const loadImage = (imageId: string): Types.IImageLoadObject => ({
  promise: frames
    .load(imageId)
    .then((picture) => engineImage(imageId, entryOf(imageId).frame, picture)),
});

/** Decoded frames of what is open. */
export const frames = new FrameCache<FramePicture>({
  ceilingBytes: frameCeiling((navigator as { readonly deviceMemory?: number }).deviceMemory),
  sizeOf: ({ shown, measured }) =>
    shown.byteLength + (measured === null || measured === shown ? 0 : measured.byteLength),
  load: decode,
  dropped: (imageId) => {
    if (cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId);
  },
});

async function decode(imageId: string, signal: AbortSignal): Promise<FramePicture> {
  const entry = entryOf(imageId);
  const encoded = await loadFrame(entry, signal);
  return framePicture(entry.frame, await decodeFrame(entry.frame, encoded, runCodec));
}

function entryOf(imageId: string): RegisteredFrame {
  const entry = registered.get(imageId);
  if (!entry) throw new Error('This image is no longer open.');
  return entry;
}

async function loadFrame(
  { frame, source }: RegisteredFrame,
  signal: AbortSignal,
): Promise<EncodedFrame> {
  try {
    return await source.loadFrame(imageKeyOf(frame), signal);
  } catch (cause) {
    signal.throwIfAborted();
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new FrameFailure('not-loaded', message, { cause });
  }
}

/** Answers what Cornerstone asks about our images; undefined for the images and modules of others. */
function provideMetadata(type: string, imageId: unknown): unknown {
  if (typeof imageId !== 'string') return undefined;
  const entry = registered.get(imageId);
  if (!entry) return undefined;
  const { frame, series } = entry;
  const { pixel } = frame;
  switch (type) {
    case 'imagePixelModule':
      // Values are handed over ready to be windowed: the engine is to know of no other interpretation.
      return {
        ...pixel,
        photometricInterpretation: engineInterpretation(pixel),
        rows: frame.rows,
        columns: frame.columns,
      };
    case 'imagePlaneModule':
      return imagePlaneModule(frame, series);
    case 'generalSeriesModule':
      return { modality: series.modality, seriesInstanceUID: series.seriesInstanceUid };
    case 'sopCommonModule':
      return { sopClassUID: frame.sopClassUid, sopInstanceUID: frame.sopInstanceUid };
    case 'transferSyntax':
      return { transferSyntaxUID: pixel.transferSyntaxUid };
    default:
      return undefined;
  }
}

function imagePlaneModule(frame: ImageFrame, series: ImageSeries): Record<string, unknown> {
  const plane = displayPlane(frame);
  const copy = (vector: Vector3): number[] => [...vector];
  return {
    frameOfReferenceUID: series.frameOfReferenceUid ?? series.id,
    rows: frame.rows,
    columns: frame.columns,
    imageOrientationPatient: [...plane.rowDirection, ...plane.columnDirection],
    rowCosines: copy(plane.rowDirection),
    columnCosines: copy(plane.columnDirection),
    imagePositionPatient: copy(plane.imagePositionPatient),
    sliceThickness: frame.sliceThicknessMm ?? undefined,
    pixelSpacing: [plane.rowSpacingMm, plane.columnSpacingMm],
    rowPixelSpacing: plane.rowSpacingMm,
    columnPixelSpacing: plane.columnSpacingMm,
  };
}
