import type { Uid } from '../../base/uid.ts';
import type { StudyHeader } from '../../domain/image-series.ts';
import type { Attributes } from './attributes.ts';

/**
 * The study's attributes as a report repeats them. Markup in a name stays text: it is never interpreted. The caller has
 * checked the form of StudyInstanceUID.
 */
export function studyHeaderOf(attributes: Attributes): StudyHeader {
  return {
    studyInstanceUid: attributes.code('x0020000d') as Uid,
    patientName: attributes.text('x00100010'),
    patientId: attributes.text('x00100020'),
    patientBirthDate: dateOf(attributes.code('x00100030')),
    patientSex: attributes.code('x00100040'),
    studyDate: dateOf(attributes.code('x00080020')),
    studyTime: attributes.code('x00080030').replaceAll(':', ''),
    studyId: attributes.text('x00200010'),
    accessionNumber: attributes.text('x00080050'),
    referringPhysicianName: attributes.text('x00080090'),
    studyDescription: attributes.text('x00081030'),
  };
}

/** A date as written today; ACR-NEMA had dots between its parts. Source: DICOM PS3.5 table 6.2-1, note on DA. */
const dateOf = (text: string): string =>
  /^\d{4}([.-])\d{2}\1\d{2}$/.test(text) ? text.replaceAll(/[.-]/g, '') : text;
