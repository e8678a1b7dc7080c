import { recordNumber } from '../base/record-number.ts';
import { pixelSpans } from '../geometry/pixel-spans.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import type { SignalStatistics } from '../domain/reading.ts';

/** The stored values of one grey image. Shape: rows x columns, row by row. */
export interface PixelGrid {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  readonly slope: number;
  readonly intercept: number;
}

/** Statistics of the pixels whose centres lie within a polygon. Space: image points. Null when there are none. */
export function signalStatistics(
  grid: PixelGrid,
  polygon: readonly ImagePoint[],
  unit: SignalStatistics['unit'],
): SignalStatistics | null {
  const values = [...valuesWithin(grid, polygon)];
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return {
    mean: recordNumber(mean),
    standardDeviation: recordNumber(Math.sqrt(variance)),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
    pixelCount: values.length,
    unit,
  };
}

function* valuesWithin(grid: PixelGrid, polygon: readonly ImagePoint[]): Generator<number> {
  for (const { row, first, last } of pixelSpans(polygon, grid.rows, grid.columns)) {
    for (let column = first; column <= last; column++) {
      const stored = grid.values[row * grid.columns + column];
      if (stored !== undefined) yield stored * grid.slope + grid.intercept;
    }
  }
}
