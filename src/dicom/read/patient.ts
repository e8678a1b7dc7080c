import type { StudyHeader } from '../../domain/image-series.ts';
import type { ParsedInstance } from './parsed-instance.ts';

/** One patient of a study, with the header of the patient's first instance. */
export interface StudyPatient {
  readonly header: StudyHeader;
  readonly includes: (header: StudyHeader) => boolean;
}

/** The patients under whose names the instances of one study were written, in order of appearance; normally one. */
export function patientsOf(instances: readonly ParsedInstance[]): readonly StudyPatient[] {
  const groups: { readonly header: StudyHeader; readonly identities: Set<string> }[] = [];
  const seen = new Set<string>();
  for (const { study } of instances) {
    const identity = identityOf(study);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const group = groups.find(({ header }) => isSamePatient(header, study));
    if (group === undefined) groups.push({ header: study, identities: new Set([identity]) });
    else group.identities.add(identity);
  }
  return groups.map(({ header, identities }) => ({
    header,
    includes: (other) => identities.has(identityOf(other)),
  }));
}

const identityOf = (header: StudyHeader): string =>
  [header.patientId, header.patientName, header.patientBirthDate].join('\n');

/** The same unless id, birth date or family name are given twice and differ: keeping one patient apart does less harm than mixing two. */
function isSamePatient(a: StudyHeader, b: StudyHeader): boolean {
  return (
    agree(a.patientId, b.patientId) &&
    agree(a.patientBirthDate, b.patientBirthDate) &&
    agree(familyName(a.patientName), familyName(b.patientName))
  );
}

const agree = (a: string, b: string): boolean => a === '' || b === '' || a === b;

/** The family name of the first component group, without differences of case and spacing. Source: DICOM PS3.5 6.2.1. */
const familyName = (personName: string): string =>
  (personName.split('=')[0]?.split('^')[0] ?? '').trim().toLocaleUpperCase('en');
