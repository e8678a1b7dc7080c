import { cobbAngleDeg, lengthMm, translationMm } from '../../../domain/measurement-value.ts';
import { area } from '../../../geometry/polygon.ts';
import type { ImagePlane, ImagePoint, PatientPoint } from '../../../geometry/spaces.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';

/** A number with what it is of and its unit. */
export interface MeasuredValue {
  readonly concept: CodedConcept;
  readonly value: number;
  readonly unit: CodedConcept;
}

/** Stands for the plane of an image without trustworthy geometry: one unit is one pixel. */
const PIXEL_PLANE: ImagePlane = {
  imagePositionPatient: [0, 0, 0] as const as unknown as PatientPoint,
  rowDirection: [1, 0, 0],
  columnDirection: [0, 1, 0],
  rowSpacingMm: 1,
  columnSpacingMm: 1,
};

/** The area of an outline. Unit: mm2; pixels where the image has no trustworthy geometry. */
export function areaOf(plane: ImagePlane | null, points: readonly ImagePoint[]): MeasuredValue {
  const { rowSpacingMm, columnSpacingMm } = plane ?? PIXEL_PLANE;
  return {
    concept: CONCEPTS.area,
    value: area(points) * rowSpacingMm * columnSpacingMm,
    unit: plane === null ? VALUES.pixels : VALUES.squareMillimetre,
  };
}

/** The distance of two points of one image, as length or height. Unit: mm; pixels where the image has no trustworthy geometry. */
export const distanceOf = (
  concept: CodedConcept,
  plane: ImagePlane | null,
  [from, to]: readonly [ImagePoint, ImagePoint],
): MeasuredValue => ({
  concept,
  value: lengthMm(plane ?? PIXEL_PLANE, from, to),
  unit: plane === null ? VALUES.pixels : VALUES.millimetre,
});

/** The slip along the lower endplate, forwards positive. Unit: mm; pixels where the image has no trustworthy geometry. */
export const translationOf = (
  plane: ImagePlane | null,
  points: readonly [ImagePoint, ImagePoint, ImagePoint],
): MeasuredValue => ({
  concept: CONCEPTS.translation,
  value: translationMm(plane ?? PIXEL_PLANE, points),
  unit: plane === null ? VALUES.pixels : VALUES.millimetre,
});

/** The angle two lines enclose. Unit: degrees; of the image's pixels where it has no trustworthy geometry. */
export const cobbAngleOf = (
  plane: ImagePlane | null,
  points: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint],
): MeasuredValue => ({
  concept: plane === null ? CONCEPTS.angleInPixels : CONCEPTS.cobbAngle,
  value: cobbAngleDeg(plane ?? PIXEL_PLANE, points),
  unit: VALUES.degree,
});
