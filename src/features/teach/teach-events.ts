import type { QuizResult } from '../../domain/quiz/quiz.ts';
import type { CaseFilters } from './case-filters.ts';

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

/** The list is to be narrowed to something else. */
export class FiltersChangeEvent extends Event {
  constructor(readonly filters: CaseFilters) {
    super('filters-change', { bubbles: true, composed: true });
  }
}

/** Borders and compartments are to be fetched, to filter by them. */
export class HintsAskedEvent extends Event {
  constructor() {
    super('hints-asked', { bubbles: true, composed: true });
  }
}
