import { planeNormal } from '../../geometry/image-plane.ts';
import { dot, subtract } from '../../geometry/vector.ts';
import { isBelowConus } from '../escc/conus.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { positionOf } from '../levels/label-position.ts';
import type { Reading } from '../reading.ts';

/**
 * Where a slice lies of the end of the cord. `open`: its level may hold the tip, which nobody marked. `unnamed`: neither
 * level nor tip is known.
 */
export type ConusPlace = 'above' | 'at-tip' | 'below' | 'open' | 'unnamed';

/** The cord tapers over its last centimetre: its outline there is not to be told from roots. Unit: mm. A proposal. */
const TAPER_MM = 10;

/** Where a slice lies of the end of the cord, by the marked tip, else by its level. */
export function conusPlace(
  reading: Pick<Reading, 'conus'>,
  level: Vertebra | null,
  image: ImageReference,
  images: ImageLookup,
): ConusPlace {
  const below = isBelowConus(reading, level, image, images);
  if (below === null) return level === null ? 'unnamed' : 'open';
  if (below) return 'below';
  const slice = images.get(imageKeyOf(image));
  const plane = slice?.frame.plane ?? null;
  const tip = reading.conus && positionOf(reading.conus.image, reading.conus.point, images);
  if (plane === null || tip === null || tip.frameOfReferenceUid === null) return 'above';
  if (tip.frameOfReferenceUid !== slice?.series.frameOfReferenceUid) return 'above';
  const offset = dot(subtract(tip.position, plane.imagePositionPatient), planeNormal(plane));
  return Math.abs(offset) < TAPER_MM ? 'at-tip' : 'above';
}
