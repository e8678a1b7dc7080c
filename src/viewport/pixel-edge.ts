import type { ImagePoint } from '../geometry/spaces.ts';
import type { PixelGrid } from './signal-statistics.ts';

/** Finer than a pixel, coarser than the interpolation can tell apart. Unit: pixels. */
const STEP = 0.25;

/** The point of steepest grey change within `radius` pixels of a point; the point itself where the grey is even. */
export function snapToEdge(grid: PixelGrid, point: ImagePoint, radius: number): ImagePoint {
  let best = { point, steepness: steepnessAt(grid, point[0], point[1]) * 1.1 };
  for (let dy = -radius; dy <= radius; dy += STEP) {
    for (let dx = -radius; dx <= radius; dx += STEP) {
      const distance = Math.hypot(dx, dy);
      if (distance > radius) continue;
      const [column, row] = [point[0] + dx, point[1] + dy];
      // Nearer edges win over slightly steeper ones further off.
      const steepness = steepnessAt(grid, column, row) * (1 - 0.5 * (distance / radius));
      if (steepness > best.steepness) {
        best = { point: [column, row] as unknown as ImagePoint, steepness };
      }
    }
  }
  return best.point;
}

function steepnessAt(grid: PixelGrid, column: number, row: number): number {
  const dx = valueAt(grid, column + 0.5, row) - valueAt(grid, column - 0.5, row);
  const dy = valueAt(grid, column, row + 0.5) - valueAt(grid, column, row - 0.5);
  return Math.hypot(dx, dy);
}

/** Bilinear between pixel centres; the border value beyond them. */
function valueAt(grid: PixelGrid, column: number, row: number): number {
  const x = Math.min(Math.max(column - 0.5, 0), grid.columns - 1);
  const y = Math.min(Math.max(row - 0.5, 0), grid.rows - 1);
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [x1, y1] = [Math.min(x0 + 1, grid.columns - 1), Math.min(y0 + 1, grid.rows - 1)];
  const at = (c: number, r: number): number => grid.values[r * grid.columns + c] ?? 0;
  const top = at(x0, y0) + (x - x0) * (at(x1, y0) - at(x0, y0));
  const bottom = at(x0, y1) + (x - x0) * (at(x1, y1) - at(x0, y1));
  return top + (y - y0) * (bottom - top);
}
