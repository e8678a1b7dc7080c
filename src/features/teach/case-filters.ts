import type { BorderlineSet, CaseHints, CompartmentGroup } from '../../domain/quiz/case-sets.ts';
import { gradeDifference, type QuizResult } from '../../domain/quiz/quiz.ts';

/** A case as a learner sees it before answering: nothing of its key. */
export interface TeachListCase {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  readonly difficulty: string;
  readonly vignette: string;
  readonly thumbnailUrl: string | null;
}

/** What the answers so far can be filtered by. */
export const ANSWER_FILTERS = {
  'grade-hidden': 'Grade still hidden',
  answered: 'Answered',
  unlike: 'Unlike the key',
} as const;
/** One of them. */
export type AnswerFilter = keyof typeof ANSWER_FILTERS;

/** What the list is narrowed to. Null: all. */
export interface CaseFilters {
  readonly region: string | null;
  readonly difficulty: string | null;
  readonly answers: AnswerFilter | null;
  /** `any`: on whichever border. Needs hints. */
  readonly borderline: BorderlineSet | 'any' | null;
  /** Needs hints. */
  readonly compartment: CompartmentGroup | null;
}

/** All cases. */
export const NO_FILTERS: CaseFilters = {
  region: null,
  difficulty: null,
  answers: null,
  borderline: null,
  compartment: null,
};

/** What filters by border and compartment need, by case; null while nobody asked for it. */
export type HintsByCase = Readonly<Record<string, CaseHints>> | null;

/** The cases that fit all filters, in their order. */
export function fittingCases(
  cases: readonly TeachListCase[],
  filters: CaseFilters,
  results: readonly QuizResult[],
  hints: HintsByCase,
): readonly TeachListCase[] {
  const byCase = new Map(results.map((one) => [one.caseId, one]));
  return cases.filter(
    (one) =>
      (filters.region === null || filters.region === one.region) &&
      (filters.difficulty === null || filters.difficulty === one.difficulty) &&
      fitsAnswers(filters.answers, byCase.get(one.id)) &&
      fitsHints(filters, hints?.[one.id]),
  );
}

function fitsAnswers(filter: AnswerFilter | null, result: QuizResult | undefined): boolean {
  switch (filter) {
    case null:
      return true;
    case 'grade-hidden':
      return result === undefined;
    case 'answered':
      return result !== undefined;
    case 'unlike':
      return result !== undefined && !gradeDifference(result.answer, result.key).isSame;
  }
}

function fitsHints(
  { borderline, compartment }: CaseFilters,
  hints: CaseHints | undefined,
): boolean {
  if (borderline === null && compartment === null) return true;
  if (hints === undefined) return false;
  const isOnBorder =
    borderline === null ||
    (borderline === 'any' ? hints.borderline.length > 0 : hints.borderline.includes(borderline));
  return isOnBorder && (compartment === null || hints.compartments.includes(compartment));
}
