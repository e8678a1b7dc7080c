import { err, ok, type Result } from '../../base/result.ts';
import { walkFragments } from '../read/fragments.ts';
import type { DicomReadError } from '../read/dicom-read-error.ts';

/** Sequence Delimitation Item (FFFE,E0DD) of length 0, which ends encapsulated pixel data. Source: DICOM PS3.5 A.4. */
const delimiter = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];

/**
 * Whether compressed pixel data are whole: null, or a sentence on what was tolerated. Reads all of them only when the file
 * does not end with the delimiter. Errors: as `walkFragments`.
 */
export async function checkEncapsulatedEnd(
  blob: Blob,
  offset: number,
): Promise<Result<string | null, DicomReadError>> {
  const end = new Uint8Array(await blob.slice(Math.max(offset, blob.size - 8)).arrayBuffer());
  if (delimiter.every((byte, index) => end[index] === byte)) return ok(null);
  const fragments = walkFragments(new Uint8Array(await blob.slice(offset).arrayBuffer()));
  if (fragments.ok) return ok(fragments.value.isDelimited ? null : undelimited);
  const { error } = fragments;
  return err(error.kind === 'truncated-pixels' ? { ...error, arrivedBytes: blob.size } : error);
}

const undelimited =
  'The mark at the end of the compressed image is missing; the image before it is whole.';
