import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageKey } from '../image-series.ts';
import type { Reading } from '../reading.ts';

const KEYS = new WeakMap<ImageLookup, Map<ImageKey, string>>();

/**
 * What a grade depends on of a frame, as text: equal while the frame lies where it lay. While a study is still being read
 * its lookup is made anew again and again; frames that were there before must not be graded again for that.
 */
export function geometryKey(key: ImageKey, images: ImageLookup): string {
  const known = KEYS.get(images) ?? new Map<ImageKey, string>();
  KEYS.set(images, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const home = images.get(key);
  const text =
    home === undefined
      ? ''
      : JSON.stringify([
          home.frame.plane,
          home.series.frameOfReferenceUid,
          home.series.acquiredPixelMm,
          home.series.modality,
        ]);
  known.set(key, text);
  return text;
}

const SPINES = new WeakMap<
  Reading['levels'],
  { readonly images: ImageLookup; readonly conus: Reading['conus']; readonly key: string }
>();

/** The same of all frames that the labels and the conus tip lie on. */
export function spineKey({ levels, conus }: Reading, images: ImageLookup): string {
  const known = SPINES.get(levels);
  if (known?.images === images && known.conus === conus) return known.key;
  const frames = new Set(
    [...levels, ...(conus === null ? [] : [conus])].map(({ image }) => imageKeyOf(image)),
  );
  const key = [...frames].map((frame) => geometryKey(frame, images)).join('|');
  SPINES.set(levels, { images, conus, key });
  return key;
}
