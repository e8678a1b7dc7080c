import { joinBytes } from '../../base/join-bytes.ts';
import { Inflate } from 'fflate';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { DicomReadError } from '../read/dicom-read-error.ts';

/** A single image larger than this is none. Unit: bytes. Our choice. */
export const largestInflated = 600_000_000;

/** A deflated image unpacks to a few times its size; beyond the first bytes, which harm nobody, this is too much. Our choice. */
const largestRatio = 200;
const freeBytes = 64_000_000;

/** How much is pushed through at a time, so that a small stream that unpacks without end is noticed early. */
const stepBytes = 64 * 1024;

/** Inflates a raw deflate stream. Errors: 'too-large' beyond `mostBytes`, or far beyond the stream's own size; 'truncated-header' when it ends early, 'damaged-header' when it is no such stream. */
export function inflateWithin(
  bytes: Uint8Array,
  mostBytes: number = largestInflated,
): Result<Uint8Array, DicomReadError> {
  const limitBytes = Math.min(mostBytes, Math.max(freeBytes, bytes.length * largestRatio));
  const chunks: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    total += chunk.length;
    ended ||= final;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += stepBytes) {
      stream.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length);
      if (total > limitBytes) return err({ kind: 'too-large', limitBytes });
    }
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return err(inflateError(cause, bytes.length));
  }
  if (!ended) return err({ kind: 'truncated-header', bytes: bytes.length });
  return ok(joinBytes(chunks));
}

/** fflate numbers its errors; 0 is a stream that ends early. */
function inflateError(cause: Error, length: number): DicomReadError {
  return 'code' in cause && cause.code === 0
    ? { kind: 'truncated-header', bytes: length }
    : { kind: 'damaged-header', detail: 'its deflated data cannot be unpacked' };
}
