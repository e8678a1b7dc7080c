import { createUid, type Uid } from '../../../base/uid.ts';
import type { StudyHeader } from '../../../domain/image-series.ts';
import { identifier, personName, shortText } from '../clean-text.ts';
import { CODING_SCHEMES, type CodingScheme } from '../coding-schemes.ts';
import { offsetOf, toDicomDateTime } from '../date-time.ts';
import { firstText, type DicomDataset, type DicomElement } from '../dicom-json.ts';
import type { DocumentInfo, ReportContext, SavedDocument } from '../report-context.ts';
import type { CompletionFlags } from './completion.ts';

/** Attributes of one dataset. */
export type Attributes = Readonly<Record<string, DicomElement>>;

/** Source: DICOM PS3.6 table A-1. */
export const COMPREHENSIVE_3D_SR = '1.2.840.10008.5.1.4.1.1.88.34';

const FIRST_SERIES_NUMBER = 900;

/** What a new document is: an instance and a series of its own, because a series holds the documents of one device only. */
export function createDocumentInfo(context: ReportContext, flags: CompletionFlags): DocumentInfo {
  const { predecessor } = context;
  return {
    sopInstanceUid: createUid(),
    seriesInstanceUid: createUid(),
    studyInstanceUid: context.study.studyInstanceUid,
    seriesNumber: predecessor === null ? FIRST_SERIES_NUMBER : predecessor.seriesNumber + 1,
    instanceNumber: 1,
    savedAt: context.savedAt,
    completion: flags.completion,
    verification: flags.verification,
    predecessors: predecessor === null ? [] : [predecessor.sopInstanceUid],
  };
}

/** The attributes outside the content tree and the evidence. Source: DICOM PS3.3 A.35.13; spec sr-template section 1. */
export function headerAttributes(
  context: ReportContext,
  info: DocumentInfo,
  flags: CompletionFlags,
): Attributes {
  const offset = offsetOf(context.savedAt);
  const savedAt = toDicomDateTime(context.savedAt, offset) ?? '';
  const date = savedAt.slice(0, 8);
  const time = savedAt.slice(8, 14);
  return {
    '00080005': text('CS', 'ISO_IR 192'),
    '00080012': text('DA', date),
    '00080013': text('TM', time),
    '00080016': text('UI', COMPREHENSIVE_3D_SR),
    '00080018': text('UI', info.sopInstanceUid),
    '00080021': text('DA', date),
    '00080023': text('DA', date),
    '00080031': text('TM', time),
    '00080033': text('TM', time),
    '00080060': text('CS', 'SR'),
    '00080201': text('SH', offset),
    '0008103E': text('LO', 'Spine metastasis reading'),
    '00081111': { vr: 'SQ' },
    '0020000E': text('UI', info.seriesInstanceUid),
    '00200011': { vr: 'IS', Value: [info.seriesNumber] },
    '00200013': { vr: 'IS', Value: [info.instanceNumber] },
    '0040A372': { vr: 'SQ' },
    '0040A491': text('CS', flags.completion),
    '0040A493': text('CS', flags.verification),
    '0040A496': text('CS', flags.preliminary),
    ...studyAttributes(context.study),
    ...equipmentAttributes(context),
    ...(flags.verification === 'VERIFIED' ? verifyingObserver(context, savedAt) : {}),
    ...(context.predecessor === null ? {} : predecessorAttributes(context.predecessor)),
    ...requestAttributes(context.study),
  };
}

/** The schemes of every code in a document. `carried` identifies those that are not ours. */
export function codingSchemeAttributes(
  content: DicomDataset,
  carried: readonly DicomDataset[],
): Attributes {
  const used = new Set<string>();
  collectSchemes(content, used);
  const own = CODING_SCHEMES.filter(({ designator }) => used.has(designator));
  const ownNames = new Set(own.map(({ designator }) => designator));
  const others = carried.filter((item) => {
    const designator = firstText(item['00080102']) ?? '';
    return used.has(designator) && !ownNames.has(designator);
  });
  // Another program may use a scheme that it does not identify: its name is all that can be said of it then.
  const named = new Set([...ownNames, ...others.map((item) => firstText(item['00080102']) ?? '')]);
  const unnamed = [...used].filter((designator) => designator !== '' && !named.has(designator));
  return {
    '00080110': {
      vr: 'SQ',
      Value: [
        ...own.map(schemeDataset),
        ...others,
        ...unnamed.map((designator): DicomDataset => ({ '00080102': text('SH', designator) })),
      ],
    },
  };
}

function collectSchemes(dataset: DicomDataset, used: Set<string>): void {
  for (const [tag, element] of Object.entries(dataset)) {
    if (tag === '00080102') used.add(firstText(element) ?? '');
    if (element.vr !== 'SQ') continue;
    for (const item of element.Value ?? []) collectSchemes(item as DicomDataset, used);
  }
}

