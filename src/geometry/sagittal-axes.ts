import { planeNormal } from './image-plane.ts';
import type { ImagePlane, Vector3 } from './spaces.ts';
import { cross, dot, normalise, scale, subtract } from './vector.ts';

/** The patient's own directions within one sagittal image. Unit vectors, at right angles. */
export interface SagittalAxes {
  readonly anterior: Vector3;
  readonly up: Vector3;
}

/** cos 45 degrees: a plane turned further is nearer to coronal or axial. */
const SMALLEST_COSINE = Math.SQRT1_2;

/** Front and head within a sagittal image; null for a plane nearer to another one. Space: LPS. */
export function sagittalAxes(plane: ImagePlane): SagittalAxes | null {
  const normal = normalise(planeNormal(plane));
  if (Math.abs(normal[0]) < SMALLEST_COSINE) return null;
  const front: Vector3 = [0, -1, 0];
  const anterior = normalise(subtract(front, scale(normal, dot(front, normal))));
  const up = cross(normal, anterior);
  return { anterior, up: up[2] > 0 ? up : scale(up, -1) };
}
