import { err, ok, type Result } from '../../base/result.ts';
import type { Outline, Reading } from '../../domain/reading.ts';
import { STRUCTURES } from '../../domain/structures.ts';
import { displayColour } from '../outlines/display-colour.ts';
import type { LevelStructure } from '../outlines/level-structures.ts';
import { instancesOf, placedOutlines, type PlacedSeries } from '../outlines/placed-outlines.ts';
import { toBase64 } from '../sr/base64.ts';
import { personName, shortText } from '../sr/clean-text.ts';
import { VALUES } from '../sr/codes.ts';
import { codeDataset } from '../sr/content-item.ts';
import { sortAttributes, type DicomDataset, type DicomElement } from '../sr/dicom-json.ts';
import type { ReportContext } from '../sr/report-context.ts';
import {
  codingSchemeAttributes,
  equipmentAttributes,
  studyAttributes,
  text,
} from '../sr/write/header.ts';
import { instanceAttributes, writtenAt } from '../sr/write/instance-header.ts';
import { functionalGroups } from './functional-groups.ts';
import { framesOf } from './outline-frames.ts';
import { packFrames } from './packed-frames.ts';

/** Source: DICOM PS3.6 table A-1. */
const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';

const FIRST_SERIES_NUMBER = 960;

/** What a segmentation needs to know beside the reading. */
export type SegmentationContext = Pick<
  ReportContext,
  'study' | 'images' | 'observer' | 'device' | 'savedAt' | 'carried'
>;

/** One segmentation for each series with outlines, and the number of outlines that are in none. */
export interface Segmentations {
  readonly datasets: readonly DicomDataset[];
  readonly segments: number;
  readonly leftOut: number;
}

/**
 * The outlines of a reading as binary segmentations: one segment a structure and level, one frame for each image it is outlined
 * on, a pixel in where its centre is.
 * Errors: one sentence. Source: DICOM PS3.3 A.51, C.8.20.
 */
export function toSegmentations(
  reading: Reading,
  context: SegmentationContext,
): Result<Segmentations, string> {
  if (reading.outlines.length === 0) return err('There is no outline yet.');
  const { series, leftOut } = placedOutlines(reading.outlines, context);
  if (series.length === 0) {
    return err('No outline lies on an open image whose place in the patient is known.');
  }
  return ok({
    datasets: series.map((one, index) => segmentation(one, index, context)),
    segments: series.reduce((sum, one) => sum + one.structures.length, 0),
    leftOut,
  });
}

function segmentation(
  placed: PlacedSeries,
  index: number,
  context: SegmentationContext,
): DicomDataset {
  const { rows, columns, structures } = placed;
  const frames = framesOf(placed);
  const content: DicomDataset = {
    '00620002': {
      vr: 'SQ',
      Value: structures.map((structure, place) => segment(structure, place + 1)),
    },
    ...functionalGroups(placed, frames),
  };
  return sortAttributes({
    ...headerOf(context, index),
    ...studyAttributes(context.study),
    ...equipmentAttributes(context),
    ...content,
    ...codingSchemeAttributes(content, []),
    '00080008': { vr: 'CS', Value: ['DERIVED', 'PRIMARY'] },
    '00200052': text('UI', placed.frameOfReferenceUid),
    '00201040': { vr: 'LO' },
    ...referencedInstances(placed, context.study.studyInstanceUid),
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
    '00700084': { vr: 'PN', Value: [personName(context.observer.name)] },
    '7FE00010': { vr: 'OB', InlineBinary: toBase64(packFrames(frames.map(({ mask }) => mask))) },
  });
}

/** Source: DICOM PS3.3 C.8.20.2, C.8.20.4. */
function segment(one: LevelStructure, number: number): DicomDataset {
  const category = STRUCTURES[one.structure].isTumour
    ? VALUES.abnormalStructure
    : VALUES.anatomicalStructure;
  return {
    '00082218': { vr: 'SQ', Value: [codeDataset(one.site)] },
    '00620003': { vr: 'SQ', Value: [codeDataset(category)] },
    '00620004': { vr: 'US', Value: [number] },
    '00620005': text('LO', shortText(one.name, 64)),
    ...algorithm(one.outlines),
    '0062000D': displayColour(STRUCTURES[one.structure].colour),
    '0062000F': { vr: 'SQ', Value: [codeDataset(one.code)] },
    '00620020': text('UT', one.trackingIdentifier),
    '00620021': text('UI', one.trackingUid),
  };
}

/** Manual where the reader drew everything; a proposal of a tool that a reader took over is semi-automatic. */
function algorithm(outlines: readonly Outline[]): Readonly<Record<string, DicomElement>> {
  const origins = new Set(outlines.map(({ origin }) => origin));
  origins.delete('drawn');
  if (origins.size === 0) return { '00620008': text('CS', 'MANUAL') };
  const isProposed = [...origins].some((origin) => origin !== 'unknown');
  return {
    '00620008': text('CS', 'SEMIAUTOMATIC'),
    '00620009': text('LO', isProposed ? 'Thecal outline proposal' : 'Not stated'),
  };
}

/** Every image the frames come from, those of another study in a sequence of their own. Source: DICOM PS3.3 C.12.2. */
function referencedInstances(
  placed: PlacedSeries,
  study: string,
): Readonly<Record<string, DicomElement>> {
  const { seriesInstanceUid, studyInstanceUid } = placed.series;
  const ofSeries: DicomElement = {
    vr: 'SQ',
    Value: [{ '0008114A': instancesOf(placed), '0020000E': text('UI', seriesInstanceUid) }],
  };
  if (studyInstanceUid === study) return { '00081115': ofSeries };
  const other = { '00081115': ofSeries, '0020000D': text('UI', studyInstanceUid) };
  return { '00081200': { vr: 'SQ', Value: [other] } };
}

function headerOf({ savedAt }: SegmentationContext, index: number): DicomDataset {
  const at = writtenAt(savedAt);
  return {
    ...instanceAttributes(
      {
        sopClassUid: SEGMENTATION,
        modality: 'SEG',
        seriesDescription: 'Outlines of a spine metastasis reading',
        seriesNumber: FIRST_SERIES_NUMBER + index,
      },
      at,
    ),
    '00080023': text('DA', at.date),
    '00080033': text('TM', at.time),
  };
}