function schemeDataset(scheme: CodingScheme): DicomDataset {
  return {
    '00080102': text('SH', scheme.designator),
    ...(scheme.uid === null ? {} : { '0008010C': text('UI', scheme.uid) }),
    ...(scheme.version === null ? {} : { '00080103': text('SH', scheme.version) }),
    '00080115': text('ST', scheme.name),
    ...(scheme.organisation === null ? {} : { '00080116': text('ST', scheme.organisation) }),
  };
}

/** Patient and study, as the images have them. */
export function studyAttributes(study: StudyHeader): Attributes {
  return {
    '00080020': text('DA', study.studyDate),
    '00080030': text('TM', study.studyTime),
    '00080050': text('SH', identifier(study.accessionNumber, 16)),
    '00080090': nameElement(study.referringPhysicianName),
    '00081030': text('LO', shortText(study.studyDescription, 64)),
    '00100010': nameElement(study.patientName),
    '00100020': text('LO', identifier(study.patientId, 64)),
    ...issuerAttributes(study),
    '00100030': text('DA', study.patientBirthDate),
    '00100040': text('CS', study.patientSex),
    '0020000D': text('UI', study.studyInstanceUid),
    '00200010': text('SH', identifier(study.studyId, 16)),
  };
}

function issuerAttributes({ issuerOfPatientId }: StudyHeader): Attributes {
  const issuer = identifier(issuerOfPatientId, 64);
  return issuer === '' ? {} : { '00100021': text('LO', issuer) };
}

/** What of a study's identifiers does not fit the standard and is left out, one sentence each: cut, it would name another. */
export const leftOutIdentifiers = (study: StudyHeader): readonly string[] =>
  (
    [
      ['accession number', study.accessionNumber, 16],
      ['patient ID', study.patientId, 64],
      ['issuer of the patient ID', study.issuerOfPatientId, 64],
      ['study ID', study.studyId, 16],
    ] as const
  ).flatMap(([name, value, length]) =>
    value.trim() === '' || identifier(value, length) !== ''
      ? []
      : [`The ${name} of the images does not fit DICOM (${length} characters) and was left out.`],
  );

/** The tool that writes. */
export const equipmentAttributes = ({ device }: Pick<ReportContext, 'device'>): Attributes => ({
  '00080070': text('LO', shortText(device.manufacturer, 64)),
  '00081090': text('LO', shortText(device.model, 64)),
  '00181000': text('LO', shortText(device.serial, 64)),
  '00181020': text('LO', shortText(device.version, 64)),
});

const verifyingObserver = ({ observer }: ReportContext, savedAt: string): Attributes => ({
  '0040A073': {
    vr: 'SQ',
    Value: [
      {
        '0040A027': text('LO', shortText(observer.organisation, 64) || 'not stated'),
        '0040A030': text('DT', savedAt),
        '0040A075': { vr: 'PN', Value: [personName(observer.name)] },
        '0040A088': { vr: 'SQ' },
      },
    ],
  },
});

const predecessorAttributes = (predecessor: SavedDocument): Attributes => ({
  '0040A360': {
    vr: 'SQ',
    Value: [
      {
        '00081115': {
          vr: 'SQ',
          Value: [
            {
              '00081199': {
                vr: 'SQ',
                Value: [
                  {
                    '00081150': text('UI', predecessor.sopClassUid ?? COMPREHENSIVE_3D_SR),
                    '00081155': text('UI', predecessor.sopInstanceUid),
                  },
                ],
              },
              '0020000E': text('UI', predecessor.seriesInstanceUid),
            },
          ],
        },
        '0020000D': text('UI', predecessor.studyInstanceUid),
      },
    ],
  },
});

/** The order, as far as the images name it. */
export function requestAttributes(study: StudyHeader): Attributes {
  const accessionNumber = identifier(study.accessionNumber, 16);
  if (accessionNumber === '') return {};
  return {
    '0040A370': {
      vr: 'SQ',
      Value: [
        {
          '00080050': text('SH', accessionNumber),
          '00081110': { vr: 'SQ' },
          '0020000D': text('UI', study.studyInstanceUid),
          '00321060': text('LO', shortText(study.studyDescription, 64)),
          '00321064': { vr: 'SQ' },
          '00401001': { vr: 'SH' },
          '00402016': { vr: 'LO' },
          '00402017': { vr: 'LO' },
        },
      ],
    },
  };
}

/** An attribute of one text; empty for none. */
export const text = (vr: DicomElement['vr'], value: string | Uid): DicomElement =>
  value === '' ? { vr } : { vr, Value: [value] };

/** A name as the images have it: up to three component groups, divided by `=`. */
function nameElement(value: string): DicomElement {
  const name = personName(value);
  return Object.keys(name).length === 0 ? { vr: 'PN' } : { vr: 'PN', Value: [name] };
}
