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
    mean,
    standardDeviation: Math.sqrt(variance),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
    pixelCount: values.length,
    unit,
  };
}

function* valuesWithin(grid: PixelGrid, polygon: readonly ImagePoint[]): Generator<number> {
  const rows = polygon.map(([, row]) => row);
  const first = Math.max(0, Math.floor(Math.min(...rows)));
  const last = Math.min(grid.rows - 1, Math.ceil(Math.max(...rows)));
  for (let row = first; row <= last; row++) {
    const crossings = crossingsOf(polygon, row + 0.5);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil((crossings[i] ?? 0) - 0.5));
      const to = Math.min(grid.columns - 1, Math.floor((crossings[i + 1] ?? -1) - 0.5));
      for (let column = from; column <= to; column++) {
        const stored = grid.values[row * grid.columns + column];
        if (stored !== undefined) yield stored * grid.slope + grid.intercept;
      }
    }
  }
}

/** Columns at which a horizontal line crosses the polygon, in order. */
function crossingsOf(polygon: readonly ImagePoint[], row: number): number[] {
  const crossings: number[] = [];
  for (const [i, [column, y]] of polygon.entries()) {
    const [nextColumn, nextY] = polygon[(i + 1) % polygon.length] ?? [column, y];
    if (y <= row === nextY <= row) continue;
    crossings.push(column + ((row - y) / (nextY - y)) * (nextColumn - column));
  }
  return crossings.sort((a, b) => a - b);
}
