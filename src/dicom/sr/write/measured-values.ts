import { area } from '../../../geometry/polygon.ts';
import type { ImagePlane, ImagePoint } from '../../../geometry/spaces.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';

/** A number with what it is of and its unit. */
export interface MeasuredValue {
  readonly concept: CodedConcept;
  readonly value: number;
  readonly unit: CodedConcept;
}

/** The area of an outline. Unit: mm2; pixels where the image has no trustworthy geometry. */
export function areaOf(plane: ImagePlane | null, points: readonly ImagePoint[]): MeasuredValue {
  const inPixels = area(points);
  return plane === null
    ? { concept: CONCEPTS.area, value: inPixels, unit: VALUES.pixels }
    : {
        concept: CONCEPTS.area,
        value: inPixels * plane.rowSpacingMm * plane.columnSpacingMm,
        unit: VALUES.squareMillimetre,
      };
}

/** The distance of two points of one image, as length or height. Unit: mm; pixels where the image has no trustworthy geometry. */
export function distanceOf(
  concept: CodedConcept,
  plane: ImagePlane | null,
  [from, to]: readonly [ImagePoint, ImagePoint],
): MeasuredValue {
  const value = Math.hypot(...vectorOf(plane, from, to));
  return { concept, value, unit: plane === null ? VALUES.pixels : VALUES.millimetre };
}

/** The angle two lines enclose, 0 to 90. Unit: degrees, of the image's pixels where it has no trustworthy geometry. Source: Cobb's construction. */
export function cobbAngleOf(
  plane: ImagePlane | null,
  [a, b, c, d]: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
): MeasuredValue {
  const first = vectorOf(plane, a, b);
  const second = vectorOf(plane, c, d);
  const across = first[0] * second[1] - first[1] * second[0];
  const along = first[0] * second[0] + first[1] * second[1];
  return {
    concept: plane === null ? CONCEPTS.angleInPixels : CONCEPTS.cobbAngle,
    value: (Math.atan2(Math.abs(across), Math.abs(along)) * 180) / Math.PI,
    unit: VALUES.degree,
  };
}

const vectorOf = (
  plane: ImagePlane | null,
  from: ImagePoint,
  to: ImagePoint,
): readonly [number, number] => [
  (to[0] - from[0]) * (plane?.columnSpacingMm ?? 1),
  (to[1] - from[1]) * (plane?.rowSpacingMm ?? 1),
];
