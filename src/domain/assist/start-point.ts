import { imagePoint } from '../../geometry/image-point.ts';
import { isInside, nearestOnPolygon } from '../../geometry/polygon.ts';
import type { ImagePoint } from '../../geometry/spaces.ts';
import type { PixelSpacing } from './rays.ts';

/** Distance between the points that are tried. Unit: mm. */
const GRID_MM = 0.5;

/**
 * Where cord and sac begin without a click: the deepest point of the canal that no tumour fills. Null where all of the canal
 * is filled. Space: image points; of equally deep points the first, from the top left.
 */
export function deepestFreePoint(
  canal: readonly ImagePoint[],
  tumours: readonly (readonly ImagePoint[])[],
  { rowSpacingMm, columnSpacingMm }: PixelSpacing,
): ImagePoint | null {
  // In mm, so that depth is the same along rows and columns.
  const toMm = (points: readonly ImagePoint[]) =>
    points.map(([x, y]) => [x * columnSpacingMm, y * rowSpacingMm] as const);
  const outer = toMm(canal);
  const filled = tumours.map(toMm);
  const [xs, ys] = [outer.map(([x]) => x), outer.map(([, y]) => y)];
  const [right, bottom] = [Math.max(...xs), Math.max(...ys)];
  let best: { readonly point: ImagePoint; readonly depth: number } | null = null;
  for (let y = Math.min(...ys); y <= bottom; y += GRID_MM) {
    for (let x = Math.min(...xs); x <= right; x += GRID_MM) {
      if (!isInside(outer, [x, y]) || filled.some((tumour) => isInside(tumour, [x, y]))) continue;
      const depth = Math.min(
        ...[outer, ...filled].map((polygon) => nearestOnPolygon(polygon, [x, y]).distance),
      );
      if (best === null || depth > best.depth) {
        best = { point: imagePoint(x / columnSpacingMm, y / rowSpacingMm), depth };
      }
    }
  }
  return best?.point ?? null;
}
