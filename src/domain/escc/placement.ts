import { centroid, translate } from '../../geometry/polygon.ts';
import { intervalsInRegion } from '../../geometry/segment-region.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { PlaneDirection } from './facing.ts';

/** A shift within the slice. Unit: mm. */
export type PlaneShift = readonly [dx: number, dy: number];

/** The shift that lays the centre of a reference's canal on that of this slice's. */
export function shiftByCentre(referenceCanal: PlanePolygon, canal: PlanePolygon): PlaneShift {
  const from = centroid(referenceCanal);
  const to = centroid(canal);
  return [to[0] - from[0], to[1] - from[1]];
}

const RAYS = 72;
const ROUNDS = 12;
/** Lengths on the rays follow a shift only nearly, so it is found in steps. */
const STEPS = 3;

/** A shift by the walls of two canals, and how much of them it lays on each other. */
export interface WallShift {
  readonly shift: PlaneShift;
  /** Share of the rays on which both canals end within a distance of each other. */
  readonly agreeing: (mm: number) => number;
  /** How much further out all walls of this slice lie. Unit: mm; below 0 further in. */
  readonly grownMm: number;
}

/**
 * The shift that lays most walls of a reference's canal on those of this slice's, however far off a missing one is: the
 * least sum of absolute differences between both along rays from the centre, a difference in size allowed for.
 * Source: iteratively reweighted least squares for the L1 norm, Schlossmacher, JASA 1973;68:857-859.
 */
export function shiftByWalls(referenceCanal: PlanePolygon, canal: PlanePolygon): WallShift {
  let shift = shiftByCentre(referenceCanal, canal);
  let left: readonly number[] = [];
  let grownMm = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const found = remainingShift(translate(referenceCanal, ...shift), canal);
    shift = [shift[0] + found.shift[0], shift[1] + found.shift[1]];
    left = found.left;
    grownMm = found.grownMm;
  }
  return {
    shift,
    agreeing: (mm) => left.filter((off) => Math.abs(off) <= mm).length / RAYS,
    grownMm,
  };
}

function remainingShift(
  there: PlanePolygon,
  canal: PlanePolygon,
): {
  readonly shift: PlaneShift;
  readonly left: readonly number[];
  readonly grownMm: number;
} {
  const centre = centroid(there);
  const rows = Array.from({ length: RAYS }, (_, i) => {
    const angle = (2 * Math.PI * i) / RAYS;
    const u: PlaneDirection = [Math.cos(angle), Math.sin(angle)];
    return { u, off: lengthTo(canal, centre, u) - lengthTo(there, centre, u) };
  });
  let solved: Three = [0, 0, 0];
  const leftOf = ({ u: [x, y], off }: (typeof rows)[number]): number =>
    off - x * solved[0] - y * solved[1] - solved[2];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sum = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (const row of rows) {
      const [x, y] = row.u;
      const { off } = row;
      const w = 1 / Math.max(1e-3, Math.abs(leftOf(row)));
      [w * x * x, w * x * y, w * x, w * y * y, w * y, w, w * x * off, w * y * off, w * off].forEach(
        (term, i) => {
          sum[i] = (sum[i] ?? 0) + term;
        },
      );
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, p = 0, q = 0, r = 0] = sum;
    solved = solveSymmetric([a, b, c, d, e, f], [p, q, r]);
  }
  return { shift: [solved[0], solved[1]], left: rows.map(leftOf), grownMm: solved[2] };
}

/** How far an outline reaches from a point in a direction. Unit: mm; 0 where it does not. */
function lengthTo(outline: PlanePolygon, from: PlanePoint, [x, y]: PlaneDirection): number {
  const end = [from[0] + RAY_MM * x, from[1] + RAY_MM * y] as const as PlanePoint;
  return (intervalsInRegion([outline], from, end).at(-1)?.[1] ?? 0) * RAY_MM;
}

/** Longer than any canal is wide. */
const RAY_MM = 100;

type Three = readonly [number, number, number];

/** The solution of three equations whose matrix is given by its upper half. */
function solveSymmetric(
  [a, b, c, d, e, f]: readonly [number, number, number, number, number, number],
  [p, q, r]: Three,
): Three {
  const [A, B, C] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const [D, E, F] = [a * f - c * c, b * c - a * e, a * d - b * b];
  const determinant = a * A + b * B + c * C;
  return [
    (A * p + B * q + C * r) / determinant,
    (B * p + D * q + E * r) / determinant,
    (C * p + E * q + F * r) / determinant,
  ];
}

/**
 * A reference outline slid so that its far side, away from the tumour, touches that of the outline: a pure shift
 * leaves no depth. Across that direction, and altogether when there is none, the centres are laid on each other,
 * because references come from other slices with their own position in the patient.
 */
export function placeByFarSide(
  reference: PlanePolygon,
  outline: PlanePolygon,
  towardsTumour: PlaneDirection | null,
): PlanePolygon {
  const from = centroid(reference);
  const to = centroid(outline);
  const centred = translate(reference, to[0] - from[0], to[1] - from[1]);
  if (towardsTumour === null) return centred;
  const [nx, ny] = towardsTumour;
  const farSide = (polygon: PlanePolygon): number =>
    polygon.reduce((least, [x, y]) => Math.min(least, x * nx + y * ny), Infinity);
  const slide = farSide(outline) - farSide(centred);
  return translate(centred, nx * slide, ny * slide);
}
