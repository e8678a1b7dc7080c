import { esccBand } from '../escc/band.ts';
import type { EsccGrade } from '../escc/escc.ts';
import { PROPOSED_RULES, type ReadingRules } from '../rules.ts';
import { SINS_CLASS_FROM } from '../sins/sins.ts';
import type { ClinicalFacts, Deficit } from './clinical.ts';
import { deficitState, type DeficitState, type LevelDeficit } from './deficit.ts';
import { PRIMARIES } from './primaries.ts';

/** What NOMS needs of one level. */
export interface NomsLevel {
  /** The reader's grade, or the proposed one where there is none; null when it is open or not defined. */
  readonly grade: EsccGrade | null;
  /** The grades that a proposal leaves possible where there is no single one; empty or left out where nothing is proposed. */
  readonly possibleGrades?: readonly EsccGrade[];
  /** Whether the grade is a proposal that nobody confirmed. */
  readonly isGradeProposed?: boolean;
  /** Below the conus there is no grade to wait for. */
  readonly isBelowConus?: boolean;
  /** Lowest and highest SINS that the answers leave possible; equal when all six are known. */
  readonly sins: { readonly lowest: number; readonly highest: number } | null;
  /** Whether the pain is mechanical; null when nobody said. */
  readonly isPainMechanical: boolean | null;
  /** The deficit of this level; without one, what the facts say of the study counts. */
  readonly deficit?: LevelDeficit | null;
}

/** The branches of the published framework. Letters: spec clinical-rules, instrument 9. */
export type NomsBranch =
  | 'stabilise' // a
  | 'sensitive' // b
  | 'sensitive-surgery-considered' // b, radiosensitive solid tumour with a deficit and a high grade
  | 'resistant-low' // c
  | 'resistant-high' // d
  | 'not-a-surgical-candidate' // e
  | 'irradiated-low' // f
  | 'irradiated-high' // f
  | 'no-histology' // g
  | 'no-histology-deficit'; // g, published exception

/** What has to be known before a branch is reached, or what could lead to another. */
export type NomsInput =
  | 'escc'
  | 'escc-not-defined'
  | 'sins'
  | 'primary'
  | 'deficit'
  | 'deficit-level'
  | 'deficit-kind'
  | 'deficit-severity'
  | 'deficit-course'
  | 'prior-radiation'
  | 'surgical-candidate';

/** Things to see beside a branch. */
export type NomsNote =
  /** Pain on movement counts as unstable until proven otherwise, whatever the points. */
  | 'mechanical-pain'
  /** The sources put 1c on both sides of the line between low and high. */
  | '1c-between-bands'
  /** The sources say nothing of this tumour's radiosensitivity. */
  | 'unclassified-primary'
  /** 7 to 12 points, or mechanical pain below. */
  | 'stability-undetermined'
  /** Nobody has confirmed the grade that the branch rests on. */
  | 'grade-proposed'
  /** Progressive myelopathy beside a cord that is not touched. */
  | 'deficit-not-explained'
  /** A root may be caught where the grade does not look. */
  | 'look-at-the-foramen'
  /** Radiation to a field that was irradiated before. */
  | 're-irradiation'
  /** Unstable, and surgery is not possible. */
  | 'non-invasive-stabilisation';

/** Where the published framework leads, as far as its inputs go. Never an instruction. */
export interface NomsResult {
  /**
   * Shape: none when inputs are missing. Where the stability is undetermined the unstable branch, after the stable one as
   * far as that is reached: the note says so, and both sides are to be shown.
   */
  readonly branches: readonly NomsBranch[];
  /** Inputs without which no branch, or no stable branch, is reached. */
  readonly missing: readonly NomsInput[];
  /** Inputs not known that would lead to another branch. */
  readonly open: readonly NomsInput[];
  readonly notes: readonly NomsNote[];
}

/** Where 1c counts; the sources disagree. Source: spec clinical-rules X1. */
type NomsRules = Pick<ReadingRules, 'oneCBand'>;

/**
 * The branch of the published NOMS framework that one level reaches; of a grade that is open, every branch that a possible
 * grade leads to. Rules in order: unstable, undetermined, stable. Source: spec clinical-rules 4.8 and 4.10.
 */
