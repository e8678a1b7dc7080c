import type { QuizResult } from '../../domain/quiz/quiz.ts';

/** A case was answered and the key shown. */
export class QuizAnsweredEvent extends Event {
  constructor(readonly result: QuizResult) {
    super('quiz-answered', { bubbles: true, composed: true });
  }
}

/** The learner goes to a case, or to the list (null). */
export class TeachGoEvent extends Event {
  constructor(readonly caseId: string | null) {
    super('teach-go', { bubbles: true, composed: true });
  }
}

/** What was answered so far is to be forgotten. */
export class QuizResetEvent extends Event {
  constructor() {
    super('quiz-reset', { bubbles: true, composed: true });
  }
}
