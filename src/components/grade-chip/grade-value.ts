import { assertUnreachable } from '../../base/assert.ts';
import type { EsccConfirmation, EsccGrade, EsccProposal } from '../../domain/escc/escc.ts';

/** What a grade chip can say. */
export type GradeValue =
  | { readonly kind: 'grade'; readonly grade: EsccGrade }
  | { readonly kind: 'range'; readonly lowest: EsccGrade; readonly highest: EsccGrade }
  | { readonly kind: 'at-least'; readonly lowest: EsccGrade }
  | { readonly kind: 'cauda-equina' }
  | { readonly kind: 'none' };

/** A grade with how far it can be trusted: one look tells a proposal from a reader's word. */
export interface ShownGrade {
  readonly value: GradeValue;
  readonly state: 'proposal' | 'confirmed';
}

/** How a proposal is shown in a chip. */
export function gradeValueOf(proposal: EsccProposal): GradeValue {
  switch (proposal.kind) {
    case 'grade':
      return { kind: 'grade', grade: proposal.grade };
    case 'range':
      return { kind: 'range', lowest: proposal.lowest, highest: proposal.highest };
    case 'at-least':
      return { kind: 'at-least', lowest: proposal.lowest };
    case 'none':
      return proposal.reason === 'below-conus' ? { kind: 'cauda-equina' } : { kind: 'none' };
    default:
      return assertUnreachable(proposal);
  }
}

/** What to show of a level: the reader's grade before any proposal; null where there is neither. */
export function shownGradeOf(
  proposal: EsccProposal | null,
  confirmation: EsccConfirmation | null,
): ShownGrade | null {
  if (confirmation !== null) {
    return { value: { kind: 'grade', grade: confirmation.grade }, state: 'confirmed' };
  }
  return proposal === null ? null : { value: gradeValueOf(proposal), state: 'proposal' };
}

/** The chip in words, for assistive technology and sentences. */
export function gradeText(value: GradeValue): string {
  switch (value.kind) {
    case 'grade':
      return value.grade;
    case 'range':
      return `${value.lowest} to ${value.highest}`;
    case 'at-least':
      return `${value.lowest} or higher`;
    case 'cauda-equina':
      return 'cauda equina, no ESCC grade';
    case 'none':
      return 'no grade';
    default:
      return assertUnreachable(value);
  }
}

/** The chip's own print: as short as it can be. */
export function gradePrint(value: GradeValue): string {
  switch (value.kind) {
    case 'grade':
      return value.grade;
    case 'range':
      return `${value.lowest}–${value.highest}`;
    case 'at-least':
      return `≥${value.lowest}`;
    case 'cauda-equina':
      return 'CE';
    case 'none':
      return '–';
    default:
      return assertUnreachable(value);
  }
}
