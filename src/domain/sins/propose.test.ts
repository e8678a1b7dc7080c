import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { ImageSeries } from '../image-series.ts';
import type { TransitionalAnatomy, Vertebra } from '../level.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  type LevelCounting,
  type MarkId,
  type Measurement,
  type Outline,
  type Reading,
} from '../reading.ts';
import { axialSeries, sagittalSeries } from '../testing/study-fixture.ts';
import { involvement } from './involvement.ts';
import { measuredCollapse } from './measured-collapse.ts';
import { proposeSins } from './propose.ts';

const sagittal = sagittalSeries();
const axial = axialSeries(200, 3);
const images = createImageLookup([sagittal, axial]);
const EMPTY = createReading('1.2' as Uid);

const imageOf = (series: ImageSeries, index: number) => {
  const frame = series.frames[index];
  if (frame === undefined) throw new Error(`no frame ${index}`);
  return { sopInstanceUid: frame.sopInstanceUid, frameNumber: frame.frameNumber };
};

let marks = 0;
const newId = (): MarkId => {
  marks += 1;
  return `2.25.${marks}` as MarkId;
};

/** The three heights of a body, on pixels of 1 mm. */
const heights = (level: Vertebra, ...values: readonly [number, number, number]): Measurement[] =>
  (['anterior', 'middle', 'posterior'] as const).map((column, i) => ({
    id: newId(),
    kind: 'height',
    level,
    column,
    image: imageOf(sagittal, 5),
    points: [imagePoint(100, 50), imagePoint(100, 50 + (values[i] ?? 0))],
  }));

/** A square outline of the given side, on pixels of 0.6 mm. */
const square = (structure: Outline['structure'], index: number, sidePx: number): Outline => ({
  id: newId(),
  structure,
  role: 'index',
  level: 'T9',
  image: imageOf(axial, index),
  points: [
    [0, 0],
    [sidePx, 0],
    [sidePx, sidePx],
    [0, sidePx],
  ].map(([x, y]) => imagePoint(x ?? 0, y ?? 0)),
  origin: 'drawn',
});

describe('location', () => {
  const locationWith = (transitional: TransitionalAnatomy, method: LevelCounting['method']) =>
    proposeSins({ ...EMPTY, counting: { transitional, method } }, 'T9', images).location;

  it('comes from the level', () => {
    expect(locationWith('none', 'presumed')).toMatchObject({ value: 'semi-rigid' });
  });

  it('waits for a stated way of counting where the anatomy is transitional', () => {
    expect(locationWith('t13', 'presumed')).toBeUndefined();
    expect(locationWith('t13', 'from-c2')).toMatchObject({ value: 'semi-rigid' });
  });
});

describe('collapse', () => {
  const reading: Reading = {
    ...EMPTY,
    measurements: [
      ...heights('T8', 24, 23, 25),
      ...heights('T9', 12, 11, 22),
      ...heights('T10', 26, 25, 27),
    ],
  };

  it('comes from the heights of the body and its neighbours', () => {
    // The table of spec clinical-rules 4.4: 52.0, 54.2 and 15.4 %.
    expect(measuredCollapse(reading, 'T9', images).collapsePercent).toBeCloseTo(54.2, 1);
    expect(proposeSins(reading, 'T9', images).collapse).toMatchObject({
      value: 'over-50',
      alternative: 'up-to-50',
    });
  });

  it('passes over an involved neighbour to the next one', () => {
    const involved: Reading = {
      ...reading,
      measurements: [...reading.measurements, ...heights('T11', 30, 30, 30)],
      assessments: {
        T10: { ...EMPTY_ASSESSMENT, compartments: { 'body-anterior-left': 'present' } },
      },
    };
    // Anterior: 1 - 12 / ((24 + 30) / 2).
    expect(measuredCollapse(involved, 'T9', images).lossPercent.anterior).toBeCloseTo(55.6, 1);
  });

  it('takes the later of two heights of one column', () => {
    const again: Reading = {
      ...reading,
      measurements: [...reading.measurements, ...heights('T9', 24, 23, 25)],
    };
    expect(measuredCollapse(again, 'T9', images).collapsePercent).toBeCloseTo(4.2, 1);
  });

  it('is not proposed without heights or outlines', () => {
    expect(proposeSins(EMPTY, 'T9', images).collapse).toBeUndefined();
  });
});

describe('involvement', () => {
  it('is the share of the outlined body that tumour takes', () => {
    // On equal slices 20 x 20 px of 40 x 40, and 40 x 40 of 40 x 40: (400 + 1600) / 3200.
    const outlines = [
      square('body', 0, 40),
      square('tumour-bone', 0, 20),
      square('body', 1, 40),
      square('tumour-bone', 1, 40),
    ];
    const found = involvement({ ...EMPTY, outlines }, 'T9', images);
    expect(found?.percent).toBeCloseTo(62.5);
    expect(found?.isEstimate).toBe(false);
  });

  it('counts only what lies in the body, and needs an outline of it', () => {
    const one = [square('body', 0, 20), square('tumour-bone', 0, 40)];
    expect(involvement({ ...EMPTY, outlines: one }, 'T9', images)).toMatchObject({
      percent: expect.closeTo(100) as number,
      isEstimate: true,
    });
    expect(
      involvement({ ...EMPTY, outlines: [square('tumour-bone', 0, 40)] }, 'T9', images),
    ).toBeNull();
  });
});

describe('alignment', () => {
  it('asks whether a measured angle is new', () => {
    const reading: Reading = {
      ...EMPTY,
      measurements: [
        {
          id: newId(),
          kind: 'angle',
          level: 'T9',
          image: imageOf(sagittal, 5),
          points: [imagePoint(0, 0), imagePoint(30, 3), imagePoint(0, 20), imagePoint(30, 14)],
        },
      ],
    };
    expect(proposeSins(reading, 'T9', images).alignment).toMatchObject({
      kind: 'ask',
      question: 'Lordosis 17.0°. Is it new? Translation is not measured (R).',
    });
    expect(proposeSins(reading, 'T8', images).alignment).toBeUndefined();
  });
});
