import { describe, expect, it } from 'vitest';
import type { ImagePlane, ImagePoint, PatientPoint } from '../geometry/spaces.ts';
import { cobbAngleDeg, lengthMm } from './measurement-value.ts';

/** A sagittal plane with pixels 0.5 mm wide and 1 mm high. */
const plane: ImagePlane = {
  imagePositionPatient: [0, 0, 0] as const as PatientPoint,
  rowDirection: [0, 1, 0],
  columnDirection: [0, 0, -1],
  rowSpacingMm: 1,
  columnSpacingMm: 0.5,
};

/** An image point given in mm along the row and the column. */
const mm = (x: number, y: number) => [x / 0.5, y] as const as ImagePoint;

describe('measurements on pixels that are not square', () => {
  it('have the length in the patient', () => {
    expect(lengthMm(plane, mm(0, 0), mm(3, 4))).toBeCloseTo(5);
  });

  it('have the Cobb angle of endplates that rise 3 over 30 and fall 6 over 30 mm', () => {
    // atan(0.1) + atan(0.2) = 5.71 + 11.31. Source: spec clinical-rules 4.5.
    const rising = [mm(0, 0), mm(30, 3)] as const;
    const falling = [mm(0, 20), mm(30, 14)] as const;
    expect(cobbAngleDeg(plane, [...rising, ...falling])).toBeCloseTo(17.0, 1);
    expect(cobbAngleDeg(plane, [rising[1], rising[0], ...falling])).toBeCloseTo(17.0, 1);
  });
});
