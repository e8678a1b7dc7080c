import { describe, expect, it } from 'vitest';
import type { QuizResult } from '../../domain/quiz/quiz.ts';
import { fittingCases, NO_FILTERS, type CaseFilters, type TeachListCase } from './case-filters.ts';

const listed = (id: string, region: string, difficulty: string): TeachListCase => ({
  id, title: id, region, difficulty, vignette: '', thumbnailUrl: null,
}); // prettier-ignore

const CASES = [
  listed('one', 'thoracic', 'easy'),
  listed('two', 'thoracic', 'hard'),
  listed('three', 'lumbar', 'easy'),
];
const result = (caseId: string, grade: '1b' | '1c'): QuizResult => ({
  caseId,
  answeredAt: '2026-01-01T10:00:00.000Z',
  confidence: null,
  answer: { level: 'T6', grade, sins: {} },
  key: { level: 'T6', grade: '1c', sins: {} },
});
const HINTS = {
  one: { borderline: ['1b/1c'], compartments: ['Epidural'] },
  two: { borderline: [], compartments: ['Epidural', 'Foramen'] },
} as const;

const fitting = (
  filters: Partial<CaseFilters>,
  results: readonly QuizResult[] = [],
  hints: Parameters<typeof fittingCases>[3] = null,
): readonly string[] =>
  fittingCases(CASES, { ...NO_FILTERS, ...filters }, results, hints).map(({ id }) => id);

describe('the cases that fit', () => {
  it('are all without a filter, and those that fit each one with several', () => {
    expect(fitting({})).toEqual(['one', 'two', 'three']);
    expect(fitting({ region: 'thoracic', difficulty: 'easy' })).toEqual(['one']);
  });

  it('are told apart by whether their grade is still hidden', () => {
    const results = [result('one', '1c'), result('two', '1b')];
    expect(fitting({ answers: 'grade-hidden' }, results)).toEqual(['three']);
    expect(fitting({ answers: 'answered' }, results)).toEqual(['one', 'two']);
    expect(fitting({ answers: 'unlike' }, results)).toEqual(['two']);
  });

  it('are found by border and compartment once the hints are there, and not before', () => {
    expect(fitting({ borderline: 'any' }, [], HINTS)).toEqual(['one']);
    expect(fitting({ borderline: '1c/2' }, [], HINTS)).toEqual([]);
    expect(fitting({ compartment: 'Foramen' }, [], HINTS)).toEqual(['two']);
    expect(fitting({ compartment: 'Foramen' })).toEqual([]);
  });
});
