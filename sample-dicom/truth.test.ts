import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layStack } from './generator/acquisition/case-geometry.ts';
import { createPhantom } from './generator/anatomy/phantom.ts';
import { ALL_CASES } from './generator/cases/all-cases.ts';

interface SliceMeasures {
  readonly sopInstanceUid: string;
  readonly sacAreaMm2: number | null;
  readonly sacAreaUndisturbedMm2: number | null;
  readonly cordAreaMm2: number | null;
  readonly cordAreaUndisturbedMm2: number | null;
  readonly csfAreaMm2: number | null;
  readonly gapMm: number | null;
  readonly cordDepthMm: number | null;
}

interface Truth {
  readonly tags: readonly string[];
  readonly counting: { readonly transitional: string };
  readonly levels: readonly {
    readonly vertebra: string;
    readonly heightsMm: Readonly<Record<string, number>>;
  }[];
  readonly conus: { readonly pointLps: readonly number[]; readonly level: string };
  readonly outlines: readonly { readonly structure: string }[];
  readonly noms: Readonly<Record<string, string | null>> | null;
  readonly vignette: string;
  readonly esccBySlice: readonly SliceMeasures[];
  readonly lesions: readonly {
    readonly level: string;
    readonly escc: string | null;
    readonly worstSlice: string | null;
    readonly compartments: readonly string[];
    readonly translationMm: number;
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
    const isBorderline = truth.tags.some((tag) => tag.startsWith('borderline:'));
    return worst === undefined || lesion.escc === null
      ? []
      : [{ id, escc: lesion.escc, worst, isBorderline }];
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

describe('what a grade is made of is seen', () => {
  const plain = (grade: string): typeof graded =>
    graded.filter(({ escc, isBorderline }) => escc === grade && !isBorderline);

  it.each(plain('1c'))('$id, 1c: tumour lies against a cord that keeps its shape', ({ worst }) => {
    expect(worst.gapMm).toBeLessThan(0.2);
    expect(worst.cordDepthMm).toBeLessThan(0.1);
  });

  it.each(plain('3'))('$id, 3: no fluid on any side, not even a rim', ({ worst }) => {
    expect(worst.csfAreaMm2).toBe(0);
    // The area between two ovals over the length between them is the mean width.
    const rim = (worst.sacAreaMm2 ?? 0) - (worst.cordAreaMm2 ?? 0);
    const around = 2 * Math.sqrt(Math.PI * (worst.cordAreaMm2 ?? 0));
    expect(rim / around).toBeLessThan(0.2);
  });
});

describe('what a truth says', () => {
  it.each(ALL_CASES.map(({ id }) => [id] as const))('%s says all that a key needs', (id) => {
    const truth = truthOf(id);
    const structures = new Set(truth.outlines.map((o) => o.structure));
    for (const one of ['sac', 'csf', 'canal', 'body']) expect(structures, one).toContain(one);
    expect(truth.levels.length).toBeGreaterThanOrEqual(25);
    for (const { heightsMm } of truth.levels) {
      expect(Object.keys(heightsMm)).toEqual(['anterior', 'middle', 'posterior']);
    }
    expect(truth.conus.pointLps).toHaveLength(3);
    expect(truth.vignette.length).toBeGreaterThan(60);
    expect(truth.lesions.length).toBeGreaterThan(0);
    for (const lesion of truth.lesions) {
      expect(lesion.compartments.length).toBeGreaterThan(0);
      for (const value of [lesion.collapsePercent, lesion.cobbDeg, lesion.translationMm]) {
        expect(Number.isFinite(value)).toBe(true);
      }
      if (lesion.sins === null) continue;
      expect(truth.noms).toMatchObject({
        primary: expect.any(String) as string,
        deficit: expect.any(String) as string,
      });
      // The six items are there and their points are added up elsewhere, by the app's own table.
      expect(Object.keys(lesion.sins)).toHaveLength(8);
    }
  });
});

describe('the set of cases', () => {
  const seriesOf = (id: string): (typeof ALL_CASES)[number]['series'] =>
    ALL_CASES.find((c) => c.id === id)?.series ?? [];
  const leanOf = (definition: (typeof ALL_CASES)[number], key: string): number => {
    const stack = definition.series.find((s) => s.key === key)?.stack;
    if (stack === undefined) throw new Error(`${definition.id} has no ${key}.`);
    return layStack(createPhantom(definition.phantom), stack).columnDirection[2];
  };

  it('has sagittal T1, T2 and STIR and axial T2 in every case', () => {
    for (const { id, series } of ALL_CASES) {
      const keys = series.map((s) => s.key);
      for (const key of ['sag-t1', 'sag-t2', 'sag-stir', 'ax-t2']) expect(keys, id).toContain(key);
    }
  });

  it('has axial T2 along the disc in some cases, straight in the others', () => {
    const leaning = ALL_CASES.filter((c) => Math.abs(leanOf(c, 'ax-t2')) > 0.05);
    expect(leaning.map((c) => c.id)).toEqual(['case-04', 'case-09', 'case-11']);
  });

  it('has CT where the quality of the lesion is asked, and a Dixon pair', () => {
    const withCt = ALL_CASES.filter((c) => c.series.some((s) => s.weighting === 'ct'));
    expect(withCt.map((c) => c.id)).toEqual(['case-10', 'case-12', 'case-21', 'case-22']);
    expect(seriesOf('case-11').map((s) => s.weighting)).toContain('dixon-out');
  });

  it('has sagittal series after contrast, and an axial one parallel to the axial T2 on another grid', () => {
    const after = ALL_CASES.filter((c) => c.series.some((s) => s.key === 'sag-t1-post'));
    expect(after.map((c) => c.id)).toEqual(['case-14', 'case-16', 'case-17']);
    const definition = ALL_CASES.find((c) => c.id === 'case-06');
    if (definition === undefined) throw new Error('There is no case-06.');
    expect(leanOf(definition, 'ax-t1-post')).toBe(leanOf(definition, 'ax-t2'));
    const [t2, post] = ['ax-t2', 'ax-t1-post'].map(
      (key) => definition.series.find((s) => s.key === key)?.stack,
    );
    expect(post?.spacingMm).not.toBe(t2?.spacingMm);
    expect(post?.pixelMm).not.toBe(t2?.pixelMm);
  });

  it('uses every coding', () => {
    const codings = new Set(ALL_CASES.flatMap((c) => c.series.map((s) => s.coding)));
    expect([...codings].sort()).toEqual(['jpeg-2000', 'jpeg-ls', 'native', 'rle']);
  });

  it('counts thirteen thoracic vertebrae in one person', () => {
    const truth = truthOf('case-26');
    expect(truth.counting.transitional).toBe('t13');
    expect(truth.levels.filter((l) => l.vertebra.startsWith('T'))).toHaveLength(13);
  });

  it('has borderline cases that stand on their line', () => {
    const worstOf = (id: string): SliceMeasures | undefined =>
      graded.find((one) => one.id === id)?.worst;
    const lesionOf = (id: string): Truth['lesions'][number] | undefined => truthOf(id).lesions[0];
    expect(Math.abs((worstOf('case-18')?.gapMm ?? 0) - 1)).toBeLessThan(0.15);
    expect(Math.abs((worstOf('case-19')?.cordDepthMm ?? 0) - 1)).toBeLessThan(0.15);
    expect(Math.abs((worstOf('case-20')?.csfAreaMm2 ?? 0) - 3)).toBeLessThan(1.5);
    expect(Math.abs((lesionOf('case-21')?.collapsePercent ?? 0) - 50)).toBeLessThan(2);
    expect(lesionOf('case-22')?.sins).toMatchObject({ total: 6, class: 'stable' });
    expect(lesionOf('case-23')?.sins).toMatchObject({ total: 12, class: 'indeterminate' });
    expect(Math.abs((lesionOf('case-23')?.collapsePercent ?? 0) - 50)).toBeLessThan(3);
  });

  it('has an unstable slip in the neck, fluid gone', () => {
    const lesion = truthOf('case-08').lesions[0];
    expect(lesion?.escc).toBe('3');
    expect(lesion?.sins?.total).toBeGreaterThanOrEqual(13);
    expect(Math.abs(lesion?.translationMm ?? 0)).toBeGreaterThan(3.5);
  });

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
