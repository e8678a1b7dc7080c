import { Clipper, ClipType, EndType, FillRule, JoinType, type PathsD } from 'clipper2-ts';
import { centroid, isInside, nearestOnPolygon, removeDuplicates, signedArea } from './polygon.ts';
import { simplifyRing } from './simplify.ts';
import type { PlanePoint, PlanePolygon } from './spaces.ts';

/**
 * An area of a slice, possibly in pieces and with holes. Space/unit: slice mm.
 * Shape: rings that do not cross; outer rings have positive signed area, holes negative.
 */
export type Region = readonly PlanePolygon[];

/** Decimals of a millimetre kept by the clipper: 0.1 micrometre, and products still exact in a double. */
const PRECISION = 4;

/** Slivers thinner than what a clipper rounds away. Unit: mm2. */
const SMALLEST_RING_MM2 = 1e-6;

const toPaths = (region: Region): PathsD => region.map((ring) => ring.map(([x, y]) => ({ x, y })));

const fromPaths = (paths: PathsD): Region =>
  paths
    .map((path) => removeDuplicates(path.map(({ x, y }) => [x, y] as const as PlanePoint)))
    .filter((ring) => ring.length >= 3 && Math.abs(signedArea(ring)) > SMALLEST_RING_MM2);

const combine = (type: ClipType, subject: Region, clip: Region): Region =>
  fromPaths(Clipper.booleanOpD(type, toPaths(subject), toPaths(clip), FillRule.NonZero, PRECISION));

/** The area covered by any of some simple polygons, whatever their direction. */
export function toRegion(polygons: readonly PlanePolygon[]): Region {
  const positive = polygons.map((polygon) =>
    signedArea(polygon) < 0 ? polygon.toReversed() : polygon,
  );
  // A single simple ring is a region already.
  return positive.length <= 1 ? positive : combine(ClipType.Union, positive, []);
}

/** What lies in either. */
export const union = (a: Region, b: Region): Region => combine(ClipType.Union, a, b);

/** What lies in both. */
export const intersect = (a: Region, b: Region): Region =>
  a.length === 0 || b.length === 0 ? [] : combine(ClipType.Intersection, a, b);

/** What lies in the first but not in the second. */
export const subtract = (a: Region, b: Region): Region =>
  a.length === 0 || b.length === 0 ? a : combine(ClipType.Difference, a, b);

/** Points that change a line by less are left out of it before it is moved: each costs a corner. Unit: mm. */
const SMALLEST_BEND_MM = 0.002;

/** The area grown (or, below 0, shrunk) by a distance, with round corners. Unit: mm. */
export function offset(region: Region, mm: number): Region {
  if (region.length === 0) return [];
  const paths = toPaths(region.map((ring) => simplifyRing(ring, SMALLEST_BEND_MM)));
  return fromPaths(Clipper.inflatePathsD(paths, mm, JoinType.Round, EndType.Polygon, 2, PRECISION));
}

/** The parts into which a disc of the radius fits: shrunk, then grown again. Unit: mm. */
export const open = (region: Region, radiusMm: number): Region =>
  offset(offset(region, -radiusMm), radiusMm);

/** The area, holes taken off. Unit: mm2. */
export const regionArea = (region: Region): number =>
  region.reduce((sum, ring) => sum + signedArea(ring), 0);

/** The parts of a region that do not hang together, each with its own holes. */
export function piecesOf(region: Region): readonly Region[] {
  const holes = region.filter((ring) => signedArea(ring) < 0);
  return region
    .filter((ring) => signedArea(ring) > 0)
    .map((outer) => [outer, ...holes.filter((hole) => hole.every((p) => isWithin(outer, p)))]);
}

/** Whether a hole's point lies in an outer ring; holes touch their ring at most in a point. */
const isWithin = (outer: PlanePolygon, point: PlanePoint): boolean =>
  isInside(outer, point) || nearestOnPolygon(outer, point).distance < 1e-3;

/** The outline around the largest part of a region, holes filled; empty without any. */
export const largestOutline = (region: Region): PlanePolygon =>
  region.reduce<PlanePolygon>((a, b) => (signedArea(b) > signedArea(a) ? b : a), []);

/** The centre of the area, or null when there is none. */
export function regionCentroid(region: Region): PlanePoint | null {
  const total = regionArea(region);
  if (Math.abs(total) < SMALLEST_RING_MM2) return null;
  let x = 0;
  let y = 0;
  for (const ring of region) {
    const weight = signedArea(ring) / total;
    const centre = centroid(ring);
    x += centre[0] * weight;
    y += centre[1] * weight;
  }
  return [x, y] as const as PlanePoint;
}

/** Whether a point lies in the region. */
export const isInRegion = (region: Region, point: PlanePoint): boolean =>
  region.filter((ring) => isInside(ring, point)).length % 2 === 1;

/** The distance from a point to the region, 0 inside it; infinite when the region is empty. Unit: mm. */
export const regionDistance = (region: Region, point: PlanePoint): number =>
  isInRegion(region, point)
    ? 0
    : region.reduce(
        (least, ring) => Math.min(least, nearestOnPolygon(ring, point).distance),
        Infinity,
      );

/**
 * Tells whether a point lies in a region or no further from it than `mm`. Many points are asked of one region, and most lie
 * near or far: the first edge that is near enough decides. Unit: mm.
 */
export function nearRegion(region: Region, mm: number): (point: PlanePoint) => boolean {
  // Flat numbers: this loop runs some hundred thousand times for one grade.
  const ends = Float64Array.from(region.flatMap((ring) => ring.flatMap((b, i) => [...(ring.at(i - 1) ?? b), ...b]))); // prettier-ignore
  const at = (index: number): number => ends[index] ?? NaN;
  const within = mm * mm;
  return (point) => {
    const x = point[0];
    const y = point[1];
    let isIn = false;
    for (let i = 0; i < ends.length; i += 4) {
      const ay = at(i + 1);
      const by = at(i + 3);
      if (by > y + mm && ay > y + mm) continue;
      if (by < y - mm && ay < y - mm) continue;
      const ax = at(i);
      const bx = at(i + 2);
      // As in `isInside`.
      if (by > y !== ay > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) isIn = !isIn;
      if ((ax > x + mm && bx > x + mm) || (ax < x - mm && bx < x - mm)) continue;
      const dx = bx - ax;
      const dy = by - ay;
      const squared = dx * dx + dy * dy;
      const along = squared === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / squared;
      const clamped = along < 0 ? 0 : along > 1 ? 1 : along;
      const offX = ax + clamped * dx - x;
      const offY = ay + clamped * dy - y;
      if (offX * offX + offY * offY <= within) return true;
    }
    return isIn;
  };
}
