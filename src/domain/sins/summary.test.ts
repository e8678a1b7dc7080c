import { describe, expect, it } from 'vitest';
import { explainSins } from './explain.ts';
import type { SinsProposals } from './proposal.ts';
import type { SinsAnswer, SinsAnswers, SinsItem } from './sins.ts';
import { summariseSins } from './summary.ts';

const answeredAt = '2031-03-14T09:00:00+00:00';

const said = <I extends SinsItem>(value: SinsAnswer<I>) =>
  ({ kind: 'answer', value, source: 'reader', answeredAt }) as const;

const proposed = <I extends SinsItem>(
  value: SinsAnswer<I>,
  alternative: SinsAnswer<I> | null = null,
) => ({ kind: 'answer', value, source: 'computed', reason: '', alternative }) as const;

/** The read picture of the design: junction, lytic, deformity, collapse up to 50, one side; pain not asked. 3+0..3+2+2+2+1. */
const ANSWERS: SinsAnswers = {
  location: said('junctional'),
  lesion: said('lytic'),
  alignment: said('deformity'),
  collapse: said('up-to-50'),
  posterolateral: said('unilateral'),
};

describe('summariseSins', () => {
  it('says what the class depends on and what would settle it', () => {
    const summary = summariseSins(ANSWERS, {});
    expect(summary.total).toEqual({
      kind: 'range',
      min: 10,
      max: 13,
      class: null,
      dependsOn: ['pain'],
    });
    expect(explainSins(summary)).toBe(
      'SINS 10-13, depends on pain. Mechanical pain would make it unstable (13).',
    );
  });

  it('takes the word of the reader before a proposal, also "unknown"', () => {
    const proposals: SinsProposals = { location: proposed('mobile'), lesion: proposed('blastic') };
    const summary = summariseSins(
      { ...ANSWERS, lesion: { kind: 'unknown', answeredAt } },
      proposals,
    );
    expect(summary.choices.location).toEqual(['junctional']);
    expect(summary.choices.lesion).toEqual(['lytic', 'mixed', 'blastic']);
    expect(summary.restsOnProposals).toEqual([]);
    expect(summary.missing).toEqual(['pain', 'lesion']);
  });

  it('names the items that rest on proposals', () => {
    const { location: _, ...others } = ANSWERS;
    const summary = summariseSins(others, { location: proposed('junctional') });
    expect(summary.restsOnProposals).toEqual(['location']);
    expect(summary.total).toMatchObject({ min: 10, max: 13 });
  });

  it('narrows an item to the answers a proposal leaves open', () => {
    const { collapse: _, ...others } = ANSWERS;
    const summary = summariseSins(
      { ...others, pain: said('none') },
      { collapse: { kind: 'ask', options: ['up-to-50', 'none'], question: '' } },
    );
    // 3 + 0 + 2 + 2 + (0 or 2) + 1.
    expect(summary.total).toMatchObject({ min: 8, max: 10, class: 'indeterminate' });
  });

  it('shows both totals at the 50 % boundary (s8)', () => {
    const { collapse: _, ...others } = ANSWERS;
    const summary = summariseSins(
      { ...others, alignment: said('normal') },
      { collapse: proposed('up-to-50', 'over-50') },
    );
    expect(summary.total).toMatchObject({ min: 8, max: 11, class: 'indeterminate' });
    expect(summary.boundaries).toEqual([
      {
        item: 'collapse',
        alternative: 'over-50',
        total: { kind: 'range', min: 9, max: 12, class: 'indeterminate', dependsOn: [] },
      },
    ]);
    expect(explainSins(summary)).toContain('Boundary: with collapse > 50 % it is 9-12.');
  });

  it('keeps the boundary once the reader has confirmed one side of it', () => {
    const summary = summariseSins(
      { ...ANSWERS, pain: said('none') },
      { collapse: proposed('up-to-50', 'over-50') },
    );
    expect(summary.boundaries).toMatchObject([{ alternative: 'over-50', total: { total: 11 } }]);
  });

  it('says when one point more or less would change the class (6/7, 12/13)', () => {
    const at = (posterolateral: SinsAnswer<'posterolateral'>, pain: SinsAnswer<'pain'>) =>
      explainSins(
        summariseSins(
          { ...ANSWERS, pain: said(pain), posterolateral: said(posterolateral), alignment: said('normal') },
          {},
        ),
      );
    // 3 + pain + 2 + 0 + 2 + posterolateral.
    expect(at('none', 'none')).toContain('At the 6/7 boundary: 6 is stable.');
    expect(at('bilateral', 'mechanical')).toContain('At the 12/13 boundary: 12 is indeterminate.');
    expect(at('unilateral', 'none')).not.toContain('boundary');
  }); // prettier-ignore

  it('suggests consultation from 7 points on, and nothing below', () => {
    const pain = (value: SinsAnswer<'pain'>) =>
      explainSins(summariseSins({ ...ANSWERS, pain: said(value) }, {}));
    expect(pain('none')).toBe(
      'SINS 10, indeterminate. Surgical consultation is suggested from 7 points on.',
    );
    expect(
      explainSins(
        summariseSins(
          {
            pain: said('none'),
            location: said('rigid'),
            lesion: said('blastic'),
            alignment: said('normal'),
            collapse: said('none'),
            posterolateral: said('none'),
          },
          {},
        ),
      ),
    ).toBe('SINS 0, stable.');
  });
});
