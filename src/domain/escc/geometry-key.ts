import type { ImageLookup } from '../image-lookup.ts';
import type { ImageKey } from '../image-series.ts';

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
