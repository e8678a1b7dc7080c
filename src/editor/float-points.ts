import { imagePoint } from '../geometry/image-point.ts';
import type { ImagePoint } from '../geometry/spaces.ts';

/** A point at float32 precision. Space/unit: image points. Source: DICOM PS3.3 C.18.6 (GraphicData is FL). */
export const toFloat32Point = ([column, row]: ImagePoint): ImagePoint =>
  imagePoint(Math.fround(column), Math.fround(row));

/** The points at float32 precision. */
export const toFloat32Points = (points: readonly ImagePoint[]): readonly ImagePoint[] =>
  points.map(toFloat32Point);
