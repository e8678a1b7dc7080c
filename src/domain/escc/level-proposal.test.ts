import { describe, expect, it } from 'vitest';
import type { EsccGrade, EsccProposal } from './escc.ts';
import { proposeLevel } from './level-proposal.ts';

const grade = (value: EsccGrade): EsccProposal => ({ kind: 'grade', grade: value });
const range = (lowest: EsccGrade, highest: EsccGrade): EsccProposal => ({
  kind: 'range',
  lowest,
  highest,
  open: ['sac-deformed'],
});
const atLeast = (lowest: EsccGrade): EsccProposal => ({ kind: 'at-least', lowest });
const none = (reason: Extract<EsccProposal, { kind: 'none' }>['reason']): EsccProposal => ({
  kind: 'none',
  reason,
});

/** The joined proposal and the index of the slice it rests on. */
const join = (...proposals: readonly EsccProposal[]) => {
  const found = proposeLevel(proposals.map((proposal, slice) => ({ slice, proposal })));
  return found === null ? null : [found.proposal, found.slice];
};

describe('proposeLevel', () => {
  it('is the maximum over the slices, with the slice it rests on', () => {
    expect(join(grade('1a'), grade('1c'), grade('1b'))).toEqual([grade('1c'), 1]);
  });

  it('narrows a range by what another slice proves', () => {
    expect(join(range('1a', '2'), grade('1c'))).toEqual([range('1c', '2'), 0]);
  });

  it('drops a range that another slice has passed', () => {
    expect(join(range('1a', '1b'), grade('1c'))).toEqual([grade('1c'), 1]);
  });

  it('is a floor where a slice had no cord or could not be graded', () => {
    expect(join(grade('1a'), atLeast('1b'))).toEqual([atLeast('1b'), 1]);
    expect(join(grade('1a'), none('review'))).toEqual([atLeast('1a'), 0]);
    expect(join(grade('2'), none('conus-unknown'))).toEqual([atLeast('2'), 0]);
  });

  it('is 3 all the same where 3 is proven: there is no higher grade', () => {
    expect(join(grade('3'), none('review'), atLeast('1b'))).toEqual([grade('3'), 0]);
  });

  it('is not held back by slices below the conus or without tumour', () => {
    expect(join(none('below-conus'), grade('1b'), none('no-tumour'))).toEqual([grade('1b'), 1]);
  });

  it('without any grade gives the most telling reason', () => {
    expect(join(none('no-tumour'), none('review'))).toEqual([none('review'), 1]);
    expect(join()).toBeNull();
  });
});
