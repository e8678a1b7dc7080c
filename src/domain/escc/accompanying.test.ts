import { describe, expect, it } from 'vitest';
import {
  at,
  box,
  CANAL,
  caseE,
  caseF,
  cut,
  cutAway,
  ellipse,
  epidural,
  REFERENCE,
  slice,
  within,
} from './acceptance-shapes.ts';
import { clockFace } from './arc.ts';
import { describeAccompanying } from './accompanying-words.ts';
import { gradeSlice } from './grade-slice.ts';
import type { EsccSliceInput } from './slice-input.ts';

const measuresOf = (input: EsccSliceInput) => gradeSlice(input).accompanying;
const rowOf = (input: EsccSliceInput, id: string) =>
  describeAccompanying(gradeSlice(input)).find((row) => row.id === id);

/** One test a row of spec clinical-rules 3.6, with its example. */
describe('accompanying measures, section 3.6', () => {
  it('Cord AP, RL: E is 5.0 and 9.5 mm', () => {
    const { cordApMm, cordRlMm } = measuresOf(caseE());
    expect(cordApMm).toBeCloseTo(5, 2);
    expect(cordRlMm).toBeCloseTo(9.5, 2);
  });

  it('Compression ratio: reference 0.778, E 0.526, F 0.489', () => {
    expect(measuresOf(slice({})).compressionRatio).toBeCloseTo(0.778, 3);
    expect(measuresOf(caseE()).compressionRatio).toBeCloseTo(0.526, 3);
    expect(measuresOf(caseF()).compressionRatio).toBeCloseTo(0.489, 3);
  });

  it('Area ratio: against a reference cord of 49.48 mm2', () => {
    // E: pi x 4.75 x 2.5 = 37.31 mm2, so 37.31 / 49.48 = 0.754.
    expect(measuresOf(slice({})).cordAreaMm2).toBeCloseTo(49.48, 1);
    expect(measuresOf(caseE()).cordAreaRatio).toBeCloseTo(0.754, 3);
  });

  it('MSCC: 5.0 against 7.0 and 7.0 is 28.6 %, 4.4 is 37.1 %', () => {
    expect(measuresOf(caseE()).mscc).toMatchObject({ isOneSided: false, isLarger: false });
    expect(measuresOf(caseE()).mscc?.percent).toBeCloseTo(28.6, 1);
    expect(measuresOf(caseF()).mscc?.percent).toBeCloseTo(37.1, 1);
  });

  it('MSCC: one neighbour is one-sided, a larger cord is 0 with a note, none is not measured', () => {
    const one = measuresOf(caseE({ references: [REFERENCE] }));
    expect(one.mscc).toMatchObject({ isOneSided: true, isLarger: false });
    expect(rowOf(caseE({ references: [REFERENCE] }), 'mscc')?.note).toContain('one-sided');
    // Its own 7.0 mm against 5.0 mm: -40 %, shown as 0.
    const small = { ...REFERENCE, cord: ellipse(9, 5) };
    const swollen = cut(-5, { references: [small, small] });
    expect(measuresOf(swollen).mscc).toEqual({ percent: 0, isOneSided: false, isLarger: true });
    expect(rowOf(swollen, 'mscc')).toMatchObject({ value: '0 %' });
    expect(rowOf(swollen, 'mscc')?.note).toContain('larger than the reference');
    expect(measuresOf(caseE({ references: [] })).mscc).toBeNull();
    expect(rowOf(caseE({ references: [] }), 'mscc')).toBeUndefined();
  });

  it('MCC: 10.2 against 17 and 17 is 40.0 %', () => {
    // E: tumour down to y = -1.7, the canal's back at 8.5: 10.2 mm are free.
    const found = measuresOf(caseE());
    expect(found.canalFreeApMm).toBeCloseTo(10.2, 1);
    expect(found.mcc?.percent).toBeCloseTo(40, 1);
  });

  it('MCC: tumour from behind leaves what is in front of it', () => {
    const behind = within(CANAL, box(-9, 4, 9, 60));
    // From -8.5 to 4: 12.5 of 17 mm, so 26.5 %.
    const found = measuresOf(slice({ tumour: epidural(behind), sac: null, cord: null }));
    expect(found.canalFreeApMm).toBeCloseTo(12.5, 1);
    expect(found.mcc?.percent).toBeCloseTo(26.5, 0);
  });

  it('Canal occupancy: C 10.8 %, D 14.2 %, compared with 50 %', () => {
    expect(measuresOf(cut(-5)).occupancyPercent).toBeCloseTo(10.8, 1);
    expect(measuresOf(cut(-4)).occupancyPercent).toBeCloseTo(14.2, 1);
    expect(rowOf(cut(-4), 'occupancy')?.note).toBe('below 50 %');
    const half = slice({ tumour: epidural(within(CANAL, box(-60, -60, 60, 0.1))), sac: null });
    expect(rowOf(half, 'occupancy')?.note).toBe('50 % or more');
  });

  it('CSF residual: D 84.9 mm2, with the opened area beside it', () => {
    expect(measuresOf(cut(-4)).residualMm2).toBeCloseTo(84.9, 0);
    // Nothing is opened away of N's rim of 0.45 mm but everything.
    expect(measuresOf(caseF()).csfOpenedMm2).toBeCloseTo(0, 1);
    expect(rowOf(caseF(), 'csf')?.value).toBe('9 mm²');
    expect(rowOf(caseF(), 'csf')?.note).toBe('0 mm² after opening');
  });

  it.each([
    [-4, '0.5 mm', 'below 2 mm'],
    [-5.9, '2.4 mm', '2 to 3 mm'],
    // The cord's front is at -3.5.
    [-6.6, '3.1 mm', '3 mm or more'],
  ])('Tumour-cord distance: cut %s is %s, marked "%s"', (y, value, note) => {
    expect(rowOf(cut(y), 'distance')).toMatchObject({ value, note });
  });

  it('Circumference: a ventral half is 180 degrees, 9 to 3 on the clock', () => {
    const sac = ellipse(15, 13);
    const front = cutAway(within(CANAL, box(-60, -60, 60, 0)), sac);
    const { arc } = gradeSlice(slice({ sac, tumour: epidural(front) })).drawing;
    expect(Math.abs((arc?.totalDeg ?? 0) - 180)).toBeLessThanOrEqual(2);
    expect(arc?.runs).toHaveLength(1);
    expect(arc?.runs[0] && clockFace(arc.runs[0])).toEqual({ from: 9, to: 3 });
    expect(rowOf(slice({ sac, tumour: epidural(front) }), 'arc')?.note).toBe(
      'in one run, 9 to 3 o’clock',
    );
  });

  it('Circumference: the clock is read as on an axial image', () => {
    const run = (startDeg: number, endDeg: number) => ({ startDeg, endDeg, points: [at(0, 0)] });
    // 0 degrees is the patient's left, 90 the back, 180 the right, 270 the front.
    expect(clockFace(run(0, 90))).toEqual({ from: 3, to: 6 });
    expect(clockFace(run(180, 270))).toEqual({ from: 9, to: 12 });
    expect(clockFace(run(255, 285))).toEqual({ from: 12, to: 1 });
    expect(clockFace(run(0, 360))).toBeNull();
  });

  it('Circumference: two stretches give the total and the longest run', () => {
    const sides = [box(-60, -6, -4.8, 6), box(4.8, -2, 60, 2)];
    const input = slice({
      sac: sides.reduce(cutAway, ellipse(15, 13)),
      tumour: sides.map((side) => ({ kind: 'epidural', polygon: within(CANAL, side) })),
    });
    expect(rowOf(input, 'arc')?.note).toContain('in 2 runs, the longest');
  });

  it('says what is descriptive and defines every measure', () => {
    const rows = describeAccompanying(gradeSlice(caseE()));
    expect(rows.map(({ id }) => id)).toEqual([
      'cord', 'ratio', 'area', 'mscc', 'mcc', 'occupancy', 'csf', 'distance', 'arc',
    ]); // prettier-ignore
    expect(rows.filter(({ isDescriptive }) => isDescriptive).map(({ id }) => id)).toEqual([
      'mscc',
      'mcc',
    ]);
    for (const { definition } of rows) expect(definition).toMatch(/\.$/);
  });

  it('leaves out what was not outlined', () => {
    const rows = describeAccompanying(gradeSlice(slice({ cord: null, canal: null, sac: null })));
    expect(rows).toEqual([]);
  });
});
