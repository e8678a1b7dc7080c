import { describe, expect, it } from 'vitest';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import {
  box,
  buffered,
  CANAL,
  caseE,
  caseF,
  caseG,
  caseH,
  CORD,
  cut,
  cutAway,
  ellipse,
  epidural,
  inFront,
  REFERENCE,
  SAC,
  slice,
  within,
} from './acceptance-shapes.ts';
import type { EsccAnswers, EsccFlag, EsccMeasureName } from './escc.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccSliceResult } from './slice-result.ts';

/** Expected values are those of spec clinical-rules 3.5, with its tolerances: mm +/-0.05, mm2 +/-1 %, degrees +/-2. */

const grade = (value: string) => ({ kind: 'grade', grade: value });

const valueOf = (result: EsccSliceResult, name: EsccMeasureName): number =>
  result.measures.find((measure) => measure.name === name)?.value ?? NaN;

const kinds = (result: EsccSliceResult): readonly EsccFlag['kind'][] =>
  result.flags.map(({ kind }) => kind);

function expectMm(value: number | null, expected: number): void {
  expect(Math.abs((value ?? NaN) - expected)).toBeLessThanOrEqual(0.05);
}

function expectMm2(value: number | null, expected: number): void {
  expect(Math.abs((value ?? NaN) - expected)).toBeLessThanOrEqual(0.01 * Math.max(expected, 0.1));
}

function expectDegrees(value: number | undefined, expected: number): void {
  expect(Math.abs((value ?? NaN) - expected)).toBeLessThanOrEqual(2);
}

const BOTH: EsccAnswers = { 'sac-deformed': true, 'cord-compressed-or-displaced': true };

