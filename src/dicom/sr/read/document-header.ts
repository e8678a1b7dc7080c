import { isUid, type Uid } from '../../../base/uid.ts';
import type { StudyHeader } from '../../../domain/image-series.ts';
import { dateValue, sexValue, timeValue } from '../../read/header-values.ts';
import { fromDicomDateTime } from '../date-time.ts';
import type { DicomDataset, PersonName } from '../dicom-json.ts';
import type { DocumentInfo } from '../report-context.ts';
import { datasetsAt, textAt } from './content-node.ts';

/** The study's attributes as a document repeats them. Empty where it has none. */
export function readStudyHeader(dataset: DicomDataset, studyInstanceUid: Uid): StudyHeader {
  const text = (tag: string): string => textAt(dataset, tag) ?? '';
  return {
    studyInstanceUid,
    patientName: nameAt(dataset, '00100010'),
    patientId: text('00100020'),
    issuerOfPatientId: text('00100021'),
    patientBirthDate: dateValue(text('00100030')),
    patientSex: sexValue(text('00100040')),
    studyDate: dateValue(text('00080020')),
    studyTime: timeValue(text('00080030')),
    studyId: text('00200010'),
    accessionNumber: text('00080050'),
    referringPhysicianName: nameAt(dataset, '00080090'),
    studyDescription: text('00081030'),
  };
}

/** A name as one text, its component groups divided by `=`. */
export function nameAt(dataset: DicomDataset, tag: string): string {
  const name = dataset[tag]?.Value?.[0] as PersonName | null | undefined;
  return [name?.Alphabetic ?? '', name?.Ideographic ?? '', name?.Phonetic ?? '']
    .join('=')
    .replace(/=+$/, '');
}

/** The offset of a document's times. */
export function timeOffsetOf(dataset: DicomDataset): string {
  const offset = textAt(dataset, '00080201') ?? '';
  return /^[+-]\d{4}$/.test(offset) ? offset : '+0000';
}

/** What a document is; null when it lacks the identifiers every document has. */
export function readDocumentInfo(dataset: DicomDataset): DocumentInfo | null {
  const sopInstanceUid = textAt(dataset, '00080018') ?? '';
  const seriesInstanceUid = textAt(dataset, '0020000E') ?? '';
  const studyInstanceUid = textAt(dataset, '0020000D') ?? '';
  const sopClassUid = textAt(dataset, '00080016') ?? '';
  if (![sopInstanceUid, seriesInstanceUid, studyInstanceUid, sopClassUid].every(isUid)) return null;
  const date = textAt(dataset, '00080023') ?? '';
  const time = textAt(dataset, '00080033') ?? '';
  return {
    sopClassUid,
    sopInstanceUid: sopInstanceUid as Uid,
    seriesInstanceUid: seriesInstanceUid as Uid,
    studyInstanceUid: studyInstanceUid as Uid,
    seriesNumber: numberAt(dataset, '00200011'),
    instanceNumber: numberAt(dataset, '00200013'),
    savedAt: inUtc(fromDicomDateTime(date + time, timeOffsetOf(dataset))),
    completion: textAt(dataset, '0040A491') === 'COMPLETE' ? 'COMPLETE' : 'PARTIAL',
    verification: textAt(dataset, '0040A493') === 'VERIFIED' ? 'VERIFIED' : 'UNVERIFIED',
    predecessors: predecessorsOf(dataset),
  };
}

const inUtc = (iso: string | null): string | null => iso && new Date(iso).toISOString();

const numberAt = (dataset: DicomDataset, tag: string): number => {
  const number = Number(textAt(dataset, tag) ?? Number.NaN);
  return Number.isInteger(number) ? number : 1;
};

const predecessorsOf = (dataset: DicomDataset): readonly Uid[] =>
  datasetsAt(dataset, '0040A360')
    .flatMap((study) => datasetsAt(study, '00081115'))
    .flatMap((series) => datasetsAt(series, '00081199'))
    .map((instance) => textAt(instance, '00081155') ?? '')
    .filter(isUid);
