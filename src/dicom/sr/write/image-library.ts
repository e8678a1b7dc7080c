import { modalityCode } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, containerItem, imageItem, uidItem, type ContentItem } from '../content-item.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { contentNode } from '../read/content-node.ts';
import { instancesBelow } from '../read/referenced-images.ts';
import type { ReferencedImage } from '../report-context.ts';
import { groupBy } from './evidence.ts';

/** The image library: one group per series, each image once, beside the groups kept of another program. Source: DICOM PS3.16 TID 1600-1602. */
export function imageLibrary(
  images: readonly ReferencedImage[],
  kept: readonly DicomDataset[],
): ContentItem {
  const listed = new Set(kept.flatMap((item) => instancesBelow(contentNode(item, ''))));
  const own = images.filter(({ sopInstanceUid }) => !listed.has(sopInstanceUid));
  const library = containerItem(
    'CONTAINS',
    CONCEPTS.imageLibrary,
    '1600',
    groupBy(own, (image) => image.seriesInstanceUid).map(([, ofSeries]) => group(ofSeries)),
  );
  return { ...library, carried: kept };
}

function group(images: readonly ReferencedImage[]): ContentItem {
  const [first] = images;
  const modality = modalityCode(first?.modality ?? '');
  const frameOfReference = first?.frameOfReferenceUid ?? null;
  return containerItem('CONTAINS', CONCEPTS.imageLibraryGroup, null, [
    codeItem('HAS ACQ CONTEXT', CONCEPTS.modality, modality),
    codeItem('HAS ACQ CONTEXT', CONCEPTS.targetRegion, VALUES.spine),
    ...(frameOfReference === null
      ? []
      : [uidItem('HAS ACQ CONTEXT', CONCEPTS.frameOfReferenceUid, frameOfReference)]),
    ...groupBy(images, (image) => image.sopInstanceUid).map(([, [image]]) => {
      if (image === undefined) throw new Error('A group has a member');
      const { sopClassUid, sopInstanceUid } = image;
      return imageItem('CONTAINS', null, { sopClassUid, sopInstanceUid, frameNumber: null });
    }),
  ]);
}
