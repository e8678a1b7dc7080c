import { expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import type { EsccGrade } from '../../domain/escc/escc.ts';
import { levelTable } from '../../domain/level-table.ts';
import { createReading, EMPTY_ASSESSMENT, type Reading } from '../../domain/reading.ts';
import { priorWords } from './prior-words.ts';

const AT = '2026-03-01T10:00:00Z';

/** T9, semi-rigid (1): pain, lesion, alignment and posterolateral say nothing worth points but a lytic lesion (2). */
const readingOf = (grade: EsccGrade | null, collapse: 'none' | 'up-to-50'): Reading => {
  const answers = {
    location: 'semi-rigid',
    pain: 'none',
    lesion: 'lytic',
    alignment: 'normal',
    collapse,
    posterolateral: 'none',
  };
  return {
    ...createReading('1.2.3' as Uid),
    assessments: {
      T9: {
        ...EMPTY_ASSESSMENT,
        escc:
          grade === null
            ? null
            : {
                grade,
                confirmedAt: AT,
                image: null,
                proposal: null,
                ruleVersion: '1',
                reason: null,
                basis: null,
              },
        sins: Object.fromEntries(
          Object.entries(answers).map(([item, value]) => [
            item,
            { kind: 'answer', value, source: 'reader', answeredAt: AT },
          ]),
        ),
      },
    },
  };
};

const say = (before: Reading, now: Reading): string => {
  const [row] = levelTable(now, new Map());
  if (!row) throw new Error('no level');
  return priorWords({ reading: before, studyDate: '20250210' }, row, now);
};

it('names the change of the grade and of each item, with the totals', () => {
  // 1 + 0 + 2 + 0 + 0 + 0 = 3; with a collapse of up to 50 % two more.
  expect(say(readingOf('1b', 'none'), readingOf('2', 'up-to-50'))).toBe(
    'T9: ESCC 1b → 2, SINS 3 → 5, collapse none → ≤ 50 %',
  );
});

it('says what did not change, and what is not graded now', () => {
  expect(say(readingOf('1b', 'none'), readingOf('1b', 'none'))).toBe(
    'T9: ESCC 1b, unchanged, SINS 3, unchanged',
  );
  expect(say(readingOf('1b', 'none'), readingOf(null, 'none'))).toBe(
    'T9: ESCC 1b → not graded, SINS 3, unchanged',
  );
});

it('says so where the prior says nothing of the level', () => {
  expect(say(createReading('1.2.3' as Uid), readingOf('2', 'none'))).toBe(
    'T9: nothing recorded then.',
  );
});
