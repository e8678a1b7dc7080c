import { err, ok, type Result } from '../../base/result.ts';
import { imageKeyOf, type ImageFrame, type ImageSeries } from '../../domain/image-series.ts';
import type { Reading } from '../../domain/reading.ts';
import { personName } from '../sr/clean-text.ts';
import { decimalOf } from '../sr/decimal-string.ts';
import { sortAttributes, type DicomDataset, type DicomElement } from '../sr/dicom-json.ts';
import { levelWords } from '../sr/level-words.ts';
import { imageReference } from '../outlines/placed-outlines.ts';
import type { ReportContext } from '../sr/report-context.ts';
import { groupBy } from '../sr/write/evidence.ts';
import { equipmentAttributes, studyAttributes, text } from '../sr/write/header.ts';
import { instanceAttributes, writtenAt } from '../sr/write/instance-header.ts';
import { createImageCatalogue, imageOfItem } from '../sr/write/image-catalogue.ts';
import { graphicLayers, imageAnnotations, type KeyFrame } from './annotations.ts';
import { marksByImage } from './image-marks.ts';

/** Source: DICOM PS3.6 table A-1. */
const GRAYSCALE_SOFTCOPY_STATE = '1.2.840.10008.5.1.4.1.1.11.1';

const FIRST_SERIES_NUMBER = 980;

/** A window. Unit: values after rescale. */
interface GreyWindow {
  readonly center: number;
  readonly width: number;
}

/** What presentation states need to know beside the reading. */
export type PresentationContext = Pick<
  ReportContext,
  'study' | 'images' | 'observer' | 'device' | 'savedAt'
> & {
  /** The window the reader set on a series; null for the image's own. */
  readonly windowOf: (series: ImageSeries) => GreyWindow | null;
};

/** Presentation states, and how many key images are in none: of another study, not open, or not grey by slope and intercept. */
export interface PresentationStates {
  readonly datasets: readonly DicomDataset[];
  readonly count: number;
  readonly leftOut: number;
}

/**
 * The key images of a reading as they are looked at: window, outlines, labels and measures as graphics, and the words of
 * their level. One state for the images of a series that become grey in the same way. Errors: one sentence.
 * Source: DICOM PS3.3 A.33.1, C.11.10, PS3.4 N.2.
 */
export function toPresentationStates(
  reading: Reading,
  context: PresentationContext,
): Result<PresentationStates, string> {
  if (reading.keyImages.length === 0) {
    return err('There is no key image yet: press U on an image to keep it as one.');
  }
  const keyFrames = keyFramesOf(reading, context);
  const groups = groupBy(keyFrames, ({ frame, series }) =>
    [
      series.id,
      frame.rows,
      frame.columns,
      JSON.stringify(greyAttributes(frame, series.modality)),
    ].join(' '),
  );
  if (groups.length === 0) {
    return err('No key image is an open grey image of this study.');
  }
  return ok({
    datasets: groups.map(([, members], index) =>
      presentationState(members, index, reading, context),
    ),
    count: keyFrames.length,
    leftOut:
      new Set(reading.keyImages.map(({ image }) => imageKeyOf(image))).size - keyFrames.length,
  });
}

/** Each image once, however many levels it illustrates. */
function keyFramesOf(
  reading: Reading,
  { images, study }: PresentationContext,
): readonly KeyFrame[] {
  const catalogue = createImageCatalogue({ images, carried: null });
  return groupBy(reading.keyImages, ({ image }) => imageKeyOf(image)).flatMap(([, members]) => {
    const [first] = members;
    const open = first && images.get(imageKeyOf(first.image));
    const reference = first && catalogue.find(first.image);
    if (!open || !reference || open.series.studyInstanceUid !== study.studyInstanceUid) return [];
    const { photometricInterpretation, modalityLut } = open.frame.pixel;
    const isGrey = /^MONOCHROME[12]$/.test(photometricInterpretation);
    // A slice of a mosaic is no frame that another program could find.
    if (!isGrey || modalityLut !== undefined || open.frame.tile !== undefined) return [];
    const words = members.flatMap(({ level }) => {
      const assessment = level === null ? undefined : reading.assessments[level];
      return level === null || assessment === undefined
        ? []
        : [levelWords('ESCC', level, assessment)];
    });
    return [{ ...open, reference: imageOfItem(reference), words }];
  });
}

function presentationState(
  members: readonly KeyFrame[],
  index: number,
  reading: Reading,
  context: PresentationContext,
): DicomDataset {
  const [first] = members;
  if (first === undefined) throw new Error('A group has a member');
  const marks = marksByImage(reading, (key) => {
    const open = context.images.get(key);
    return open === undefined || open.series.measuringRefused !== null ? null : open.frame.plane;
  });
  const annotations = members.flatMap((one) =>
    imageAnnotations(one, marks.get(imageKeyOf(one.frame)) ?? []),
  );
  const window = windowItems(members, context);
  return sortAttributes({
    ...headerOf(context, index),
    ...studyAttributes(context.study),
    ...equipmentAttributes(context),
    '00081115': sequence({
      '00081140': sequence(...referencesOf(members)),
      '0020000E': text('UI', first.series.seriesInstanceUid),
    }),
    ...greyAttributes(first.frame, first.series.modality),
    ...(window.length === 0 ? {} : { '00283110': sequence(...window) }),
    '0070005A': sequence(displayedArea(first.frame)),
    ...(annotations.length === 0
      ? {}
      : {
          '00700001': sequence(...annotations),
          '00700060': sequence(...graphicLayers(annotations)),
        }),
  });
}

