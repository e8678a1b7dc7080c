import { describe, expect, it } from 'vitest';
import { ratingsCsv, summariseAgreement } from './agreement.ts';
import { withoutEarlier, type Rating } from './ratings.ts';

const rating = (unit: string, reader: string, change: Partial<Rating> = {}): Rating => ({
  unit,
  unitName: `Case ${unit}`,
  caseId: null,
  reader,
  grade: '1b',
  sins: {},
  sinsTotal: null,
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

  it('lets a later report of the same reader replace the earlier', () => {
    const kept = withoutEarlier([
      rating('1', 'A', { grade: '0' }),
      rating('1', 'A', { grade: '2' }),
    ]);
    expect(kept.map(({ grade }) => grade)).toEqual(['2']);
  });
});

describe('ratings as CSV', () => {
  it('quotes what needs it and keeps formulas texts', () => {
    const csv = ratingsCsv([rating('1', '=SUM(A1)', { unitName: 'Case 1, T9' })]);
    expect(csv.split('\r\n')[1]).toBe(`"Case 1, T9",'=SUM(A1),1b,,,,,,,`);
  });
});
