import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { ImageFrame, ImageSeries } from '../image-series.ts';
import type { SpineSite, TransitionalAnatomy, Vertebra } from '../level.ts';
import { siteName } from '../names.ts';
import { createReading, type MarkId, type Reading } from '../reading.ts';
import { axialSeries, clickAt, patient, sagittalSeries } from '../testing/study-fixture.ts';
import type { ImagePlane, PatientPoint } from '../../geometry/spaces.ts';
import {
  crossingOf,
  levelOfSite,
  siteAt,
  siteOfFrame,
  spineDirectionAt,
  spineLine,
} from './locate.ts';

const sagittal = sagittalSeries();
const SPACE = '1.2.9' as Uid;

/** Labels at heights of the patient (y = -100, x = 0). */
const labelled = (
  heights: readonly (readonly [Vertebra, number, number?])[],
  transitional: TransitionalAnatomy = 'none',
): Reading => ({
  ...createReading('1.2' as Uid),
  counting: { method: 'from-c2', transitional },
  levels: heights.map(([vertebra, z, y = -100], i) => ({
    id: `2.25.${i + 1}` as MarkId,
    vertebra,
    ...clickAt(sagittal, patient(0, y, z)),
    status: 'confirmed',
  })),
});

const images = createImageLookup([sagittal]);
const nameOf = (site: SpineSite | null): string | null => (site === null ? null : siteName(site));
const at = (reading: Reading, z: number, y = -100): string | null =>
  nameOf(siteAt(reading, images, patient(0, y, z), SPACE));

/** T9 and T10 25 mm apart: of 24.65 mm by typical heights, T9 takes 9.65, the disc 4.9, T10 10.1. */
const pair = labelled([
  ['T9', 300],
  ['T10', 275],
]);

describe('siteAt', () => {
  it('names the body around a label and the disc between two', () => {
    // T9 ends 9.65 x 25 / 24.65 = 9.79 mm below its centre, T10 begins 10.24 mm above its own.
    expect(at(pair, 300)).toBe('T9');
    expect(at(pair, 290.4)).toBe('T9');
    expect(at(pair, 290.0)).toBe('T9-T10');
    expect(at(pair, 285.4)).toBe('T9-T10');
    expect(at(pair, 285.1)).toBe('T10');
  });

  it('says nothing beyond half a body from the end labels', () => {
    expect(at(pair, 309.6)).toBe('T9');
    expect(at(pair, 310)).toBeNull();
    expect(at(pair, 265)).toBe('T10');
    expect(at(pair, 264.5)).toBeNull();
  });

  it('goes by the place along the spine, also for a point behind it', () => {
    expect(at(pair, 300, -40)).toBe('T9');
  });

  it('says nothing between labels that are no neighbours', () => {
    const gap = labelled([
      ['T9', 300],
      ['T11', 250],
    ]);
    expect(at(gap, 295)).toBe('T9');
    expect(at(gap, 275)).toBeNull();
    expect(at(gap, 250)).toBe('T11');
  });

  it.each<[TransitionalAnatomy, readonly [Vertebra, Vertebra]]>([
    ['t13', ['T13', 'L1']],
    ['eleven-ribs', ['T11', 'L1']],
    ['lumbarised-s1', ['L5', 'L6']],
  ])('knows the neighbours of the anatomy: %s', (anatomy, [upper, lower]) => {
    const reading = labelled(
      [
        [upper, 300],
        [lower, 270],
      ],
      anatomy,
    );
    expect(at(reading, 284.5)).toBe(`${upper}-${lower}`);
  });

  it('reaches half a typical body from a single label', () => {
    const one = labelled([['T9', 300]]);
    expect(at(one, 309)).toBe('T9');
    expect(at(one, 310)).toBeNull();
  });

  it('says nothing without labels or in another frame of reference', () => {
    expect(at(createReading('1.2' as Uid), 300)).toBeNull();
    expect(siteAt(pair, images, patient(0, -100, 300), '1.2.10' as Uid)).toBeNull();
  });
});

