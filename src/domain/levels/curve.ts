import type { PatientPoint, Vector3 } from '../../geometry/spaces.ts';
import { add, distanceMm, dot, length, normalise, scale, subtract } from '../../geometry/vector.ts';

/** A smooth line through given points, as short straight pieces. Space/unit: LPS mm. */
export interface Curve {
  readonly samples: readonly CurveSample[];
  /** The length along the curve at each given point, in order. Unit: mm. */
  readonly knots: readonly number[];
}

/** A point of a curve and how far along it lies. Unit: mm. */
export interface CurveSample {
  readonly point: PatientPoint;
  readonly at: number;
}

const PIECES = 16;

/**
 * The curve through points, in their order: cubic Hermite pieces with Catmull-Rom tangents, weighted by the distances
 * so that uneven spacing makes no loops. Shape: at least one point; one point gives a curve without length.
 */
export function createCurve(points: readonly PatientPoint[]): Curve {
  const samples: CurveSample[] = [];
  const knots: number[] = [];
  points.forEach((point, i) => {
    const before = samples.at(-1);
    if (before === undefined) {
      samples.push({ point, at: 0 });
    } else {
      for (let piece = 1; piece <= PIECES; piece += 1) {
        const last = samples.at(-1) ?? before;
        const next = hermite(points, i - 1, piece / PIECES);
        samples.push({ point: next, at: last.at + distanceMm(last.point, next) });
      }
    }
    knots.push(samples.at(-1)?.at ?? 0);
  });
  return { samples, knots };
}

/** A point of the piece from `points[index]` to the next, at a fraction of it. */
function hermite(points: readonly PatientPoint[], index: number, t: number): PatientPoint {
  const from = points[index];
  const to = points[index + 1];
  if (from === undefined || to === undefined) throw new Error('No such piece of the curve.');
  const chord = distanceMm(from, to);
  const startTangent = scale(tangentAt(points, index), chord);
  const endTangent = scale(tangentAt(points, index + 1), chord);
  const t2 = t * t;
  const t3 = t2 * t;
  return [from, startTangent, to, endTangent]
    .map((vector, i) =>
      scale(vector, [2 * t3 - 3 * t2 + 1, t3 - 2 * t2 + t, 3 * t2 - 2 * t3, t3 - t2][i] ?? 0),
    )
    .reduce<Vector3>((sum, vector) => add(sum, vector), [0, 0, 0]) as PatientPoint;
}

/** The unit tangent at a given point: the parabola through it and its neighbours, the chord at an end of two points. */
function tangentAt(points: readonly PatientPoint[], index: number): Vector3 {
  const here = points[index];
  if (here === undefined) return [0, 0, 0];
  const before = points[index - 1];
  const after = points[index + 1];
  if (before !== undefined && after !== undefined) {
    const incoming = distanceMm(before, here);
    const outgoing = distanceMm(here, after);
    return normalise(
      add(
        scale(normalise(subtract(here, before)), outgoing),
        scale(normalise(subtract(after, here)), incoming),
      ),
    );
  }
  const neighbour = after ?? before;
  if (neighbour === undefined) return [0, 0, 0];
  const chord = after === undefined ? subtract(here, neighbour) : subtract(neighbour, here);
  const inner = tangentAtInner(points, after === undefined ? index - 1 : index + 1);
  // An end bends on as its neighbour does: mirrored about the chord between them.
  return inner === null ? normalise(chord) : mirrored(inner, normalise(chord));
}

function tangentAtInner(points: readonly PatientPoint[], index: number): Vector3 | null {
  return index > 0 && index < points.length - 1 ? tangentAt(points, index) : null;
}

const mirrored = (direction: Vector3, axis: Vector3): Vector3 =>
  normalise(subtract(scale(axis, 2 * dot(direction, axis)), direction));

/** The point at a length along a curve; beyond the ends, straight on. Unit: mm. */
export function pointAt(curve: Curve, at: number): PatientPoint {
  const { samples } = curve;
  const piece = pieceAt(curve, at);
  const from = samples[piece];
  const to = samples[piece + 1];
  if (from === undefined) throw new Error('A curve needs a point.');
  if (to === undefined || to.at === from.at) return from.point;
  const share = (at - from.at) / (to.at - from.at);
  return add(from.point, scale(subtract(to.point, from.point), share)) as PatientPoint;
}

/** The unit direction at a length along a curve, from its first point to its last; null on a curve without length. */
export function directionAt(curve: Curve, at: number): Vector3 | null {
  const piece = pieceAt(curve, at);
  const from = curve.samples[piece];
  const to = curve.samples[piece + 1];
  if (from === undefined || to === undefined) return null;
  const along = subtract(to.point, from.point);
  return length(along) === 0 ? null : normalise(along);
}

function pieceAt({ samples }: Curve, at: number): number {
  const after = samples.findIndex((sample) => sample.at > at);
  const index = after === -1 ? samples.length - 2 : after - 1;
  return Math.max(0, index);
}

/**
 * How far along a curve the point nearest to it lies. Beyond the ends the curve goes straight on, so that points above
 * and below have a place too: negative, or past the length. Unit: mm.
 */
export function nearestAlong({ samples }: Curve, point: PatientPoint): number {
  let best = { at: 0, distance: Infinity };
  samples.forEach((from, i) => {
    const to = samples[i + 1];
    if (to === undefined || to.at === from.at) return;
    const along = subtract(to.point, from.point);
    const free = dot(subtract(point, from.point), along) / dot(along, along);
    const least = i === 0 ? -Infinity : 0;
    const most = i === samples.length - 2 ? Infinity : 1;
    const share = Math.min(most, Math.max(least, free));
    const distance = distanceMm(point, add(from.point, scale(along, share)));
    if (distance < best.distance) best = { at: from.at + share * (to.at - from.at), distance };
  });
  return best.at;
}
