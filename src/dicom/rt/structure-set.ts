import { err, ok, type Result } from '../../base/result.ts';
import type { Reading } from '../../domain/reading.ts';
import { STRUCTURES } from '../../domain/structures.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import { partsOf } from '../outlines/display-colour.ts';
import type { LevelStructure } from '../outlines/level-structures.ts';
import {
  alongSeries,
  imageReference,
  instancesOf,
  placedOutlines,
  type PlacedOutline,
  type PlacedSeries,
} from '../outlines/placed-outlines.ts';
import { personName, shortText } from '../sr/clean-text.ts';
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

/** Source: DICOM PS3.6 table A-1. */
const RT_STRUCTURE_SET = '1.2.840.10008.5.1.4.1.1.481.3';

/** What planning systems expect as class of the referenced study. Source: DICOM PS3.6 table A-1 (retired). */
const DETACHED_STUDY = '1.2.840.10008.3.1.2.3.1';

const FIRST_SERIES_NUMBER = 970;

/** A tenth of a micrometre. Unit: digits after the point of a millimetre. */
const DIGITS = 4;

/** What a structure set needs to know beside the reading. */
export type StructureSetContext = Pick<
  ReportContext,
  'study' | 'images' | 'observer' | 'device' | 'savedAt' | 'carried'
>;

/** One structure set for each series with outlines, and the number of outlines that are in none. */
export interface StructureSets {
  readonly datasets: readonly DicomDataset[];
  readonly structures: number;
  readonly leftOut: number;
}

/**
 * Cord, roots, sac and tumour as contours in the patient, one region a structure and level, as planning systems read them.
 * A tumour has no interpreted type: what becomes a target is said in planning. Errors: one sentence.
 * Source: DICOM PS3.3 A.19, C.8.8.5, C.8.8.6, C.8.8.8.
 */
export function toStructureSets(
  reading: Reading,
  context: StructureSetContext,
): Result<StructureSets, string> {
  const outlines = reading.outlines.filter(({ structure }) => STRUCTURES[structure].isPlanned);
  if (outlines.length === 0) return err('There is no outline of cord, sac or tumour yet.');
  const { series, leftOut } = placedOutlines(outlines, context);
  if (series.length === 0) {
    return err('No outline lies on an open image whose place in the patient is known.');
  }
  return ok({
    datasets: series.map((one, index) => structureSet(one, index, context)),
    structures: series.reduce((sum, one) => sum + one.structures.length, 0),
    leftOut,
  });
}

function structureSet(
  placed: PlacedSeries,
  index: number,
  context: StructureSetContext,
): DicomDataset {
  const { structures } = placed;
  const content: DicomDataset = {
    '30060010': sequence({
      '00200052': text('UI', placed.frameOfReferenceUid),
      '30060012': sequence({
        '00081150': text('UI', DETACHED_STUDY),
        '00081155': text('UI', placed.series.studyInstanceUid),
        '30060014': sequence({
          '0020000E': text('UI', placed.series.seriesInstanceUid),
          '30060016': instancesOf(placed),
        }),
      }),
    }),
    '30060020': sequence(...structures.map((one, place) => region(one, place + 1, placed))),
    '30060039': sequence(...structures.map((one, place) => contours(one, place + 1, placed))),
    '30060080': sequence(...structures.map((one, place) => observation(one, place + 1, context))),
  };
  return sortAttributes({
    ...headerOf(context, index),
    ...studyAttributes(context.study),
    ...equipmentAttributes(context),
    ...content,
    ...codingSchemeAttributes(content, []),
    '00200052': text('UI', placed.frameOfReferenceUid),
    '00201040': { vr: 'LO' },
  });
}

const sequence = (...items: readonly DicomDataset[]): DicomElement => ({ vr: 'SQ', Value: items });

const integer = (...values: readonly number[]): DicomElement => ({ vr: 'IS', Value: values });

/** Tracked as in the report, by the attributes that segments have: the module has none of its own. Source: DICOM PS3.3 C.8.8.5. */
const region = (
  one: LevelStructure,
  number: number,
  { frameOfReferenceUid }: PlacedSeries,
): DicomDataset => ({
  '30060022': integer(number),
  '30060024': text('UI', frameOfReferenceUid),
  '30060026': text('LO', shortText(one.name, 64)),
  '30060036': text(
    'CS',
    one.outlines.every(({ origin }) => origin === 'drawn') ? 'MANUAL' : 'SEMIAUTOMATIC',
  ),
  '00620020': text('UT', one.trackingIdentifier),
  '00620021': text('UI', one.trackingUid),
});

const contours = (one: LevelStructure, number: number, placed: PlacedSeries): DicomDataset => ({
  '3006002A': integer(...partsOf(STRUCTURES[one.structure].colour)),
  '30060040': sequence(...alongSeries(one, placed).map(contour)),
  '30060084': integer(number),
});

const contour = ({ outline, image, reference }: PlacedOutline): DicomDataset => ({
  '30060016': sequence(imageReference(reference)),
  '30060042': text('CS', 'CLOSED_PLANAR'),
  '30060046': integer(outline.points.length),
  '30060050': {
    vr: 'DS',
    Value: outline.points.flatMap((point) =>
      toPatient(image.plane, point).map((value) => Number(value.toFixed(DIGITS))),
    ),
  },
});

const observation = (
  { structure, name, code, site }: LevelStructure,
  number: number,
  { observer }: StructureSetContext,
): DicomDataset => ({
  '30060082': integer(number),
  '30060084': integer(number),
  '30060085': text('SH', shortText(name, 16)),
  '30060086': sequence(codeDataset(code)),
  '300600A4': text('CS', STRUCTURES[structure].isTumour ? '' : 'ORGAN'),
  '300600A6': { vr: 'PN', Value: [personName(observer.name)] },
  '00082218': sequence(codeDataset(site)),
});

function headerOf({ savedAt, observer }: StructureSetContext, index: number): DicomDataset {
  const at = writtenAt(savedAt);
  return {
    ...instanceAttributes(
      {
        sopClassUid: RT_STRUCTURE_SET,
        modality: 'RTSTRUCT',
        seriesDescription: 'Outlines of a spine metastasis reading',
        seriesNumber: FIRST_SERIES_NUMBER + index,
      },
      at,
    ),
    '00080012': text('DA', at.date),
    '00080013': text('TM', at.time),
    '00081070': { vr: 'PN', Value: [personName(observer.name)] },
    '30060002': text('SH', 'SPINE_OUTLINES'),
    '30060004': text('LO', 'Outlines of a spine metastasis reading'),
    '30060008': text('DA', at.date),
    '30060009': text('TM', at.time),
    '300E0002': text('CS', 'UNAPPROVED'),
  };
}
