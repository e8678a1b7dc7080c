import { expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { levelTable } from '../level-table.ts';
import type { Vertebra } from '../level.ts';
import { createReading, EMPTY_ASSESSMENT, type Reading } from '../reading.ts';
import type { SinsAnswer } from '../sins/sins.ts';
import { leadingLevel, levelsSentence } from './leading-level.ts';

const AT = '2031-03-14T09:00:00+00:00';

/** Levels with a grade and the reader's word on pain; null where nobody asked. */
const rowsOf = (
  levels: Partial<Record<Vertebra, readonly ['1a' | '2', SinsAnswer<'pain'> | null]>>,
) => {
  const reading: Reading = {
    ...createReading('1.2' as Uid),
    assessments: Object.fromEntries(
      Object.entries(levels).map(([level, [grade, pain]]) => [
        level,
        {
          ...EMPTY_ASSESSMENT,
          escc: { grade, confirmedAt: AT, image: null, proposal: null, ruleVersion: '1.0', reason: null, basis: null },
          sins: pain === null ? {} : { pain: { kind: 'answer', value: pain, source: 'reader', answeredAt: AT } },
        },
      ]),
    ),
  };
  return levelTable(reading, new Map());
}; // prettier-ignore

it('the symptomatic level leads, mechanical pain before other pain', () => {
  const rows = rowsOf({ T4: ['2', 'none'], T9: ['1a', 'mechanical'], L2: ['1a', 'non-mechanical'] });
  expect(leadingLevel(rows)).toMatchObject({ row: { level: 'T9' }, why: 'symptomatic' });
  expect(levelsSentence(rows)).toBe(
    'The symptomatic level takes precedence: T9. Worst level: T4, ESCC 2.',
  );
}); // prettier-ignore

it('without one the worst leads; pain that nobody asked for is no symptom', () => {
  const rows = rowsOf({ T9: ['1a', null], T4: ['2', 'none'] });
  expect(leadingLevel(rows)).toMatchObject({ row: { level: 'T4' }, why: 'worst' });
  expect(levelsSentence(rows)).toBe('No level is known to be symptomatic. Worst level: T4, ESCC 2.');
  expect(levelsSentence(rowsOf({ T9: ['1a', 'mechanical'] }))).toBe('');
  expect(leadingLevel([])).toBeNull();
}); // prettier-ignore
