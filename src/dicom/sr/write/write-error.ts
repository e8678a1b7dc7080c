import type { ImageKey } from '../../../domain/image-series.ts';

/** Why a reading could not be written. `message` is one sentence for the reader. */
export type SrWriteError =
  | { readonly kind: 'no-images'; readonly message: string }
  | { readonly kind: 'image-unknown'; readonly image: ImageKey; readonly message: string }
  | { readonly kind: 'duplicate-id'; readonly uid: string; readonly message: string }
  | { readonly kind: 'bad-mark'; readonly uid: string; readonly message: string }
  | { readonly kind: 'observer-missing'; readonly message: string }
  | { readonly kind: 'bad-context'; readonly message: string };
