import { createHash } from 'node:crypto';

/** A UID under 2.25 made from a text: the same text gives the same UID. Source: DICOM PS3.5 B.2 (UUID derived UID). */
export function uidFrom(text: string): string {
  const bytes = createHash('sha256').update(`thecal sample/${text}`).digest().subarray(0, 16);
  // Marked as a version 8 (custom) UUID, RFC 9562.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `2.25.${BigInt(`0x${bytes.toString('hex')}`).toString(10)}`;
}
