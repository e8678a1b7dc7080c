import { describe, expect, it } from 'vitest';
import { acquiredPixelMm } from './acquired-pixel.ts';
import { unknownAcquisition } from './acquisition.fixture.ts';

/** 512 x 512 at 0.5 mm: 256 mm each way. */
const image = { rows: 512, columns: 512, rowSpacingMm: 0.5, columnSpacingMm: 0.5 };

describe('acquiredPixelMm', () => {
  it('is the larger pixel spacing where no matrix is given', () => {
    const uneven = { ...image, columnSpacingMm: 0.9 };
    expect(acquiredPixelMm(uneven, unknownAcquisition)).toBe(0.9);
  });

  it('divides the field of view by the steps of each direction: phase along the row', () => {
    // Frequency 320 rows over 256 mm = 0.8; phase 256 columns over 256 mm = 1.0.
    const acquisition = { ...unknownAcquisition, acquisitionMatrix: [320, 0, 0, 256] } as const;
    expect(acquiredPixelMm(image, acquisition)).toBe(1);
  });

  it('phase along the column: the same numbers the other way round', () => {
    // Rows 512 x 0.25 = 128 mm by 160 phase rows = 0.8; columns 256 mm by 256 = 1.0.
    const wide = { ...image, rowSpacingMm: 0.25 };
    const acquisition = { ...unknownAcquisition, acquisitionMatrix: [0, 256, 160, 0] } as const;
    expect(acquiredPixelMm(wide, acquisition)).toBe(1);
  });

  it('takes the phase field of view where it is smaller than the image', () => {
    // Frequency 256 mm / 256 = 1.0; phase 75 % of 256 = 192 mm / 160 = 1.2, not 256 / 160 = 1.6.
    const acquisition = {
      ...unknownAcquisition,
      acquisitionMatrix: [256, 0, 0, 160],
      percentPhaseFieldOfView: 75,
    } as const;
    expect(acquiredPixelMm(image, acquisition)).toBeCloseTo(1.2);
  });

  it('asks the phase direction where all four numbers are given', () => {
    // Phase along the row: rows are frequency, 256 / 320 = 0.8; columns phase, 256 / 200 = 1.28.
    const acquisition = {
      ...unknownAcquisition,
      acquisitionMatrix: [320, 320, 200, 200],
      inPlanePhaseEncodingDirection: 'ROW',
    } as const;
    expect(acquiredPixelMm(image, acquisition)).toBeCloseTo(1.28);
  });

  it('is never below the pixel spacing, and leaves reformats alone', () => {
    const fine = { ...unknownAcquisition, acquisitionMatrix: [1024, 0, 0, 1024] } as const;
    expect(acquiredPixelMm(image, fine)).toBe(0.5);
    const reformat = {
      ...unknownAcquisition,
      acquisitionMatrix: [128, 0, 0, 128],
      imageType: ['DERIVED', 'SECONDARY', 'MPR'],
    } as const;
    expect(acquiredPixelMm(image, reformat)).toBe(0.5);
  });
});
