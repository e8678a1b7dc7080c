import type { FrameSource, Study } from '../../domain/image-series.ts';
import type { QuizAnswer } from '../../domain/quiz/quiz.ts';
import type { Reading } from '../../domain/reading.ts';
import type { StructureOverlap } from './overlaps.ts';

/** A case as it is put to a learner. */
export interface TeachCase {
  readonly id: string;
  readonly title: string;
  readonly vignette: string;
  readonly study: Study;
  readonly frames: FrameSource;
  /** Fetched only after the answer. */
  readonly answerKeyUrl: string;
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
