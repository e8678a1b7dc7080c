import { describe, expect, it } from 'vitest';
import type { QuizResult } from '../domain/quiz/quiz.ts';
import { readAnswersFile, writeAnswersFile } from './answers-file.ts';

const RESULT: QuizResult = {
  caseId: 'case-04',
  answeredAt: '2026-01-01T10:00:00.000Z',
  confidence: 'fairly',
  answer: { level: 'T11', grade: '1b', sins: { pain: 'none' } },
  key: { level: 'T11', grade: '1c', sins: { pain: 'mechanical' } },
};

describe('answers in a file', () => {
  it('are read as they were written', () => {
    const answers = { learner: 'A. Novak', results: [RESULT] };
    expect(readAnswersFile('a.json', writeAnswersFile(answers))).toEqual({
      ok: true,
      value: answers,
    });
  });

  it('are no report and no broken file', () => {
    expect(readAnswersFile('a.json', '{"00080018":{"vr":"UI"}}')).toBeNull();
    expect(readAnswersFile('a.json', '{')).toBeNull();
  });

  it('that are damaged are named', () => {
    const text = writeAnswersFile({ learner: 'A', results: [RESULT] }).replace('"1b"', '"9z"');
    const read = readAnswersFile('mine.json', text);
    expect(read?.ok).toBe(false);
    expect(read && !read.ok && read.error).toContain('mine.json');
  });
});
