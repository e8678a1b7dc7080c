import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { DicomReadError } from './dicom-read-error.ts';

/** What the header says about its pixel data. Unit: bytes. */
export interface DeclaredPixels {
  readonly offset: number;
  /** The length as written; 0xFFFFFFFF when encapsulated. */
  readonly declaredBytes: number;
  readonly frameBytes: number;
  readonly frames: number;
  readonly rows: number;
  readonly columns: number;
  readonly fileBytes: number;
}

/**
 * Checks the length of native pixel data against the matrix and the file.
 * Gives a sentence where more was written than is needed, which is harmless, else null.
 * Errors: 'pixel-length' when the declared length contradicts the matrix, 'truncated-pixels' when the file ends early.
 */
export function checkNativeLength(pixels: DeclaredPixels): Result<string | null, DicomReadError> {
  const { offset, declaredBytes, frameBytes, frames, rows, columns, fileBytes } = pixels;
  const neededBytes = frameBytes * frames;
  const lies: DicomReadError = {
    kind: 'pixel-length',
    declaredBytes,
    neededBytes,
    rows,
    columns,
    frames,
  };
  if (declaredBytes < neededBytes) return err(lies);
  // Values are padded to an even length (PS3.5 section 7.1.1).
  const padded = neededBytes + (neededBytes % 2);
  if (offset + declaredBytes > fileBytes) {
    const missingPadOnly = declaredBytes === padded && offset + neededBytes <= fileBytes;
    if (missingPadOnly) return ok(null);
    if (declaredBytes !== padded) return err(lies);
    return err({
      kind: 'truncated-pixels',
      arrivedBytes: fileBytes,
      expectedBytes: offset + declaredBytes,
    });
  }
  return ok(
    declaredBytes > padded
      ? 'The pixel data is longer than its matrix needs; the rest was left out.'
      : null,
  );
}
