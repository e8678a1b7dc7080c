import type { NomsBranch, NomsInput, NomsNote } from './noms.ts';

/** A published branch in words: what the framework's authors describe, never what to do with this person. */
export interface BranchWords {
  readonly title: string;
  readonly text: string;
}

/** Every branch begins like this, so that nobody takes it for an instruction. */
export const BRANCH_LEAD = 'Published framework branch';

/** Source: NOMS (spec clinical-rules, instruments 7 and 9). No doses. */
export const BRANCH_WORDS: Readonly<Record<NomsBranch, BranchWords>> = {
  stabilise: {
    title: 'Unstable',
    text: 'Stabilisation comes first, whatever the grade and the histology.',
  },
  sensitive: {
    title: 'Stable, radiosensitive',
    text: 'Conventional external beam radiation at any grade.',
  },
  'sensitive-surgery-considered': {
    title: 'Stable, radiosensitive, high grade with a deficit',
    text: 'Conventional external beam radiation; for breast and prostate with a deficit, surgery is considered.',
  },
  'resistant-low': {
    title: 'Stable, radioresistant, low grade',
    text: 'Stereotactic radiation; where there is none, conventional radiation, or excision before it.',
  },
  'resistant-high': {
    title: 'Stable, radioresistant, high grade',
    text: 'Decompression and stabilisation, then radiation, stereotactic preferred.',
  },
  'not-a-surgical-candidate': {
    title: 'High grade, not a candidate for surgery',
    text: 'A short course of conventional radiation; for selected grade 2, fractionated stereotactic radiation.',
  },
  'irradiated-low': {
    title: 'Irradiated before, low grade',
    text: 'Stereotactic radiation.',
  },
  'irradiated-high': {
    title: 'Irradiated before, high grade',
    text: 'Surgery first, then stereotactic radiation.',
  },
  'no-histology': {
    title: 'No histology',
    text: 'Staging and biopsy come before the branch.',
  },
  'no-histology-deficit': {
    title: 'No histology, progressive deficit',
    text: 'Decompression is described ahead of histology.',
  },
};

/** What is missing, as a reader would say it. */
export const INPUT_WORDS: Readonly<Record<NomsInput, string>> = {
  escc: 'ESCC grade',
  'escc-not-defined': 'a grade of the cord, which is not defined below the conus',
  sins: 'SINS items that decide the stability',
  primary: 'primary tumour',
  deficit: 'neurological deficit',
  'prior-radiation': 'prior radiation in the field',
  'surgical-candidate': 'whether surgery is possible',
};

/** Notes in one sentence each. */
export const NOTE_WORDS: Readonly<Record<NomsNote, string>> = {
  'mechanical-pain':
    'Mechanical pain: described as unstable until proven otherwise, also below 7 points.',
  '1c-between-bands':
    '1c: one source calls it controversial, two list radiation; it is counted on both sides of low and high.',
  'unclassified-primary':
    'The sources give no radiosensitivity for this tumour; the branch needs radiation oncology.',
  'stability-undetermined':
    'Stability undetermined: surgical consultation is suggested; the stable and the unstable branch are both shown.',
};
