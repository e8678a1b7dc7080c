import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { toImage } from '../../geometry/image-plane.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { Vertebra } from '../level.ts';
import { translationMm } from '../measurement-value.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type LevelLabel,
  type MarkId,
  type Measurement,
  type Reading,
} from '../reading.ts';
import { patient, sagittalSeries } from '../testing/study-fixture.ts';
import { kyphosisDeg } from './kyphosis.ts';
import { measuredAlignment } from './measured-alignment.ts';
import { proposeSins } from './propose.ts';

const sagittal = sagittalSeries();
const images = createImageLookup([sagittal]);
const frame = sagittal.frames[5];
if (!frame?.plane) throw new Error('no frame');
const { plane, sopInstanceUid } = frame;
const image = { sopInstanceUid, frameNumber: 1 };

/** A point of the midline: mm towards the back, mm towards the head. */
const at = (y: number, z: number): ImagePoint => toImage(plane, patient(0, y, z)).point;

let marks = 0;
const id = (): MarkId => `2.25.${++marks}` as MarkId;

/** Bodies of 20 mm, 5 mm apart: T5 in the middle at 400, T6 at 375 and so on. */
const LEVELS: readonly Vertebra[] = ['T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12'];
const heightOf = (level: Vertebra): number => 400 - 25 * LEVELS.indexOf(level);
const labels: readonly LevelLabel[] = LEVELS.map((vertebra) => ({
  id: id(), vertebra, image, point: at(0, heightOf(vertebra)), status: 'confirmed',
})); // prettier-ignore

/** The angle from the upper endplate of the body above to the lower one of the body below, `deg` of kyphosis. */
const angle = (level: Vertebra, deg: number): Measurement => {
  const [top, bottom] = [heightOf(level) + 35, heightOf(level) - 35];
  const rise = 30 * Math.tan((deg * Math.PI) / 360);
  // Half of it on each endplate: the upper one falls to the front, the lower one rises.
  return {
    id: id(), kind: 'angle', level, image,
    points: [at(-15, top - rise / 2), at(15, top + rise / 2), at(-15, bottom + rise / 2), at(15, bottom - rise / 2)],
  };
}; // prettier-ignore

/** The body above a level standing `mm` in front of it. */
const slip = (lower: Vertebra, level: Vertebra, mm: number): Measurement => {
  const top = heightOf(lower) + 10;
  return {
    id: id(), kind: 'translation', level, image,
    points: [at(15 - mm, top + 5), at(15, top), at(-15, top)],
  };
}; // prettier-ignore

const read = (...measurements: readonly Measurement[]): Reading => ({
  ...createReading('1.2' as Uid),
  levels: labels,
  measurements,
});

describe('section 4.5', () => {
  it('endplates rising 3 mm and falling 6 mm over 30 mm enclose 17.0 degrees', () => {
    const rises = [at(15, 50), at(-15, 53)] as const;
    const falls = [at(15, 20), at(-15, 14)] as const;
    // atan(3/30) + atan(6/30) = 5.71 + 11.31, opening to the front: lordosis.
    expect(kyphosisDeg(plane, [...rises, ...falls])).toBeCloseTo(-17.02, 2);
    // The other line first, and each from its other end: the same.
    expect(kyphosisDeg(plane, [falls[1], falls[0], rises[1], rises[0]])).toBeCloseTo(-17.02, 2);
    expect(kyphosisDeg(plane, [at(15, 53), at(-15, 50), at(15, 14), at(-15, 20)])).toBeCloseTo(17.02, 2);
  }); // prettier-ignore

  it('a lower endplate from (0,0) to (30,0) and an upper corner at (26,-1) are 4.0 mm anterior', () => {
    // x runs to the back from the anterior corner, y down.
    const points = [at(26, 1), at(30, 0), at(0, 0)] as const;
    expect(translationMm(plane, points)).toBeCloseTo(4.0, 6);
    expect(translationMm(plane, [at(33, 1), at(30, 0), at(0, 0)])).toBeCloseTo(-3.0, 6);
  });
});

describe('translation', () => {
  it('takes the limit of the vertebra below, and the sign of the slip', () => {
    expect(measuredAlignment(read(slip('T9', 'T8', 2.6)), 'T8', images).slip).toMatchObject({
      lower: 'T9',
      mm: expect.closeTo(2.6, 3) as number,
    });
    expect(proposeSins(read(slip('T9', 'T8', -2.6)), 'T8', images).alignment).toMatchObject({
      value: 'translation',
      reason: 'Translation of 2.6 mm backwards on T9, limit 2.5 mm.',
    });
    expect(proposeSins(read(slip('T9', 'T8', 2.6)), 'T9', images).alignment).toBeUndefined();
  });

  it('takes the worse of the two segments of a level, the latest of each', () => {
    const reading = read(slip('T8', 'T8', 3), slip('T9', 'T8', 1), slip('T8', 'T8', 0.5));
    expect(measuredAlignment(reading, 'T8', images).slip).toMatchObject({ lower: 'T9' });
  });
});

describe('kyphosis', () => {
  it('is compared with the nearest segments that do not hold the level', () => {
    // T7 to T9 hold T8; T6 spans T5-T7, T10 spans T9-T11. Their mean is 7.
    const reading = read(angle('T8', 18), angle('T6', 8), angle('T7', 15), angle('T10', 6));
    expect(measuredAlignment(reading, 'T8', images).bends[0]).toMatchObject({
      kind: 'kyphosis',
      angleDeg: expect.closeTo(18, 6) as number,
      expected: { angleDeg: expect.closeTo(7, 6) as number, levels: ['T6', 'T10'] },
    });
    expect(proposeSins(reading, 'T8', images).alignment).toMatchObject({ value: 'deformity' });
  });

  it('passes over involved segments, and asks when none is left', () => {
    const reading: Reading = {
      ...read(angle('T8', 18), angle('T6', 8)),
      assessments: {
        T6: { ...EMPTY_ASSESSMENT, compartments: { 'body-anterior-left': 'present' } },
      },
    };
    expect(measuredAlignment(reading, 'T8', images).bends[0]?.expected).toBeNull();
    expect(proposeSins(reading, 'T8', images).alignment).toMatchObject({ kind: 'ask' });
  });

  it('takes a single segment where there is one', () => {
    const reading = read(angle('T8', 12), angle('T6', 8), slip('T9', 'T8', 0.4));
    expect(proposeSins(reading, 'T8', images).alignment).toMatchObject({
      value: 'normal',
      reason: 'Kyphosis 12.0°, 4.0° more than at T6 (8.0°). Supine imaging hides mobile deformity.',
    });
  });

  it('alone is not normal: the slip was not looked at, 0 or 4', () => {
    const reading = read(angle('T8', 12), angle('T6', 8));
    expect(proposeSins(reading, 'T8', images).alignment).toEqual({
      kind: 'ask',
      options: ['translation', 'normal'],
      question: 'Kyphosis 12.0°, 4.0° more than at T6 (8.0°). Translation is not measured (R).',
    });
  });

  it('gives way to a translation (X26, s10)', () => {
    const reading = read(angle('T8', 30), angle('T6', 8), slip('T9', 'T8', 3));
    expect(proposeSins(reading, 'T8', images).alignment).toMatchObject({ value: 'translation' });
  });
});
