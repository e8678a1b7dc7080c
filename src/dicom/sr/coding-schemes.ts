import type { Uid } from '../../base/uid.ts';
import { PRIVATE_SCHEME } from './coded-concept.ts';

/** A coding scheme as a document identifies it. Source: DICOM PS3.3 C.12.1.1.1 (0008,0110). */
export interface CodingScheme {
  readonly designator: string;
  readonly uid: Uid | null;
  readonly name: string;
  readonly version: string | null;
  readonly organisation: string | null;
}

/** The UID of our private scheme, made once from a random UUID; it never changes. */
export const PRIVATE_SCHEME_UID = '2.25.318952443429972185141533713148166603739' as Uid;

/** Every scheme we write. Source of the UIDs: DICOM PS3.16 section 8, table 8-1. */
export const CODING_SCHEMES: readonly CodingScheme[] = [
  {
    designator: PRIVATE_SCHEME,
    uid: PRIVATE_SCHEME_UID,
    name: 'Thecal spine metastasis reading codes',
    version: '0.1',
    organisation: 'Thecal project',
  },
  scheme('DCM', '1.2.840.10008.2.16.4', 'DICOM Controlled Terminology'),
  scheme('SCT', '2.16.840.1.113883.6.96', 'SNOMED CT'),
  scheme('LN', '2.16.840.1.113883.6.1', 'LOINC'),
  scheme('UCUM', '2.16.840.1.113883.6.8', 'Unified Code for Units of Measure'),
  scheme('NCIt', '2.16.840.1.113883.3.26.1.1', 'NCI Thesaurus'),
  scheme('UMLS', '2.16.840.1.113883.6.86', 'Unified Medical Language System'),
  scheme('RFC5646', '2.16.840.1.113883.6.316', 'Tags for the identification of languages'),
  scheme('RADELEMENT', '1.2.840.10008.2.16.15', 'RadElement'),
];

function scheme(designator: string, uid: string | null, name: string): CodingScheme {
  return { designator, uid: uid as Uid | null, name, version: null, organisation: null };
}
