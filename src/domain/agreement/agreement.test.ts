import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icc21 } from './icc.ts';
import { weightedKappa } from './kappa.ts';

describe('kappa', () => {
  it('is that of the hand-worked two by two table', () => {
    // 20 + 15 of 50 agree: 0.70. Chance: 0.5 * 0.6 + 0.5 * 0.4 = 0.50. (0.70 - 0.50) / 0.50 = 0.40.
    const kappa = weightedKappa([[20, 5], [10, 15]], 'none'); // prettier-ignore
    expect(kappa?.value).toBeCloseTo(0.4, 12);
    expect(kappa?.cases).toBe(50);
  });

  // Fleiss, Cohen & Everitt 1969, their worked example: unweighted 0.429 (se 0.054), weighted with their own weights;
  // the table in proportions times 200.
  it('has the standard error of the published worked example', () => {
    const table = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]; // prettier-ignore
    const kappa = weightedKappa(table, 'none');
    expect(kappa?.value).toBeCloseTo(0.429, 3);
    expect(kappa?.standardError).toBeCloseTo(0.054, 3);
  });

  it('linear and quadratic weights, worked by hand on three categories', () => {
    // Agreement weights 1, 1/2, 0 and 1, 3/4, 0. p: diagonal 0.7, next 0.2, far 0.1.
    const table = [[30, 5, 5], [5, 20, 5], [5, 5, 20]]; // prettier-ignore
    // Margins 0.4, 0.3, 0.3 both ways. Linear: po = 0.7 + 0.5 * 0.2 = 0.8;
    // pe = (0.16 + 0.09 + 0.09) + 0.5 * 2 * (0.12 + 0.09) = 0.34 + 0.21 = 0.55; (0.8 - 0.55) / 0.45 = 0.5556.
    expect(weightedKappa(table, 'linear')?.value).toBeCloseTo(0.25 / 0.45, 10);
    // Quadratic: po = 0.7 + 0.75 * 0.2 = 0.85; pe = 0.34 + 0.75 * 0.42 = 0.655; 0.195 / 0.345 = 0.5652.
    expect(weightedKappa(table, 'quadratic')?.value).toBeCloseTo(0.195 / 0.345, 10);
  });

  // SAS/STAT 14.1 User's Guide, PROC FREQ, "Agreement Study": two dermatologists on 88 patients; simple kappa 0.3449
  // (0.2030 to 0.4868). Its weighted kappa, of linear weights, and the quadratic one as statsmodels 0.15 gives them.
  it('has the interval of a published agreement study', () => {
    const skin = [[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]; // prettier-ignore
    const simple = weightedKappa(skin, 'none');
    expect(simple?.value).toBeCloseTo(0.3449, 4);
    expect(simple?.interval[0]).toBeCloseTo(0.203, 4);
    expect(simple?.interval[1]).toBeCloseTo(0.4868, 4);
    const linear = weightedKappa(skin, 'linear');
    expect(linear?.value).toBeCloseTo(0.5081600715403533, 12);
    expect(linear?.interval[0]).toBeCloseTo(0.37976600402668037, 6);
    expect(linear?.interval[1]).toBeCloseTo(0.6365541390540261, 6);
    const quadratic = weightedKappa(skin, 'quadratic');
    expect(quadratic?.value).toBeCloseTo(0.6607228915662651, 12);
    expect(quadratic?.standardError).toBeCloseTo(0.061642832416999964, 12);
  });

  it('has the standard errors of an independent implementation on six grades', () => {
    // statsmodels 0.15, cohens_kappa with wt linear and quadratic.
    const grades = [
      [11, 2, 0, 0, 0, 0], [3, 9, 2, 0, 0, 0], [0, 2, 8, 3, 0, 0],
      [0, 1, 4, 7, 2, 0], [0, 0, 1, 2, 12, 1], [0, 0, 0, 0, 2, 10],
    ]; // prettier-ignore
    expect(weightedKappa(grades, 'linear')?.value).toBeCloseTo(0.8274894810659187, 12);
    expect(weightedKappa(grades, 'linear')?.standardError).toBeCloseTo(0.03291756133373738, 12);
    expect(weightedKappa(grades, 'quadratic')?.value).toBeCloseTo(0.9327762204474533, 12);
    expect(weightedKappa(grades, 'quadratic')?.standardError).toBeCloseTo(0.01672889860360022, 12);
    // High or not, two by two.
    const high = weightedKappa([[60, 5], [3, 27]], 'none'); // prettier-ignore
    expect(high?.value).toBeCloseTo(0.8085642317380352, 12);
    expect(high?.interval[0]).toBeCloseTo(0.6820491808601165, 6);
  });

  it('gives the numbers of an independent implementation', () => {
    // scikit-learn 1.2.1, cohen_kappa_score with weights None, linear, quadratic on the same table.
    const table = [[11, 4, 1, 0], [3, 14, 5, 1], [0, 6, 17, 3], [1, 0, 2, 12]]; // prettier-ignore
    expect(weightedKappa(table, 'none')?.value).toBeCloseTo(0.5591352267910131, 12);
    expect(weightedKappa(table, 'linear')?.value).toBeCloseTo(0.666574048346763, 12);
    expect(weightedKappa(table, 'quadratic')?.value).toBeCloseTo(0.7560975609756098, 12);
  });

  it('is one when all agree, and not defined when only one category was used', () => {
    expect(weightedKappa([[3, 0], [0, 4]], 'linear')?.value).toBeCloseTo(1, 12); // prettier-ignore
    expect(weightedKappa([[7, 0], [0, 0]], 'linear')).toBeNull(); // prettier-ignore
    expect(weightedKappa([[0, 0], [0, 0]], 'linear')).toBeNull(); // prettier-ignore
  });

  it('does not mind who is called first', () => {
    const table = fc.array(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(table, (counts) => {
        const turned = counts.map((_, i) => counts.map((row) => row[i] ?? 0));
        const [a, b] = [weightedKappa(counts, 'quadratic'), weightedKappa(turned, 'quadratic')];
        expect(a === null).toBe(b === null);
        if (a && b) expect(a.value).toBeCloseTo(b.value, 10);
      }),
    );
  });
});

describe('ICC(2,1)', () => {
  it('is 0.29 on the table of Shrout & Fleiss 1979', () => {
    const table = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]; // prettier-ignore
    expect(icc21(table)).toBeCloseTo(0.29, 2);
  });

  it('is that of the mean squares of an independent analysis of variance', () => {
    // statsmodels 0.15, anova_lm: mean squares 68.050505 (cases), 0.361111 (readers), 1.270202 (residual).
    const totals = [
      [7, 8, 7], [12, 13, 11], [4, 4, 6], [15, 14, 16], [9, 7, 9], [1, 2, 1], [10, 10, 13], [6, 9, 6], [18, 17, 18],
      [3, 3, 2], [11, 8, 10], [8, 8, 8],
    ]; // prettier-ignore
    expect(icc21(totals)).toBeCloseTo(0.9490740740740742, 12);
  });

  it('is one when all readers say the same, and null without a spread', () => {
    expect(icc21([[3, 3], [7, 7], [12, 12]])).toBeCloseTo(1, 12); // prettier-ignore
    expect(icc21([[5, 5], [5, 5]])).toBeNull(); // prettier-ignore
    expect(icc21([[5, 6]])).toBeNull();
  });
});
