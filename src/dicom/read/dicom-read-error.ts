import { assertUnreachable } from '../../base/assert.ts';

/** Why a file could not be read as an image, with the facts needed to explain it. Holds no patient identifier. */
export type DicomReadError =
  | { readonly kind: 'empty' }
  /** `looksLike` names the format recognised by its signature, null when none was. */
  | { readonly kind: 'not-dicom'; readonly looksLike: string | null }
  | { readonly kind: 'truncated-header'; readonly bytes: number }
  | { readonly kind: 'damaged-header'; readonly detail: string }
  | {
      readonly kind: 'truncated-pixels';
      readonly arrivedBytes: number;
      /** Null where the length is not written down (compressed pixels). */
      readonly expectedBytes: number | null;
    }
  | {
      readonly kind: 'pixel-length';
      readonly declaredBytes: number;
      readonly neededBytes: number;
      readonly rows: number;
      readonly columns: number;
      readonly frames: number;
    }
  | { readonly kind: 'unsupported-syntax'; readonly uid: string; readonly name: string | null }
  | { readonly kind: 'unsupported-pixels'; readonly detail: string }
  | { readonly kind: 'absurd-size'; readonly rows: number | null; readonly columns: number | null }
  | { readonly kind: 'missing-identifier'; readonly attribute: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number };

/** A byte count as a reader says it, in decimal units: 118 kB, 2.1 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 999_500_000) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** One sentence that says what is wrong with a file. The file's name is put in front by whoever shows it. */
export function describeReadError(error: DicomReadError): string {
  switch (error.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'not-dicom':
      return error.looksLike === null
        ? 'This is not a DICOM file.'
        : `This is ${error.looksLike}, not a DICOM file.`;
    case 'truncated-header':
      return `Cut short: the header breaks off after ${formatBytes(error.bytes)}, before the image begins.`;
    case 'damaged-header':
      return `The header is damaged: ${error.detail}.`;
    case 'truncated-pixels':
      return error.expectedBytes === null
        ? `Cut short: the compressed image breaks off after ${formatBytes(error.arrivedBytes)}.`
        : `Cut short: ${shareOf(error.arrivedBytes, error.expectedBytes)} arrived.`;
    case 'pixel-length':
      return (
        `The pixel data is said to have ${formatBytes(error.declaredBytes)}, but ` +
        `${error.frames > 1 ? `${error.frames} frames of ` : ''}${error.rows} x ${error.columns} pixels need ${formatBytes(error.neededBytes)}.`
      );
    case 'unsupported-syntax':
      return `The image is coded as ${error.name ?? 'an unknown transfer syntax'} (${error.uid}), which cannot be shown here.`;
    case 'unsupported-pixels':
      return `The pixels cannot be shown: ${error.detail}.`;
    case 'absurd-size':
      return `The header gives an image of ${error.rows ?? 'unknown'} rows x ${error.columns ?? 'unknown'} columns, which cannot be right.`;
    case 'missing-identifier':
      return `The header has no valid ${error.attribute}, so the image cannot be referred to.`;
    case 'too-large':
      return `Unpacked, the file is larger than the limit of ${formatBytes(error.limitBytes)}.`;
    default:
      return assertUnreachable(error);
  }
}

/** "118 kB of 526 kB"; in bytes where rounding would make both the same. */
function shareOf(arrived: number, expected: number): string {
  const rounded = [formatBytes(arrived), formatBytes(expected)];
  return rounded[0] === rounded[1]
    ? `${arrived} of ${expected} bytes`
    : `${rounded[0]} of ${rounded[1]}`;
}
