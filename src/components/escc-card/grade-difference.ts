import type { EsccConfirmation, EsccProposal } from '../../domain/escc/escc.ts';
import { gradeText, gradeValueOf } from '../grade-chip/grade-value.ts';

/** That the outlines changed after the grade was given, or null when the measures still say the same. */
export function changedSinceSentence(
  { proposal: then }: EsccConfirmation,
  now: EsccProposal | null,
): string | null {
  if (then === null || now === null) return null;
  const text = gradeText(gradeValueOf(now));
  return text === gradeText(gradeValueOf(then))
    ? null
    : `Outlines or rules changed since: the measures now say ${text}.`;
}
