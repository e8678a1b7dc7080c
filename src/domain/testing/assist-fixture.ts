import { imagePoint } from '../../geometry/image-point.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { GreySlice } from '../assist/prepare-slice.ts';

const SIZE = 61;
const MIDDLE = 30;

/** Pixels of the made slices. Unit: mm. */
export const PIXEL_MM = 0.5;

/** A square slice whose grey level is a function of mm from its middle. */
export function sliceOf(grey: (x: number, y: number) => number): GreySlice {
  const values = new Float32Array(SIZE * SIZE);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      values[row * SIZE + column] = grey((column - MIDDLE) * PIXEL_MM, (row - MIDDLE) * PIXEL_MM);
    }
  }
  return { values, rows: SIZE, columns: SIZE, rowSpacingMm: PIXEL_MM, columnSpacingMm: PIXEL_MM };
}

/** An image point from pixels counted at their centres, as the specification of the proposals counts them. */
export const atPixel = (column: number, row: number): ImagePoint =>
  imagePoint(column + 0.5, row + 0.5);

const step = (mm: number): number => Math.min(Math.max(mm / 0.5 + 0.5, 0), 1);

/** A cord of grey 80, an ellipse of 6 x 4 mm half axes, in fluid of 220 to a radius of 9 mm, in 60. */
export function cordInFluid(x: number, y: number): number {
  const beyondCord = (Math.hypot(x / 6, y / 4) - 1) * Math.sqrt(24);
  const grey = 80 + 140 * step(beyondCord);
  return grey + (60 - grey) * step(Math.hypot(x, y) - 9);
}

/** The same with a tumour of 90 behind a dark dura above y = -4 mm: no fluid is seen there. */
export function cordUnderTumour(x: number, y: number): number {
  if (Math.hypot(x, y) >= 9 || y >= -4) return cordInFluid(x, y);
  return y < -4.6 ? 90 : 30;
}

/** The cord in a sac of 8 x 6 mm half axes, with a thin dura, then fat nearly as bright as fluid to a radius of 10.5 mm. */
export function cordInFat(x: number, y: number): number {
  const beyondSac = (Math.hypot(x / 8, y / 6) - 1) * Math.sqrt(48);
  if (beyondSac < 0) return cordInFluid(x, y);
  if (beyondSac < 0.6) return 90;
  return 190 + (60 - 190) * step(Math.hypot(x, y) - 10.5);
}
