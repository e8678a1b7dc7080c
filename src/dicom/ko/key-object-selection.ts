import { err, ok, type Result } from '../../base/result.ts';
import { VERTEBRAE } from '../../domain/level.ts';
import type { KeyImage, Reading } from '../../domain/reading.ts';
import { longText } from '../sr/clean-text.ts';
import { CONCEPTS, VALUES } from '../sr/codes.ts';
import {
  codeItem,
  containerItem,
  imageItem,
  itemDataset,
  textItems,
  type ContentItem,
} from '../sr/content-item.ts';
import { sortAttributes, type DicomDataset } from '../sr/dicom-json.ts';
import type { ReferencedImage, ReportContext } from '../sr/report-context.ts';
import { evidenceAttributes } from '../sr/write/evidence.ts';
import {
  equipmentAttributes,
  requestAttributes,
  studyAttributes,
  text,
} from '../sr/write/header.ts';
import { instanceAttributes, writtenAt } from '../sr/write/instance-header.ts';
import { createImageCatalogue, imageOfItem } from '../sr/write/image-catalogue.ts';
import { personItems } from '../sr/write/observers.ts';

/** Source: DICOM PS3.6 table A-1. */
const KEY_OBJECT_SELECTION = '1.2.840.10008.5.1.4.1.1.88.59';

const SERIES_NUMBER = 950;

/** A selection, and how many key images are not in it. */
export interface KeyObjectSelection {
  readonly dataset: DicomDataset;
  readonly count: number;
  /** Key images of other studies: a selection would have to be repeated in each of those. */
  readonly otherStudies: number;
}

/** The facts a selection needs of a report's. */
export type SelectionContext = Pick<
  ReportContext,
  'study' | 'images' | 'knownImages' | 'observer' | 'device' | 'savedAt'
>;

/**
 * The key images of a reading as a Key Object Selection "Of Interest", each image once, in the order of the levels.
 * Errors: one sentence. Source: DICOM PS3.3 A.35.4, PS3.16 TID 2010.
 */
export function toKeyObjectSelection(
  reading: Reading,
  context: SelectionContext,
): Result<KeyObjectSelection, string> {
  const catalogue = createImageCatalogue({ ...context, carried: null });
  const found = byLevel(reading.keyImages).flatMap((one) => {
    const image = catalogue.find(one.image);
    return image === null ? [] : [{ level: one.level, image }];
  });
  const own = found.filter(
    ({ image }) => image.studyInstanceUid === context.study.studyInstanceUid,
  );
  const images = unique(own.map(({ image }) => image));
  if (images.length === 0) {
    return err(
      found.length === 0
        ? 'There is no key image yet: press U on an image to keep it as one.'
        : 'The key images belong to another study; a selection holds those of the open one.',
    );
  }
  const levels = [...new Set(own.flatMap(({ level }) => level ?? []))];
  const content = itemDataset(
    containerItem(null, VALUES.ofInterest, '2010', [
      codeItem('HAS CONCEPT MOD', CONCEPTS.language, VALUES.english),
      ...personItems(context.observer),
      ...textItems('CONTAINS', CONCEPTS.keyObjectDescription, longText(describe(levels))),
      ...images.map((image): ContentItem => imageItem('CONTAINS', null, imageOfItem(image))),
    ]),
  );
  const dataset: DicomDataset = {
    ...content,
    ...headerOf(context),
    ...evidenceAttributes(images, context.study.studyInstanceUid),
  };
  return ok({
    dataset: sortAttributes(dataset),
    count: images.length,
    otherStudies: found.length - own.length,
  });
}

const describe = (levels: readonly string[]): string =>
  levels.length === 0
    ? 'Key images of a spine metastasis reading'
    : `Key images of a spine metastasis reading: ${levels.join(', ')}`;

/** Head to tail; those of no level last. */
const byLevel = (keyImages: readonly KeyImage[]): readonly KeyImage[] =>
  keyImages.toSorted((a, b) => placeOf(a) - placeOf(b));

const placeOf = ({ level }: KeyImage): number =>
  level === null ? VERTEBRAE.length : VERTEBRAE.indexOf(level);

const unique = (images: readonly ReferencedImage[]): readonly ReferencedImage[] => [
  ...new Map(
    images.map((image) => [`${image.sopInstanceUid}#${image.frameNumber}`, image]),
  ).values(),
];

function headerOf(context: SelectionContext): DicomDataset {
  const at = writtenAt(context.savedAt);
  return {
    ...instanceAttributes(
      {
        sopClassUid: KEY_OBJECT_SELECTION,
        modality: 'KO',
        seriesDescription: 'Key images of a spine metastasis reading',
        seriesNumber: SERIES_NUMBER,
      },
      at,
    ),
    '00080023': text('DA', at.date),
    '00080033': text('TM', at.time),
    '00081111': { vr: 'SQ' },
    ...studyAttributes(context.study),
    ...equipmentAttributes(context),
    ...requestAttributes(context.study),
  };
}
