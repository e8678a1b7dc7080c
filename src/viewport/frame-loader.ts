import { cache, imageLoader, metaData } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import { createImage } from '@cornerstonejs/dicom-image-loader';
import type { Vector3 } from '../geometry/spaces.ts';
import {
  imageKeyOf,
  type FrameSource,
  type ImageFrame,
  type ImageSeries,
} from '../domain/image-series.ts';
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
  cache.purgeCache();
}

/** Teaches Cornerstone to load our frames. Call once. */
export function registerFrameLoader(): void {
  imageLoader.registerImageLoader(SCHEME, loadImage);
  metaData.addProvider(provideMetadata, 10_000);
}

function loadImage(imageId: string, options?: Record<string, unknown>): Types.IImageLoadObject {
  const abort = new AbortController();
  // Cornerstone throws a rejection once more where nobody hears it, so an image that is given up never settles: whoever
  // asked for it has left the study.
  const promise = new Promise<Types.IImage>((resolve, reject) => {
    decode(imageId, options ?? {}, abort.signal).then(resolve, (cause: unknown) => {
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

async function decode(
  imageId: string,
  options: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Types.IImage> {
  const entry = registered.get(imageId);
  if (!entry) throw new Error('This image is no longer open.');
  const encoded = await entry.source.loadFrame(imageKeyOf(entry.frame), signal);
  try {
    // A copy of the options: the decoder writes into them.
    const image = await createImage(imageId, encoded.bytes, encoded.transferSyntaxUid, {
      ...options,
    });
    return image as Types.IImage;
  } catch (cause) {
    throw new Error(`${entry.frame.fileName} could not be decoded: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? cause.message : String(cause);
  return inner.endsWith('.') ? inner : `${inner}.`;
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
      return { ...pixel, rows: frame.rows, columns: frame.columns };
    case 'imagePlaneModule':
      return imagePlaneModule(frame, series);
    case 'modalityLutModule':
      return { rescaleSlope: pixel.rescaleSlope, rescaleIntercept: pixel.rescaleIntercept };
    case 'voiLutModule':
      return pixel.windowCenter === null || pixel.windowWidth === null
        ? {}
        : { windowCenter: [pixel.windowCenter], windowWidth: [pixel.windowWidth] };
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
