import { intersect, regionArea, toRegion } from './boolean.ts';
import { nearestOnPolygon, resample } from './polygon.ts';
import type { PlanePolygon } from './spaces.ts';

/** How well two outlines of one thing agree. */
export interface OutlineOverlap {
  /** Twice the shared area over the sum of both areas, 0 to 1. Source: Dice, Ecology 1945;26:297-302. */
  readonly dice: number;
  /** The largest distance of a point of either outline from the other outline (Hausdorff). Unit: mm. */
  readonly largestDistanceMm: number;
}

/** Outlines are measured at points this far apart. Unit: mm. */
const STEP_MM = 0.25;

/** Compares two outlines in one plane. Space/unit: mm. Null when either encloses nothing. */
export function outlineOverlap(a: PlanePolygon, b: PlanePolygon): OutlineOverlap | null {
  const [regionA, regionB] = [toRegion([a]), toRegion([b])];
  const sum = regionArea(regionA) + regionArea(regionB);
  if (regionArea(regionA) === 0 || regionArea(regionB) === 0) return null;
  return {
    dice: (2 * regionArea(intersect(regionA, regionB))) / sum,
    largestDistanceMm: Math.max(furthest(a, b), furthest(b, a)),
  };
}

const furthest = (from: PlanePolygon, to: PlanePolygon): number =>
  resample(from, STEP_MM).reduce(
    (most, point) => Math.max(most, nearestOnPolygon(to, point).distance),
    0,
  );
