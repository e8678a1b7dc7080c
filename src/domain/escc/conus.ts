import { planeNormal, toPatient } from '../../geometry/image-plane.ts';
import { dot, subtract } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { compareVertebrae } from '../levels/sequence.ts';
import type { Reading } from '../reading.ts';

/**
 * Whether a slice lies below the tip of the conus. Marked: by where the tip lies of the slice's plane, in the same frame
 * of reference. Unmarked: down to T11 it does not, from L4 on it does, between it is open (null).
 * Source: spec clinical-rules 5 (conus between mid-T12 and upper L3 in 504 adults).
 */
export function isBelowConus(
  reading: Pick<Reading, 'conus'>,
  level: Vertebra | null,
  image: ImageReference,
  images: ImageLookup,
): boolean | null {
  const slice = images.get(imageKeyOf(image));
  const home = reading.conus && images.get(imageKeyOf(reading.conus.image));
  if (reading.conus && home?.frame.plane && slice?.frame.plane) {
    const sameSpace =
      home.series.frameOfReferenceUid !== null &&
      home.series.frameOfReferenceUid === slice.series.frameOfReferenceUid;
    if (sameSpace) {
      const tip = toPatient(home.frame.plane, reading.conus.point);
      const normal = planeNormal(slice.frame.plane);
      const towardsHead = normal[2] >= 0 ? 1 : -1;
      return dot(subtract(tip, slice.frame.plane.imagePositionPatient), normal) * towardsHead > 0;
    }
  }
  if (level === null) return null;
  if (compareVertebrae(level, 'T11') <= 0) return false;
  return compareVertebrae(level, 'L4') >= 0 ? true : null;
}
