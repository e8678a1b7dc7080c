import { describe, expect, it } from 'vitest';
import { ratingsCsv, statisticsCsv } from './agreement-csv.ts';
import { summariseAgreement } from './agreement.ts';
import { NO_DEFICIT_ASKED } from '../noms/deficit.ts';
import { KEY_READER, ratingsOfQuiz, withoutEarlier, type Rating } from './ratings.ts';

const rating = (unit: string, reader: string, change: Partial<Rating> = {}): Rating => ({
  unit,
  unitName: `Case ${unit}`,
  caseId: null,
  reader,
  saidAt: '',
  level: 'T9',
  grade: '1b',
  sins: {},
  sinsTotal: null,
  deficit: null,
  ...change,
});

describe('agreement of readers', () => {
  it('counts the grades of what both judged, and leaves out what one did not', () => {
    const { pairs, readers } = summariseAgreement([
      rating('1', 'A', { grade: '1b' }), rating('1', 'B', { grade: '1c' }),
      rating('2', 'A', { grade: '3' }), rating('2', 'B', { grade: '3' }),
      rating('3', 'A', { grade: '0' }), rating('4', 'B', { grade: '0' }),
    ]); // prettier-ignore
    expect(readers).toEqual(['A', 'B']);
    const [pair] = pairs;
    expect(pair?.matrix[2]?.[3]).toBe(1);
    expect(pair?.matrix[5]?.[5]).toBe(1);
    expect(pair?.matrix.flat().reduce((sum, n) => sum + n, 0)).toBe(2);
    // High against low: both pairs agree, one low and one high: kappa 1.
    expect(pair?.high?.value).toBeCloseTo(1, 12);
  });

  it('takes the intraclass correlation over units with a total from everybody', () => {
    // The table of Shrout & Fleiss 1979; a seventh unit lacks a reader's total.
    const table = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]; // prettier-ignore
    const ratings = table.flatMap((row, i) =>
      row.map((sinsTotal, j) => rating(`${i}`, `R${j}`, { sinsTotal })),
    );
    const { icc, pairs } = summariseAgreement([...ratings, rating('7', 'R0', { sinsTotal: 3 })]);
    expect(icc.units).toBe(6);
    expect(icc.value).toBeCloseTo(0.29, 2);
    expect(pairs).toHaveLength(6);
  });

  it('lists what readers differ on, in grade or item', () => {
    const { disagreements } = summariseAgreement([
      rating('1', 'A'), rating('1', 'B'),
      rating('2', 'A', { sins: { pain: 'none' } }), rating('2', 'B', { sins: { pain: 'mechanical' } }),
    ]); // prettier-ignore
    expect(disagreements.map(({ unit }) => unit)).toEqual(['2']);
  });

  it('does not take what was left open for a difference, but "not defined" for a judgement', () => {
    const { disagreements } = summariseAgreement([
      rating('1', 'A', { level: null, sins: {} }), rating('1', 'B', { sins: { pain: 'none' } }),
      rating('2', 'A', { grade: 'none' }), rating('2', 'B', { grade: '1a' }),
    ]); // prettier-ignore
    expect(disagreements.map(({ unit, differsIn }) => [unit, ...differsIn])).toEqual([
      ['2', 'ESCC'],
    ]);
  });

  it('says in what they differ: the level, the grade, each item', () => {
    const { disagreements } = summariseAgreement([
      rating('1', 'A', { level: 'T8', grade: '2', sins: { pain: 'none' } }),
      rating('1', 'B', { level: 'T9', grade: '3', sins: { pain: 'mechanical' } }),
    ]);
    expect(disagreements[0]?.differsIn).toEqual(['level', 'ESCC', 'pain']);
  });

  it('counts in words of the grades: the same, one apart, further, on two sides of high or not', () => {
    const { pairs, single } = summariseAgreement([
      rating('1', 'A', { grade: '1b' }), rating('1', 'B', { grade: '1b' }),
      rating('2', 'A', { grade: '1c' }), rating('2', 'B', { grade: '2' }),
      rating('3', 'A', { grade: '0' }), rating('3', 'B', { grade: '3' }),
      rating('4', 'A', { grade: null }), rating('4', 'B', { grade: '3' }),
      rating('5', 'A'),
    ]); // prettier-ignore
    expect(pairs[0]).toMatchObject({
      common: 4, graded: 3, same: 1, oneApart: 1, further: 1, otherSide: 2,
    }); // prettier-ignore
    expect(single).toBe(1);
  });

  it('puts the pairs with the key first, the key as the column', () => {
    const { pairs } = summariseAgreement([
      rating('1', KEY_READER), rating('1', 'A'), rating('1', 'B'),
    ]); // prettier-ignore
    expect(pairs.map(({ readers }) => readers.join(' '))).toEqual(['A Key', 'B Key', 'A B']);
  });

  it('takes quiz results of several learners with the one key', () => {
    const result = (grade: '1b' | '1c') =>
      ({
        caseId: 'case-01',
        answeredAt: '2026-01-02T10:00:00.000Z',
        confidence: null,
        answer: { level: 'T6', grade, sins: {} },
        key: { level: 'T6', grade: '1c', sins: {} },
      }) as const;
    const { pairs } = summariseAgreement(
      withoutEarlier([
        ...ratingsOfQuiz([result('1b')], 'A', () => 'Case 01'),
        ...ratingsOfQuiz([result('1c')], 'B', () => 'Case 01'),
      ]),
    );
    expect(pairs.map(({ readers, same }) => [...readers, same])).toEqual([
      ['A', 'Key', 0],
      ['B', 'Key', 1],
      ['A', 'B', 0],
    ]);
  });

  it('lets a later report of the same reader replace the earlier, whichever was given first', () => {
    const early = rating('1', 'A', { grade: '0', saidAt: '2026-01-01T10:00:00Z' });
    const late = rating('1', 'A', { grade: '2', saidAt: '2026-01-02T10:00:00Z' });
    expect(withoutEarlier([early, late])).toEqual([late]);
    expect(withoutEarlier([late, early])).toEqual([late]);
  });
});