export function nomsBranch(
  level: NomsLevel,
  facts: ClinicalFacts,
  rules: NomsRules = PROPOSED_RULES,
): NomsResult {
  const { grade, possibleGrades = [] } = level;
  if (grade !== null || possibleGrades.length === 0) return branchOf(level, facts, rules);
  const results = possibleGrades.map((one) => branchOf({ ...level, grade: one }, facts, rules));
  const all = <T>(of: (result: NomsResult) => readonly T[]): readonly T[] => [
    ...new Set(results.flatMap(of)),
  ];
  const isOpen = new Set(results.map(({ branches }) => branches.join())).size > 1;
  const branches = all((one) => one.branches);
  return {
    // The unstable branch stands after the stable ones.
    branches: branches.toSorted((a, b) => Number(a === 'stabilise') - Number(b === 'stabilise')),
    missing: all((one) => one.missing),
    open: [...(isOpen ? (['escc'] as const) : []), ...all((one) => one.open)],
    notes: all((one) => one.notes),
  };
}

function branchOf(level: NomsLevel, facts: ClinicalFacts, rules: NomsRules): NomsResult {
  const { sins } = level;
  const pain: readonly NomsNote[] = level.isPainMechanical === true ? ['mechanical-pain'] : [];
  const stable = stableSide(level, facts, rules);
  if (sins && sins.lowest >= SINS_CLASS_FROM.unstable) {
    const kept = stable.notes.filter((note) => note === 'deficit-not-explained');
    const bracing: readonly NomsNote[] =
      facts.surgicalCandidate === 'no' ? ['non-invasive-stabilisation'] : [];
    return {
      branches: ['stabilise'],
      missing: [],
      open: [],
      notes: [...pain, ...kept, ...bracing],
    };
  }
  const isUndetermined =
    (sins !== null && sins.lowest >= SINS_CLASS_FROM.indeterminate) ||
    level.isPainMechanical === true;
  if (isUndetermined) {
    const isOpen = sins === null || sins.highest >= SINS_CLASS_FROM.unstable;
    return {
      branches: [...stable.branches, 'stabilise'],
      missing: [...(isOpen ? (['sins'] as const) : []), ...stable.missing],
      open: stable.open,
      notes: [...pain, 'stability-undetermined', ...stable.notes],
    };
  }
  if (sins === null || sins.highest >= SINS_CLASS_FROM.indeterminate) {
    return { ...stable, branches: [], missing: ['sins', ...stable.missing] };
  }
  return stable.missing.length === 0 ? stable : { ...stable, branches: [] };
}

/** The side of a spine whose stability asks for nothing: its branch as far as grade and primary tell, and what is missing. */
function stableSide(level: NomsLevel, facts: ClinicalFacts, rules: NomsRules): NomsResult {
  const { grade } = level;
  const { primary } = facts;
  const deficit = deficitOf(level, facts);
  const isLow = grade === '0' || grade === '1a';
  const missing: readonly NomsInput[] = [
    ...(grade === null ? [level.isBelowConus ? ('escc-not-defined' as const) : ('escc' as const)] : []),
    ...(primary === null ? (['primary'] as const) : []),
    ...(deficit.isPresent === null ? (['deficit'] as const) : []),
  ]; // prettier-ignore
  const isUnexplained = isLow && deficit.isProgressive === true && deficit.kind !== 'radiculopathy';
  const notes: readonly NomsNote[] = [
    ...(grade !== null && level.isGradeProposed === true ? (['grade-proposed'] as const) : []),
    ...(grade === '1c' ? (['1c-between-bands'] as const) : []),
    ...(isUnexplained && deficit.kind !== null ? (['deficit-not-explained'] as const) : []),
    ...(isLow && deficit.kind === 'radiculopathy' ? (['look-at-the-foramen'] as const) : []),
  ];
  // A deficit that the grade explains, or not, may turn on what was not asked of it.
  const open: readonly NomsInput[] =
    isLow && deficit.isPresent === true && deficit.isProgressive === null && deficit.kind !== 'radiculopathy'
      ? ['deficit-course']
      : []; // prettier-ignore
  if (isUnexplained) {
    const unsaid = deficit.kind === null ? ([deficit.isStated ? 'deficit-kind' : 'deficit-level'] as const) : []; // prettier-ignore
    return { branches: [], missing: [...missing, ...unsaid], open, notes };
  }
  if (grade === null || primary === null) return { branches: [], missing, open, notes };
  const reached = reach(primary, esccBand(grade, rules) === 'high', deficit, facts);
  return {
    branches: reached.branch === null ? [] : [reached.branch],
    missing,
    open: [...open, ...reached.open.filter((input) => !open.includes(input))],
    notes: [...notes, ...reached.notes],
  };
}

