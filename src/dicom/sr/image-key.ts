import { isUid } from '../../base/uid.ts';
import type { ImageKey, ImageReference } from '../../domain/image-series.ts';

/** The frame a key names, or null when the text is no key. */
export function parseImageKey(key: ImageKey): ImageReference | null {
  const [sopInstanceUid = '', frame = ''] = key.split('#');
  const frameNumber = Number(frame);
  return isUid(sopInstanceUid) && /^[1-9]\d*$/.test(frame) ? { sopInstanceUid, frameNumber } : null;
}
