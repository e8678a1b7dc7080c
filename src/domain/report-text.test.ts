import { describe, expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import type { ImageLookup } from './image-lookup.ts';
import { levelTable } from './level-table.ts';
import { reportText, type ReportForm } from './report-text.ts';
import { createReading, EMPTY_ASSESSMENT, type Reading } from './reading.ts';
import type { SinsAnswers } from './sins/sins.ts';

const AT = '2026-01-01T12:00:00Z';
const NO_IMAGES: ImageLookup = new Map();
const text = (reading: Reading, form: ReportForm): string =>
  reportText(reading, levelTable(reading, NO_IMAGES), form, { images: NO_IMAGES, series: [] });

const answered = (values: Readonly<Record<string, string>>): SinsAnswers =>
  Object.fromEntries(
    Object.entries(values).map(([item, value]) => [
      item,
      { kind: 'answer', value, source: 'reader', answeredAt: AT },
    ]),
  );

const READING: Reading = {
  ...createReading('2.25.1' as Uid),
  clinical: {
    primary: 'kidney', deficit: 'none', priorRadiation: 'no', surgicalCandidate: null, systemic: '',
  },
  assessments: {
    T9: {
      ...EMPTY_ASSESSMENT,
      compartments: { 'body-anterior-left': 'present', 'epidural-left': 'present', 'pedicle-left': 'absent' },
      escc: { grade: '2', confirmedAt: AT, image: null, proposal: null, ruleVersion: '1.0', reason: null, basis: null },
      sins: answered({
        location: 'semi-rigid', pain: 'none', lesion: 'lytic', alignment: 'normal', collapse: 'none',
        posterolateral: 'none',
      }),
    },
    L1: { ...EMPTY_ASSESSMENT, sins: answered({ pain: 'mechanical' }) },
  },
}; // prettier-ignore

describe('a report', () => {
  it('short: a paragraph a level, worst first, and a summary', () => {
    // T9: 1 + 0 + 2 + 0 + 0 + 0 = 3. L1: pain 3 and junction 3 proposed; lesion 0-2, alignment 0-4, collapse 0-3,
    // posterolateral 0-3 are open: 6 to 18.
    expect(text(READING, 'short')).toBe(
      [
        'T9: ESCC grade 2 (cord compressed, CSF visible). SINS 3 of 18, stable.',
        'L1: ESCC not graded. SINS 6-18 of 18, class open, in part proposed. Not assessed: lesion, alignment, collapse, posterolateral.',
        'Summary: Highest ESCC grade 2 at T9. Highest SINS 6-18 at L1 (class open).',
      ].join('\n\n'),
    );
  });

  it('long: with what was involved, answered and known, and where the framework leads', () => {
    const long = text(READING, 'long');
    expect(long).toContain('Levels: presumed, not counted.');
    expect(long).toContain('Involved: ');
    expect(long).not.toMatch(/pedicle/);
    expect(long).toContain('location semi-rigid (1)');
    expect(long).toContain('lesion lytic (2)');
    expect(long).toContain('Primary: kidney.');
    // Neither has a deficit that was asked here: the grade counts first, and no level is dropped.
    expect(long).toContain('Symptomatic: L1. Worst level: T9, ESCC 2.');
    expect(long).toContain(
      'Published framework branch (NOMS, T9): stable, radioresistant, high grade.',
    );
    expect(long).toContain('(NOMS, L1): if unstable, stabilisation first.');
    expect(long).not.toContain('unstable.');
    expect(long).toContain('Mechanical pain: described as unstable until proven otherwise');
  });

  it('names what was looked at and seen at levels without tumour', () => {
    const reading: Reading = {
      ...createReading('2.25.1' as Uid),
      assessments: {
        T9: { ...EMPTY_ASSESSMENT, compartments: { 'pedicle-left': 'absent' } },
        T12: { ...EMPTY_ASSESSMENT, cordSignal: 'at-level', signs: ['halo'] },
      },
    };
    expect(text(reading, 'long')).toContain('T9: No tumour in what was looked at: pedicle, left.');
    expect(text(reading, 'long')).toContain(
      'T12: Abnormal T2 signal of the cord at this level. Signs: halo.',
    );
    expect(text(reading, 'short')).not.toContain('No level with disease');
  });

  it('never leaves an answer of SINS beside a measure that says otherwise without a word', () => {
    const { T9 } = READING.assessments;
    if (!T9) throw new Error('no level');
    const compartments = { 'pedicle-left': 'present', 'facet-right': 'present' } as const;
    const reading: Reading = { ...READING, assessments: { T9: { ...T9, compartments } } };
    expect(text(reading, 'long')).toContain(
      'posterolateral none (0, by the reader; the marks say both sides)',
    );
  });

  it('says so when nothing is recorded', () => {
    expect(text(createReading('2.25.1' as Uid), 'long')).toBe('No level with disease is recorded.');
  });
});