describe('ESCC acceptance cases', () => {
  it('A: tumour of the body only is 0', () => {
    const result = gradeSlice(
      slice({ tumour: [{ kind: 'bone', polygon: box(-15, -30, 15, -9) }] }),
    );
    expect(result.proposal).toEqual(grade('0'));
    expect(result.accompanying.epiduralAreaMm2).toBe(0);
  });

  it('B: epidural tumour off the sac is 1a', () => {
    const result = gradeSlice(slice({ tumour: epidural(within(CANAL, inFront(-7.1, 60))) }));
    expect(result.proposal).toEqual(grade('1a'));
    expectMm(result.accompanying.sacGapMm, 0.6);
    expectMm(valueOf(result, 'sacDepth'), 0);
    expectMm2(result.accompanying.epiduralAreaMm2, 10.44);
    expectDegrees(result.drawing.arc?.totalDeg, 73);
  });

  it('C: a deformed sac and a cord out of reach are 1b', () => {
    const result = gradeSlice(cut(-5));
    expect(result.proposal).toEqual(grade('1b'));
    expectMm(valueOf(result, 'sacDepth'), 1.5);
    expectMm(valueOf(result, 'gap'), 1.5);
    expectMm2(result.accompanying.epiduralAreaMm2, 28.83);
    expect(result.accompanying.occupancyPercent).toBeCloseTo(10.8, 1);
  });

  it('D: a touched cord is 1c', () => {
    const result = gradeSlice(cut(-4));
    expect(result.proposal).toEqual(grade('1c'));
    expectMm(valueOf(result, 'sacDepth'), 2.5);
    expectMm(valueOf(result, 'gap'), 0.5);
    expectMm2(result.accompanying.residualMm2, 84.9);
    expect(result.accompanying.occupancyPercent).toBeCloseTo(14.2, 1);
  });

  it('E: a flattened cord with CSF left is 2', () => {
    const result = gradeSlice(caseE());
    expect(result.proposal).toEqual(grade('2'));
    expectMm(valueOf(result, 'cordDepth'), 2.0);
    expect(result.accompanying.mscc?.percent).toBeCloseTo(28.6, 1);
    expectMm2(valueOf(result, 'csfArea'), 60.1);
    expectMm(result.accompanying.cordApMm, 5);
    expectMm(result.accompanying.cordRlMm, 9.5);
    expect(result.accompanying.compressionRatio).toBeCloseTo(0.526, 3);
  });

  it('F: a compressed cord without CSF is 3', () => {
    const result = gradeSlice(caseF());
    expect(result.proposal).toEqual(grade('3'));
    expectMm2(valueOf(result, 'csfArea'), 0);
    expectMm2(result.accompanying.residualMm2, 9.17);
    expectDegrees(result.drawing.arc?.totalDeg, 360);
    expect(result.accompanying.mscc?.percent).toBeCloseTo(37.1, 1);
    expect(result.accompanying.compressionRatio).toBeCloseTo(0.489, 3);
    expect(result.drawing.side).toBe('circumferential');
  });

  it('F: the same with the tumour drawn as two halves is 3 too', () => {
    const { sac, cord } = caseF();
    const around =
      sac === null
        ? []
        : [-1, 1].map((side) =>
            cutAway(within(CANAL, side < 0 ? box(-60, -60, 0, 60) : box(0, -60, 60, 60)), sac),
          );
    const halves = around.map((polygon) => ({ kind: 'epidural' as const, polygon }));
    const result = gradeSlice(slice({ sac, cord, tumour: halves }));
    expect(result.proposal).toEqual(grade('3'));
    expectDegrees(result.drawing.arc?.longestRunDeg, 360);
  });

  it('G: a round cord pushed away is 2 by displacement', () => {
    const result = gradeSlice(caseG());
    expect(result.proposal).toEqual(grade('2'));
    expect(kinds(result)).toContain('by-displacement');
    expectMm(valueOf(result, 'cordDepth'), 0);
    expectMm(valueOf(result, 'cordDisplacement'), 2.0);
    expectMm(valueOf(result, 'gap'), 0.5);
  });

  it('H: tumour all around with CSF left is 2, and 3 by the other reading', () => {
    const result = gradeSlice(caseH());
    expect(result.proposal).toEqual(grade('2'));
    expect(kinds(result)).toContain('alt-3');
    expectDegrees(result.drawing.arc?.totalDeg, 360);
    expectMm2(valueOf(result, 'csfArea'), 28.3);
  });

  it('I: a cord that lies on an undeformed dura is 1a with its flag', () => {
    const cord = ellipse(9, 7, 0, -2.6);
    const tumour = epidural(cutAway(within(CANAL, inFront(-6.6, 60)), SAC));
    const result = gradeSlice(slice({ cord, tumour, references: [{ ...REFERENCE, cord }] }));
    expect(result.proposal).toEqual(grade('1a'));
    expect(kinds(result)).toContain('cord-abuts-undeformed-dura');
    expectMm(valueOf(result, 'gap'), 0.5);
  });

  it('J: tumour from the left is 1c, and said to be on the left', () => {
    const side = box(4.8, -6, 60, 6);
    const result = gradeSlice(
      slice({ sac: cutAway(SAC, side), tumour: epidural(within(CANAL, side)) }),
    );
    expect(result.proposal).toEqual(grade('1c'));
    expectMm(valueOf(result, 'sacDepth'), 2.7);
    expectMm(valueOf(result, 'gap'), 0.3);
    expect(result.drawing.side).toBe('left');
  });

  it.each([
    { id: 'K1', y: -4.5, gap: 1.0, expected: '1c' },
    { id: 'K2', y: -4.55, gap: 1.05, expected: '1b' },
  ])('$id: a gap of $gap mm is $expected at the boundary of contact', ({ y, gap, expected }) => {
    const result = gradeSlice(cut(y));
    expect(result.proposal).toEqual(grade(expected));
    expectMm(valueOf(result, 'gap'), gap);
    expect(result.flags).toContainEqual(
      expect.objectContaining({ kind: 'boundary', measure: 'gap' }),
    );
  });

  it.each([
    { id: 'L1', pixelMm: 1.0, expected: '1c' },
    { id: 'L2', pixelMm: 0.5, expected: '1b' },
  ])('$id: a gap of 1.40 mm is $expected with pixels of $pixelMm mm', ({ pixelMm, expected }) => {
    const result = gradeSlice(cut(-4.9, { pixelMm }));
    expectMm(valueOf(result, 'gap'), 1.4);
    expect(result.proposal).toEqual(grade(expected));
  });

  it.each([
    { id: 'M, deep', y: -5.45, depth: 1.05, expected: '1b' },
    { id: 'M, shallow', y: -5.51, depth: 0.99, expected: '1a' },
  ])('$id: a sac depth of $depth mm is $expected', ({ y, depth, expected }) => {
    const result = gradeSlice(cut(y));
    expect(Math.abs(valueOf(result, 'sacDepth') - depth)).toBeLessThan(0.005);
    expect(result.proposal).toEqual(grade(expected));
  });

  it('N: CSF gone around a cord that keeps its shape is 1c with its flag, never 3', () => {
    const sac = buffered(CORD, 0.45);
    const tumour = epidural(cutAway(within(CANAL, inFront(0, 9)), sac));
    const result = gradeSlice(slice({ sac, tumour }));
    expect(result.proposal).toEqual(grade('1c'));
    expect(kinds(result)).toContain('csf-effaced-no-compression');
    expectMm2(result.accompanying.residualMm2, 11.99);
    expectMm2(valueOf(result, 'csfArea'), 0);
  });

  it('P0: case C without references is a range and asks the reader', () => {
    const result = gradeSlice(cut(-5, { references: [] }));
    expectMm(valueOf(result, 'sacDepth'), 0.2);
    expect(result.flags).toContainEqual({ kind: 'low-sensitivity', measure: 'sacDepth' });
    expect(result.proposal).toEqual({
      kind: 'range',
      lowest: '1a',
      highest: '1b',
      open: ['sac-deformed'],
    });
    const answered = gradeSlice(cut(-5, { references: [], answers: { 'sac-deformed': true } }));
    expect(answered.proposal).toEqual(grade('1b'));
  });

  it.each([
    { id: 'P2', of: 'E', make: caseE, hull: 0.73, highest: '2' },
    { id: 'P3', of: 'F', make: caseF, hull: 0, highest: '3' },
    { id: 'P4', of: 'H', make: caseH, hull: 0, highest: '2' },
  ])('$id: case $of without references is a range up to $highest', ({ make, hull, highest }) => {
    const open = gradeSlice(make({ references: [] }));
    expectMm(valueOf(open, 'sacDepth'), hull);
    expect(open.proposal).toEqual({
      kind: 'range',
      lowest: '1a',
      highest,
      open: ['sac-deformed', 'cord-compressed-or-displaced'],
    });
    expect(gradeSlice(make({ references: [], answers: BOTH })).proposal).toEqual(grade(highest));
  });

  it('P5 and V: tumour tagged intradural gets no ESCC grade, nor does a slice below the conus', () => {
    const intradural = caseE().tumour.map(({ polygon }) => ({
      kind: 'intradural' as const,
      polygon,
    }));
    expect(gradeSlice(caseE({ tumour: intradural })).proposal).toEqual({
      kind: 'none',
      reason: 'intradural',
    });
    expect(gradeSlice(caseE({ belowConus: true })).proposal).toEqual({
      kind: 'none',
      reason: 'below-conus',
    });
    expect(gradeSlice(caseE({ belowConus: null })).proposal).toEqual({
      kind: 'none',
      reason: 'conus-unknown',
    });
  });

  it('P1: case C with references but no canal is 1b', () => {
    const result = gradeSlice(
      cut(-5, { canal: null, references: [{ ...REFERENCE, canal: null }] }),
    );
    expect(result.proposal).toEqual(grade('1b'));
    expectMm(valueOf(result, 'sacDepth'), 1.5);
  });

  it('Q: case D without a cord is 1b or higher', () => {
    expect(gradeSlice(cut(-4, { cord: null })).proposal).toEqual({
      kind: 'at-least',
      lowest: '1b',
    });
  });

  it('U: tumour on both sides is one tumour, its arc given in all and as the longest run', () => {
    const sides: readonly PlanePolygon[] = [box(-60, -6, -4.8, 6), box(4.8, -2, 60, 2)];
    const sac = sides.reduce(cutAway, SAC);
    const tumour = sides.map((side) => ({
      kind: 'epidural' as const,
      polygon: within(CANAL, side),
    }));
    const { drawing, proposal } = gradeSlice(slice({ sac, tumour }));
    expect(proposal).toEqual(grade('1c'));
    expect(drawing.arc?.runs).toHaveLength(2);
    expect(drawing.arc?.longestRunDeg).toBeLessThan(drawing.arc?.totalDeg ?? 0);
    expect(drawing.side).toBe('several');
  });
});

