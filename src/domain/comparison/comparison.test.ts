import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import type { EsccConfirmation, EsccGrade, EsccReason } from '../escc/escc.ts';
import type { ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type LevelAssessment,
  type LevelLabel,
  type MarkId,
  type Outline,
  type Reading,
} from '../reading.ts';
import type { SinsAnswers } from '../sins/sins.ts';
import { compareReadings, swapSides } from './compare-readings.ts';
import { describeDifference, levelPhrase } from './difference-words.ts';

const NOW = '2026-03-01T10:00:00+00:00';
const EMPTY = createReading('1.2.3' as Uid);
const AXIAL: ImageReference = { sopInstanceUid: '1.2.3.1' as Uid, frameNumber: 1 };
const SAGITTAL: ImageReference = { sopInstanceUid: '1.2.3.2' as Uid, frameNumber: 1 };

const graded = (grade: EsccGrade, reason: EsccReason | null = null): EsccConfirmation => ({
  grade,
  confirmedAt: NOW,
  image: null,
  proposal: null,
  ruleVersion: '1',
  reason,
  basis: null,
});

const withLevel = (level: Vertebra, said: Partial<LevelAssessment>): Reading => ({
  ...EMPTY,
  assessments: { [level]: { ...EMPTY_ASSESSMENT, ...said } },
});

const answered = (value: 'none' | 'up-to-50'): SinsAnswers => ({
  collapse: { kind: 'answer', value, source: 'reader', answeredAt: NOW },
});

/** A square of 10 pixels whose left edge is at `x`. */
const square = (id: string, x: number): Outline => ({
  id: id as MarkId,
  structure: 'cord',
  role: 'index',
  level: 'T8',
  image: AXIAL,
  points: [imagePoint(x, 0), imagePoint(x + 10, 0), imagePoint(x + 10, 10), imagePoint(x, 10)],
  origin: 'drawn',
});

/** Labels 20 pixels apart, from the first row on. */
const labels = (names: readonly Vertebra[], startRow: number): readonly LevelLabel[] =>
  names.map((vertebra, i) => ({
    id: `${startRow}.${i + 1}` as MarkId,
    vertebra,
    image: SAGITTAL,
    point: imagePoint(50, startRow + 20 * i),
    status: 'confirmed',
  }));

const PRIOR = withLevel('T8', { escc: graded('1b'), sins: answered('none') });
const CURRENT = withLevel('T8', {
  escc: graded('2', 'cord-signal'),
  sins: answered('up-to-50'),
  cordSignal: 'at-level',
  signs: ['halo'],
  compartments: { 'pedicle-left': 'present' },
  cauda: { a: 2, b: null, foraminal: true, confirmedAt: NOW, image: null, proposal: null },
});

describe('two readings of one level', () => {
  it('names the grade and each item that changed, in the order of the cards', () => {
    const [level] = compareReadings(PRIOR, CURRENT);
    expect(level?.level).toBe('T8');
    expect(
      level?.differences
        .map(describeDifference)
        .map(({ label, before, after }) => [label, before, after]),
    ).toEqual([
      ['ESCC', '1b', '2'],
      ['Reason of the grade', 'none given', 'cord signal'],
      ['Cauda equina, scale A', 'not graded', '2'],
      ['Tumour in a foramen', 'not graded', 'yes'],
      ['Collapse', 'None', '≤ 50 %'],
      ['Cord signal', 'not looked at', 'at level'],
      ['Halo sign', 'not noted', 'seen'],
      ['Pedicle, left', 'not looked at', 'present'],
    ]);
  });

  it('says it in one line', () => {
    const now = withLevel('T8', { escc: graded('2'), sins: answered('up-to-50') });
    expect(compareReadings(PRIOR, now).map(levelPhrase)).toEqual([
      'T8: ESCC 1b → 2, collapse none → ≤ 50 %',
    ]);
  });

  it('keeps asked-and-unknown apart from not asked', () => {
    const unknown = withLevel('T8', { sins: { pain: { kind: 'unknown', answeredAt: NOW } } });
    expect(compareReadings(EMPTY, unknown).map(levelPhrase)).toEqual([
      'T8: pain not asked → not known',
    ]);
  });

  it('takes no notice of when something was said', () => {
    const later = withLevel('T8', {
      escc: { ...graded('1b'), confirmedAt: '2027-01-01T00:00:00Z' },
    });
    expect(compareReadings(withLevel('T8', { escc: graded('1b') }), later)).toEqual([]);
  });
});

