import { describe, expect, it } from 'vitest';
import { area } from './polygon.ts';
import {
  createSlicePlane,
  imageToSlice,
  outlineToSlice,
  sliceToImage,
  type SlicePlane,
} from './slice-plane.ts';
import type { ImagePlane, ImagePoint, PatientPoint, Vector3 } from './spaces.ts';
import { cross, dot } from './vector.ts';

const plane = (rowDirection: Vector3, columnDirection: Vector3): ImagePlane => ({
  imagePositionPatient: [-50, -40, 300] as const as PatientPoint,
  rowDirection,
  columnDirection,
  rowSpacingMm: 0.6,
  columnSpacingMm: 0.8,
});

const slicePlaneOf = (image: ImagePlane): SlicePlane => {
  const slice = createSlicePlane(image);
  if (slice === null) throw new Error('expected an axial plane');
  return slice;
};

const imagePoint = (column: number, row: number) => [column, row] as const as ImagePoint;
const axial = plane([1, 0, 0], [0, 1, 0]);
const cos30 = Math.sqrt(3) / 2;

describe('createSlicePlane', () => {
  it("keeps the patient's own x and y on an unangled slice", () => {
    const slice = slicePlaneOf(axial);
    // Ten columns of 0.8 mm and twenty rows of 0.6 mm from (-50, -40).
    const [x, y] = imageToSlice(slice, imagePoint(10.5, 20.5));
    expect(x).toBeCloseTo(-42);
    expect(y).toBeCloseTo(-28);
  });

  it('keeps +x to the left and +y to the back when the image is stored flipped', () => {
    // Rows towards the right, columns towards the front: the normal still points to the head.
    const slice = slicePlaneOf(plane([-1, 0, 0], [0, -1, 0]));
    expect(slice.left.map((v) => v + 0)).toEqual([1, 0, 0]);
    expect(slice.posterior.map((v) => v + 0)).toEqual([0, 1, 0]);
    const [x, y] = imageToSlice(slice, imagePoint(10.5, 20.5));
    expect(x).toBeCloseTo(-58);
    expect(y).toBeCloseTo(-52);
  });

  it('stays orthonormal and in the plane on an angled slice', () => {
    const slice = slicePlaneOf(plane([1, 0, 0], [0, cos30, 0.5]));
    expect(dot(slice.left, slice.posterior)).toBeCloseTo(0);
    expect(dot(slice.normal, slice.posterior)).toBeCloseTo(0);
    expect(slice.posterior[1]).toBeCloseTo(cos30);
    expect(slice.posterior[2]).toBeCloseTo(0.5);
    expect(dot(cross(slice.left, slice.posterior), slice.normal)).toBeCloseTo(1);
  });

  it('refuses a slice nearer to sagittal or coronal', () => {
    expect(createSlicePlane(plane([0, 1, 0], [0, 0, -1]))).toBeNull();
    expect(createSlicePlane(plane([1, 0, 0], [0, 0, -1]))).toBeNull();
  });
});

describe('outlineToSlice', () => {
  it('honours both spacings', () => {
    // A square of 10 x 10 pixels is 8 mm by 6 mm.
    const square = [imagePoint(5, 5), imagePoint(15, 5), imagePoint(15, 15), imagePoint(5, 15)];
    expect(area(outlineToSlice(slicePlaneOf(axial), square))).toBeCloseTo(48);
  });

  it('is undone by sliceToImage', () => {
    const slice = slicePlaneOf(plane([0.96, 0.28 * cos30, 0.14], [-0.28, 0.96 * cos30, 0.48]));
    const [column, row] = sliceToImage(slice, imageToSlice(slice, imagePoint(123.25, 77.5)));
    expect(column).toBeCloseTo(123.25, 6);
    expect(row).toBeCloseTo(77.5, 6);
  });
});
