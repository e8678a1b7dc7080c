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

const pictures = new WeakMap<Types.IImage, FramePicture>();

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
  cache.purgeCache();
}

/** Teaches Cornerstone to load our frames. Call once. */
export function registerFrameLoader(): void {
  imageLoader.registerImageLoader(SCHEME, loadImage);
  metaData.addProvider(provideMetadata, 10_000);
}

function loadImage(imageId: string): Types.IImageLoadObject {
  const abort = new AbortController();
  // Cornerstone throws a rejection once more where nobody hears it, so an image that is given up never settles: whoever
  // asked for it has left the study.
  const promise = new Promise<Types.IImage>((resolve, reject) => {
    decode(imageId, abort.signal).then(resolve, (cause: unknown) => {
      if (!abort.signal.aborted) reject(cause instanceof Error ? cause : new Error(String(cause)));
    });
  });
  return {
    promise,
    cancelFn: () => {
      abort.abort();
    },
  };
}

async function decode(imageId: string, signal: AbortSignal): Promise<Types.IImage> {
  const entry = registered.get(imageId);
  if (!entry) throw new Error('This image is no longer open.');
  const encoded = await loadFrame(entry, signal);
  const picture = framePicture(entry.frame, await decodeFrame(entry.frame, encoded, runCodec));
  const image = engineImage(imageId, entry.frame, picture);
  pictures.set(image, picture);
  return image;
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

/** What a loaded image was made of: the values to measure, and what a reader must know of it. Undefined for an image of others. */
export const pictureOf = (image: Types.IImage): FramePicture | undefined => pictures.get(image);

/** What a reader must know of a loaded frame's picture, one sentence each. */
export function notesOf(frame: ImageFrame): readonly string[] {
  const image = cache.getImage(imageIdOf(frame));
  return (image && pictureOf(image)?.notes) ?? [];
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