describe('outlines', () => {
  it('gives the overlap where both drew on one image', () => {
    // Squares of 100 px2 that share 5 x 10: 2 * 50 / 200 = 0.5.
    const found = compareReadings(
      { ...EMPTY, outlines: [square('1', 0)] },
      { ...EMPTY, outlines: [square('2', 5)] },
    );
    expect(found.map(levelPhrase)).toEqual(['T8: cord outlines 1 → 1 (Dice 0.50 on one image)']);
  });

  it('counts what only one of them drew, and is silent where both are the same', () => {
    const one = { ...EMPTY, outlines: [square('1', 0)] };
    expect(compareReadings(EMPTY, one).map(levelPhrase)).toEqual([
      'T8: cord outlines 0 → 1 (on other images)',
    ]);
    expect(compareReadings(one, { ...EMPTY, outlines: [square('9', 0)] })).toEqual([]);
  });
});

describe('the study as a whole', () => {
  it('names what was learned of the person', () => {
    const now: Reading = {
      ...EMPTY,
      clinical: { ...EMPTY.clinical, primary: 'kidney', deficit: 'none' },
    };
    expect(compareReadings(EMPTY, now).map(levelPhrase)).toEqual([
      'Study: primary not asked → kidney, deficit not asked → none',
    ]);
  });

  it('sees that a body has two names when the counts are off by one', () => {
    const before = { ...EMPTY, levels: labels(['T7', 'T8'], 100) };
    const after = { ...EMPTY, levels: labels(['T8', 'T9'], 102) };
    const [study] = compareReadings(before, after).filter(({ level }) => level === null);
    expect(study?.differences).toMatchObject([
      { kind: 'renamed', before: 'T7', after: 'T8' },
      { kind: 'renamed', before: 'T8', after: 'T9' },
    ]);
  });

  it('does not take the next body for the same one', () => {
    // T7 lies 20 px below T6, which is as far as bodies are apart here.
    const before = { ...EMPTY, levels: labels(['T5', 'T6'], 100) };
    const after = { ...EMPTY, levels: labels(['T7', 'T8'], 140) };
    expect(compareReadings(before, after).some(({ level }) => level === null)).toBe(false);
  });
});

describe('laws', () => {
  const readings: readonly Reading[] = [
    EMPTY,
    PRIOR,
    CURRENT,
    { ...CURRENT, outlines: [square('1', 0), square('2', 30)], levels: labels(['T7', 'T8'], 100) },
    {
      ...PRIOR,
      outlines: [square('3', 3)],
      levels: labels(['T8', 'T9'], 103),
      keyImages: [{ id: '7' as MarkId, level: 'T8', image: AXIAL }],
      clinical: { ...EMPTY.clinical, systemic: 'ECOG 1' },
      rules: { changed: { 'escc-contact-mm': 0.8 }, oneCBand: 'high' },
    },
  ];

  it('a reading differs in nothing from itself', () => {
    for (const reading of readings) expect(compareReadings(reading, reading)).toEqual([]);
  });

  it('changing the sides over changes them in every difference, and nothing else', () => {
    for (const a of readings) {
      for (const b of readings) {
        expect(compareReadings(b, a)).toEqual(
          compareReadings(a, b).map(({ level, differences }) => ({
            level,
            differences: differences.map(swapSides),
          })),
        );
      }
    }
  });
});
