import { toPatient } from '../geometry/image-plane.ts';
import { area } from '../geometry/polygon.ts';
import type { ImagePlane, ImagePoint } from '../geometry/spaces.ts';
import { angleBetweenDeg, distanceMm, dot, subtract } from '../geometry/vector.ts';
import type { Measurement } from './reading.ts';
import { kyphosisDeg } from './sins/kyphosis.ts';

/** The length between two image points. Unit: mm. */
export function lengthMm(plane: ImagePlane, from: ImagePoint, to: ImagePoint): number {
  return distanceMm(toPatient(plane, from), toPatient(plane, to));
}

/** The Cobb angle between two lines, at most 90 degrees: lines have no direction. Unit: degrees. */
export function cobbAngleDeg(
  plane: ImagePlane,
  [a, b, c, d]: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
): number {
  const first = subtract(toPatient(plane, b), toPatient(plane, a));
  const second = subtract(toPatient(plane, d), toPatient(plane, c));
  const angle = angleBetweenDeg(first, second);
  return Math.min(angle, 180 - angle);
}

/**
 * The slip of the upper body on the lower one, along the lower one's superior endplate: positive forwards. The points are
 * the upper body's posterior-inferior corner and the lower one's posterior-superior and anterior-superior corners.
 * Unit: mm; 0 where the endplate has no length. Source: spec clinical-rules 4.5.
 */
export function translationMm(
  plane: ImagePlane,
  [upper, posterior, anterior]: readonly [ImagePoint, ImagePoint, ImagePoint],
): number {
  const from = toPatient(plane, posterior);
  const endplate = subtract(toPatient(plane, anterior), from);
  const length = Math.hypot(...endplate);
  return length === 0 ? 0 : dot(subtract(toPatient(plane, upper), from), endplate) / length;
}

/** The area within a closed outline. Unit: mm2. */
export const outlineAreaMm2 = (points: readonly ImagePoint[], plane: ImagePlane): number =>
  area(points) * plane.rowSpacingMm * plane.columnSpacingMm;

/** A measurement in words with its unit; without geometry no length or angle is claimed. */
export function measurementText(measurement: Measurement, plane: ImagePlane | null): string {
  switch (measurement.kind) {
    case 'distance':
      return plane ? `${lengthMm(plane, ...measurement.points).toFixed(1)} mm` : '';
    case 'height':
      return plane
        ? `${measurement.column} ${lengthMm(plane, ...measurement.points).toFixed(1)} mm`
        : measurement.column;
    case 'angle':
      return plane ? angleText(plane, measurement.points) : '';
    case 'translation': {
      if (!plane) return '';
      const slip = translationMm(plane, measurement.points);
      return `Slip ${Math.abs(slip).toFixed(1)} mm ${slip < 0 ? 'backwards' : 'forwards'}`;
    }
    case 'signal': {
      const { statistics } = measurement;
      if (!statistics) return '';
      const unit = statistics.unit === 'HU' ? ' HU' : '';
      return `mean ${statistics.mean.toFixed(0)} ± ${statistics.standardDeviation.toFixed(0)}${unit}`;
    }
    case 'arrow':
      return measurement.text;
  }
}

/** An angle; on a sagittal image with its sense. */
function angleText(
  plane: ImagePlane,
  points: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
): string {
  const kyphosis = kyphosisDeg(plane, points);
  if (kyphosis === null) return `${cobbAngleDeg(plane, points).toFixed(1)}°`;
  return `${kyphosis < 0 ? 'Lordosis' : 'Kyphosis'} ${Math.abs(kyphosis).toFixed(1)}°`;
}
