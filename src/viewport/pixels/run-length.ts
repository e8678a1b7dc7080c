import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';

/** The frame that run lengths describe. */
export interface RunLengthFrame {
  readonly pixels: number;
  readonly bytesPerSample: number;
  readonly samples: number;
}

const headerBytes = 64;
const mostSegments = 15;

/**
 * Unpacks a frame of RLE Lossless to native bytes: little endian, the samples of a pixel side by side.
 * Errors: one clause that says what is wrong with the stream. Source: DICOM PS3.5 annex G.
 */
export function unpackRunLengths(
  bytes: Uint8Array,
  frame: RunLengthFrame,
): Result<Uint8Array, string> {
  const { pixels, bytesPerSample, samples } = frame;
  if (bytes.length < headerBytes) return err('its run lengths have no header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  const needed = bytesPerSample * samples;
  if (count !== needed || count > mostSegments) {
    return err(`it has ${count} run-length segments where its pixels need ${needed}`);
  }
  const unpacked = new Uint8Array(pixels * needed);
  for (let segment = 0; segment < count; segment += 1) {
    const start = view.getUint32(4 + segment * 4, true);
    const end = segment + 1 < count ? view.getUint32(8 + segment * 4, true) : bytes.length;
    if (start < headerBytes || end < start || end > bytes.length) {
      return err('its run-length segments lie outside of it');
    }
    // Segments begin with the highest byte of the first sample.
    const sample = Math.floor(segment / bytesPerSample);
    const offset = sample * bytesPerSample + (bytesPerSample - 1 - (segment % bytesPerSample));
    const filled = unpackSegment(bytes.subarray(start, end), unpacked, offset, needed);
    if (filled < pixels) {
      return err(`its run lengths end after ${filled} of ${pixels} pixels`);
    }
  }
  return ok(unpacked);
}

/** Unpacks one segment into every `step`th byte; gives how many it filled. */
function unpackSegment(
  packed: Uint8Array,
  unpacked: Uint8Array,
  offset: number,
  step: number,
): number {
  const last = unpacked.length;
  let to = offset;
  let at = 0;
  while (at < packed.length && to < last) {
    const control = packed[at] ?? 0;
    at += 1;
    if (control < 128) {
      for (let left = control + 1; left > 0 && at < packed.length && to < last; left -= 1) {
        unpacked[to] = packed[at] ?? 0;
        at += 1;
        to += step;
      }
    } else if (control > 128 && at < packed.length) {
      const value = packed[at] ?? 0;
      at += 1;
      for (let left = 257 - control; left > 0 && to < last; left -= 1) {
        unpacked[to] = value;
        to += step;
      }
    }
  }
  return Math.ceil((to - offset) / step);
}
