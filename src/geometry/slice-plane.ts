import { planeNormal, toImage, toPatient } from './image-plane.ts';
import type {
  ImagePlane,
  ImagePoint,
  PatientPoint,
  PlanePoint,
  PlanePolygon,
  Vector3,
} from './spaces.ts';
import { add, cross, dot, normalise, scale, subtract } from './vector.ts';

/** The axes of one axial slice, orthonormal and lying in it. */
export interface SlicePlane {
  readonly imagePlane: ImagePlane;
  /** The point of the slice nearest to the patient origin: so that unangled slices keep the patient's own x and y. */
  readonly origin: PatientPoint;
  /** In-plane direction nearest to the patient's left: +x. */
  readonly left: Vector3;
  /** In-plane direction at right angles to it, towards the back: +y. */
  readonly posterior: Vector3;
  /** Unit normal towards the head. */
  readonly normal: Vector3;
}

/** cos 45 degrees: a steeper slice is nearer to sagittal or coronal, and left/posterior axes lose their meaning. */
const SMALLEST_AXIAL_COSINE = Math.SQRT1_2;

/** The slice axes of an axial frame. Errors: null when the frame is nearer to sagittal or coronal than to axial. */
export function createSlicePlane(plane: ImagePlane): SlicePlane | null {
  const rawNormal = normalise(planeNormal(plane));
  if (Math.abs(rawNormal[2]) < SMALLEST_AXIAL_COSINE) return null;
  const normal = rawNormal[2] > 0 ? rawNormal : scale(rawNormal, -1);
  const patientLeft: Vector3 = [1, 0, 0];
  const left = normalise(subtract(patientLeft, scale(normal, dot(patientLeft, normal))));
  return {
    imagePlane: plane,
    origin: scale(normal, dot(plane.imagePositionPatient, normal)) as PatientPoint,
    left,
    // Head x left points to the back in LPS.
    posterior: cross(normal, left),
    normal,
  };
}

/** A patient point in slice millimetres, and how far it lies towards the head of the slice. */
export function patientToSlice(
  slice: SlicePlane,
  point: PatientPoint,
): { readonly point: PlanePoint; readonly offPlaneMm: number } {
  const offset = subtract(point, slice.origin);
  return {
    point: [dot(offset, slice.left), dot(offset, slice.posterior)] as const as PlanePoint,
    offPlaneMm: dot(offset, slice.normal),
  };
}

/** Where a point of the slice lies in the patient. Space/unit: slice mm to LPS mm. */
export const sliceToPatient = (slice: SlicePlane, point: PlanePoint): PatientPoint =>
  add(
    slice.origin,
    add(scale(slice.left, point[0]), scale(slice.posterior, point[1])),
  ) as PatientPoint;

/** An image point in slice millimetres; both pixel spacings are honoured. */
export const imageToSlice = (slice: SlicePlane, point: ImagePoint): PlanePoint =>
  patientToSlice(slice, toPatient(slice.imagePlane, point)).point;

/** A slice point on its own image, to draw what was measured. */
export const sliceToImage = (slice: SlicePlane, point: PlanePoint): ImagePoint =>
  toImage(slice.imagePlane, sliceToPatient(slice, point)).point;

/** An outline's image points as a polygon in slice millimetres. */
export const outlineToSlice = (slice: SlicePlane, points: readonly ImagePoint[]): PlanePolygon =>
  points.map((point) => imageToSlice(slice, point));
