import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint } from '../geometry/image-point.ts';
import type { ImagePlane, PatientPoint, Vector3 } from '../geometry/spaces.ts';
import { createViewTransform, displayOrientation } from './view-transform.ts';

const plane = (row: Vector3, column: Vector3): ImagePlane => ({
  imagePositionPatient: [-10, -20, 30] as unknown as PatientPoint,
  rowDirection: row,
  columnDirection: column,
  rowSpacingMm: 0.5,
  columnSpacingMm: 0.8,
});

const axial = plane([1, 0, 0], [0, 1, 0]);

describe('createViewTransform', () => {
  // A screen on which 1 mm is 4 px, the patient's x to the right and y downwards.
  const screen = ([x, y]: Vector3): readonly [number, number] => [100 + 4 * x, 200 + 4 * y];

  it('puts the centre of the first pixel where the engine puts its patient position', () => {
    const { toCanvas } = createViewTransform(axial, screen);
    // Position (-10, -20): 100 - 40 = 60 and 200 - 80 = 120.
    expect(toCanvas(imagePoint(0.5, 0.5))).toEqual([60, 120]);
  });

  it('counts a pixel along a row as its column spacing', () => {
    // 0.8 mm at 4 px per mm.
    expect(createViewTransform(axial, screen).scale).toBeCloseTo(3.2, 9);
  });

  it('comes back to the image point it started from', () => {
    const { toCanvas, toImage } = createViewTransform(axial, screen);
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (c, r) => {
          const [column, row] = toImage(toCanvas(imagePoint(c, r)));
          expect(column).toBeCloseTo(c, 6);
          expect(row).toBeCloseTo(r, 6);
        },
      ),
    );
  });
});

describe('displayOrientation', () => {
  const straight = { rotation: 0, flipHorizontal: false, flipVertical: false };

  it('leaves images alone that already follow the convention', () => {
    expect(displayOrientation(axial)).toEqual(straight);
    expect(displayOrientation(plane([0, 1, 0], [0, 0, -1]))).toEqual(straight);
    expect(displayOrientation(plane([1, 0, 0], [0, 0, -1]))).toEqual(straight);
  });

  it('flips a sagittal image that faces right, and an axial one with the left on the left', () => {
    expect(displayOrientation(plane([0, -1, 0], [0, 0, -1])).flipHorizontal).toBe(true);
    expect(displayOrientation(plane([-1, 0, 0], [0, 1, 0])).flipHorizontal).toBe(true);
  });

  it('turns an image whose rows run along the body', () => {
    expect(displayOrientation(plane([0, 0, -1], [0, -1, 0]))).toEqual({
      rotation: 90,
      flipHorizontal: false,
      flipVertical: false,
    });
  });
});
