import type { Uid } from '../../base/uid.ts';
import type { ImageReference } from '../image-series.ts';
import type { EsccTolerances } from './tolerances.ts';

/** The Epidural Spinal Cord Compression grades, an ordered category. Source: Bilsky et al., J Neurosurg Spine 2010;13:324-328. */
export const ESCC_GRADES = ['0', '1a', '1b', '1c', '2', '3'] as const;

/** One ESCC grade. */
export type EsccGrade = (typeof ESCC_GRADES)[number];

/** What outlines can leave open and a reader can answer at a glance, in the order in which equals are asked. */
export const ESCC_QUESTIONS = [
  'tumour-in-canal',
  'sac-deformed',
  'sac-or-cord-displaced',
  'cord-compressed-or-displaced',
  'csf-visible',
] as const;

/** One such question: one tap for the reader. Source: spec clinical-rules 3.4, 3.7. */
export type EsccQuestion = (typeof ESCC_QUESTIONS)[number];

/** On what the readings of one slice's outlines may differ. Source: spec clinical-rules 3.7 (I1-I9). */
export const ESCC_DIFFERENCES = [
  'tumour-in-canal',
  'canal-wall',
  'canal-shape',
  'overlap',
  'reference',
  'reference-wider',
  'sliver',
  'direction',
  'proposed-outline',
] as const;

/** One of them. */
export type EsccDifference = (typeof ESCC_DIFFERENCES)[number];

/** An outline that was mended before measuring, because two lines that nearly coincide had crossed. */
export type EsccMended = 'cord' | 'canal';

/**
 * The reader's answers on one frame; an absent key is an unanswered question. `reference-suits` is the word on a frame
 * that was found as reference: without it the frame is used as proposed.
 */
export type EsccAnswers = { readonly [Q in EsccQuestion | 'reference-suits']?: boolean };

/** Things a reader should look at beside the grade. Source: spec clinical-rules 3.1-3.4. */
export type EsccFlag =
  | { readonly kind: 'boundary'; readonly measure: EsccMeasureName; readonly distanceMm: number }
  | { readonly kind: 'by-displacement' }
  | { readonly kind: 'displaced-without-contact' }
  | { readonly kind: 'ventral-at-apex' }
  | { readonly kind: 'differs'; readonly by: EsccDifference }
  | { readonly kind: 'mended'; readonly which: EsccMended; readonly depthMm: number }
  | { readonly kind: 'overlap'; readonly depthMm: number }
  | { readonly kind: 'reference-wider' }
  | { readonly kind: 'reference-small'; readonly structure: 'sac' | 'cord' }
  | { readonly kind: 'alt-3' }
  | { readonly kind: 'cord-abuts-undeformed-dura' }
  | { readonly kind: 'csf-effaced-no-compression' }
  | { readonly kind: 'low-sensitivity'; readonly measure: 'sacDepth' | 'cordDepth' }
  | { readonly kind: 'resolution' }
  | { readonly kind: 'oblique'; readonly angleDeg: number }
  | { readonly kind: 'ct-myelogram' }
  | { readonly kind: 'review'; readonly reason: EsccReviewReason };

/** Why a slice needs a human before any grade. */
export const ESCC_REVIEW_REASONS = [
  'intradural',
  'intramedullary',
  'cord-outside-sac',
  'sac-outside-canal',
  'cord-deformed-sac-not',
  'cord-compressed-without-contact',
] as const;
/** One of them. */
export type EsccReviewReason = (typeof ESCC_REVIEW_REASONS)[number];

/** The measures that decide a grade. Lengths in mm, areas in mm2. */
export const ESCC_MEASURE_NAMES = [
  'gap', 'sacDepth', 'cordDepth', 'cordNarrowing', 'cordDisplacement', 'csfArea', 'epiduralArea',
] as const; // prettier-ignore
/** One of them. */
export type EsccMeasureName = (typeof ESCC_MEASURE_NAMES)[number];

/** How a measure was taken. `hull` values can prove a deformation but never exclude one. */
export const ESCC_MEASURE_METHODS = ['reference', 'reference-slid', 'hull', 'direct'] as const;

/** One measure against its tolerance. */
export interface EsccMeasure {
  readonly name: EsccMeasureName;
  readonly value: number;
  readonly tolerance: number;
  readonly unit: 'mm' | 'mm2';
  /** Whether the measure decided the proposed grade. */
  readonly decided: boolean;
  readonly method: (typeof ESCC_MEASURE_METHODS)[number];
}

/** Why no grade is proposed. */
export const NO_PROPOSAL_REASONS = [
  'no-tumour',
  'no-epidural-tumour',
  'no-sac',
  'bone-alone',
  'below-conus',
  'conus-unknown',
  'intradural',
  'intramedullary',
  'resolution',
  'review',
] as const;

/** A proposed grade for one slice or one level, with how sure the rule can be. */
export type EsccProposal =
  | { readonly kind: 'grade'; readonly grade: EsccGrade }
  | {
      readonly kind: 'range';
      readonly lowest: EsccGrade;
      readonly highest: EsccGrade;
      readonly open: readonly EsccQuestion[];
    }
  /** No cord outline: the grade is `lowest` or any higher one. */
  | { readonly kind: 'at-least'; readonly lowest: EsccGrade }
  | { readonly kind: 'none'; readonly reason: (typeof NO_PROPOSAL_REASONS)[number] };

/** What a reader gives as reason for a grade other than the proposed one. */
export const ESCC_REASONS = ['cord-signal', 'other-slice', 'poor-image', 'other'] as const;
/** One of them. */
export type EsccReason = (typeof ESCC_REASONS)[number];

/** A grade as a reader confirmed it, with the proposal as it stood then. */
export interface EsccConfirmation {
  readonly grade: EsccGrade;
  /** ISO 8601 date and time with offset; empty where a document of another program does not say. */
  readonly confirmedAt: string;
  /** The frame on which it was graded, when known. */
  readonly image: ImageReference | null;
  /** The proposal at that moment, null when there was none. */
  readonly proposal: EsccProposal | null;
  /** Which rule made the proposal. */
  readonly ruleVersion: string;
  /** Given when the grade differs from the proposal. */
  readonly reason: EsccReason | null;
  /** What the proposal rested on; null without outlines. */
  readonly basis: EsccBasis | null;
}

/** What a proposal rested on at the moment it was confirmed or changed. */
export interface EsccBasis {
  readonly measures: readonly EsccMeasure[];
  readonly flags: readonly EsccFlag[];
  readonly tolerances: EsccTolerances;
  /** The tracking UIDs of the outlines it was computed from. */
  readonly outlines: readonly Uid[];
}
