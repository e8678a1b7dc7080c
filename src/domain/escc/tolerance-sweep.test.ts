import { describe, expect, it } from 'vitest';
import { cut } from './acceptance-shapes.ts';
import { gradeSlice } from './grade-slice.ts';
import {
  decidingMeasure,
  proposalAt,
  sweepableMeasures,
  sweepTolerance,
} from './tolerance-sweep.ts';

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
    // At 1.05 the tumour touches, just before it does not; a step is 0.05, halved ten times.
    expect(sweep.bands[1]?.from).toBeCloseTo(1.05, 2);
    expect(sweep.bands[0]?.to).toBe(sweep.bands[1]?.from);
  });

  it('can be asked of every measure of a graded slice, and of none without a grade', () => {
    const result = gradeSlice(input);
    expect(sweepableMeasures(result)).toContain('gap');
    expect(sweepableMeasures(result)).toContain('sacDepth');
    expect(
      sweepableMeasures({ ...result, proposal: { kind: 'none', reason: 'below-conus' } }),
    ).toEqual([]);
    // Row C: a cut at -5.0 is 1.50 deep, so this one 1.95: beyond that tolerance the sac counts as not deformed, 1a.
    const last = sweepTolerance(input, 'sacDepth').bands.at(-1);
    expect(last?.proposal).toEqual({ kind: 'grade', grade: '1a' });
    expect(last?.from).toBeCloseTo(1.95, 2);
  });

  it('gives at the tolerance in force the grade of the rule', () => {
    const sweep = sweepTolerance(input, 'gap');
    expect(proposalAt(sweep, sweep.now)).toEqual(gradeSlice(input).proposal);
    expect(proposalAt(sweep, 2)).toEqual({ kind: 'grade', grade: '1c' });
  });
});
