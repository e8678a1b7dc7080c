import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import { imagePoint } from '../../geometry/image-point.ts';
import { createImageLookup } from '../image-lookup.ts';
import type { ImageSeries, SeriesId, Weighting } from '../image-series.ts';
import { createReading, type MarkId, type Measurement, type SignalTissue } from '../reading.ts';
import { sagittalSeries } from '../testing/study-fixture.ts';
import { attenuationHint } from './attenuation.ts';
import { phaseHint, phaseLossPercent } from './phase-loss.ts';
import { partnerOf, signalAreas, signalFindings } from './signal-findings.ts';

describe('the 885/1060 rule (X14)', () => {
  it.each([
    [700, 1000, 'metastasis'],
    [1198, 1300, 'bone-island'],
    // One of the mean, one of the maximum: a mixed pair decides nothing, nor does a tie.
    [700, 1100, 'indeterminate'],
    [900, 1050, 'indeterminate'],
    [885, 1061, 'indeterminate'],
    [884.9, 1060, 'indeterminate'],
  ] as const)('mean %d, maximum %d: %s', (mean, maximum, hint) => {
    expect(attenuationHint({ mean, maximum })).toBe(hint);
  });
});

describe('loss of signal out of phase (X13)', () => {
  it('is a share of the in-phase signal', () => {
    expect(phaseLossPercent(400, 300)).toBeCloseTo(25);
    expect(phaseLossPercent(400, 420)).toBeCloseTo(-5);
    expect(phaseLossPercent(0, 10)).toBeNull();
  });
  it.each([
    [-8.6, 'malignant'],
    [17.9, 'malignant'],
    [18, 'indeterminate'],
    [20, 'indeterminate'],
    [22, 'indeterminate'],
    [22.1, 'benign'],
    [73.7, 'benign'],
  ] as const)('%d percent: %s', (loss, hint) => {
    expect(phaseHint(loss)).toBe(hint);
  });
});

/** Series of one space with a name and a contrast each; every series has images of its own. */
const seriesOf = (weighting: Weighting, number: number): ImageSeries => {
  const base = sagittalSeries();
  return {
    ...base,
    id: weighting as SeriesId,
    modality: weighting === 'ct' ? 'CT' : 'MR',
    weighting: { weighting, basis: 'reader', reason: '' },
    frames: base.frames.map((frame) => ({
      ...frame,
      sopInstanceUid: `${frame.sopInstanceUid}.${number}` as Uid,
    })),
  };
};
const inPhase = seriesOf('dixon-in', 1);
const outOfPhase = seriesOf('dixon-out', 2);
const t1 = seriesOf('t1', 3);
const ct = seriesOf('ct', 4);
const images = createImageLookup([inPhase, outOfPhase, t1, ct]);

let marks = 0;
const area = (
  series: ImageSeries,
  mean: number,
  tissue: SignalTissue = 'lesion',
  at = 100,
): Measurement => ({
  id: `2.25.${++marks}` as MarkId,
  kind: 'signal',
  level: 'T9',
  tissue,
  image: { sopInstanceUid: series.frames[5]?.sopInstanceUid ?? ('' as Uid), frameNumber: 1 },
  points: [imagePoint(at, 100), imagePoint(at + 4, 100), imagePoint(at, 104)],
  statistics: {
    mean, standardDeviation: 10, minimum: mean - 40, maximum: mean + 200, pixelCount: 40,
    unit: series.modality === 'CT' ? 'HU' : 'arbitrary',
  },
}); // prettier-ignore
const read = (...measurements: readonly Measurement[]) => ({
  ...createReading('1.2' as Uid),
  measurements,
});

describe('what areas say together', () => {
  it('pairs an in-phase area with the one at the same place out of phase', () => {
    const reading = read(area(inPhase, 400), area(outOfPhase, 380), area(outOfPhase, 100, 'lesion', 150));
    expect(signalFindings(reading, 'T9', images)).toMatchObject([
      { kind: 'phase-loss', text: 'Phase loss 5.0 %: favours a malignant lesion.' },
    ]);
    const [first, second, third] = signalAreas(reading, 'T9', images);
    if (!first || !second || !third) throw new Error('no areas');
    expect(partnerOf(first, [first, second, third])).toBe(second);
    expect(partnerOf(third, [first, second, third])).toBeNull();
  });

  it('compares marrow on T1 with disc and muscle of the same series', () => {
    expect(
      signalFindings(read(area(t1, 300), area(t1, 400, 'disc', 120), area(t1, 375, 'muscle', 140)), 'T9', images),
    ).toMatchObject([
      {
        kind: 'marrow',
        text: 'On T1 lesion/disc 0.75, lesion/muscle 0.80: not brighter than disc and muscle, as marrow without fat is.',
      },
    ]);
    expect(
      signalFindings(read(area(t1, 600, 'marrow'), area(t1, 400, 'disc', 120)), 'T9', images)[0]?.text,
    ).toBe('On T1 marrow/disc 1.50: brighter than disc, as fatty marrow is.');
    expect(signalFindings(read(area(t1, 600)), 'T9', images)).toEqual([]);
  });

  it('hints at what attenuation favours, for the lesion alone', () => {
    expect(signalFindings(read(area(ct, 700)), 'T9', images)).toMatchObject([
      { kind: 'attenuation', text: 'Mean 700 HU, maximum 900 HU: favours metastasis.' },
    ]);
    expect(signalFindings(read(area(ct, 700, 'muscle')), 'T9', images)).toEqual([]);
    expect(signalFindings(read(area(ct, 700)), 'T8', images)).toEqual([]);
  });
}); // prettier-ignore
