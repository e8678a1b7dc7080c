import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarkOrigin } from '../reading.ts';
import { cut, slice } from './acceptance-shapes.ts';
import { ESCC_GRADES, type EsccProposal } from './escc.ts';
import { explainEscc } from './explain.ts';
import { gradeSlice } from './grade-slice.ts';
import { doubtOf, type OutlineSource } from './proposed-outlines.ts';

const source = (
  structure: 'sac' | 'cord',
  origin: MarkOrigin,
  joint: number | null = 0.9,
): OutlineSource => ({
  structure,
  role: 'index',
  origin,
  ...(origin === 'drawn' ? {} : { proposal: { method: '1.0', joint, noFluidShare: 0 } }),
});

describe('what is doubted of proposed outlines', () => {
  it('is nothing where all were drawn, bent or grown', () => {
    expect(doubtOf([], 0.5)).toBeNull();
    expect(doubtOf([source('sac', 'drawn'), source('cord', 'proposed-edited')], 0.5)).toBeNull();
  });

  it('is a pixel of the sac and half of one of the cord, more where the image is less clear', () => {
    const of = (joint: number | null) =>
      doubtOf([source('sac', 'carried', joint), source('cord', 'proposed-accepted', joint)], 0.5);
    expect(of(0.9)).toEqual({ sacMm: 0.5, cordMm: 0.25, isGuess: false });
    expect(of(0.6)).toEqual({ sacMm: 0.75, cordMm: 0.375, isGuess: false });
    expect(of(0.3)).toEqual({ sacMm: 1, cordMm: 0.5, isGuess: true });
    expect(of(null)).toMatchObject({ sacMm: 0.75, isGuess: false });
  });
});

const rankOf = (proposal: EsccProposal): readonly [number, number] => {
  const rank = (grade: (typeof ESCC_GRADES)[number]): number => ESCC_GRADES.indexOf(grade);
  switch (proposal.kind) {
    case 'grade':
      return [rank(proposal.grade), rank(proposal.grade)];
    case 'range':
      return [rank(proposal.lowest), rank(proposal.highest)];
    case 'at-least':
      return [rank(proposal.lowest), ESCC_GRADES.length - 1];
    case 'none':
      return [0, ESCC_GRADES.length - 1];
  }
};

const DOUBT = { sacMm: 0.6, cordMm: 0.3, isGuess: false };

describe('a grade that rests on proposed outlines', () => {
  it('is open where the sac is pushed in by about the tolerance, and one answer settles it', () => {
    const near = cut(-5.3);
    const drawn = gradeSlice(near);
    const depth = drawn.measures.find(({ name }) => name === 'sacDepth');
    expect(Math.abs((depth?.value ?? 0) - (depth?.tolerance ?? 0))).toBeLessThan(0.6);
    expect(drawn.proposal.kind).toBe('grade');
    const result = gradeSlice({ ...near, doubt: DOUBT });
    expect(result.proposal).toMatchObject({ kind: 'range', lowest: '1a', highest: '1b' });
    expect(result.differs[0]).toBe('proposed-outline');
    expect(result.asks).toBe('sac-deformed');
    expect(explainEscc(result)).toContain('proposed from the image');
    const answered = (deformed: boolean) =>
      gradeSlice({ ...near, doubt: DOUBT, answers: { 'sac-deformed': deformed } }).proposal;
    expect(answered(true)).toEqual({ kind: 'grade', grade: '1b' });
    expect(answered(false)).toEqual({ kind: 'grade', grade: '1a' });
  });

  it('always contains the grade of the same outlines drawn by hand', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -7, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        fc.boolean(),
        (edge, offMm, isGuess) => {
          const plain = rankOf(gradeSlice(cut(edge)).proposal);
          const open = rankOf(
            gradeSlice(cut(edge, { doubt: { sacMm: offMm, cordMm: offMm / 2, isGuess } })).proposal,
          );
          expect(open[0]).toBeLessThanOrEqual(plain[0]);
          expect(open[1]).toBeGreaterThanOrEqual(plain[1]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not opened by what no outline decides', () => {
    const none = slice({});
    expect(gradeSlice({ ...none, doubt: DOUBT }).proposal).toEqual(gradeSlice(none).proposal);
  });
});
