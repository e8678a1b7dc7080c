import { expect, test } from 'vitest';
import { PROPOSED_RULES, type ReadingRules, type RuleName } from '../rules.ts';
import { caseH, cut } from './acceptance-shapes.ts';
import { esccBand } from './band.ts';
import { gradeSlice } from './grade-slice.ts';
import { sweepTolerance } from './tolerance-sweep.ts';
import { esccTolerances } from './tolerances.ts';

const changed = (values: Partial<Record<RuleName, number>>): ReadingRules => ({
  ...PROPOSED_RULES,
  changed: values,
});
const gradeOf = (input: Parameters<typeof gradeSlice>[0]): string => {
  const { proposal } = gradeSlice(input);
  return proposal.kind === 'grade' ? proposal.grade : proposal.kind;
};

test('a tolerance is the larger of its millimetres and its pixels, by the rules of the reading', () => {
  // p 0.6: max(1.0, 1.5 x 0.6 = 0.9) = 1.0; with 2 pixels max(1.0, 1.2) = 1.2; with 1.4 mm 1.4.
  expect(esccTolerances(0.6).contactMm).toBe(1);
  expect(esccTolerances(0.6, changed({ 'escc-contact-pixels': 2 })).contactMm).toBeCloseTo(1.2, 12);
  expect(esccTolerances(0.6, changed({ 'escc-contact-mm': 1.4 }))).toMatchObject({
    contactMm: 1.4,
    depthMm: 1.4,
    csfWidthMm: 1.4,
    displacementMm: 1.5,
  });
  expect(esccTolerances(0.6, changed({ 'escc-csf-area-mm2': 5 })).csfAreaMm2).toBe(5);
});

test('the grade follows: a gap of 1.05 mm is 1b by the proposals and 1c with a contact of 1.2 mm', () => {
  const input = cut(-4.55);
  expect(gradeOf(input)).toBe('1b');
  expect(gradeOf({ ...input, rules: changed({ 'escc-contact-mm': 1.2 }) })).toBe('1c');
  expect(sweepTolerance({ ...input, rules: changed({ 'escc-contact-mm': 1.2 }) }, 'gap').now).toBe(
    1.2,
  );
});

test('pixels, tilt and the way around the sac follow too', () => {
  const input = cut(-4);
  expect(
    gradeOf({ ...input, pixelMm: 1.0, rules: changed({ 'escc-coarsest-pixel-mm': 0.9 }) }),
  ).toBe('none');
  const flags = (rules: ReadingRules): readonly string[] =>
    gradeSlice({ ...input, tiltDeg: 15, rules }).flags.map(({ kind }) => kind);
  expect(flags(PROPOSED_RULES)).not.toContain('oblique');
  expect(flags(changed({ 'escc-oblique-deg': 10 }))).toContain('oblique');
  // Case H is all around, 360 degrees; no run can be longer, so a limit of 361 leaves no other reading.
  const kinds = (rules: ReadingRules): readonly string[] =>
    gradeSlice(caseH({ rules })).flags.map(({ kind }) => kind);
  expect(gradeOf(caseH())).toBe('2');
  expect(kinds(PROPOSED_RULES)).toContain('alt-3');
  expect(kinds(changed({ 'escc-circumferential-deg': 361 }))).not.toContain('alt-3');
});

test('only 1c changes its band', () => {
  const high = { oneCBand: 'high' } as const;
  expect(esccBand('1c', PROPOSED_RULES)).toBe('low-borderline');
  expect(esccBand('1c', high)).toBe('high');
  for (const [grade, band] of [
    ['0', 'none'],
    ['1a', 'low'],
    ['1b', 'low'],
    ['2', 'high'],
    ['3', 'high'],
  ] as const) {
    expect(esccBand(grade, PROPOSED_RULES)).toBe(band);
    expect(esccBand(grade, high)).toBe(band);
  }
});
