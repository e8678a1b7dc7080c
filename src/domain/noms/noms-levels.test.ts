import { expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { levelTable } from '../level-table.ts';
import type { Vertebra } from '../level.ts';
import { createReading, EMPTY_ASSESSMENT, type Reading } from '../reading.ts';
import type { SinsAnswer } from '../sins/sins.ts';
import { NO_CLINICAL_FACTS, type ClinicalFacts } from './clinical.ts';
import { NO_DEFICIT_ASKED, type LevelDeficit } from './deficit.ts';
import { levelsSentence, nomsOfLevels, studyDeficit } from './noms-levels.ts';
import { nomsReport } from './noms-report.ts';

const AT = '2031-03-14T09:00:00+00:00';

interface Said {
  readonly grade: '1a' | '2' | '3';
  readonly pain?: SinsAnswer<'pain'>;
  readonly deficit?: Partial<LevelDeficit>;
  /** Points beyond pain and the location, by a lytic lesion and collapse. */
  readonly isLytic?: boolean;
}

/** Levels with a grade, all six answers of SINS and the deficit, where they were asked. */
const readingOf = (levels: Partial<Record<Vertebra, Said>>, clinical: Partial<ClinicalFacts> = {}): Reading => ({
  ...createReading('1.2' as Uid),
  clinical: { ...NO_CLINICAL_FACTS, ...clinical },
  assessments: Object.fromEntries(
    Object.entries(levels).map(([level, { grade, pain, deficit, isLytic }]) => [
      level,
      {
        ...EMPTY_ASSESSMENT,
        escc: { grade, confirmedAt: AT, image: null, proposal: null, ruleVersion: '1.0', reason: null, basis: null },
        deficit: deficit ? { ...NO_DEFICIT_ASKED, ...deficit } : null,
        sins: Object.fromEntries(
          Object.entries({
            ...(pain ? { pain } : {}),
            location: 'semi-rigid', lesion: isLytic ? 'lytic' : 'blastic', alignment: 'normal',
            collapse: isLytic ? 'up-to-50' : 'none', posterolateral: 'none',
          }).map(([item, value]) => [item, { kind: 'answer', value, source: 'reader', answeredAt: AT }]),
        ),
      },
    ]),
  ),
}); // prettier-ignore

const rowsOf = (levels: Partial<Record<Vertebra, Said>>) =>
  levelTable(readingOf(levels), new Map());

it('says which levels are symptomatic, and which is the worst', () => {
  const rows = rowsOf({
    T4: { grade: '2', pain: 'none' },
    T9: { grade: '1a', pain: 'mechanical' },
    L2: { grade: '1a', pain: 'non-mechanical', deficit: { kind: 'radiculopathy' } },
  });
  expect(levelsSentence(rows)).toBe('Symptomatic: L2, T9. Worst level: T4, ESCC 2.');
});

it('pain that nobody asked for is no symptom; a single level needs no sentence', () => {
  const rows = rowsOf({ T9: { grade: '1a' }, T4: { grade: '2', pain: 'none' } });
  expect(levelsSentence(rows)).toBe('No level is known to be symptomatic. Worst level: T4, ESCC 2.');
  expect(levelsSentence(rowsOf({ T9: { grade: '1a', pain: 'mechanical' } }))).toBe('');
}); // prettier-ignore

it('n12: the deficit first, then the level with mechanical pain; neither is dropped', () => {
  // T6: 1 + 0 + 2 + 0 + 2 + 0 = 5. T10: 1 + 3 + 0 + 0 + 0 + 0 = 4, but for the mechanical pain.
  const reading = readingOf(
    {
      T10: { grade: '1a', pain: 'mechanical', deficit: { severity: 'none' } },
      T6: {
        grade: '3',
        pain: 'none',
        deficit: { kind: 'myelopathy', course: 'progressive' },
        isLytic: true,
      },
    },
    { primary: 'kidney', priorRadiation: 'no', surgicalCandidate: 'yes' },
  );
  const rows = levelTable(reading, new Map());
  expect(nomsOfLevels(rows, reading)).toMatchObject([
    { levels: ['T6'], result: { branches: ['resistant-high'] } },
    {
      levels: ['T10'],
      result: {
        branches: ['resistant-low', 'stabilise'],
        notes: ['mechanical-pain', 'stability-undetermined'],
      },
    },
  ]);
  const report = nomsReport(rows, reading);
  expect(report[0]).toBe('Primary: kidney.');
  expect(report[1]).toBe('Neurological deficit: T6, progressive myelopathy.');
  expect(report[2]).toMatch(
    /^Published framework branch \(NOMS, T6\): stable, radioresistant, high grade\./,
  );
  expect(report[3]).toMatch(
    /^Published framework branch, first of two \(NOMS, T10\): stable, radioresistant, low grade\./,
  );
  expect(report[3]).toMatch(/second of two \(NOMS, T10\): if unstable, stabilisation first\./);
  expect(report.join(' ')).not.toMatch(/: unstable/);
});

it('levels with the same branches stand together', () => {
  const said = { grade: '2', pain: 'none', deficit: { severity: 'none' } } as const;
  const reading = readingOf({ T5: said, T8: said }, { primary: 'kidney' });
  const groups = nomsOfLevels(levelTable(reading, new Map()), reading);
  expect(groups.map(({ levels }) => levels)).toEqual([['T5', 'T8']]);
});

it('the value of the study is the worst of its levels, else that of a record of before', () => {
  const rows = rowsOf({
    T5: { grade: '2', deficit: { severity: 'mild', course: 'stable', kind: 'radiculopathy' } },
    T8: { grade: '2', deficit: { severity: 'significant', kind: 'myelopathy', walks: 'with-aid' } },
    L1: { grade: '1a', deficit: { severity: 'none' } },
  });
  expect(studyDeficit(rows, NO_CLINICAL_FACTS)).toEqual({
    level: 'T8',
    text: 'significant myelopathy, walks with aid',
  });
  expect(studyDeficit(rowsOf({ T5: { grade: '2' } }), { ...NO_CLINICAL_FACTS, deficit: 'stable' })).toEqual(
    { level: null, text: 'stable deficit, level not stated' },
  );
  expect(studyDeficit([], NO_CLINICAL_FACTS)).toBeNull();
}); // prettier-ignore
