import { describe, expect, it } from 'vitest';
import { imagePoint } from '../geometry/image-point.ts';
import type { ImagePlane, PatientPoint } from '../geometry/spaces.ts';
import { cobbAngleDeg, lengthMm, outlineAreaMm2 } from './measurement-value.ts';

// Rows 0.6 mm apart, columns 0.8 mm apart.
const plane: ImagePlane = {
  imagePositionPatient: [0, 0, 0] as unknown as PatientPoint,
  rowDirection: [1, 0, 0],
  columnDirection: [0, 1, 0],
  rowSpacingMm: 0.6,
  columnSpacingMm: 0.8,
};

describe('values of measurements', () => {
  it('takes each axis by its own spacing', () => {
    // 3 columns are 2.4 mm, 3 rows 1.8 mm: the diagonal is 3 mm.
    expect(lengthMm(plane, imagePoint(1, 1), imagePoint(4, 4))).toBeCloseTo(3, 9);
    // 10 x 10 pixels of 0.48 mm2.
    const square = [imagePoint(0, 0), imagePoint(10, 0), imagePoint(10, 10), imagePoint(0, 10)];
    expect(outlineAreaMm2(square, plane)).toBeCloseTo(48, 9);
  });

  it('measures the angle between two lines whichever way they were drawn', () => {
    // Rising 3 mm over 30 mm and falling 6 mm over 30 mm: 5.71 and 11.31 degrees, 17.0 together (clinical rules 4.5).
    const at = (xMm: number, yMm: number) => imagePoint(0.5 + xMm / 0.8, 0.5 + yMm / 0.6);
    const lines = [at(0, 0), at(30, -3), at(0, 10), at(30, 16)] as const;
    expect(cobbAngleDeg(plane, lines)).toBeCloseTo(17.0, 1);
    expect(cobbAngleDeg(plane, [lines[1], lines[0], lines[2], lines[3]])).toBeCloseTo(17.0, 1);
  });
});
