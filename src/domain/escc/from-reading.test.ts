import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageFrame } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { levelTable, worstLevels } from '../level-table.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type LevelAssessment,
  type Outline,
  type OutlineRole,
  type Reading,
} from '../reading.ts';
import type { SinsAnswer, SinsItem } from '../sins/sins.ts';
import { frameOf, newMarkId, outlineOn } from '../testing/outline-fixture.ts';
import { axialSeries, clickAt, patient, sagittalSeries } from '../testing/study-fixture.ts';
import { CANAL, CORD, cutAway, inFront, SAC, within } from './acceptance-shapes.ts';
import { isBelowConus, isLevelBelowConus } from './conus.ts';
import { assessEsccLevel, assessEsccSlice } from './from-reading.ts';

const sagittal = sagittalSeries();
const axial = axialSeries(200, 10);
const images = createImageLookup([sagittal, axial]);

/** `cut(y)` of the acceptance cases on one frame: tumour, sac and cord. */
const cutOn = (frame: ImageFrame, y: number, level: Vertebra | null = 'T9'): readonly Outline[] => [
  outlineOn(frame, 'tumour-epidural', within(CANAL, inFront(y, 4.5)), level),
  outlineOn(frame, 'sac', cutAway(SAC, inFront(y, 4.5)), level),
  outlineOn(frame, 'cord', CORD, level),
  outlineOn(frame, 'canal', CANAL, level),
];

const referenceOn = (frame: ImageFrame, role: OutlineRole): readonly Outline[] => [
  outlineOn(frame, 'sac', SAC, 'T9', role),
  outlineOn(frame, 'cord', CORD, 'T9', role),
  outlineOn(frame, 'canal', CANAL, 'T9', role),
];

const readingOf = (outlines: readonly Outline[], change: Partial<Reading> = {}): Reading => ({
  ...createReading('1.2' as Uid),
  outlines,
  ...change,
});

const withAnswers = (level: Vertebra, assessment: Partial<LevelAssessment>) => ({
  assessments: { [level]: { ...EMPTY_ASSESSMENT, ...assessment } },
});

describe('assessEsccSlice', () => {
  it('grades the outlines of a frame against references of other frames', () => {
    const reading = readingOf([
      ...cutOn(frameOf(axial, 3), -4),
      ...referenceOn(frameOf(axial, 8), 'reference-above'),
    ]);
    const found = assessEsccSlice(reading, 'T9', frameOf(axial, 3), images);
    expect(found?.result.proposal).toEqual({ kind: 'grade', grade: '1c' });
    expect(found?.input.references).toHaveLength(1);
    expect(found?.input.pixelMm).toBe(0.6);
    expect(found?.result.accompanying.gapMm).toBeCloseTo(0.5, 2);
  });

  it('asks without references and takes the answers given for that frame', () => {
    const frame = frameOf(axial, 3);
    const reading = readingOf(cutOn(frame, -5));
    expect(assessEsccSlice(reading, 'T9', frame, images)?.result.proposal.kind).toBe('range');
    const answered = {
      ...reading,
      ...withAnswers('T9', { esccAnswers: { [imageKeyOf(frame)]: { 'sac-deformed': true } } }),
    };
    expect(assessEsccSlice(answered, 'T9', frame, images)?.result.proposal).toEqual({
      kind: 'grade',
      grade: '1b',
    });
  });

  it('takes a reference from one frame alone: the one on which most of it was drawn', () => {
    const stray = outlineOn(frameOf(axial, 9), 'sac', CORD, 'T9', 'reference-above');
    const reading = readingOf([
      ...cutOn(frameOf(axial, 3), -4),
      ...referenceOn(frameOf(axial, 8), 'reference-above'),
      stray,
    ]);
    const found = assessEsccSlice(reading, 'T9', frameOf(axial, 3), images);
    expect(found?.result.proposal).toEqual({ kind: 'grade', grade: '1c' });
  });

  it('counts outlines drawn before levels were named, but not those of another level', () => {
    const frame = frameOf(axial, 3);
    expect(assessEsccSlice(readingOf(cutOn(frame, -4, null)), 'T9', frame, images)).not.toBeNull();
    expect(assessEsccSlice(readingOf(cutOn(frame, -4, 'T10')), 'T9', frame, images)).toBeNull();
  });

  it('is not graded again for a study that grew, only for a frame that lies elsewhere', () => {
    const reading = readingOf(cutOn(frameOf(axial, 3), -4));
    const grown = createImageLookup([
      sagittal,
      { ...axial, frames: axial.frames.map((f) => ({ ...f })) },
    ]);
    const before = assessEsccSlice(reading, 'T9', frameOf(axial, 3), images);
    expect(before).not.toBeNull();
    expect(assessEsccSlice(reading, 'T9', frameOf(axial, 3), grown)).toBe(before);
    const coarse = createImageLookup([sagittal, { ...axial, acquiredPixelMm: 1 }]);
    expect(assessEsccSlice(reading, 'T9', frameOf(axial, 3), coarse)?.input.pixelMm).toBe(1);
  });

  it('uses the later of two outlines of one structure', () => {
    const frame = frameOf(axial, 3);
    const reading = readingOf([
      outlineOn(frame, 'sac', CORD),
      ...cutOn(frame, -4),
      ...referenceOn(frameOf(axial, 8), 'reference-above'),
    ]);
    expect(assessEsccSlice(reading, 'T9', frame, images)?.result.proposal).toEqual({
      kind: 'grade',
      grade: '1c',
    });
  });

  it('flags a slice that is steep against the labelled spine', () => {
    // The labels lean back by 1 in 2: 26.6 degrees against an axial slice.
    const levels = (['T8', 'T9', 'T10'] as const).map((vertebra, i) => ({
      id: newMarkId(),
      vertebra,
      ...clickAt(sagittal, patient(0, -100 + 12 * i, 236 - 24 * i)),
      status: 'confirmed' as const,
    }));
    const reading = readingOf(cutOn(frameOf(axial, 3), -4), { levels });
    const found = assessEsccSlice(reading, 'T9', frameOf(axial, 3), images);
    expect(found?.input.tiltDeg).toBeCloseTo(26.6, 0);
    expect(found?.result.flags.map(({ kind }) => kind)).toContain('oblique');
    expect(
      assessEsccSlice(readingOf(cutOn(frameOf(axial, 3), -4)), 'T9', frameOf(axial, 3), images)
        ?.input.tiltDeg,
    ).toBeNull();
  });
});

