import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageFrame } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type LevelAssessment,
  type Outline,
  type Reading,
} from '../reading.ts';
import { frameOf, outlineOn } from '../testing/outline-fixture.ts';
import { axialSeries } from '../testing/study-fixture.ts';
import { CANAL, CORD, cutAway, ellipse, inFront, SAC, within } from './acceptance-shapes.ts';
import { assessEsccLevel } from './from-reading.ts';
import { referencesOf } from './references.ts';

/** Frame 0 lies lowest; frames 3, 4 are T9 here, 8 is T8, 9 is T7, 1 is T10. */
const axial = axialSeries(200, 10);
const images = createImageLookup([axial]);
const INDEX = frameOf(axial, 3);

/** Case D of the acceptance cases: 1c against references, a range without. */
const diseased = (level: Vertebra = 'T9', frame: ImageFrame = INDEX): readonly Outline[] => [
  outlineOn(frame, 'tumour-epidural', within(CANAL, inFront(-4, 4.5)), level),
  outlineOn(frame, 'sac', cutAway(SAC, inFront(-4, 4.5)), level),
  outlineOn(frame, 'cord', CORD, level),
  outlineOn(frame, 'canal', CANAL, level),
];

const healthy = (level: Vertebra, index: number): readonly Outline[] => [
  outlineOn(frameOf(axial, index), 'sac', SAC, level),
  outlineOn(frameOf(axial, index), 'cord', CORD, level),
  outlineOn(frameOf(axial, index), 'canal', CANAL, level),
];

const readingOf = (
  outlines: readonly Outline[],
  assessments: Partial<Record<Vertebra, Partial<LevelAssessment>>> = {},
): Reading => ({
  ...createReading('1.2' as Uid),
  outlines,
  assessments: Object.fromEntries(
    Object.entries(assessments).map(([level, one]) => [level, { ...EMPTY_ASSESSMENT, ...one }]),
  ),
});

const namesOf = (reading: Reading) =>
  referencesOf(reading, 'T9', images).used.map(({ role, level, source }) => [role, level, source]);
const proposalOf = (reading: Reading) => assessEsccLevel(reading, 'T9', images).proposal;
const answered = (index: number, suits: boolean): Partial<LevelAssessment> => ({
  esccAnswers: { [imageKeyOf(frameOf(axial, index))]: { 'reference-suits': suits } },
});

describe('the references of a level', () => {
  it('are proposed from the nearest outlined level without tumour on each side', () => {
    const reading = readingOf([
      ...diseased(),
      ...healthy('T7', 9),
      ...healthy('T8', 8),
      ...healthy('T10', 1),
    ]);
    expect(namesOf(reading)).toEqual([
      ['reference-above', 'T8', 'proposed'],
      ['reference-below', 'T10', 'proposed'],
    ]);
    expect(proposalOf(reading)).toEqual({ kind: 'grade', grade: '1c' });
    expect(proposalOf(readingOf(diseased()))).toMatchObject({ kind: 'range' });
  });

  it('skip a level with tumour or with any finding', () => {
    const outlines = [...diseased(), ...healthy('T8', 8), ...healthy('T7', 9)];
    const withTumour = [...outlines, ...diseased('T8', frameOf(axial, 7))];
    expect(namesOf(readingOf(withTumour))).toEqual([['reference-above', 'T7', 'proposed']]);
    const marked = readingOf(outlines, { T8: { compartments: { 'pedicle-left': 'present' } } });
    expect(namesOf(marked)).toEqual([['reference-above', 'T7', 'proposed']]);
    const free = readingOf(outlines, { T8: { compartments: { 'pedicle-left': 'absent' } } });
    expect(namesOf(free)).toEqual([['reference-above', 'T8', 'proposed']]);
  });

  it('are the reader’s where drawn for it; a proposal only fills the other side', () => {
    const drawn = healthy('T8', 8).map((one): Outline => ({
      ...one,
      level: 'T9',
      role: 'reference-above',
    }));
    expect(namesOf(readingOf([...diseased(), ...drawn, ...healthy('T7', 9)]))).toEqual([
      ['reference-above', null, 'drawn'],
    ]);
    expect(namesOf(readingOf([...diseased(), ...drawn, ...healthy('T10', 1)]))).toEqual([
      ['reference-above', null, 'drawn'],
      ['reference-below', 'T10', 'proposed'],
    ]);
  });

  it('are used as accepted, and not at all once refused: the next one is proposed', () => {
    const outlines = [...diseased(), ...healthy('T8', 8)];
    expect(namesOf(readingOf(outlines, { T9: answered(8, true) }))).toEqual([
      ['reference-above', 'T8', 'accepted'],
    ]);
    const refused = readingOf(outlines, { T9: answered(8, false) });
    expect(namesOf(refused)).toEqual([]);
    expect(referencesOf(refused, 'T9', images).refused.map(({ level }) => level)).toEqual(['T8']);
    expect(proposalOf(refused)).toMatchObject({ kind: 'range' });
    const next = readingOf([...outlines, ...healthy('T7', 9)], { T9: answered(8, false) });
    expect(namesOf(next)).toEqual([['reference-above', 'T7', 'proposed']]);
  });

  it('need a sac, and lie within four levels', () => {
    const cordOnly = [...diseased(), outlineOn(frameOf(axial, 8), 'cord', CORD, 'T8')];
    expect(namesOf(readingOf(cordOnly))).toEqual([]);
    expect(namesOf(readingOf([...diseased(), ...healthy('T5', 9)]))).toHaveLength(1);
    expect(namesOf(readingOf([...diseased(), ...healthy('T4', 9)]))).toEqual([]);
  });

  it('are those that suit before those that are near, and what was passed over is said', () => {
    const narrow = (index: number): readonly Outline[] => [
      outlineOn(frameOf(axial, index), 'sac', ellipse(11, 9), 'T8'),
      outlineOn(frameOf(axial, index), 'cord', CORD, 'T8'),
      outlineOn(frameOf(axial, index), 'canal', CANAL, 'T8'),
    ];
    const both = readingOf([...diseased(), ...narrow(8), ...healthy('T7', 9)]);
    expect(namesOf(both)).toEqual([['reference-above', 'T7', 'proposed']]);
    const { skipped } = referencesOf(both, 'T9', images);
    expect(skipped.map(({ level, misfit }) => [level, misfit])).toEqual([['T8', 'too-small']]);
    expect(proposalOf(both)).toEqual({ kind: 'grade', grade: '1c' });
    // Where none suits the nearest is taken, and the reader may take it against its misfit.
    expect(namesOf(readingOf([...diseased(), ...narrow(8)]))).toEqual([
      ['reference-above', 'T8', 'proposed'],
    ]);
    const taken = readingOf([...diseased(), ...narrow(8), ...healthy('T7', 9)], {
      T9: answered(8, true),
    });
    expect(namesOf(taken)).toEqual([['reference-above', 'T8', 'accepted']]);
  });

  it('are named beside the grade, and what was used is its evidence', () => {
    const reference = healthy('T8', 8);
    const { deciding } = assessEsccLevel(readingOf([...diseased(), ...reference]), 'T9', images);
    expect(deciding?.references).toHaveLength(1);
    expect(deciding?.outlines).toEqual(expect.arrayContaining(reference.map(({ id }) => id)));
  });
});
