import { expect, it } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { toImage } from '../geometry/image-plane.ts';
import { createImageLookup } from './image-lookup.ts';
import type { Vertebra } from './level.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type MarkId,
  type Measurement,
  type Reading,
} from './reading.ts';
import { bodySentences, observationSentences } from './report-evidence.ts';
import { patient, sagittalSeries } from './testing/study-fixture.ts';

const sagittal = sagittalSeries();
const study = { images: createImageLookup([sagittal]), series: [sagittal] };
const frame = sagittal.frames[5];
if (!frame?.plane) throw new Error('no frame');
const { plane, sopInstanceUid } = frame;
const image = { sopInstanceUid, frameNumber: 1 };
const at = (y: number, z: number) => toImage(plane, patient(0, y, z)).point;
let marks = 0;
const base = (level: Vertebra) => ({ id: `2.25.${++marks}` as MarkId, level, image });
const height = (level: Vertebra, mm: number): Measurement => ({
  ...base(level),
  kind: 'height',
  column: 'anterior',
  points: [at(0, 200), at(0, 200 - mm)],
});

const reading: Reading = {
  ...createReading('1.2' as Uid),
  measurements: [
    height('T8', 24),
    height('T9', 12),
    height('T10', 26),
    { ...base('T9'), kind: 'translation', points: [at(16.9, 205), at(15, 200), at(-15, 200)] },
    { ...base('T9'), kind: 'angle', points: [at(15, 53), at(-15, 50), at(15, 14), at(-15, 20)] },
  ],
  assessments: {
    T9: { ...EMPTY_ASSESSMENT, cordSignal: 'adjacent-level' },
  },
};

it('says what was measured, each with its unit and what it was compared with', () => {
  // 1 - 12 / 25; 16.9 - 15 behind; 5.7 + 11.3 degrees.
  expect(bodySentences(reading, 'T9', study)).toEqual([
    'Body height reduced by 52.0 % (anterior height, against T8 and T10).',
    '1.9 mm backward translation on T9.',
    'Kyphosis 17.0°, without a comparison.',
  ]);
  expect(bodySentences(reading, 'L1', study)).toEqual([]);
});

it('says what was seen beside the scores, and nothing that nobody looked at', () => {
  expect(observationSentences(reading, 'T9', study)).toEqual([
    'Abnormal T2 signal of the cord at an adjacent level.',
  ]);
  expect(observationSentences(reading, 'T8', study)).toEqual([]);
}); // prettier-ignore
