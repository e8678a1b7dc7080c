import { gradeTitle } from '../escc/explain.ts';
import type { ConflictId } from '../reference/conflicts.ts';
import { REFERENCE, type CardId } from '../reference/reference.ts';
import type { QuizAnswer } from './quiz.ts';

/** What a grade means, to stand beside a key. */
export interface GradeDefinition {
  readonly title: string;
  readonly text: string;
  /** The card that says more. */
  readonly card: CardId;
  /** Where the sources disagree on this grade. */
  readonly conflicts: readonly ConflictId[];
}

/** The disagreements that touch each grade. Source: spec clinical-rules section 2. */
const CONFLICTS_OF: Readonly<Record<Exclude<QuizAnswer['grade'], null>, readonly ConflictId[]>> = {
  '0': ['X1'],
  '1a': ['X2', 'X4'],
  '1b': ['X3'],
  '1c': ['X1', 'X7', 'X25'],
  '2': ['X5', 'X8'],
  '3': ['X6', 'X8'],
  none: [],
};

/** The definition of a key's grade, from the reference; where none is defined, what stands in. */
export function definitionOf(grade: Exclude<QuizAnswer['grade'], null>): GradeDefinition {
  const conflicts = CONFLICTS_OF[grade];
  if (grade === 'none') {
    return {
      title: 'No ESCC grade',
      text: 'The scale is for epidural metastasis at the level of the cord. It is not defined below the conus, inside the dura, or where no metastasis is.',
      card: 'cauda-scales',
      conflicts,
    };
  }
  const rows = REFERENCE.escc.parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
  const text = rows.find(([name]) => name === grade)?.[2] ?? '';
  const card = grade === '1a' ? 'escc-1a' : grade === '1c' ? 'escc-bands' : 'escc';
  return { title: `${grade}: ${gradeTitle(grade)}`, text, card, conflicts };
}
