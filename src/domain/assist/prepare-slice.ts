import type { ImagePoint } from '../../geometry/spaces.ts';
import { smoothed } from './gaussian.ts';
import { clamp } from './statistics.ts';

/** The grey levels of one slice. Shape: rows x columns, row by row. Unit of the values: any, stored or rescaled. */
export interface GreySlice {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  readonly rowSpacingMm: number;
  readonly columnSpacingMm: number;
}

/** A smoothed part of a slice, with the column and row of its first pixel there. */
export interface PreparedSlice extends GreySlice {
  readonly values: Float32Array;
  readonly firstColumn: number;
  readonly firstRow: number;
}

/** Noise is smoothed over about this much. Standard deviation in mm. */
const SMOOTHING_MM = 0.6;

/** The sac's rays reach 20 mm from a centre that may move a little. Unit: mm. */
const CROP_MM = 24;

/** The surroundings of a point, smoothed. What lies beyond the crop takes part in smoothing its edge. */
export function prepareSlice(slice: GreySlice, centre: ImagePoint): PreparedSlice {
  const { rowSpacingMm, columnSpacingMm } = slice;
  const margin = 4 * SMOOTHING_MM + 1;
  const part = cropped(slice, centre, CROP_MM + margin);
  return {
    ...part,
    values: smoothed(
      part.values,
      part.rows,
      part.columns,
      SMOOTHING_MM / rowSpacingMm,
      SMOOTHING_MM / columnSpacingMm,
    ),
  };
}

function cropped(slice: GreySlice, [column, row]: ImagePoint, reachMm: number): PreparedSlice {
  const range = (middle: number, reach: number, count: number): readonly [number, number] => [
    clamp(Math.floor(middle - reach), 0, count - 1),
    clamp(Math.ceil(middle + reach), 1, count),
  ];
  const [left, right] = range(column, reachMm / slice.columnSpacingMm, slice.columns);
  const [top, bottom] = range(row, reachMm / slice.rowSpacingMm, slice.rows);
  const [columns, rows] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const values = new Float32Array(rows * columns);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      values[y * columns + x] = slice.values[(top + y) * slice.columns + left + x] ?? 0;
    }
  }
  return { ...slice, values, rows, columns, firstColumn: left, firstRow: top };
}

/** The grey level between pixel centres, bilinear; beyond the edge that of the edge. Space: image points of the slice. */
export function greyAt(slice: PreparedSlice, column: number, row: number): number {
  const { values, columns, rows } = slice;
  const x = clamp(column - 0.5 - slice.firstColumn, 0, columns - 1);
  const y = clamp(row - 0.5 - slice.firstRow, 0, rows - 1);
  const left = Math.min(Math.floor(x), Math.max(0, columns - 2));
  const top = Math.min(Math.floor(y), Math.max(0, rows - 2));
  const [alongX, alongY] = [x - left, y - top];
  const first = top * columns + left;
  const below = rows > 1 ? first + columns : first;
  const right = columns > 1 ? 1 : 0;
  return (
    ((values[first] ?? 0) * (1 - alongX) + (values[first + right] ?? 0) * alongX) * (1 - alongY) +
    ((values[below] ?? 0) * (1 - alongX) + (values[below + right] ?? 0) * alongX) * alongY
  );
}
