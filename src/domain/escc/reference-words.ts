import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import { siteOfFrame } from '../levels/locate.ts';
import { siteName } from '../names.ts';
import type { Reading } from '../reading.ts';
import type {
  ReferenceChoice,
  ReferenceRole,
  ReferenceSlice,
  SkippedReference,
} from './references.ts';

/** A reference as the reader is told of it. */
export interface ReferenceName {
  readonly role: ReferenceRole;
  readonly image: ImageReference;
  /** "T8 above", or "above" where levels are not named. */
  readonly text: string;
  readonly state: ReferenceSlice['source'] | 'refused' | 'skipped';
}

const MISFITS = {
  'too-small': 'smaller than this sac: skipped',
  wider: 'wider than this sac: skipped',
} as const satisfies Record<SkippedReference['misfit'], string>;

/** The references of a level by name, used ones first. */
export function referenceNames(
  reading: Reading,
  { used, refused, skipped }: ReferenceChoice,
  images: ImageLookup,
): readonly ReferenceName[] {
  const nameOf = (one: ReferenceSlice, state: ReferenceName['state']): ReferenceName => {
    const side = one.role === 'reference-above' ? 'above' : 'below';
    const frame = images.get(imageKeyOf(one.image))?.frame;
    const site = frame === undefined ? null : siteOfFrame(reading, images, frame);
    const place = one.level ?? (site === null ? null : siteName(site));
    return {
      role: one.role,
      image: one.image,
      text: place === null ? side : `${place} ${side}`,
      state,
    };
  };
  return [
    ...used.map((one) => nameOf(one, one.source)),
    ...refused.map((one) => nameOf(one, 'refused')),
    ...skipped.map((one) => {
      const name = nameOf(one, 'skipped');
      return { ...name, text: `${name.text}, ${MISFITS[one.misfit]}` };
    }),
  ];
}
