import { isInRegion, type Region } from '../../geometry/boolean.ts';
import { isInside } from '../../geometry/polygon.ts';
import { shortestOutlineSegment, type ShortestSegment } from '../../geometry/polygon-distance.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';

/** The shortest segment from an outline's area to a region; null when the region is empty. */
export function shortestToRegion(
  outline: PlanePolygon,
  region: Region,
): ShortestSegment<PlanePoint> | null {
  const inside =
    outline.find((point) => isInRegion(region, point)) ??
    region.flat().find((point) => isInside(outline, point));
  if (inside !== undefined) return { from: inside, to: inside, distance: 0 };
  let best: ShortestSegment<PlanePoint> | null = null;
  for (const ring of region) {
    const found = shortestOutlineSegment(outline, ring);
    if (found !== null && (best === null || found.distance < best.distance)) best = found;
  }
  return best;
}
