import { planeNormal } from '../../geometry/image-plane.ts';
import { dot, subtract } from '../../geometry/vector.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { positionOf } from '../levels/label-position.ts';
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
  const tip = tipOf(reading, images);
  const plane = slice?.frame.plane ?? null;
  if (
    tip !== null &&
    plane !== null &&
    tip.frameOfReferenceUid !== null &&
    tip.frameOfReferenceUid === slice?.series.frameOfReferenceUid
  ) {
    const normal = planeNormal(plane);
    const towardsHead = normal[2] >= 0 ? 1 : -1;
    return dot(subtract(tip.position, plane.imagePositionPatient), normal) * towardsHead > 0;
  }
  return level === null ? null : byLevelAlone(level);
}

/** Whether a whole level lies below the tip, by its label or, the tip unmarked, by its name; null when that leaves it open. */
export function isLevelBelowConus(
  reading: Pick<Reading, 'conus' | 'levels'>,
  level: Vertebra,
  images: ImageLookup,
): boolean | null {
  const tip = tipOf(reading, images);
  const label = reading.levels.find((one) => one.vertebra === level);
  const centre = label === undefined ? null : positionOf(label.image, label.point, images);
  return tip !== null &&
    centre !== null &&
    tip.frameOfReferenceUid !== null &&
    tip.frameOfReferenceUid === centre.frameOfReferenceUid
    ? centre.position[2] < tip.position[2]
    : byLevelAlone(level);
}

const tipOf = ({ conus }: Pick<Reading, 'conus'>, images: ImageLookup) =>
  conus === null ? null : positionOf(conus.image, conus.point, images);

function byLevelAlone(level: Vertebra): boolean | null {
  if (compareVertebrae(level, 'T11') <= 0) return false;
  return compareVertebrae(level, 'L4') >= 0 ? true : null;
}