describe('as CSV', () => {
  it('quotes what needs it and keeps formulas texts', () => {
    const csv = ratingsCsv([rating('1', '=SUM(A1)', { unitName: 'Case 1, T9' })]);
    expect(csv.split('\r\n')[1]).toBe(`"Case 1, T9",'=SUM(A1),T9,1b,,,,,,,,,,,`);
  });

  it('has what was asked of a deficit, in which readers can differ', () => {
    const deficit = { ...NO_DEFICIT_ASKED, kind: 'myelopathy', severity: 'mild' } as const;
    const ratings = [
      rating('1', 'A', { deficit }),
      rating('1', 'B', { deficit: { ...deficit, severity: 'significant' } }),
      rating('1', 'C'),
    ];
    expect(ratingsCsv(ratings).split('\r\n')[1]).toMatch(/,myelopathy,mild,,$/);
    // C was not asked, and differs from nobody.
    expect(summariseAgreement(ratings).disagreements).toMatchObject([
      { differsIn: ['deficit, severity'] },
    ]);
  });

  it('has a coefficient over ten cases and none over nine', () => {
    // Readers who agree, half 1b and half 3: kappa 1 (to rounding), with no spread.
    const ratings = (cases: number): readonly Rating[] =>
      Array.from({ length: cases }, (_, i) => ['A', 'B'].map((reader) =>
        rating(String(i), reader, { grade: i % 2 === 0 ? '1b' : '3' }))).flat(); // prettier-ignore
    const line = (cases: number): string | undefined =>
      statisticsCsv(summariseAgreement(ratings(cases)))
        .split('\r\n')
        .find((one) => one.includes('linear'));
    expect(line(10)).toBe('A,B,"kappa, ESCC, linear weights",1.0000,1.0000,1.0000,10');
    expect(line(9)).toBe('A,B,"kappa, ESCC, linear weights",,,,9');
  });
});
