import type { Brand } from '../base/brand.ts';

/** Three numbers: a point or a direction. */
export type Vector3 = readonly [number, number, number];

/** A point of the patient. Space/unit: LPS (x to the left, y to the back, z to the head), mm. Source: DICOM PS3.3 C.7.6.2.1.1. */
export type PatientPoint = Brand<Vector3, 'PatientPoint'>;

/**
 * A point of one image. Space/unit: (column, row) in pixels, sub-pixel; the origin is the outer corner of the first
 * pixel, so the first pixel's centre is (0.5, 0.5). Source: DICOM PS3.3 C.18.6.1.1 (SCOORD).
 */
export type ImagePoint = Brand<readonly [number, number], 'ImagePoint'>;

/** A point of a viewport. Space/unit: CSS pixels from the viewport's upper left corner. */
export type CanvasPoint = Brand<readonly [number, number], 'CanvasPoint'>;

/** A point in the plane of one axial slice. Space/unit: mm; x towards the patient's left, y towards the back. */
export type PlanePoint = Brand<readonly [number, number], 'PlanePoint'>;

/** A polygon in slice-plane millimetres. Shape: N >= 3, closed, first point not repeated. */
export type PlanePolygon = readonly PlanePoint[];

/** Where the pixels of an image lie in the patient. Source: DICOM PS3.3 C.7.6.2. */
export interface ImagePlane {
  /** Centre of the first pixel. Space/unit: LPS mm. */
  readonly imagePositionPatient: PatientPoint;
  /** Unit direction along a row, towards larger column numbers. */
  readonly rowDirection: Vector3;
  /** Unit direction along a column, towards larger row numbers. */
  readonly columnDirection: Vector3;
  /** Distance between the centres of neighbouring rows. Unit: mm. */
  readonly rowSpacingMm: number;
  /** Distance between the centres of neighbouring columns. Unit: mm. */
  readonly columnSpacingMm: number;
}