/** Frames of one image in one reference. Source: DICOM PS3.3 table 10-3. */
const referencesOf = (members: readonly KeyFrame[]): readonly DicomDataset[] =>
  groupBy(members, ({ reference }) => reference.sopInstanceUid).flatMap(([, frames]) => {
    const [first] = frames;
    const numbers = frames.flatMap(({ reference }) => reference.frameNumber ?? []);
    return first === undefined
      ? []
      : [
          {
            ...imageReference({ ...first.reference, frameNumber: null }),
            ...(numbers.length === 0 ? {} : { '00081160': { vr: 'IS', Value: numbers } as const }),
          },
        ];
  });

const sequence = (...items: readonly DicomDataset[]): DicomElement => ({ vr: 'SQ', Value: items });

/** How stored values become grey before and after the window: a state stands in place of what the image says. */
function greyAttributes({ pixel }: ImageFrame, modality: string): DicomDataset {
  const { photometricInterpretation, isPresentedInverse = false } = pixel;
  const isInverse = photometricInterpretation === 'MONOCHROME1' || isPresentedInverse;
  const isPlain = pixel.rescaleSlope === 1 && pixel.rescaleIntercept === 0;
  return {
    ...(isPlain
      ? {}
      : {
          '00281052': decimals(pixel.rescaleIntercept),
          '00281053': decimals(pixel.rescaleSlope),
          '00281054': text('LO', modality === 'CT' ? 'HU' : 'US'),
        }),
    '20500020': text('CS', isInverse ? 'INVERSE' : 'IDENTITY'),
  };
}

const decimals = (...values: readonly number[]): DicomElement => ({
  vr: 'DS',
  Value: values.map(decimalOf),
});

/** The window of each image that has one. Source: DICOM PS3.3 C.11.8. */
function windowItems(
  members: readonly KeyFrame[],
  { windowOf }: PresentationContext,
): readonly DicomDataset[] {
  return members.flatMap(({ frame, series, reference }) => {
    const { windowCenter, windowWidth, voiLutFunction } = frame.pixel;
    const stored =
      windowCenter === null || windowWidth === null
        ? null
        : { center: windowCenter, width: windowWidth };
    const shown = windowOf(series) ?? stored;
    if (shown === null) return [];
    return [
      {
        '00081140': sequence(imageReference(reference)),
        '00281050': decimals(shown.center),
        '00281051': decimals(Math.max(1, shown.width)),
        ...(voiLutFunction === undefined ? {} : { '00281056': text('CS', voiLutFunction) }),
      },
    ];
  });
}

/** The whole of the image, as large as fits. Source: DICOM PS3.3 C.10.4. */
const displayedArea = ({ rows, columns, plane, pixelShape }: ImageFrame): DicomDataset => ({
  '00700052': { vr: 'SL', Value: [1, 1] },
  '00700053': { vr: 'SL', Value: [columns, rows] },
  '00700100': text('CS', 'SCALE TO FIT'),
  ...(plane === null
    ? { '00700102': { vr: 'IS', Value: aspectOf(pixelShape) } }
    : { '00700101': decimals(plane.rowSpacingMm, plane.columnSpacingMm) }),
});

/** Vertical to horizontal size of a pixel, in whole numbers. Source: DICOM PS3.3 C.7.6.3.1.7. */
const aspectOf = (shape: ImageFrame['pixelShape']): readonly number[] =>
  shape === undefined || shape.row === shape.column
    ? [1, 1]
    : [Math.round((shape.row / shape.column) * 10_000), 10_000];

function headerOf({ savedAt, observer }: PresentationContext, index: number): DicomDataset {
  const at = writtenAt(savedAt);
  return {
    ...instanceAttributes(
      {
        sopClassUid: GRAYSCALE_SOFTCOPY_STATE,
        modality: 'PR',
        seriesDescription: 'Key images of a spine metastasis reading',
        seriesNumber: FIRST_SERIES_NUMBER + index,
      },
      at,
    ),
    '00080012': text('DA', at.date),
    '00080013': text('TM', at.time),
    '00180015': text('CS', 'SPINE'),
    '00700080': text('CS', 'SPINE_KEY_IMAGES'),
    '00700081': text('LO', 'Key images of a spine metastasis reading'),
    '00700082': text('DA', at.date),
    '00700083': text('TM', at.time),
    '00700084': { vr: 'PN', Value: [personName(observer.name)] },
  };
}
