import type { ImagePlane, ImagePoint, PatientPoint, Vector3 } from './spaces.ts';
import { add, cross, dot, scale, subtract } from './vector.ts';

/** Image points count from the corner of the first pixel, the image position is that pixel's centre. */
const HALF_PIXEL = 0.5;

/** The unit normal of an image plane: row direction x column direction. */
export const planeNormal = (plane: ImagePlane): Vector3 =>
  cross(plane.rowDirection, plane.columnDirection);

/**
 * Where an image point lies in the patient.
 * Space/unit: image pixels (corner origin) to LPS mm. Source: DICOM PS3.3 equation C.7.6.2.1-1, shifted by half a pixel.
 */
export function toPatient(plane: ImagePlane, point: ImagePoint): PatientPoint {
  const alongRow = (point[0] - HALF_PIXEL) * plane.columnSpacingMm;
  const alongColumn = (point[1] - HALF_PIXEL) * plane.rowSpacingMm;
  return add(
    plane.imagePositionPatient,
    add(scale(plane.rowDirection, alongRow), scale(plane.columnDirection, alongColumn)),
  ) as PatientPoint;
}

/**
 * The image point below a patient point, seen along the normal, and how far off the plane it lies.
 * Space/unit: LPS mm to image pixels (corner origin); `offPlaneMm` is signed along the normal.
 */
export function toImage(
  plane: ImagePlane,
  point: PatientPoint,
): { readonly point: ImagePoint; readonly offPlaneMm: number } {
  const offset = subtract(point, plane.imagePositionPatient);
  return {
    point: [
      dot(offset, plane.rowDirection) / plane.columnSpacingMm + HALF_PIXEL,
      dot(offset, plane.columnDirection) / plane.rowSpacingMm + HALF_PIXEL,
    ] as const as ImagePoint,
    offPlaneMm: dot(offset, planeNormal(plane)),
  };
}
