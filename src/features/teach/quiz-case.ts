import type { QuizAnswer } from '../../domain/quiz/quiz.ts';
import type { Reading } from '../../domain/reading.ts';
import type { StructureOverlap } from './overlaps.ts';

/** What is put to a learner about a case. */
export interface TeachQuestion {
  readonly id: string;
  readonly title: string;
  readonly vignette: string;
  /** What the model of a sample study teaches; null for others. */
  readonly truthUrl: string | null;
  /** It came as a file and is in no list. */
  readonly isFromFile: boolean;
}

/** What is shown once the answer was given. */
export interface Feedback {
  readonly answer: QuizAnswer;
  readonly key: QuizAnswer;
  readonly reading: Reading;
  readonly own: Reading;
  readonly overlaps: readonly StructureOverlap[];
  readonly teaching: { readonly diagnosis: string; readonly teachingPoint: string } | null;
}
