import { describe, expect, it } from 'vitest';
import {
  box,
  CANAL,
  cutAway,
  ellipse,
  epidural,
  inFront,
  REFERENCE,
  SAC,
  slice,
  within,
} from './acceptance-shapes.ts';
import { caudaSentence, caudaShort, explainCaudaScale } from './cauda-words.ts';
import { explainEscc } from './explain.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccSliceInput } from './slice-input.ts';

const scalesOf = (input: EsccSliceInput) => {
  const { cauda } = gradeSlice(input);
  if (cauda === null) throw new Error('expected a slice below the conus');
  return cauda;
};

/** Below the conus; the reference sac of 15 x 13 mm has 153.15 mm2. */
const below = (change: Partial<EsccSliceInput>): EsccSliceInput =>
  slice({
    belowConus: true,
    cord: null,
    references: [REFERENCE],
    tumour: epidural(within(CANAL, inFront(-7, 60))),
    ...change,
  });

describe('the cauda equina scales', () => {
  it('CE-B is 1 for a sac of 119.92 mm2 (21.7 %)', () => {
    // An ellipse of 15 x 10.18: pi x 7.5 x 5.0895 = 119.92.
    const found = scalesOf(below({ sac: ellipse(15, 10.179) }));
    expect(found.effacementPercent).toBeCloseTo(21.7, 1);
    expect(found.b).toBe(1);
  });

  it('CE-B is 2 for a sac of 56.55 mm2 (63.1 %)', () => {
    const found = scalesOf(below({ sac: ellipse(9, 8) }));
    expect(found.effacementPercent).toBeCloseTo(63.1, 1);
    expect(found.b).toBe(2);
  });

  it('both are 3 without CSF', () => {
    const roots = ellipse(9, 7);
    const found = scalesOf(
      below({
        sac: ellipse(9.6, 7.6),
        cord: roots,
        tumour: epidural(within(CANAL, inFront(-3.8, 60))),
      }),
    );
    expect(found).toMatchObject({ a: 3, b: 3 });
  });

  it('CE-A goes by contact of the roots', () => {
    const roots = ellipse(9, 7);
    const cutTo = (y: number) =>
      below({
        cord: roots,
        sac: cutAway(SAC, inFront(y, 4.5)),
        tumour: epidural(within(CANAL, inFront(y, 4.5))),
      });
    // Roots begin at y = -3.5: gaps of 1.5 and 0.5 mm.
    expect(scalesOf(cutTo(-5)).a).toBe(1);
    expect(scalesOf(cutTo(-4)).a).toBe(2);
  });

  it('stays open where nothing was drawn to tell', () => {
    const open = below({ references: [] });
    expect(scalesOf(open)).toEqual({ a: null, b: null, effacementPercent: null });
    expect(explainEscc(gradeSlice(open))).toBe(
      'This slice lies below the conus. ESCC is not defined here. The cauda equina scales give CE-A open, CE-B open (no reference sac).',
    );
  });

  it('is no matter above the conus', () => {
    expect(gradeSlice(slice({})).cauda).toBeNull();
  });

  it('is 0 for tumour of the bone alone', () => {
    const found = scalesOf(below({ tumour: [{ kind: 'bone', polygon: box(-15, -30, 15, -9) }] }));
    expect(found).toMatchObject({ a: 0, b: 0 });
  });
});

describe('the cauda equina in words', () => {
  it('says why each scale proposes its grade', () => {
    const result = gradeSlice(
      below({
        cord: ellipse(9, 7),
        sac: cutAway(SAC, inFront(-4, 4.5)),
        tumour: epidural(within(CANAL, inFront(-4, 4.5))),
      }),
    );
    // Gap 0.5 mm (roots begin at -3.5); sac less roots is 84.9 mm2, of which opening takes the corners;
    // 153.15 - 134.4 is 12 % of the reference.
    expect(explainCaudaScale('a', result)).toMatch(
      /^0\.5 mm from tumour to roots: touched \(limit 1\.0 mm\), 8[0-4] mm² of CSF\.$/,
    );
    expect(explainCaudaScale('b', result)).toBe('Sac effaced by 12 %.');
  });

  it('says what is missing', () => {
    const result = gradeSlice(below({ references: [] }));
    expect(explainCaudaScale('a', result)).toContain('Draw the roots (D)');
    expect(explainCaudaScale('b', result)).toContain('at a reference level');
  });

  it('is never called ESCC, and a proposal is said to be one', () => {
    const confirmed = {
      a: 2, b: 1, foraminal: true, confirmedAt: '', image: null, proposal: null,
    } as const; // prettier-ignore
    expect(caudaShort(confirmed)).toBe('A 2, B 1F');
    expect(caudaSentence(confirmed, null)).toBe(
      'Below the conus, where ESCC is not defined. Cauda equina: CE-A 2 (roots touched, CSF visible), CE-B 1F (sac indented by less than 50 %), foramen involved.',
    );
    expect(caudaSentence(null, { a: 1, b: null, effacementPercent: null })).toBe(
      'Below the conus, where ESCC is not defined. Cauda equina: CE-A 1 (epidural, roots not touched), a proposal that is not confirmed.',
    );
    expect(caudaSentence(null, null)).toBe('Below the conus, where ESCC is not defined.');
  });
});
