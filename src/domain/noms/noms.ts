import { esccBand } from '../escc/band.ts';
import type { EsccGrade } from '../escc/escc.ts';
import { PROPOSED_RULES, type ReadingRules } from '../rules.ts';
import type { ClinicalFacts } from './clinical.ts';
import { PRIMARIES } from './primaries.ts';

/** What NOMS needs of one level. */
export interface NomsLevel {
  /** The reader's grade, or the proposed one where there is none; null when it is open or not defined. */
  readonly grade: EsccGrade | null;
  /** Below the conus there is no grade to wait for. */
  readonly isBelowConus?: boolean;
  /** Lowest and highest SINS that the answers leave possible; equal when all six are known. */
  readonly sins: { readonly lowest: number; readonly highest: number } | null;
  /** Whether the pain is mechanical; null when nobody said. */
  readonly isPainMechanical: boolean | null;
}

/** The branches of the published framework. Letters: spec clinical-rules, instrument 9. */
export type NomsBranch =
  | 'stabilise' // a
  | 'sensitive' // b
  | 'sensitive-surgery-considered' // b, breast or prostate with a deficit and a high grade
  | 'resistant-low' // c
  | 'resistant-high' // d
  | 'not-a-surgical-candidate' // e
  | 'irradiated-low' // f
  | 'irradiated-high' // f
  | 'no-histology' // g
  | 'no-histology-deficit'; // g, published exception

/** What has to be known before a branch is reached. */
export type NomsInput =
  | 'escc'
  | 'escc-not-defined'
  | 'sins'
  | 'primary'
  | 'deficit'
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
  /** 7 to 12 points. */
  | 'stability-undetermined';

/** Where the published framework leads, as far as its inputs go. Never an instruction. */
export interface NomsResult {
  /** Shape: none when inputs are missing; two when the stability is undetermined: stable side first. */
  readonly branches: readonly NomsBranch[];
  /** Inputs without which no branch, or no stable branch, is reached. */
  readonly missing: readonly NomsInput[];
  /** Inputs not known that would lead to another branch. */
  readonly open: readonly NomsInput[];
  readonly notes: readonly NomsNote[];
}

/** Where 1c counts; the sources disagree. Source: spec clinical-rules X1. */
type NomsRules = Pick<ReadingRules, 'oneCBand'>;

/** From this total on a spine is unstable. Unit: points. Source: Fisher et al. 2010. */
const UNSTABLE_FROM = 13;
/** From this total on the published advice is a surgical consultation. Unit: points. */
const UNDETERMINED_FROM = 7;

/**
 * The branch of the published NOMS framework that one level reaches. Rules in order: unstable, undetermined, stable.
 * Source: spec clinical-rules 4.8.
 */
export function nomsBranch(
  level: NomsLevel,
  facts: ClinicalFacts,
  rules: NomsRules = PROPOSED_RULES,
): NomsResult {
  const { sins } = level;
  const pain: readonly NomsNote[] = level.isPainMechanical ? ['mechanical-pain'] : [];
  if (sins && sins.lowest >= UNSTABLE_FROM) {
    return { branches: ['stabilise'], missing: [], open: [], notes: pain };
  }
  const isUndetermined =
    (sins !== null && sins.lowest >= UNDETERMINED_FROM) || level.isPainMechanical === true;
  const stable = stableBranch(level, facts, rules);
  if (isUndetermined) {
    return {
      ...stable,
      branches: [...stable.branches, 'stabilise'],
      notes: [...pain, 'stability-undetermined', ...stable.notes],
    };
  }
  if (sins === null || sins.highest >= UNDETERMINED_FROM) {
    return { ...stable, branches: [], missing: ['sins', ...stable.missing] };
  }
  return stable;
}

/** The branch of a spine whose stability asks for nothing. */
function stableBranch(level: NomsLevel, facts: ClinicalFacts, rules: NomsRules): NomsResult {
  const { grade } = level;
  const { primary, deficit, priorRadiation, surgicalCandidate } = facts;
  const missing: NomsInput[] = [];
  if (grade === null) missing.push(level.isBelowConus ? 'escc-not-defined' : 'escc');
  if (primary === null) missing.push('primary');
  if (deficit === null || deficit === 'unknown') missing.push('deficit');
  if (grade === null || primary === null) return { branches: [], missing, open: [], notes: [] };

  const isHigh = esccBand(grade, rules) === 'high';
  const notes: readonly NomsNote[] = grade === '1c' ? ['1c-between-bands'] : [];
  const reached = (branch: NomsBranch, open: readonly NomsInput[] = []): NomsResult => ({
    branches: [branch],
    missing: [],
    open,
    notes,
  });
  if (primary === 'unknown') {
    if (missing.length > 0) return { branches: [], missing, open: [], notes };
    return reached(deficit === 'progressive' ? 'no-histology-deficit' : 'no-histology');
  }
  const isAsked = (answer: string | null): boolean => answer !== null && answer !== 'unknown';
  const openRadiation: readonly NomsInput[] = isAsked(priorRadiation) ? [] : ['prior-radiation'];
  if (priorRadiation === 'yes') return reached(isHigh ? 'irradiated-high' : 'irradiated-low');

  const { radiosensitivity } = PRIMARIES[primary];
  if (radiosensitivity === 'unclassified') {
    return {
      branches: [],
      missing: [],
      open: openRadiation,
      notes: [...notes, 'unclassified-primary'],
    };
  }
  if (missing.length > 0) return { branches: [], missing, open: openRadiation, notes };
  if (radiosensitivity === 'sensitive') {
    const isConsidered =
      isHigh && deficit !== 'none' && (primary === 'breast' || primary === 'prostate');
    return reached(isConsidered ? 'sensitive-surgery-considered' : 'sensitive', openRadiation);
  }
  if (!isHigh) return reached('resistant-low', openRadiation);
  if (surgicalCandidate === 'no') return reached('not-a-surgical-candidate', openRadiation);
  return reached(
    'resistant-high',
    isAsked(surgicalCandidate) ? openRadiation : [...openRadiation, 'surgical-candidate'],
  );
}
