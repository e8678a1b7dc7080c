import { expect, it } from 'vitest';
import { SINS_ITEMS, SINS_POINTS } from '../../domain/sins/sins.ts';
import { sinsItemState } from './sins-card-model.ts';
import { sinsOptions } from '../../domain/sins/sins-words.ts';

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
  expect(state.notes).toEqual(['Loss 50.0 %. At the boundary to “> 50 % collapse”.']);
});

it('shows what was measured beside an answer that differs, and not beside one that agrees', () => {
  const said = (value: 'none' | 'up-to-50') =>
    ({ collapse: { kind: 'answer', value, source: 'reader', answeredAt: ANSWERED_AT } }) as const;
  const measured = { collapse: { ...PROPOSED.collapse, alternative: null } } as const;
  expect(sinsItemState('collapse', said('none'), measured).notes).toEqual([
    'Measured: “≤ 50 % collapse”. Loss 50.0 %.',
  ]);
  expect(sinsItemState('collapse', said('up-to-50'), measured).notes).toEqual([]);
});

it('prints that the image was taken lying beside a normal alignment, and that MR is no CT', () => {
  const answers = {
    alignment: { kind: 'answer', value: 'normal', source: 'reader', answeredAt: ANSWERED_AT },
    lesion: {
      kind: 'answer', value: 'lytic', source: 'reader', answeredAt: ANSWERED_AT, inferredFromMr: true,
    },
  } as const; // prettier-ignore
  expect(sinsItemState('alignment', answers, {}).notes.join()).toContain('Supine');
  expect(sinsItemState('lesion', answers, {}).notes.join()).toContain('MRI-inferred');
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
