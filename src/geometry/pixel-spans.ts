import type { ImagePoint } from './spaces.ts';

/** Pixels side by side in one row, the last included. Rows and columns count from 0. */
export interface PixelSpan {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The pixels whose centres lie within a polygon or on its edge to the left or right. Space: image points, where
 * (0.5, 0.5) is the centre of the first pixel. A polygon that crosses itself is taken by the even-odd rule.
 */
export function* pixelSpans(
  polygon: readonly ImagePoint[],
  rows: number,
  columns: number,
): Generator<PixelSpan> {
  const heights = polygon.map(([, row]) => row);
  const top = Math.max(0, Math.floor(Math.min(...heights)));
  const bottom = Math.min(rows - 1, Math.ceil(Math.max(...heights)));
  for (let row = top; row <= bottom; row++) {
    const crossings = crossingsOf(polygon, row + 0.5);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil((crossings[i] ?? 0) - 0.5));
      const last = Math.min(columns - 1, Math.floor((crossings[i + 1] ?? -1) - 0.5));
      if (first <= last) yield { row, first, last };
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
