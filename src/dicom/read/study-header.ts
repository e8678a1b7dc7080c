import type { Uid } from '../../base/uid.ts';
import type { StudyHeader } from '../../domain/image-series.ts';
import type { Attributes } from './attributes.ts';
import { dateValue, sexValue, timeValue } from './header-values.ts';

/**
 * The study's attributes as a report repeats them. Markup in a name stays text: it is never interpreted. The caller has
 * checked the form of StudyInstanceUID.
 */
export function studyHeaderOf(attributes: Attributes): StudyHeader {
  return {
    studyInstanceUid: attributes.code('x0020000d') as Uid,
    patientName: attributes.text('x00100010'),
    patientId: attributes.text('x00100020'),
    issuerOfPatientId: attributes.text('x00100021'),
    patientBirthDate: dateValue(attributes.code('x00100030')),
    patientSex: sexValue(attributes.code('x00100040')),
    studyDate: dateValue(attributes.code('x00080020')),
    studyTime: timeValue(attributes.code('x00080030')),
    studyId: attributes.text('x00200010'),
    accessionNumber: attributes.text('x00080050'),
    referringPhysicianName: attributes.text('x00080090'),
    studyDescription: attributes.text('x00081030'),
  };
}
