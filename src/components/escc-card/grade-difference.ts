import type { EsccConfirmation, EsccProposal } from '../../domain/escc/escc.ts';
import { differsFromProposal } from '../../domain/reader-override.ts';
import { gradeText, gradeValueOf } from '../grade-chip/grade-value.ts';

/** "You chose 2, the measures say 1c.", or null when they agree. */
export function differenceSentence({ grade, proposal }: EsccConfirmation): string | null {
  return proposal === null || !differsFromProposal(grade, proposal)
    ? null
    : `You chose ${grade}, the measures say ${gradeText(gradeValueOf(proposal))}.`;
}

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
