import { expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { editsBetween, withEdits } from './board-edits.ts';
import { withDeficit } from './noms/deficit.ts';
import { createReading, EMPTY_ASSESSMENT, type Reading } from './reading.ts';
import type { SinsItemAnswer } from './sins/sins.ts';

const AT = '2026-03-01T10:00:00Z';
const pain = (value: 'mechanical' | 'none', answeredAt = AT): SinsItemAnswer<'pain'> => ({
  kind: 'answer',
  value,
  source: 'reader',
  answeredAt,
});
const EMPTY = createReading('1.2.3' as Uid);
const KEPT: Reading = {
  ...EMPTY,
  assessments: { T8: { ...EMPTY_ASSESSMENT, sins: { pain: pain('none') } } },
};

it('are none where nothing was changed, whenever it was said', () => {
  expect(editsBetween(KEPT, KEPT)).toBeNull();
  const later: Reading = {
    ...KEPT,
    assessments: {
      T8: { ...EMPTY_ASSESSMENT, sins: { pain: pain('none', '2026-04-01T10:00:00Z') } },
    },
  };
  expect(editsBetween(KEPT, later)).toBeNull();
});

it('laid over the reading they were made of give what was on the page', () => {
  const now: Reading = {
    ...KEPT,
    clinical: { ...KEPT.clinical, primary: 'kidney' },
    checklist: { 'eposo-pain': 'yes' },
    assessments: { T8: { ...EMPTY_ASSESSMENT, sins: { pain: pain('mechanical') } } },
  };
  const edits = editsBetween(KEPT, now);
  expect(edits).toEqual({
    clinical: { primary: 'kidney' },
    checklist: { 'eposo-pain': 'yes' },
    pain: { T8: pain('mechanical') },
  });
  expect(edits && withEdits(KEPT, edits)).toEqual(now);
});

it('keep the deficit of a level, and take it back', () => {
  const deficit = withDeficit(null, { kind: 'myelopathy', course: 'progressive' });
  const now: Reading = { ...KEPT, assessments: { T8: { ...EMPTY_ASSESSMENT, deficit } } };
  const before: Reading = { ...KEPT, assessments: { T8: EMPTY_ASSESSMENT } };
  const edits = editsBetween(before, now);
  expect(edits?.deficits).toEqual({ T8: deficit });
  expect(edits && withEdits(before, edits)).toEqual(now);
  const back = editsBetween(now, before);
  expect(back && withEdits(now, back)).toEqual(before);
});

it('keep what was done to the reading in the meantime', () => {
  const edits = {
    clinical: { deficit: 'none' as const },
    checklist: { 'eposo-pain': null },
    pain: { T8: null },
  };
  const newer: Reading = {
    ...KEPT,
    clinical: { ...KEPT.clinical, primary: 'breast' },
    checklist: { 'eposo-pain': 'no', 'eposo-burden': 'yes' },
    assessments: {
      T8: { ...EMPTY_ASSESSMENT, signs: ['halo'], sins: { pain: pain('none') } },
    },
  };
  expect(withEdits(newer, edits)).toEqual({
    ...newer,
    clinical: { ...newer.clinical, deficit: 'none' },
    checklist: { 'eposo-burden': 'yes' },
    assessments: { T8: { ...EMPTY_ASSESSMENT, signs: ['halo'] } },
  });
});