describe('what was assessed before', () => {
  const frame = frameOf(axial, 3);
  const reading = readingOf([
    ...cutOn(frame, -4),
    ...referenceOn(frameOf(axial, 8), 'reference-above'),
  ]);
  const assess = (changed: Reading) => assessEsccSlice(changed, 'T9', frame, images);

  it('is handed out again while nothing it rests on has changed', () => {
    const elsewhere = cutOn(frameOf(axial, 4), -5);
    const before = assess(reading);
    expect(assess({ ...reading, outlines: [...reading.outlines, ...elsewhere] })).toBe(before);
  });

  it('is assessed anew with an outline, a reference, an answer or the conus changed', () => {
    const before = assess(reading);
    const [tumour, ...others] = reading.outlines;
    if (tumour === undefined) throw new Error('no outline');
    const changes: readonly Reading[] = [
      { ...reading, outlines: [{ ...tumour }, ...others] },
      { ...reading, outlines: reading.outlines.slice(0, -1) },
      {
        ...reading,
        ...withAnswers('T9', { esccAnswers: { [imageKeyOf(frame)]: { 'sac-deformed': true } } }),
      },
      { ...reading, conus: { id: newMarkId(), ...clickAt(sagittal, patient(0, -80, 300)) } },
    ];
    for (const change of changes) expect(assess(change)).not.toBe(before);
    expect(assess(changes[3] ?? reading)?.result.proposal).toEqual({
      kind: 'none',
      reason: 'below-conus',
    });
  });
});

describe('assessEsccLevel', () => {
  const references = referenceOn(frameOf(axial, 9), 'reference-above');

  it('takes the highest slice and names it', () => {
    const reading = readingOf([
      ...cutOn(frameOf(axial, 2), -5),
      ...cutOn(frameOf(axial, 3), -4),
      ...references,
    ]);
    const found = assessEsccLevel(reading, 'T9', images);
    expect(found.proposal).toEqual({ kind: 'grade', grade: '1c' });
    expect(found.deciding?.image.sopInstanceUid).toBe(frameOf(axial, 3).sopInstanceUid);
    expect(found.slices).toHaveLength(2);
  });

  it('gives a floor only where another slice could not be graded', () => {
    const spilled = outlineOn(
      frameOf(axial, 4),
      'cord',
      CORD.map(([x, y]) => [x, y + 5] as const as (typeof CORD)[number]),
    );
    const reading = readingOf([
      ...cutOn(frameOf(axial, 3), -4),
      ...cutOn(frameOf(axial, 4), -4),
      spilled,
      ...references,
    ]);
    expect(assessEsccLevel(reading, 'T9', images).proposal).toEqual({
      kind: 'at-least',
      lowest: '1c',
    });
  });

  it('has nothing to say where nothing was outlined', () => {
    expect(assessEsccLevel(readingOf([]), 'T9', images)).toEqual({
      level: 'T9',
      slices: [],
      deciding: null,
      proposal: null,
      cauda: null,
    });
  });
});

