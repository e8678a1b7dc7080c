import { describe, expect, it } from 'vitest';
import { cut } from './acceptance-shapes.ts';
import { gradeSlice } from './grade-slice.ts';
import { decidingMeasure, proposalAt, sweepTolerance } from './tolerance-sweep.ts';

describe('where a grade flips', () => {
  // Row K2 of clinical-rules: tumour cut at -4.55 lies 1.05 mm from the cord: 1b at a contact tolerance of 1.0.
  const input = cut(-4.55);

  it('turns on the gap between 1b and 1c', () => {
    expect(decidingMeasure(gradeSlice(input))).toBe('gap');
  });

  it('is at the gap itself, to a step of the slider', () => {
    const sweep = sweepTolerance(input, 'gap');
    expect(sweep.now).toBe(1);
    expect(sweep.largest).toBe(2);
    expect(sweep.bands.map(({ proposal }) => proposal)).toEqual([
      { kind: 'grade', grade: '1b' },
      { kind: 'grade', grade: '1c' },
    ]);
    // 1.05 is a step: there the tumour touches, just before it does not.
    expect(sweep.bands[1]?.from).toBeGreaterThanOrEqual(1.05 - 0.001);
    expect(sweep.bands[1]?.from).toBeLessThanOrEqual(1.1 + 0.001);
  });

  it('gives at the tolerance in force the grade of the rule', () => {
    const sweep = sweepTolerance(input, 'gap');
    expect(proposalAt(sweep, sweep.now)).toEqual(gradeSlice(input).proposal);
    expect(proposalAt(sweep, 2)).toEqual({ kind: 'grade', grade: '1c' });
  });
});
