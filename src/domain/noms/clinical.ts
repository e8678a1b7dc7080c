import type { PrimaryId } from './primaries.ts';

/** Answers to a question that may stay open; open is never "no". */
export const YES_NO = ['yes', 'no', 'unknown'] as const;
/** One of them. */
export type YesNo = (typeof YES_NO)[number];

/**
 * What a record of before says of the deficit of the study as a whole, its level not stated. Deficits belong to levels now.
 */
export const DEFICITS = ['none', 'stable', 'progressive', 'unknown'] as const;
/** One of them. */
export type Deficit = (typeof DEFICITS)[number];

/**
 * What the referral says and no image shows. It belongs to the person at the time of the study; an absent answer is
 * `null` (never asked), `unknown` is an answer. `systemic` is free text on burden, comorbidity and prognosis.
 */
export interface ClinicalFacts {
  readonly primary: PrimaryId | null;
  /** From records of before; a deficit is asked at its level. */
  readonly deficit: Deficit | null;
  /** Radiation given before to the field that holds the worst level. */
  readonly priorRadiation: YesNo | null;
  readonly surgicalCandidate: YesNo | null;
  readonly systemic: string;
}

/** Nothing was asked. */
export const NO_CLINICAL_FACTS: ClinicalFacts = {
  primary: null,
  deficit: null,
  priorRadiation: null,
  surgicalCandidate: null,
  systemic: '',
};
