import type { Brand } from './brand.ts';

/** A DICOM unique identifier. Source: DICOM PS3.5 section 9. */
export type Uid = Brand<string, 'Uid'>;

/** A fresh UID made from a random UUID. Source: DICOM PS3.5 B.2 (root 2.25). */
export function createUid(): Uid {
  return `2.25.${BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`).toString()}` as Uid;
}

/**
 * Whether a text can be a UID. Leading zeros in a component are against the standard, but some devices write them, and
 * such a UID names its image as well as any, as it is written. Source: DICOM PS3.5 section 9.1.
 */
export function isUid(text: string): text is Uid {
  return text.length <= 64 && /^\d+(\.\d+)+$/.test(text);
}
