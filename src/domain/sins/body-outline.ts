import { toPatient } from '../../geometry/image-plane.ts';
import type { Point2 } from '../../geometry/polygon.ts';
import { sagittalAxes } from '../../geometry/sagittal-axes.ts';
import type { ImagePlane, ImagePoint, Vector3 } from '../../geometry/spaces.ts';
import { dot } from '../../geometry/vector.ts';
import type { BodyHeights } from './collapse.ts';

/** How often the axis is set anew from the endplates; it settles after two or three. */
const TURNS = 5;
/** Where the endplates are looked at to find the axis, as shares of the depth. */
const ENDPLATES = [0.25, 0.35, 0.45, 0.55, 0.65, 0.75] as const;
/** The front third but for its rounded edge, as shares of the depth; the back third is its mirror. */
const FRONT_THIRD = [0.12, 0.16, 0.2, 0.24, 0.28, 0.32] as const;
/** Where the wall's height is read off the line through its third. */
const WALL = 0.06;
const MIDDLE = [0.46, 0.5, 0.54] as const;

/**
 * The three heights of a vertebral body from its outline on a sagittal image, along the body's own axis: at right angles
 * to the line halfway between its endplates. The outer columns are the straight line through their third, read at the
 * wall, so that rounded corners do not count. Unit: mm; null on other planes or for a shape that is no body.
 * `spine` is the direction of the spine there, if known: it says which sides are the endplates.
 * Source: spec clinical-rules 4.4.
 */
export function heightsOfOutline(
  plane: ImagePlane,
  outline: readonly ImagePoint[],
  spine: Vector3 | null = null,
): BodyHeights | null {
  const axes = sagittalAxes(plane);
  if (axes === null || outline.length < 3) return null;
  const polygon = outline.map((point): Point2 => {
    const position = toPatient(plane, point);
    return [-dot(position, axes.anterior), dot(position, axes.up)];
  });
  const lean = spine === null ? 0 : leanOf(-dot(spine, axes.anterior), dot(spine, axes.up));
  return heightsOfBody(polygon, lean);
}

/** How far an axis leans from upright; either sense of it. Unit: radians. */
const leanOf = (back: number, up: number): number => Math.atan(up === 0 ? 0 : back / up);

/** The heights of a polygon with x towards the back and y towards the head, its axis leaning about so far back. */
function heightsOfBody(polygon: readonly Point2[], lean: number): BodyHeights | null {
  let turned = rotate(polygon, lean);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const chords = ENDPLATES.flatMap((share) => chordAt(turned, share) ?? []);
    if (chords.length < ENDPLATES.length) return null;
    const slope =
      (slopeOf(chords.map(({ x, top }) => [x, top])) +
        slopeOf(chords.map(({ x, bottom }) => [x, bottom]))) /
      2;
    turned = rotate(turned, -Math.atan(slope));
  }
  const middle = MIDDLE.flatMap((share) => chordAt(turned, share)?.height ?? []);
  if (middle.length === 0) return null;
  return {
    anterior: wallHeight(turned, (share) => share),
    middle: middle.reduce((sum, height) => sum + height, 0) / middle.length,
    posterior: wallHeight(turned, (share) => 1 - share),
  };
}

/** The height at a wall from the straight line through its third. Unit: mm. */
function wallHeight(polygon: readonly Point2[], at: (share: number) => number): number | null {
  const points = FRONT_THIRD.flatMap((share): Point2[] => {
    const chord = chordAt(polygon, at(share));
    return chord === null ? [] : [[share, chord.height]];
  });
  if (points.length < 2) return null;
  const [x, y] = meanPoint(points);
  return Math.max(0, y + slopeOf(points) * (WALL - x));
}

interface Chord {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

/** Where an upright line at a share of the depth cuts the outline, highest and lowest. */
function chordAt(polygon: readonly Point2[], share: number): Chord | null {
  const xs = polygon.map(([x]) => x);
  const front = Math.min(...xs);
  const x = front + share * (Math.max(...xs) - front);
  const cuts = polygon.flatMap((to, i): number[] => {
    const from = polygon.at(i - 1) ?? to;
    if (from[0] <= x === to[0] <= x) return [];
    return [from[1] + ((x - from[0]) / (to[0] - from[0])) * (to[1] - from[1])];
  });
  if (cuts.length < 2) return null;
  const [top, bottom] = [Math.max(...cuts), Math.min(...cuts)];
  return { x, top, bottom, height: top - bottom };
}

const meanPoint = (points: readonly Point2[]): Point2 => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** The slope of the least-squares line through points; 0 where they stand above each other. */
function slopeOf(points: readonly Point2[]): number {
  const [mx, my] = meanPoint(points);
  const spread = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / spread;
}

/** The polygon turned about the origin; positive turns the first axis towards the second. */
function rotate(polygon: readonly Point2[], radians: number): readonly Point2[] {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return polygon.map(([x, y]) => [x * cos - y * sin, x * sin + y * cos] as const);
}