describe('siteOfFrame', () => {
  const axial = axialSeries(256, 16);
  const both = createImageLookup([sagittal, axial]);
  const frameAt = (series: ImageSeries, z: number): ImageFrame => {
    const frame = series.frames.find(({ plane }) => plane?.imagePositionPatient[2] === z);
    if (frame === undefined) throw new Error(`no slice at ${z}`);
    return frame;
  };

  it('names what an axial slice cuts', () => {
    const named = [300, 288, 276, 264].map((z) =>
      nameOf(siteOfFrame(pair, both, frameAt(axial, z))),
    );
    expect(named).toEqual(['T9', 'T9-T10', 'T10', null]);
  });

  it('goes by where an angled slice meets the spine, not by its middle', () => {
    // Falls 1 mm to the back for every 2 mm: 288 at y = -120 is 288 - 10 at the spine's y = -100.
    const tilted = axialSeries(288, 1, {
      columnDirection: [0, 2 / Math.sqrt(5), -1 / Math.sqrt(5)],
    });
    const lookup = createImageLookup([sagittal, tilted]);
    const [frame] = tilted.frames;
    if (frame === undefined) throw new Error('no frame');
    expect(nameOf(siteOfFrame(pair, lookup, frame))).toBe('T10');
  });
});

describe('a plane that cuts a bent spine twice', () => {
  // Bent to the back in the middle: a plane that stands up steeply at y = -130 is cut on the way there and back.
  const bent = labelled([
    ['T9', 300, -100],
    ['T10', 275, -140],
    ['T11', 250, -100],
  ]);
  const upright = (z: number): ImageFrame | undefined =>
    axialSeries(z, 1, {
      columnDirection: [0, 0.1 / Math.hypot(0.1, 1), -1 / Math.hypot(0.1, 1)],
    }).frames[0];

  it('counts where the picture shows it', () => {
    const line = spineLine(bent, images, SPACE);
    const whole = upright(300);
    if (line === null || whole?.plane == null) throw new Error('no line');
    const { imagePositionPatient: corner } = whole.plane;
    const cutting = (from: number): ImageFrame => ({
      ...whole,
      rows: 40,
      // Half a millimetre a row; the picture begins at `from`, on the same plane.
      plane: {
        ...whole.plane,
        imagePositionPatient: [
          corner[0],
          -130 - (from - 275) / 10,
          from,
        ] as unknown as PatientPoint,
        pixelSpacingMm: { row: 0.5, column: 0.5 },
      } as ImagePlane,
    });
    const upper = crossingOf(line, cutting(295));
    const lower = crossingOf(line, cutting(270));
    const length = line.curve.samples.at(-1)?.at ?? 0;
    expect(upper).toBeLessThan(length / 2);
    expect(lower).toBeGreaterThan(length / 2);
  });
});

describe('spineLine', () => {
  it('has a direction towards the feet that follows the curve', () => {
    const curved = labelled([
      ['T9', 300, -100],
      ['T10', 275, -110],
      ['T11', 250, -100],
    ]);
    const line = spineLine(curved, images, SPACE);
    if (line === null) throw new Error('no line');
    expect(spineDirectionAt(line, patient(0, -100, 300))[1]).toBeLessThan(0);
    expect(spineDirectionAt(line, patient(0, -110, 275))[1]).toBeCloseTo(0, 1);
    expect(spineDirectionAt(line, patient(0, -100, 250))[1]).toBeGreaterThan(0);
    expect(spineDirectionAt(line, patient(0, -110, 275))[2]).toBeLessThan(-0.95);
  });
});

describe('levelOfSite', () => {
  it('counts a disc with the vertebra above it', () => {
    expect(levelOfSite({ kind: 'disc', upper: 'T9', lower: 'T10' })).toBe('T9');
    expect(levelOfSite({ kind: 'vertebra', vertebra: 'L1' })).toBe('L1');
  });
});
