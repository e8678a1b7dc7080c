import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_CASES } from './generator/cases/all-cases.ts';

interface SliceMeasures {
  readonly sopInstanceUid: string;
  readonly sacAreaMm2: number | null;
  readonly sacAreaUndisturbedMm2: number | null;
  readonly cordAreaMm2: number | null;
  readonly cordAreaUndisturbedMm2: number | null;
  readonly csfAreaMm2: number | null;
}

interface Truth {
  readonly esccBySlice: readonly SliceMeasures[];
  readonly lesions: readonly {
    readonly level: string;
    readonly escc: string | null;
    readonly worstSlice: string | null;
    readonly collapsePercent: number;
    readonly cobbDeg: number;
    readonly cobbBaselineDeg: number;
    readonly sins: { readonly total: number; readonly class: string } | null;
  }[];
}

const truthOf = (id: string): Truth =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'cases', id, 'truth.json'), 'utf8')) as Truth;

const graded = ALL_CASES.flatMap(({ id }) => {
  const truth = truthOf(id);
  return truth.lesions.flatMap((lesion) => {
    const worst = truth.esccBySlice.find((s) => s.sopInstanceUid === lesion.worstSlice);
    return worst === undefined || lesion.escc === null ? [] : [{ id, escc: lesion.escc, worst }];
  });
});

const share = (now: number | null, before: number | null): number => (now ?? 0) / (before ?? 1);

describe('volumes move, they are not painted over', () => {
  it.each(graded.filter(({ escc }) => ['1a', '1b', '1c'].includes(escc)))(
    '$id, grade $escc: the cord keeps its area within 8 %, the sac within 6 %',
    ({ worst }) => {
      const cord = share(worst.cordAreaMm2, worst.cordAreaUndisturbedMm2);
      const sac = share(worst.sacAreaMm2, worst.sacAreaUndisturbedMm2);
      expect(Math.abs(cord - 1)).toBeLessThan(0.08);
      expect(Math.abs(sac - 1)).toBeLessThan(0.06);
    },
  );

  it.each(graded.filter(({ escc }) => ['2', '3'].includes(escc)))(
    '$id, grade $escc: a compressed cord has lost area, and so has the sac',
    ({ worst }) => {
      expect(share(worst.cordAreaMm2, worst.cordAreaUndisturbedMm2)).toBeLessThan(0.85);
      expect(share(worst.sacAreaMm2, worst.sacAreaUndisturbedMm2)).toBeLessThan(0.9);
    },
  );
});

describe('the set of cases', () => {
  const grades = (id: string): readonly (string | null)[] => truthOf(id).lesions.map((l) => l.escc);

  it('has one thoracic case for each grade, lowest first', () => {
    const ladder = ['case-01', 'case-02', 'case-03', 'case-04', 'case-05', 'case-06'];
    expect(ladder.flatMap(grades)).toEqual(['0', '1a', '1b', '1c', '2', '3']);
  });

  it('holds the worst level of three, and none to sum', () => {
    expect(truthOf('case-12').lesions.map((l) => [l.level, l.escc, l.sins?.total])).toEqual([
      ['T11', '1c', 6],
      ['T4', '1a', 3],
      ['L3', 'undefined', 3],
    ]);
  });

  it('has a case of 14 points: 1 + 3 + 2 + 2 + 3 + 3', () => {
    const [lesion] = truthOf('case-10').lesions;
    expect(lesion?.collapsePercent).toBeGreaterThan(50);
    const bend = (lesion?.cobbDeg ?? 0) - (lesion?.cobbBaselineDeg ?? 0);
    expect(bend).toBeGreaterThan(12);
    expect(bend).toBeLessThan(18);
    expect(lesion?.sins).toMatchObject({ total: 14, class: 'unstable' });
  });

  it('changes between the two studies of one person', () => {
    expect(['case-24', 'case-25'].flatMap(grades)).toEqual(['1b', '2']);
  });

  it('gives no grade and no SINS where there is no epidural metastasis', () => {
    const others = ['case-13', 'case-14', 'case-15', 'case-16', 'case-17'].flatMap(
      (id) => truthOf(id).lesions,
    );
    expect(others.map((l) => [l.escc, l.sins])).toEqual(others.map(() => [null, null]));
  });
});
