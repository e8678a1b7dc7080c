import { describe, expect, it } from 'vitest';
import { hasRealCase } from './axial-case.ts';
import { measureLevels } from './measure-levels.ts';
import { measureRealSeries, REAL_SERIES } from './measure-real.ts';
import { loadCase, measureCase, type MeasuredCase } from './measure-samples.ts';
import { BAD_DICE, gradeShares, isAccepted } from './report-tables.ts';

/** No fluid left at all, and the border of it. `npm run assist:report` measures all. */
const CASES = ['case-06', 'case-19'];

const measured = async (given: Parameters<typeof measureCase>[1]): Promise<MeasuredCase> => {
  const found = (await Promise.all(CASES.map(loadCase))).map((one) => measureCase(one, given));
  return {
    proposals: found.flatMap(({ proposals }) => proposals),
    grades: found.flatMap(({ grades }) => grades),
  };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

// Source: spec assist 5, goals 2 to 5.
describe('proposals on samples', () => {
  it('with tumour and canal drawn and no click, outline and grade as the truth does', async () => {
    const { proposals, grades } = await measured('walls, no click');
    const dice = (of: 'cord' | 'sac'): number =>
      mean(proposals.flatMap((one) => one[of]?.dice ?? []));
    expect(dice('cord')).toBeGreaterThanOrEqual(0.95);
    expect(dice('sac')).toBeGreaterThanOrEqual(0.88);
    const accepted = proposals.filter(isAccepted);
    expect(accepted.filter(({ cord }) => (cord?.dice ?? 0) < BAD_DICE)).toEqual([]);
    const shares = gradeShares(grades);
    expect(shares.contained).toBeGreaterThanOrEqual(0.98);
    expect(shares.lower).toBe(0);
    expect(shares.silent).toBe(0);
    expect(shares.highCalledLow).toBe(0);
  });

  it('with nothing drawn, ask for the tumour on every slice of grade 2 and 3 and on none without tumour', async () => {
    const { proposals } = await measured('no walls');
    const asked = (group: string): readonly boolean[] =>
      proposals
        .filter((one) => one.group === group)
        .map(({ proposal }) => proposal === null || proposal.question !== null);
    expect(asked('3')).not.toContain(false);
    expect(asked('2')).not.toContain(false);
    expect(asked('no tumour')).not.toContain(true);
  });
});

describe('levels between two named bodies of a sample', () => {
  it('lie within 2 mm in the mean, and none at another body', async () => {
    const { errorsMm, wrong } = await measureLevels('case-20', [4, 6]);
    expect(errorsMm.length).toBeGreaterThan(30);
    expect(mean(errorsMm)).toBeLessThanOrEqual(2);
    expect(wrong).toBe(0);
  });
});

/** Mean Dice that one click a slice reaches. Source: issue 15, spec assist 3 and 5. */
const GOALS: Readonly<Record<string, { readonly cord: number; readonly sac: number | null }>> = {
  cerv_t2_seg: { cord: 0.95, sac: null },
  unf01_t1t2: { cord: 0.9, sac: 0.95 },
};

describe('proposals on real images', () => {
  for (const series of REAL_SERIES) {
    const goal = GOALS[series.caseName];
    if (!goal) continue;
    const title = `reach the promised overlap on ${series.caseName}`;
    if (!hasRealCase(series.caseName)) {
      it.skip(`${title} (skipped: ../shared/data/real/${series.caseName} is absent)`, () =>
        undefined);
      continue;
    }
    it(title, async () => {
      const { cordDice, sacDice, clear, clearBad } = await measureRealSeries(series, 4);
      expect(mean(cordDice)).toBeGreaterThanOrEqual(goal.cord);
      if (goal.sac !== null) expect(mean(sacDice)).toBeGreaterThanOrEqual(goal.sac);
      expect(clear).toBeGreaterThan(0);
      expect(clearBad).toBe(0);
    });
  }
});