describe('what else decides or forbids a grade', () => {
  it('drawn CSF between tumour and cord is no contact', () => {
    // Gap 0.7 mm with 0.6 mm pixels: touched by distance, but the CSF drawn up to the dura lies across all of it.
    const withoutCsf = cut(-4.2);
    const withCsf = { ...withoutCsf, csf: withoutCsf.sac === null ? [] : [withoutCsf.sac] };
    expect(gradeSlice(withoutCsf).proposal).toEqual(grade('1c'));
    expect(gradeSlice(withCsf).proposal).toEqual(grade('1b'));
    expect(gradeSlice(withCsf).csfBetween).toBe(true);
  });

  it('drawn CSF is believed before what the outlines leave', () => {
    // Case E leaves 60 mm2 of room; the reader drew a pocket of 1 x 2 mm only.
    expect(gradeSlice(caseE({ csf: [box(-1, 4.2, 1, 5.2)] })).proposal).toEqual(grade('3'));
  });

  it('pixels over 1.2 mm leave the grade to the reader', () => {
    const result = gradeSlice(cut(-4, { pixelMm: 1.3 }));
    expect(result.proposal).toEqual({ kind: 'none', reason: 'resolution' });
    expect(kinds(result)).toContain('resolution');
    expectMm(valueOf(result, 'gap'), 0.5);
  });

  it('a steep slice and a CT myelogram are flagged', () => {
    const result = gradeSlice(cut(-4, { tiltDeg: 24, ctMyelogram: true }));
    expect(result.flags).toContainEqual({ kind: 'oblique', angleDeg: 24 });
    expect(kinds(result)).toContain('ct-myelogram');
  });

  it.each([
    ['cord-outside-sac', slice({ cord: ellipse(9, 7, 0, 4.5) })],
    ['sac-outside-canal', slice({ sac: ellipse(15, 13, 0, 4) })],
    ['intradural', slice({ tumour: epidural(inFront(-4.5, 3)), cord: null })],
    ['intramedullary', slice({ tumour: epidural(inFront(-2.1, 3)) })],
  ] as const)(
    'lines that cross deeper than a hand errs, here %s, ask for a look and get no grade',
    (reason, input) => {
      const tumour = input.tumour.length > 0 ? input.tumour : cut(-5).tumour;
      const result = gradeSlice({ ...input, tumour });
      expect(result.proposal).toEqual({ kind: 'none', reason: 'review' });
      expect(result.flags).toContainEqual({ kind: 'review', reason });
    },
  );

  it('an outline that crosses itself is named, and nothing is graded', () => {
    const bowTie = [...box(-4, -3, 4, 3)];
    const [a, b, c, d] = bowTie;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error();
    const result = gradeSlice(cut(-4, { cord: [a, c, b, d] }));
    expect(result.problems).toContainEqual({ kind: 'self-crossing', structure: 'cord' });
    expect(result.proposal).toEqual({ kind: 'none', reason: 'review' });
  });

  it('a compressed cord without contact, or under an undeformed sac, asks for a look', () => {
    const flat = ellipse(9, 5, 0, 1);
    const pressed = gradeSlice(cut(-5, { cord: flat }));
    // The cord's front is at 1 - 2.5 = -1.5: far from the tumour at -5, and 2 mm behind its reference.
    expect(pressed.proposal).toEqual(grade('1b'));
    const answered = gradeSlice(cut(-5, { references: [], answers: BOTH }));
    expect(answered.flags).toContainEqual({
      kind: 'review',
      reason: 'cord-compressed-without-contact',
    });
    const sacNot = gradeSlice(
      caseE({
        references: [],
        answers: { 'sac-deformed': false, 'cord-compressed-or-displaced': true },
      }),
    );
    expect(sacNot.flags).toContainEqual({ kind: 'review', reason: 'cord-deformed-sac-not' });
  });

  it('without tumour or without a sac nothing is graded', () => {
    expect(gradeSlice(slice({})).proposal).toEqual({ kind: 'none', reason: 'no-tumour' });
    expect(gradeSlice(cut(-4, { sac: null })).proposal).toEqual({ kind: 'none', reason: 'no-sac' });
    expect(
      gradeSlice(slice({ tumour: [{ kind: 'paraspinal', polygon: box(12, -5, 30, 5) }] })).proposal,
    ).toEqual({ kind: 'none', reason: 'no-epidural-tumour' });
  });

  it('without a cord and without references the sac is asked for', () => {
    const open = gradeSlice(cut(-5, { cord: null, references: [] }));
    expect(open.proposal).toMatchObject({ kind: 'range', lowest: '1a', highest: '3' });
    const answered = cut(-5, { cord: null, references: [], answers: { 'sac-deformed': true } });
    expect(gradeSlice(answered).proposal).toEqual({ kind: 'at-least', lowest: '1b' });
  });

  it('references without a canal leave the displacement open, so case G is a range', () => {
    const references = [{ ...REFERENCE, canal: null }];
    expect(gradeSlice({ ...caseG(), canal: null, references }).proposal).toEqual({
      kind: 'range',
      lowest: '1c',
      highest: '2',
      open: ['cord-compressed-or-displaced'],
    });
  });
});
