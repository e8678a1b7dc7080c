import { toPatient } from '../../geometry/image-plane.ts';
import type { ImagePoint, PatientPoint } from '../../geometry/spaces.ts';
import type { Uid } from '../../base/uid.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import type { LevelLabel } from '../reading.ts';
import { compareVertebrae } from './sequence.ts';

/** A label with its place in the patient. Space/unit: LPS mm. */
export interface PositionedLabel {
  readonly label: LevelLabel;
  readonly position: PatientPoint;
}

/** Where a point of a frame lies, and in which frame of reference; null when the frame is absent or has no geometry. */
export function positionOf(
  image: ImageReference,
  point: ImagePoint,
  images: ImageLookup,
): { readonly position: PatientPoint; readonly frameOfReferenceUid: Uid | null } | null {
  const found = images.get(imageKeyOf(image));
  const plane = found?.frame.plane;
  if (found === undefined || plane === null || plane === undefined) return null;
  return {
    position: toPatient(plane, point),
    frameOfReferenceUid: found.series.frameOfReferenceUid,
  };
}

/** The labels of one frame of reference with their places, head to tail. Labels elsewhere cannot be compared and are left out. */
export function positionedLabels(
  labels: readonly LevelLabel[],
  images: ImageLookup,
  frameOfReferenceUid: Uid | null,
): readonly PositionedLabel[] {
  return labels
    .flatMap((label) => {
      const found = positionOf(label.image, label.point, images);
      return found !== null && found.frameOfReferenceUid === frameOfReferenceUid
        ? [{ label, position: found.position }]
        : [];
    })
    .toSorted((a, b) => compareVertebrae(a.label.vertebra, b.label.vertebra));
}
