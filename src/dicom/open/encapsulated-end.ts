import { walkFragments } from '../read/fragments.ts';
import type { DicomReadError } from '../read/dicom-read-error.ts';

/** Sequence Delimitation Item (FFFE,E0DD) of length 0, which ends encapsulated pixel data. Source: DICOM PS3.5 A.4. */
const delimiter = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];

/** Gives the error for compressed pixel data that breaks off, else null. Reads all of it only when the file does not end with the delimiter. */
export async function checkEncapsulatedEnd(
  blob: Blob,
  offset: number,
): Promise<DicomReadError | null> {
  const end = new Uint8Array(await blob.slice(Math.max(offset, blob.size - 8)).arrayBuffer());
  if (delimiter.every((byte, index) => end[index] === byte)) return null;
  const fragments = walkFragments(new Uint8Array(await blob.slice(offset).arrayBuffer()));
  if (fragments.ok) return null;
  const { error } = fragments;
  return error.kind === 'truncated-pixels' ? { ...error, arrivedBytes: blob.size } : error;
}