interface Reached {
  readonly branch: NomsBranch | null;
  readonly open: readonly NomsInput[];
  readonly notes: readonly NomsNote[];
}

/** The stable branch of a grade and a primary. A deficit that was not asked counts as none here; the caller says it is missing. */
function reach(
  primary: NonNullable<ClinicalFacts['primary']>,
  isHigh: boolean,
  deficit: DeficitState,
  { priorRadiation, surgicalCandidate }: ClinicalFacts,
): Reached {
  const to = (branch: NomsBranch | null, open: readonly NomsInput[] = [], notes: readonly NomsNote[] = []): Reached => ({ branch, open, notes }); // prettier-ignore
  const radiation: readonly NomsInput[] = isAsked(priorRadiation) ? [] : ['prior-radiation'];
  const surgery: readonly NomsInput[] = isAsked(surgicalCandidate) ? [] : ['surgical-candidate'];
  if (primary === 'unknown') {
    if (deficit.isGrave === true) return to('no-histology-deficit');
    return to(
      'no-histology',
      deficit.isPresent === true && deficit.isGrave === null ? graveParts(deficit) : [],
    );
  }
  if (priorRadiation === 'yes') {
    if (!isHigh) return to('irradiated-low');
    return surgicalCandidate === 'no'
      ? to('not-a-surgical-candidate', [], ['re-irradiation'])
      : to('irradiated-high', surgery);
  }
  const { radiosensitivity } = PRIMARIES[primary];
  if (radiosensitivity === 'unclassified') return to(null, radiation, ['unclassified-primary']);
  if (radiosensitivity === 'sensitive') {
    const isConsidered = isHigh && deficit.isPresent === true && isSolid(primary);
    return isConsidered && surgicalCandidate !== 'no'
      ? to('sensitive-surgery-considered', [...radiation, ...surgery])
      : to('sensitive', radiation);
  }
  if (!isHigh) return to('resistant-low', radiation);
  return surgicalCandidate === 'no'
    ? to('not-a-surgical-candidate', radiation)
    : to('resistant-high', [...radiation, ...surgery]);
}

/** What was not asked of a present deficit of which nobody knows whether it is grave. */
const graveParts = ({ isProgressive }: DeficitState): readonly NomsInput[] =>
  isProgressive === null ? ['deficit-severity', 'deficit-course'] : ['deficit-severity'];

const isAsked = (answer: string | null): boolean => answer !== null && answer !== 'unknown';

/** Myeloma and lymphoma answer fast; surgery is a consideration for solid tumours. Source: spec clinical-rules 4.10. */
const isSolid = (primary: NonNullable<ClinicalFacts['primary']>): boolean =>
  primary !== 'myeloma' && primary !== 'lymphoma';

/** The deficit that counts at a level: its own, else what a record of before says of the study. */
function deficitOf(
  { deficit }: NomsLevel,
  { deficit: ofStudy }: ClinicalFacts,
): DeficitState & { readonly isStated: boolean } {
  const own = deficitState(deficit ?? null);
  return own.isPresent === null && ofStudy !== null
    ? { ...STUDY_STATES[ofStudy], isStated: false }
    : { ...own, isStated: true };
}

const STUDY_STATES: Readonly<Record<Deficit, DeficitState>> = {
  none: { isPresent: false, isProgressive: false, isGrave: false, kind: null },
  stable: { isPresent: true, isProgressive: false, isGrave: null, kind: null },
  progressive: { isPresent: true, isProgressive: true, isGrave: true, kind: null },
  unknown: { isPresent: null, isProgressive: null, isGrave: null, kind: null },
};