describe('the conus', () => {
  // Axial slices from z = 200 upwards by 4 mm.
  const conusAt = (z: number): Partial<Reading> => ({
    conus: { id: newMarkId(), ...clickAt(sagittal, patient(0, -80, z)) },
  });

  it('marked, parts the slices above it from those below', () => {
    const reading = readingOf([], conusAt(214));
    expect(isBelowConus(reading, 'L1', frameOf(axial, 3), images)).toBe(true);
    expect(isBelowConus(reading, 'L1', frameOf(axial, 4), images)).toBe(false);
  });

  it.each<[Vertebra | null, boolean | null]>([
    ['T11', false],
    ['T12', null],
    ['L3', null],
    ['L4', true],
    ['S1', true],
    [null, null],
  ])('unmarked, at %s is %s', (level, expected) => {
    expect(isBelowConus(readingOf([]), level, frameOf(axial, 3), images)).toBe(expected);
  });

  it('in another frame of reference counts as unmarked', () => {
    const elsewhere = sagittalSeries({ name: 'elsewhere', frameOfReferenceUid: '1.2.77' as Uid });
    const reading = readingOf([], conusAt(500));
    const lookup = createImageLookup([elsewhere, axial]);
    expect(isBelowConus(reading, 'T9', frameOf(axial, 3), lookup)).toBe(false);
  });

  it('below it no grade is proposed; between T12 and L3 unmarked it is asked for', () => {
    const drawn = readingOf(cutOn(frameOf(axial, 3), -4, 'L1'));
    expect(assessEsccLevel(drawn, 'L1', images).proposal).toEqual({
      kind: 'none',
      reason: 'conus-unknown',
    });
    expect(assessEsccLevel({ ...drawn, ...conusAt(300) }, 'L1', images).proposal).toEqual({
      kind: 'none',
      reason: 'below-conus',
    });
  });

  it('parts whole levels by their labels', () => {
    const levels = [
      {
        id: newMarkId(),
        vertebra: 'L1' as const,
        ...clickAt(sagittal, patient(0, -100, 220)),
        status: 'confirmed' as const,
      },
    ];
    expect(isLevelBelowConus(readingOf([], { levels, ...conusAt(240) }), 'L1', images)).toBe(true);
    expect(isLevelBelowConus(readingOf([], { levels, ...conusAt(200) }), 'L1', images)).toBe(false);
    expect(isLevelBelowConus(readingOf([]), 'L5', images)).toBe(true);
  });
});

describe('levelTable', () => {
  const answer = <I extends SinsItem>(value: SinsAnswer<I>) =>
    ({ kind: 'answer', value, source: 'reader', answeredAt: '2031-03-14T09:00:00Z' }) as const;

  /** s12: T7 with 9 points (1+3+2+0+2+1), L2 with 5 (2+1+2+0+0+0). */
  const reading = readingOf(cutOn(frameOf(axial, 3), -4), {
    assessments: {
      T7: {
        ...EMPTY_ASSESSMENT,
        sins: {
          location: answer('semi-rigid'),
          pain: answer('mechanical'),
          lesion: answer('lytic'),
          alignment: answer('normal'),
          collapse: answer('up-to-50'),
          posterolateral: answer('unilateral'),
        },
      },
      L2: {
        ...EMPTY_ASSESSMENT,
        sins: {
          location: answer('mobile'),
          pain: answer('non-mechanical'),
          lesion: answer('lytic'),
          alignment: answer('normal'),
          collapse: answer('none'),
          posterolateral: answer('none'),
        },
      },
      T3: {
        ...EMPTY_ASSESSMENT,
        escc: {
          grade: '3',
          confirmedAt: '2031-03-14T09:00:00Z',
          image: null,
          proposal: null,
          ruleVersion: '1.0',
          reason: null,
          basis: null,
        },
      },
      T5: { ...EMPTY_ASSESSMENT, compartments: { 'pedicle-left': 'absent' } },
    },
  });

  it('lists levels with findings, worst first, a confirmed grade before any proposal', () => {
    const rows = levelTable(reading, images);
    expect(rows.map(({ level }) => level)).toEqual(['T3', 'T9', 'T7', 'L2']);
    expect(rows[1]?.gapMm).toBeCloseTo(0.5, 2);
  });

  it('s12: the patient has the maximum, 9 at T7, never a sum', () => {
    const rows = levelTable(reading, images).filter(
      ({ level }) => level === 'T7' || level === 'L2',
    );
    const worst = worstLevels(rows);
    expect(worst.sins?.level).toBe('T7');
    expect(worst.sins?.sins.total).toEqual({ kind: 'total', total: 9, class: 'indeterminate' });
    expect(worst.escc).toBeNull();
    expect(worstLevels(levelTable(reading, images)).escc?.level).toBe('T3');
  });
});
