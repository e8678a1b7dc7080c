/** Which way a loss of signal points; never an answer by itself. */
export type PhaseHint = 'malignant' | 'benign' | 'indeterminate';

/** The published limit, and the band around it within which noise decides (a proposal, X13). Unit: percent, points. */
export const PHASE_RULE = { limitPercent: 20, bandPoints: 2 } as const;

/**
 * The share of in-phase signal that is lost out of phase. Unit: percent; null without in-phase signal.
 * Source: spec clinical-rules 1.3 (23).
 */
export const phaseLossPercent = (inPhase: number, outOfPhase: number): number | null =>
  inPhase > 0 ? 100 * (1 - outOfPhase / inPhase) : null;

/** Below 18 % favours malignancy, above 22 % benign marrow; 18 to 22 % is indeterminate. */
export function phaseHint(lossPercent: number): PhaseHint {
  const { limitPercent, bandPoints } = PHASE_RULE;
  if (lossPercent < limitPercent - bandPoints) return 'malignant';
  return lossPercent > limitPercent + bandPoints ? 'benign' : 'indeterminate';
}

const HINT_WORDS: Readonly<Record<PhaseHint, string>> = {
  malignant: 'favours a malignant lesion',
  benign: 'favours a benign one',
  indeterminate: 'indeterminate',
};

/** "Phase loss 12.0 %: favours a malignant lesion". */
export const phaseText = (lossPercent: number): string =>
  `Phase loss ${lossPercent.toFixed(1)} %: ${HINT_WORDS[phaseHint(lossPercent)]}`;
