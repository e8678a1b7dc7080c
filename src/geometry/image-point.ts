import type { ImagePoint } from './spaces.ts';

/** An image point from its column and row. Space/unit: pixels from the outer corner of the first pixel. */
export const imagePoint = (column: number, row: number): ImagePoint =>
  [column, row] as unknown as ImagePoint;
