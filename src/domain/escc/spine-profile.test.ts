import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { createImageLookup } from '../image-lookup.ts';
import { createReading, type Reading } from '../reading.ts';
import { frameOf, newMarkId, outlineOn } from '../testing/outline-fixture.ts';
import { axialSeries, clickAt, patient, sagittalSeries } from '../testing/study-fixture.ts';
import { CANAL, CORD, cutAway, inFront, SAC, within } from './acceptance-shapes.ts';
import { spineProfile } from './spine-profile.ts';

const axial = axialSeries(200, 10);
const sagittal = sagittalSeries();
const images = createImageLookup([sagittal, axial]);
const FRONT = inFront(-4, 4.5);

const reading: Reading = {
  ...createReading('1.2' as Uid),
  levels: [
    {
      id: newMarkId(),
      vertebra: 'T9',
      status: 'confirmed',
      ...clickAt(sagittal, patient(0, 0, 212)),
    },
  ],
  outlines: [
    // z = 212: case D. z = 220: a reference of it. z = 208: the sac alone.
    outlineOn(frameOf(axial, 3), 'tumour-epidural', within(CANAL, FRONT)),
    outlineOn(frameOf(axial, 3), 'sac', cutAway(SAC, FRONT)),
    outlineOn(frameOf(axial, 3), 'cord', CORD),
    outlineOn(frameOf(axial, 5), 'sac', SAC, 'T9', 'reference-above'),
    outlineOn(frameOf(axial, 5), 'cord', CORD, 'T9', 'reference-above'),
    outlineOn(frameOf(axial, 2), 'sac', SAC, 'T10'),
    outlineOn(frameOf(axial, 8), 'body', SAC, 'T8'),
  ],
};

describe('the profile of a spine', () => {
  const { stations, levels } = spineProfile(reading, images);

  it('has a station for every outlined slice, head first', () => {
    expect(stations.map(({ atMm }) => Math.round(atMm))).toEqual([-220, -212, -208]);
    expect(stations.map(({ level }) => level)).toEqual([null, 'T9', 'T10']);
    expect(levels.map(({ vertebra, atMm }) => [vertebra, Math.round(atMm)])).toEqual([
      ['T9', -212],
    ]);
  });

  it('gives areas where outlined, and the distance where there is tumour', () => {
    const [above, index, below] = stations;
    // 15 x 13 and 9 x 7 mm ellipses: 153.15 and 49.48 mm2.
    expect(above?.sacMm2).toBeCloseTo(153.15, 0);
    expect(above?.cordMm2).toBeCloseTo(49.48, 0);
    expect(above?.csfMm2).toBeCloseTo(103.67, 0);
    expect(above?.gapMm).toBeNull();
    expect(index?.gapMm).toBeCloseTo(0.5, 2);
    // Row D: 84.9 mm2 of sac less cord.
    expect(index?.csfMm2).toBeCloseTo(84.9, 0);
    expect(below?.sacMm2).toBeCloseTo(153.15, 0);
    expect(below?.cordMm2).toBeNull();
    expect(below?.csfMm2).toBeNull();
  });
});
