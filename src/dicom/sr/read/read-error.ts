import type { Uid } from '../../../base/uid.ts';

/** Why a file gives no reading. `message` is one sentence for the reader. */
export type SrReadError =
  | {
      readonly kind: 'other-study';
      readonly openStudy: Uid;
      readonly found: Uid;
      readonly message: string;
    }
  | { readonly kind: 'damaged'; readonly message: string }
  | { readonly kind: 'too-large'; readonly message: string }
  | { readonly kind: 'not-a-report'; readonly message: string };
