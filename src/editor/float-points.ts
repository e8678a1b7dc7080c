import type { ImagePoint } from '../geometry/spaces.ts';

/** The points at float32 precision. Space/unit: image points. Source: DICOM PS3.3 C.18.6 (GraphicData is FL). */
export function toFloat32Points<T extends readonly ImagePoint[]>(points: T): T {
  return points.map(
    ([column, row]) => [Math.fround(column), Math.fround(row)] as unknown as ImagePoint,
  ) as unknown as T;
}
