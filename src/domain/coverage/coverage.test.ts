import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { ImageSeries, SeriesId } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { createReading, type MarkId, type Reading } from '../reading.ts';
import { axialSeries, clickAt, patient, sagittalSeries } from '../testing/study-fixture.ts';
import { coverageOf, isShownOnCt } from './coverage.ts';
import { coverageText, levelRuns } from './coverage-text.ts';

/** The sagittal series reaches from z = 400 down to 0; the axial one from 200 up to 228. */
const sagittal = sagittalSeries();
const axial = axialSeries(200, 8);
const images = createImageLookup([sagittal, axial]);

const named = (...labels: readonly (readonly [Vertebra, number])[]): Reading => ({
  ...createReading('1.2' as Uid),
  levels: labels.map(([vertebra, z], i) => ({
    id: `2.25.${i + 1}` as MarkId,
    vertebra,
    ...clickAt(sagittal, patient(0, 0, z)),
    status: 'confirmed',
  })),
});

describe('the coverage meter', () => {
  it('says nothing while no level is named', () => {
    expect(coverageOf(named(), [sagittal], images)).toBeNull();
  });

  it('takes named levels by their labels, and the others by typical sizes', () => {
    // T8 at 212, T9 at 188: 24 mm apart instead of the typical 9.35 + 4.4 + 9.65 = 23.4.
    const reading = named(['T8', 212], ['T9', 188]);
    const coverage = coverageOf(reading, [sagittal, axial], images);
    expect(coverage?.isEstimated).toBe(true);
    expect(coverage?.isWholeSpine).toBe(false);
    const axialLevels = coverage?.bySeries.find(({ series }) => series === axial)?.levels;
    expect(axialLevels).toEqual(['T8']);
    // Upwards 188 mm of picture are left, downwards as much: typical sizes reach T1 and L4.
    const text = coverage && coverageText(coverage, reading);
    expect(text).toMatch(/^Imaged C\d–L\d; whole spine not imaged\. Levels without a name/u);
  });

  it('is whole from C1 to S1', () => {
    const reading = named(['C1', 390], ['C7', 330], ['T12', 140], ['S1', 10]);
    const coverage = coverageOf(reading, [sagittal], images);
    expect(coverage?.isWholeSpine).toBe(true);
    expect(coverage && coverageText(coverage, reading)).toContain('Whole spine imaged, C1–S1.');
  });

  it('counts no localiser', () => {
    const scout: ImageSeries = {
      ...sagittal,
      weighting: { weighting: 'localizer', basis: 'parameters', reason: '' },
    };
    expect(coverageOf(named(['T8', 200]), [scout, axial], images)?.imaged).toEqual(
      new Set(['T7', 'T8']),
    );
  });

  it('writes runs of levels', () => {
    expect(levelRuns(new Set<Vertebra>(['C7', 'T1', 'T2', 'L1', 'L3', 'L4']), named())).toBe(
      'C7–T2, L1, L3–L4',
    );
  });
});

describe('a CT of the level (X27)', () => {
  const ct: ImageSeries = { ...axial, id: 'ct' as SeriesId, modality: 'CT' };
  const reading = named(['T8', 212], ['T9', 188]);

  it('is one whose slices hold the body', () => {
    expect(isShownOnCt(reading, 'T8', [sagittal, ct], images)).toBe(true);
    expect(isShownOnCt(reading, 'T9', [sagittal, ct], images)).toBe(false);
    expect(isShownOnCt(reading, 'T8', [sagittal], images)).toBe(false);
  });

  it('cannot be told in another space', () => {
    const elsewhere: ImageSeries = { ...ct, frameOfReferenceUid: '1.2.10' as Uid };
    expect(isShownOnCt(reading, 'T8', [elsewhere], images)).toBeNull();
  });
});
