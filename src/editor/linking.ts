import type { ImagePlane, ImagePoint, PatientPoint, Vector3 } from '../geometry/spaces.ts';
import { dot, subtract } from '../geometry/vector.ts';
import { planeNormal, toImage, toPatient } from '../geometry/image-plane.ts';
import type { ImageFrame, ImageSeries } from '../domain/image-series.ts';

/** Whether two series share a space, so that a point of one is a point of the other. Source: DICOM PS3.3 C.7.4.1. */
export function sharesSpace(a: ImageSeries, b: ImageSeries): boolean {
  return a.frameOfReferenceUid !== null && a.frameOfReferenceUid === b.frameOfReferenceUid;
}

/** The index of the frame nearest to a point, or null when no frame has geometry. */
export function nearestFrame(series: ImageSeries, point: PatientPoint): number | null {
  let nearest: { index: number; distance: number } | null = null;
  for (const [index, frame] of series.frames.entries()) {
    if (!frame.plane) continue;
    const distance = Math.abs(toImage(frame.plane, point).offPlaneMm);
    if (!nearest || distance < nearest.distance) nearest = { index, distance };
  }
  return nearest?.index ?? null;
}

/**
 * Where another frame cuts this one: a line across this image, clipped to it.
 * Space: image points of `frame`. Null when the planes are nearly parallel or do not meet within the image.
 */
export function referenceLine(
  frame: ImageFrame,
  other: ImageFrame,
): readonly [ImagePoint, ImagePoint] | null {
  if (!frame.plane || !other.plane) return null;
  const corners = cornersOf(frame, frame.plane);
  const normal = planeNormal(other.plane);
  const origin: Vector3 = other.plane.imagePositionPatient;
  const heights = corners.map((corner) => dot(subtract(corner.patient, origin), normal));
  const crossings: ImagePoint[] = [];
  for (let i = 0; i < 4; i++) {
    const [a, b] = [corners[i], corners[(i + 1) % 4]];
    const [ha, hb] = [heights[i], heights[(i + 1) % 4]];
    if (!a || !b || ha === undefined || hb === undefined || ha < 0 === hb < 0) continue;
    const t = ha / (ha - hb);
    crossings.push([
      a.image[0] + t * (b.image[0] - a.image[0]),
      a.image[1] + t * (b.image[1] - a.image[1]),
    ] as unknown as ImagePoint);
  }
  const [first, second] = crossings;
  if (!first || !second || !isWithinReach(frame.plane, other, first, second)) return null;
  return [first, second];
}

/** The cut is only shown where the other image really reaches this one's plane. */
function isWithinReach(
  plane: ImagePlane,
  other: ImageFrame,
  first: ImagePoint,
  second: ImagePoint,
): boolean {
  const otherPlane = other.plane;
  if (!otherPlane) return false;
  const steps = Array.from({ length: 21 }, (_, i) => i / 20);
  return steps.some((t) => {
    const point = [
      first[0] + t * (second[0] - first[0]),
      first[1] + t * (second[1] - first[1]),
    ] as unknown as ImagePoint;
    const [column, row] = toImage(otherPlane, toPatient(plane, point)).point;
    return column >= 0 && row >= 0 && column <= other.columns && row <= other.rows;
  });
}

function cornersOf(
  frame: ImageFrame,
  plane: ImagePlane,
): readonly { image: ImagePoint; patient: PatientPoint }[] {
  const corners: readonly (readonly [number, number])[] = [
    [0, 0],
    [frame.columns, 0],
    [frame.columns, frame.rows],
    [0, frame.rows],
  ];
  return corners.map((corner) => ({
    image: corner as ImagePoint,
    patient: toPatient(plane, corner as ImagePoint),
  }));
}

/** The number of a slice as a reader counts: axial ones from the head down, though they are kept from the foot up. */
export const sliceNumber = (series: ImageSeries, index: number): number =>
  countsFromTheFoot(series) ? series.frames.length - index : index + 1;

/** Whether a series is kept from the foot up: its wheel turns the other way, so that down is towards the feet. */
export const countsFromTheFoot = (series: ImageSeries): boolean => series.plane.nearest === 'axial';
