import { expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { levelTable } from '../../domain/level-table.ts';
import { createReading, EMPTY_ASSESSMENT, type Reading } from '../../domain/reading.ts';
import { spineCells } from '../viewer/index.ts';
import { boardSheet, SHEET } from './board-sheet.ts';

const READING: Reading = {
  ...createReading('1.2.3' as Uid),
  clinical: {
    primary: 'kidney',
    deficit: 'none',
    priorRadiation: null,
    surgicalCandidate: null,
    systemic: 'ECOG 1',
  },
  assessments: {
    T8: {
      ...EMPTY_ASSESSMENT,
      escc: {
        grade: '1b',
        confirmedAt: '2026-03-01T10:00:00Z',
        image: null,
        proposal: null,
        ruleVersion: '1',
        reason: null,
        basis: null,
      },
    },
  },
};

it('puts every word of the page on paper, within the page', () => {
  const rows = levelTable(READING, new Map());
  const [row] = rows;
  if (!row) throw new Error('no level');
  const items = boardSheet({
    heading: 'T8, kidney',
    row,
    rows,
    reading: READING,
    cells: spineCells(READING, rows, null),
    changes: ['pain at T8'],
    prior: 'Prior, 10 Feb 2025: T8: ESCC 1a → 1b',
    axial: null,
    sagittal: null,
  });
  const words = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  expect(words).toEqual(
    expect.arrayContaining([
      'T8, kidney',
      'Changed at the board, not saved: pain at T8',
      'Prior, 10 Feb 2025: T8: ESCC 1a → 1b',
      'ESCC, T8',
      '1b',
      'Sac deformed, cord not touched',
      'Confirmed by the reader',
      'Graded by the reader, without outlines.',
      'not measured',
      'Pain',
      'not assessed',
      '1b, no deficit, level not stated',
      'Radioresistant (kidney)',
      'ECOG 1',
      'No branch yet. Missing: SINS items that decide the stability. Could change it: prior radiation in the field.',
      'Decision support for trained readers, not a diagnosis. Tolerances are proposals.',
    ]),
  );
  for (const { x, y } of items) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThan(SHEET.width);
    expect(y).toBeLessThan(SHEET.height);
  }
});
