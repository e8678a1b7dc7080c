import type { PatientPoint } from '../../geometry/spaces.ts';
import { distanceMm } from '../../geometry/vector.ts';

/** Fine enough that the length of a curved piece of spine is right to a tenth of a millimetre. */
const SAMPLES = 64;

/**
 * Points on a smooth curve through anchors, between anchor `index` and the next, at shares of that piece's length.
 * With two anchors the curve is the straight line. Space/unit: LPS mm.
 */
export function pointsBetween(
  anchors: readonly PatientPoint[],
  index: number,
  shares: readonly number[],
): readonly PatientPoint[] {
  const samples = Array.from({ length: SAMPLES + 1 }, (_, k) =>
    curveAt(anchors, index, k / SAMPLES),
  );
  const lengths = [0];
  for (let k = 1; k < samples.length; k++) {
    lengths.push(
      (lengths[k - 1] ?? 0) +
        distanceMm(samples[k - 1] as PatientPoint, samples[k] as PatientPoint),
    );
  }
  const total = lengths.at(-1) ?? 0;
  return shares.map((share) => {
    const k = lengths.findIndex((length) => length >= share * total);
    return samples[Math.max(k, 0)] as PatientPoint;
  });
}

/** Catmull-Rom through the anchors; the ends continue straight. */
function curveAt(anchors: readonly PatientPoint[], index: number, t: number): PatientPoint {
  const p1 = anchors[index] as PatientPoint;
  const p2 = anchors[index + 1] as PatientPoint;
  const extended = (from: PatientPoint, to: PatientPoint, axis: 0 | 1 | 2): number =>
    2 * from[axis] - to[axis];
  const at = (axis: 0 | 1 | 2): number => {
    const a = anchors[index - 1]?.[axis] ?? extended(p1, p2, axis);
    const d = anchors[index + 2]?.[axis] ?? extended(p2, p1, axis);
    const [b, c] = [p1[axis], p2[axis]];
    return (
      0.5 *
      (2 * b +
        (c - a) * t +
        (2 * a - 5 * b + 4 * c - d) * t ** 2 +
        (3 * b - a - 3 * c + d) * t ** 3)
    );
  };
  return [at(0), at(1), at(2)] as unknown as PatientPoint;
}
