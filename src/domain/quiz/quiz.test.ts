import { describe, expect, it } from 'vitest';
import {
  differenceWords,
  itemDifferences,
  keyGrades,
  sinsTotalOf,
  tallyOf,
  type QuizAnswer,
} from './quiz.ts';

const of = (grade: QuizAnswer['grade'], sins: QuizAnswer['sins'] = {}): QuizAnswer => ({
  level: 'T9',
  grade,
  sins,
});

describe('an answer beside the key', () => {
  it.each([
    ['1b', '1c', 'one grade lower'],
    ['3', '1c', '2 grades higher'],
    ['1c', '1c', 'as the key'],
    ['none', 'none', 'as the key'],
    ['none', '1c', 'different'],
    [null, '1c', 'not answered'],
  ] as const)('%s for %s: %s', (answer, key, words) => {
    expect(differenceWords(of(answer), of(key))).toBe(words);
  });

  it('may be either grade where the case of the key lies on their border', () => {
    const key: QuizAnswer = { ...of('2'), alternative: '3' };
    expect(keyGrades(key)).toEqual(['2', '3']);
    expect(differenceWords(of('3'), key)).toBe('as the key, on the border');
    expect(differenceWords(of('2'), key)).toBe('as the key, on the border');
    expect(differenceWords(of('1c'), key)).toBe('one grade lower');
    expect(keyGrades(of('none'))).toEqual(['none']);
  });

  it('differs by points of an item, and not at all where one is missing', () => {
    const differences = itemDifferences(
      of('2', { pain: 'none', collapse: 'over-50' }),
      of('2', { pain: 'mechanical', lesion: 'lytic', collapse: 'over-50' }),
    );
    const points = Object.fromEntries(differences.map((one) => [one.item, one.points]));
    // Mechanical pain has 3 points, none 0.
    expect(points).toMatchObject({ pain: -3, lesion: null, collapse: 0 });
  });

  it('is counted as the same, higher or lower; what has no order is neither', () => {
    const result = (answer: QuizAnswer['grade'], key: QuizAnswer['grade']) => ({
      caseId: '', answeredAt: '', confidence: null, answer: of(answer), key: of(key),
    }); // prettier-ignore
    expect(
      tallyOf([result('1b', '1b'), result('2', '1c'), result('1a', '3'), result('none', '2')]),
    ).toEqual({ answered: 4, same: 1, higher: 1, lower: 1 });
  });

  it('has a total only when all six are answered: 1 + 3 + 2 + 2 + 3 + 3', () => {
    const all = {
      location: 'semi-rigid', pain: 'mechanical', lesion: 'lytic', alignment: 'deformity', collapse: 'over-50',
      posterolateral: 'bilateral',
    }; // prettier-ignore
    expect(sinsTotalOf(of('2', all))).toBe(14);
    const { pain: _, ...five } = all;
    expect(sinsTotalOf(of('2', five))).toBeNull();
  });
});
