import { err, ok, type Result } from '../../base/result.ts';
import { createUid } from '../../base/uid.ts';
import type { Outline, OutlineStructure, Reading } from '../../domain/reading.ts';
import { toBase64 } from '../sr/base64.ts';
import { nameText } from '../sr/clean-text.ts';
import { STRUCTURE_CODES } from '../sr/code-tables.ts';
import { VALUES } from '../sr/codes.ts';
import { codeDataset } from '../sr/content-item.ts';
import { offsetOf, toDicomDateTime } from '../sr/date-time.ts';
import { sortAttributes, type DicomDataset, type DicomElement } from '../sr/dicom-json.ts';
import type { ReportContext } from '../sr/report-context.ts';
import {
  codingSchemeAttributes,
  equipmentAttributes,
  studyAttributes,
  text,
} from '../sr/write/header.ts';
import { createImageCatalogue } from '../sr/write/image-catalogue.ts';
import { functionalGroups } from './functional-groups.ts';
import { framesOfOutlines, type SegmentedSeries, type StructureFrame } from './outline-frames.ts';
import { packFrames } from './packed-frames.ts';

/** Source: DICOM PS3.6 table A-1. */
const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';

const FIRST_SERIES_NUMBER = 960;

/** What a segmentation needs to know beside the reading. */
export type SegmentationContext = Pick<
  ReportContext,
  'study' | 'images' | 'observer' | 'device' | 'savedAt'
>;

/** One segmentation for each series with outlines, and the number of outlines that are in none. */
export interface Segmentations {
  readonly datasets: readonly DicomDataset[];
  readonly segments: number;
  readonly leftOut: number;
}

/**
 * The outlines of a reading as binary segmentations: one segment a structure, one frame for each image it is outlined on, a
 * pixel in where its centre is. Outlines of reference levels are in the segment of their structure.
 * Errors: one sentence. Source: DICOM PS3.3 A.51, C.8.20.
 */
export function toSegmentations(
  reading: Reading,
  context: SegmentationContext,
): Result<Segmentations, string> {
  if (reading.outlines.length === 0) return err('There is no outline yet.');
  const { series, leftOut } = framesOfOutlines(
    reading.outlines,
    context.images,
    createImageCatalogue({ images: context.images, carried: null }),
  );
  if (series.length === 0) {
    return err('No outline lies on an open image whose place in the patient is known.');
  }
  return ok({
    datasets: series.map((one, index) => segmentation(one, index, context)),
    segments: series.reduce((sum, one) => sum + structuresOf(one).length, 0),
    leftOut,
  });
}

const structuresOf = ({ frames }: SegmentedSeries): readonly OutlineStructure[] => [
  ...new Set(frames.map(({ structure }) => structure)),
];

function segmentation(
  segmented: SegmentedSeries,
  index: number,
  context: SegmentationContext,
): DicomDataset {
  const { rows, columns, frames } = segmented;
  const structures = structuresOf(segmented);
  const content: DicomDataset = {
    '00620002': {
      vr: 'SQ',
      Value: structures.map((structure, place) => segment(structure, place + 1, frames)),
    },
    ...functionalGroups(segmented, structures),
  };
  return sortAttributes({
    ...headerOf(context, index),
    ...studyAttributes(context.study),
    ...equipmentAttributes(context),
    ...content,
    ...codingSchemeAttributes(content, []),
    '00080008': { vr: 'CS', Value: ['DERIVED', 'PRIMARY'] },
    '00200052': text('UI', segmented.frameOfReferenceUid),
    '00201040': { vr: 'LO' },
    '00081115': { vr: 'SQ', Value: [referencedSeries(segmented)] },
    '00280002': { vr: 'US', Value: [1] },
    '00280004': text('CS', 'MONOCHROME2'),
    '00280008': { vr: 'IS', Value: [frames.length] },
    '00280010': { vr: 'US', Value: [rows] },
    '00280011': { vr: 'US', Value: [columns] },
    '00280100': { vr: 'US', Value: [1] },
    '00280101': { vr: 'US', Value: [1] },
    '00280102': { vr: 'US', Value: [0] },
    '00280103': { vr: 'US', Value: [0] },
    '00282110': text('CS', '00'),
    '00620001': text('CS', 'BINARY'),
    '00700080': text('CS', 'SPINE_OUTLINES'),
    '00700081': text('LO', 'Outlines of a spine metastasis reading'),
    '00700084': { vr: 'PN', Value: [{ Alphabetic: nameText(context.observer.name) }] },
    '7FE00010': { vr: 'OB', InlineBinary: toBase64(packFrames(frames.map(({ mask }) => mask))) },
  });
}

/** Source: DICOM PS3.3 C.8.20.2, C.8.20.4. */
function segment(
  structure: OutlineStructure,
  number: number,
  frames: readonly StructureFrame[],
): DicomDataset {
  const code = STRUCTURE_CODES[structure];
  const outlines = frames
    .filter((one) => one.structure === structure)
    .flatMap((one) => one.outlines);
  const category = structure.startsWith('tumour')
    ? VALUES.abnormalStructure
    : VALUES.anatomicalStructure;
  return {
    '00620003': { vr: 'SQ', Value: [codeDataset(category)] },
    '00620004': { vr: 'US', Value: [number] },
    '00620005': text('LO', code.meaning),
    ...algorithm(outlines),
    '0062000F': { vr: 'SQ', Value: [codeDataset(code)] },
  };
}

/** Manual where the reader drew everything; a proposal of a tool that a reader took over is semi-automatic. */
const algorithm = (outlines: readonly Outline[]): Readonly<Record<string, DicomElement>> =>
  outlines.every(({ origin }) => origin === 'drawn')
    ? { '00620008': text('CS', 'MANUAL') }
    : {
        '00620008': text('CS', 'SEMIAUTOMATIC'),
        '00620009': text('LO', 'Thecal outline proposal'),
      };

/** Every image the frames come from. Source: DICOM PS3.3 C.12.2. */
const referencedSeries = ({ series, frames }: SegmentedSeries): DicomDataset => ({
  '0008114A': {
    vr: 'SQ',
    Value: [...new Map(frames.map(({ image }) => [image.sopInstanceUid, image])).values()].map(
      ({ sopClassUid, sopInstanceUid }) => ({
        '00081150': text('UI', sopClassUid),
        '00081155': text('UI', sopInstanceUid),
      }),
    ),
  },
  '0020000E': text('UI', series.seriesInstanceUid),
});

function headerOf({ savedAt }: SegmentationContext, index: number): DicomDataset {
  const offset = offsetOf(savedAt);
  const at = toDicomDateTime(savedAt, offset) ?? '';
  const [date, time] = [at.slice(0, 8), at.slice(8, 14)];
  return {
    '00080005': text('CS', 'ISO_IR 192'),
    '00080016': text('UI', SEGMENTATION),
    '00080018': text('UI', createUid()),
    '00080021': text('DA', date),
    '00080023': text('DA', date),
    '00080031': text('TM', time),
    '00080033': text('TM', time),
    '00080060': text('CS', 'SEG'),
    '00080201': text('SH', offset),
    '0008103E': text('LO', 'Outlines of a spine metastasis reading'),
    '0020000E': text('UI', createUid()),
    '00200011': { vr: 'IS', Value: [FIRST_SERIES_NUMBER + index] },
    '00200013': { vr: 'IS', Value: [1] },
  };
}
