import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { ESCC_GRADES, type EsccGrade } from './escc/escc.ts';
import { levelTable, worstLevels } from './level-table.ts';
import type { Vertebra } from './level.ts';
import { createReading, EMPTY_ASSESSMENT, type LevelAssessment, type Reading } from './reading.ts';
import { SINS_ITEMS } from './sins/sins.ts';
import { answersOf, pointsOf } from './sins/total.ts';

const AT = '2031-03-14T09:00:00+00:00';
const LEVELS: readonly Vertebra[] = ['C5', 'T2', 'T7', 'T11', 'L2', 'L4'];

const answers = fc
  .tuple(...SINS_ITEMS.map((item) => fc.constantFrom<string>(...answersOf(item))))
  .map((values) => Object.fromEntries(SINS_ITEMS.map((item, i) => [item, values[i] ?? ''])));

const assessmentOf = (
  values: Readonly<Record<string, string>>,
  grade: EsccGrade,
): LevelAssessment => ({
  ...EMPTY_ASSESSMENT,
  escc: {
    grade,
    confirmedAt: AT,
    image: null,
    proposal: null,
    ruleVersion: '1.0',
    reason: null,
    basis: null,
  },
  sins: Object.fromEntries(
    Object.entries(values).map(([item, value]) => [
      item,
      { kind: 'answer', value, source: 'reader', answeredAt: AT },
    ]),
  ),
});

const read = (assessments: readonly (readonly [Vertebra, LevelAssessment])[]): Reading => ({
  ...createReading('1.2' as Uid),
  assessments: Object.fromEntries(assessments),
});

const worst = (reading: Reading) => {
  const { escc, sins } = worstLevels(levelTable(reading, new Map()));
  const total = sins?.sins.total;
  return { grade: escc?.confirmed?.grade, total: total?.kind === 'total' ? total.total : null };
};

const lesion = fc.record({
  level: fc.constantFrom(...LEVELS),
  values: answers,
  grade: fc.constantFrom(...ESCC_GRADES),
});

describe('several levels (X18)', () => {
  it('give the maximum and never a sum, in whatever order they were read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(lesion, { selector: ({ level }) => level, minLength: 1 }), fc.nat(), (lesions, turn) => {
        const entries = lesions.map(({ level, values, grade }) => [level, assessmentOf(values, grade)] as const);
        const shift = turn % entries.length;
        const turned = [...entries.slice(shift), ...entries.slice(0, shift)].toReversed();
        const totals = lesions.map(({ values }) =>
          SINS_ITEMS.reduce((sum, item) => sum + pointsOf(item, values[item] as never), 0),
        );
        const grades = lesions.map(({ grade }) => ESCC_GRADES.indexOf(grade));
        const expected = { grade: ESCC_GRADES[Math.max(...grades)], total: Math.max(...totals) };
        expect(worst(read(entries))).toEqual(expected);
        expect(worst(read(turned))).toEqual(expected);
      }),
    );
  });
}); // prettier-ignore
