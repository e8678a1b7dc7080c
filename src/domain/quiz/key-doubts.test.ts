import { expect, it } from 'vitest';
import { keyDoubts } from './key-doubts.ts';

type Level = Parameters<typeof keyDoubts>[0][number];

const level = (given: Partial<Level>): Level => ({
  level: 'T8', caudaEquina: false, cauda: null, escc: { proposal: null, deciding: null },
  sins: { missing: [], restsOnProposals: [] }, confirmed: null, ...given,
}); // prettier-ignore

const graded = (grade: '2' | '3'): Level['confirmed'] => ({
  grade, confirmedAt: '2026-03-01T10:00:00Z', image: null, proposal: null, ruleVersion: '2.0', reason: null, basis: null,
}); // prettier-ignore

it('has nothing to say of a key that is graded and answered', () => {
  expect(keyDoubts([level({ confirmed: graded('2') })])).toEqual([]);
});

it('names an empty key, and one without a grade', () => {
  expect(keyDoubts([])).toEqual(['The key is empty: the reading says nothing of any level.']);
  expect(keyDoubts([level({})])).toEqual(['The key has no grade that a reader confirmed.']);
});

it('names every level that is open or contradicts its measures', () => {
  const doubts = keyDoubts([
    level({
      confirmed: graded('2'),
      escc: {
        proposal: { kind: 'grade', grade: '3' },
        deciding: null,
      },
    }),
    level({ level: 'T10', sins: { missing: ['pain'], restsOnProposals: [] } }),
  ]);
  expect(doubts[0]).toMatch(/^T8: 2 by the reader; the measures say 3/);
  expect(doubts.slice(1)).toEqual([
    'T10: the grade is not confirmed.',
    'T10: SINS is not answered whole.',
  ]);
});
