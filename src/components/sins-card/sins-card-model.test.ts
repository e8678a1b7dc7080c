import { expect, it } from 'vitest';
import { SINS_ITEMS, SINS_POINTS } from '../../domain/sins/sins.ts';
import { sinsItemState } from './sins-card-model.ts';
import { sinsOptions } from './sins-words.ts';

const ANSWERED_AT = '2031-03-14T10:42:00+01:00';
const PROPOSED = {
  collapse: {
    value: 'up-to-50',
    source: 'measured',
    reason: 'Loss 50.0 %.',
    alternative: 'over-50',
  },
} as const;

it('offers every answer of every item with its points', () => {
  for (const item of SINS_ITEMS) {
    const offered = Object.fromEntries(
      sinsOptions(item).map(({ value, points }) => [value, points]),
    );
    expect(offered).toEqual(SINS_POINTS[item]);
  }
});

it('puts the reader before a proposal', () => {
  const answers = {
    collapse: { kind: 'answer', value: 'over-50', source: 'reader', answeredAt: ANSWERED_AT },
  } as const;
  expect(sinsItemState('collapse', answers, PROPOSED)).toMatchObject({
    value: 'over-50',
    proposed: null,
    badge: 'R',
  });
});

it('does not take a proposal for an answer, and says when it lies at the boundary', () => {
  const state = sinsItemState('collapse', {}, PROPOSED);
  expect(state).toMatchObject({ value: null, proposed: 'up-to-50', badge: 'M' });
  expect(state.note).toContain('>50%');
});

it('tells "asked, unknown" from "not asked"', () => {
  const asked = { pain: { kind: 'unknown', answeredAt: ANSWERED_AT } } as const;
  expect(sinsItemState('pain', asked, {})).toMatchObject({ value: 'unknown', badge: '?' });
  expect(sinsItemState('pain', {}, {})).toMatchObject({ value: null, badge: '?' });
});

it('keeps a reader’s "unknown" where something could be proposed', () => {
  const asked = { collapse: { kind: 'unknown', answeredAt: ANSWERED_AT } } as const;
  expect(sinsItemState('collapse', asked, PROPOSED)).toMatchObject({
    value: 'unknown',
    proposed: null,
  });
});
