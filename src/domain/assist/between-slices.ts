import { area, depthInside, type Point2 } from '../../geometry/polygon.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { zeroLines } from '../../geometry/zero-lines.ts';

/** Distance between the points at which both outlines are compared. Unit: mm. */
const GRID_MM = 0.4;

/** An outline and how far its slice is from the one between. Unit: mm. */
export interface NeighbourOutline {
  readonly polygon: PlanePolygon;
  readonly distanceMm: number;
}

/**
 * The outline between two drawn ones of parallel slices: where the weighted mean of their signed distances is 0.
 * Space/unit: mm of one slice plane. The largest piece; null where both have none in common.
 * Source: shape-based interpolation, Raya and Udupa, IEEE Trans Med Imaging 1990;9:32-42.
 */
export function outlineBetween(
  above: NeighbourOutline,
  below: NeighbourOutline,
): PlanePolygon | null {
  const apart = above.distanceMm + below.distanceMm;
  const shareOfBelow = apart === 0 ? 0.5 : above.distanceMm / apart;
  const points = [...above.polygon, ...below.polygon];
  const left = Math.min(...points.map(([x]) => x)) - GRID_MM;
  const top = Math.min(...points.map(([, y]) => y)) - GRID_MM;
  const columns = Math.ceil((Math.max(...points.map(([x]) => x)) - left) / GRID_MM) + 2;
  const rows = Math.ceil((Math.max(...points.map(([, y]) => y)) - top) / GRID_MM) + 2;
  const field = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const point: Point2 = [left + column * GRID_MM, top + row * GRID_MM];
      field[row * columns + column] =
        depthInside(above.polygon, point) * (1 - shareOfBelow) +
        depthInside(below.polygon, point) * shareOfBelow;
    }
  }
  return largest(
    zeroLines(field, rows, columns).map((line) =>
      line.map(
        ([x, y]) => [left + x * GRID_MM, top + y * GRID_MM] as const as unknown as PlanePoint,
      ),
    ),
  );
}

const largest = (polygons: readonly PlanePolygon[]): PlanePolygon | null =>
  polygons.reduce<PlanePolygon | null>(
    (best, one) => (best === null || area(one) > area(best) ? one : best),
    null,
  );
