import { html, nothing } from 'lit';
import './grade-chip.ts';
import type { ThecalGradeChip } from './grade-chip.ts';
import type { ShownGrade } from './grade-value.ts';

/** The chip of a grade; nothing where there is none. */
export const renderGradeChip = (
  grade: ShownGrade | null,
  size: ThecalGradeChip['size'],
): unknown =>
  grade === null
    ? nothing
    : html`<thecal-grade-chip
        size=${size}
        .value=${grade.value}
        .state=${grade.state}
      ></thecal-grade-chip>`;
