import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planeNormal, toImage, toPatient } from './image-plane.ts';
import type { ImagePlane, ImagePoint, PatientPoint, Vector3 } from './spaces.ts';
import { cross, normalise } from './vector.ts';

const imagePoint = (column: number, row: number) => [column, row] as const as ImagePoint;

/** A sagittal plane as scanners write it: rows run to the back, columns to the feet, pixels 0.5 wide and 0.8 high. */
const sagittal: ImagePlane = {
  imagePositionPatient: [10, -100, 200] as const as PatientPoint,
  rowDirection: [0, 1, 0],
  columnDirection: [0, 0, -1],
  rowSpacingMm: 0.8,
  columnSpacingMm: 0.5,
};

const anyPlane: fc.Arbitrary<ImagePlane> = fc
  .record({
    a: fc.tuple(coordinate(1), coordinate(1), coordinate(1)),
    b: fc.tuple(coordinate(1), coordinate(1), coordinate(1)),
    position: fc.tuple(coordinate(500), coordinate(500), coordinate(500)),
    rowSpacingMm: fc.double({ min: 0.1, max: 5, noNaN: true }),
    columnSpacingMm: fc.double({ min: 0.1, max: 5, noNaN: true }),
  })
  .filter(({ a, b }) => Math.hypot(...a) > 0.1 && Math.hypot(...cross(a, b)) > 0.1)
  .map(({ a, b, position, rowSpacingMm, columnSpacingMm }) => {
    const rowDirection = normalise(a);
    const normal = normalise(cross(a, b));
    return {
      imagePositionPatient: position as Vector3 as PatientPoint,
      rowDirection,
      columnDirection: cross(normal, rowDirection),
      rowSpacingMm,
      columnSpacingMm,
    };
  });

function coordinate(limit: number) {
  return fc.double({ min: -limit, max: limit, noNaN: true });
}

describe('toPatient', () => {
  it('puts the centre of the first pixel at ImagePositionPatient', () => {
    expect(toPatient(sagittal, imagePoint(0.5, 0.5))).toEqual([10, -100, 200]);
  });

  it('moves by the column spacing along a row and by the row spacing along a column', () => {
    // Ten columns to the right: 10 x 0.5 mm to the back; five rows down: 5 x 0.8 mm to the feet.
    expect(toPatient(sagittal, imagePoint(10.5, 5.5))).toEqual([10, -95, 196]);
  });
});

describe('toImage', () => {
  it('says how far a point lies off the plane, along the normal', () => {
    // Row x column = (0,1,0) x (0,0,-1) = (-1,0,0): 3 mm to the left of the plane is -3.
    expect(planeNormal(sagittal)[0]).toBe(-1);
    expect(toImage(sagittal, [13, -95, 196] as const as PatientPoint)).toEqual({
      point: [10.5, 5.5],
      offPlaneMm: -3,
    });
  });

  it('undoes toPatient on every plane', () => {
    fc.assert(
      fc.property(anyPlane, coordinate(1000), coordinate(1000), (plane, column, row) => {
        const back = toImage(plane, toPatient(plane, imagePoint(column, row)));
        expect(back.point[0]).toBeCloseTo(column, 6);
        expect(back.point[1]).toBeCloseTo(row, 6);
        expect(back.offPlaneMm).toBeCloseTo(0, 6);
      }),
    );
  });
});
