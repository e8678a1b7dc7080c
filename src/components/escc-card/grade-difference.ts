import {
  ESCC_GRADES,
  type EsccConfirmation,
  type EsccGrade,
  type EsccProposal,
} from '../../domain/escc/escc.ts';
import { gradeText, gradeValueOf } from '../grade-chip/grade-value.ts';

/** Whether a grade lies outside of what the measures allow. Without a grade proposed nothing can differ. */
export function differsFrom(grade: EsccGrade, proposal: EsccProposal | null): boolean {
  if (proposal === null || proposal.kind === 'none') return false;
  const rank = (each: EsccGrade): number => ESCC_GRADES.indexOf(each);
  switch (proposal.kind) {
    case 'grade':
      return grade !== proposal.grade;
    case 'range':
      return rank(grade) < rank(proposal.lowest) || rank(grade) > rank(proposal.highest);
    case 'at-least':
      return rank(grade) < rank(proposal.lowest);
  }
}

/** "You chose 2, the measures say 1c.", or null when they agree. */
export function differenceSentence({ grade, proposal }: EsccConfirmation): string | null {
  return proposal === null || !differsFrom(grade, proposal)
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
