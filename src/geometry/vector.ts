import type { PatientPoint, Vector3 } from './spaces.ts';

/** The sum of two vectors. */
export const add = (a: Vector3, b: Vector3): Vector3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** The vector from `b` to `a`. */
export const subtract = (a: Vector3, b: Vector3): Vector3 => [
  a[0] - b[0],
  a[1] - b[1],
  a[2] - b[2],
];

/** The vector times a number. */
export const scale = (v: Vector3, factor: number): Vector3 => [
  v[0] * factor,
  v[1] * factor,
  v[2] * factor,
];

/** The scalar product. */
export const dot = (a: Vector3, b: Vector3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** The vector product, right-handed. */
export const cross = (a: Vector3, b: Vector3): Vector3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The Euclidean length. */
export const length = (v: Vector3): number => Math.hypot(v[0], v[1], v[2]);

/** The unit vector of the same direction; the zero vector stays zero. */
export function normalise(v: Vector3): Vector3 {
  const size = length(v);
  return size === 0 ? v : scale(v, 1 / size);
}

/** The distance between two points. Unit: that of the points, mm for patient points. */
export const distanceMm = (a: Vector3, b: Vector3): number => length(subtract(a, b));

/** The angle between two directions. Unit: degrees, 0 to 180; 0 when one of them is zero. */
export function angleBetweenDeg(a: Vector3, b: Vector3): number {
  const size = length(a) * length(b);
  if (size === 0) return 0;
  return (Math.acos(Math.min(1, Math.max(-1, dot(a, b) / size))) * 180) / Math.PI;
}

/** A patient point moved along a direction by a distance. Unit: mm, for a unit direction. */
export const movePoint = (point: PatientPoint, direction: Vector3, mm: number): PatientPoint =>
  add(point, scale(direction, mm)) as PatientPoint;
