import type { Uid } from '../../../base/uid.ts';
import { imageKeyOf, type ImageKey, type ImageReference } from '../../../domain/image-series.ts';
import type { ImagePlane, ImagePoint } from '../../../geometry/spaces.ts';
import type { ImageOfItem } from '../content-item.ts';
import type { OpenImage, ReferencedImage, ReportContext } from '../report-context.ts';

/** Multi-frame image classes a frame of which is named by its number. Source: DICOM PS3.4 B.5. */
const MULTI_FRAME_CLASSES = new Set([
  '1.2.840.10008.5.1.4.1.1.4.1',
  '1.2.840.10008.5.1.4.1.1.4.3',
  '1.2.840.10008.5.1.4.1.1.4.4',
  '1.2.840.10008.5.1.4.1.1.2.1',
  '1.2.840.10008.5.1.4.1.1.2.2',
  '1.2.840.10008.5.1.4.1.1.7.3',
]);

/** Finds what a document must say of an image. */
export interface ImageCatalogue {
  find(image: ImageReference): ReferencedImage | null;
  findInstance(sopInstanceUid: string): ReferencedImage | null;
  /** Null where measuring is not allowed. */
  planeOf(image: ImageReference): ImagePlane | null;
  /** The middle of an image; its first pixel where its size is not known. Space/unit: image points. */
  middleOf(image: ImageReference): ImagePoint;
  /** An image of the open study, for documents that refer to none. */
  readonly first: ReferencedImage | null;
}

/** The images of a context: the open ones first, then those known from a document, then those of carried items. */
export function createImageCatalogue(
  context: Pick<ReportContext, 'images' | 'knownImages' | 'carried'>,
): ImageCatalogue {
  const frameCounts = countFrames(context.images.values());
  const byKey = new Map<ImageKey, ReferencedImage>();
  for (const image of context.carried?.images ?? []) byKey.set(imageKeyOf(image), image);
  for (const [key, image] of context.knownImages ?? []) byKey.set(key, image);
  for (const [key, image] of context.images) {
    byKey.set(key, describe(image, (frameCounts.get(image.frame.sopInstanceUid) ?? 1) > 1));
  }
  const byInstance = new Map<string, ReferencedImage>();
  for (const image of byKey.values()) byInstance.set(image.sopInstanceUid, image);
  const firstOpen = context.images.values().next().value;
  return {
    find: (image) => byKey.get(imageKeyOf(image)) ?? null,
    findInstance: (sopInstanceUid) => byInstance.get(sopInstanceUid) ?? null,
    planeOf: (image) => {
      const open = context.images.get(imageKeyOf(image));
      return open === undefined || open.series.measuringRefused !== null ? null : open.frame.plane;
    },
    middleOf: (image) => {
      const open = context.images.get(imageKeyOf(image));
      if (open !== undefined) return pointAt(open.frame.columns / 2, open.frame.rows / 2);
      return byKey.get(imageKeyOf(image))?.middle ?? pointAt(0.5, 0.5);
    },
    first:
      firstOpen === undefined
        ? (byKey.values().next().value ?? null)
        : (byKey.get(imageKeyOf(firstOpen.frame)) ?? null),
  };
}

const pointAt = (column: number, row: number): ImagePoint =>
  [column, row] as const as unknown as ImagePoint;

/** An image as a content item refers to it. */
export const imageOfItem = (image: ReferencedImage): ImageOfItem => ({
  sopClassUid: image.sopClassUid,
  sopInstanceUid: image.sopInstanceUid,
  frameNumber: image.isMultiFrame ? image.frameNumber : null,
});

function countFrames(images: Iterable<OpenImage>): ReadonlyMap<Uid, number> {
  const counts = new Map<Uid, number>();
  for (const { frame } of images) {
    counts.set(frame.sopInstanceUid, (counts.get(frame.sopInstanceUid) ?? 0) + 1);
  }
  return counts;
}

function describe({ frame, series }: OpenImage, hasSeveralFrames: boolean): ReferencedImage {
  return {
    sopInstanceUid: frame.sopInstanceUid,
    frameNumber: frame.frameNumber,
    sopClassUid: frame.sopClassUid,
    seriesInstanceUid: series.seriesInstanceUid,
    studyInstanceUid: series.studyInstanceUid,
    modality: series.modality,
    frameOfReferenceUid: series.frameOfReferenceUid,
    isMultiFrame:
      hasSeveralFrames || frame.frameNumber > 1 || MULTI_FRAME_CLASSES.has(frame.sopClassUid),
    middle: pointAt(frame.columns / 2, frame.rows / 2),
  };
}
