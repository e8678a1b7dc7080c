import { SINS_CLASS_FROM } from '../sins/sins.ts';
import type { NomsBranch, NomsInput, NomsNote, NomsResult } from './noms.ts';

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
    title: `Stabilisation first, at SINS ${SINS_CLASS_FROM.unstable} or more`,
    text: 'Stabilisation comes first, whatever the grade and the histology.',
  },
  sensitive: {
    title: 'Stable, radiosensitive',
    text: 'Conventional external beam radiation at any grade.',
  },
  'sensitive-surgery-considered': {
    title: 'Stable, radiosensitive, high grade with a deficit',
    text: 'Conventional external beam radiation; with a deficit from a radiosensitive solid tumour surgery may be considered.',
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
    title: 'No histology, significant or progressive deficit',
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
  'deficit-level': 'level of the deficit',
  'deficit-kind': 'kind of the deficit',
  'deficit-severity': 'severity of the deficit',
  'deficit-course': 'course of the deficit',
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
  'grade-proposed': 'It rests on a proposed grade that nobody has confirmed.',
  'deficit-not-explained':
    'The deficit is not explained by this grade: look at other levels, cord signal, another cause.',
  'look-at-the-foramen': 'Radiculopathy beside a low grade: look at the foramen.',
  're-irradiation': 'The field was irradiated before: this would be re-irradiation.',
  'non-invasive-stabilisation':
    'Surgery is not possible: non-invasive stabilisation is described in its place.',
};

/** One branch as it is printed: what leads in, its title, its text. */
export interface BranchLine {
  readonly lead: string;
  readonly title: string;
  readonly text: string;
}

const NOT_REACHED = 'Stable, not reached yet';

/**
 * The branches of a result, one line each; none where none is reached. Where the stability is undetermined both sides are
 * there, the stable one also while it is not reached: never the unstable one alone. Source: spec clinical-rules 4.8, 4.10.
 */
export function branchLines({ branches, missing, notes }: NomsResult): readonly BranchLine[] {
  if (!notes.includes('stability-undetermined')) {
    return branches.map((branch) => ({ lead: BRANCH_LEAD, ...BRANCH_WORDS[branch] }));
  }
  const stable = branches.filter((branch) => branch !== 'stabilise');
  const lead = (place: number): string =>
    `${BRANCH_LEAD}, ${ORDINALS[place] ?? ''} of ${COUNTS[Math.max(stable.length, 1)] ?? 'several'}`;
  const why = notes.flatMap((note) => (WITHOUT_BRANCH.includes(note) ? [NOTE_WORDS[note]] : []));
  return [
    ...(stable.length === 0
      ? [
          {
            lead: lead(0),
            title: NOT_REACHED,
            text: why.length > 0 ? why.join(' ') : `Missing: ${inputList(missing)}.`,
          },
        ]
      : stable.map((branch, place) => ({ lead: lead(place), ...BRANCH_WORDS[branch] }))),
    {
      lead: lead(Math.max(stable.length, 1)),
      title: 'If unstable, stabilisation first',
      text: BRANCH_WORDS.stabilise.text,
    },
  ];
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];
/** How many branches there are by how many of them are stable. */
const COUNTS: Readonly<Record<number, string>> = { 1: 'two', 2: 'three', 3: 'four' };

/** Notes that say why there is no branch. */
const WITHOUT_BRANCH: readonly NomsNote[] = ['deficit-not-explained', 'unclassified-primary'];

/** "primary tumour, neurological deficit" */
export const inputList = (inputs: readonly NomsInput[]): string =>
  inputs.map((input) => INPUT_WORDS[input]).join(', ');

/** What is to be read beside the branches: what is missing, what could change them, the notes. Printed with every branch. */
export const besideBranches = ({ missing, open, notes }: NomsResult): readonly string[] => [
  ...(missing.length === 0 ? [] : [`Missing: ${inputList(missing)}.`]),
  ...(open.length === 0 ? [] : [`Could change it: ${inputList(open)}.`]),
  ...notes.map((note) => NOTE_WORDS[note]),
];

/** A result in one line, for where there is little room: the titles, else what is missing or why there is none. */
export function nomsLead(result: NomsResult): string {
  const titles = branchLines(result).map(({ title }) => title);
  if (titles.length > 0) return titles.join(' or ');
  return besideBranches(result)[0] ?? '';
}
