/**
 * Frames of one bit a pixel, one after the other without a gap, the first pixel in the lowest bit, padded to an even
 * number of bytes. Each frame holds 0 or 1 for every pixel. Source: DICOM PS3.5 8.1.1, PS3.3 C.8.20.2.
 */
export function packFrames(frames: readonly Uint8Array[]): Uint8Array {
  const bits = frames.reduce((sum, frame) => sum + frame.length, 0);
  const bytes = new Uint8Array(2 * Math.ceil(bits / 16));
  let at = 0;
  for (const frame of frames) {
    for (const pixel of frame) {
      if (pixel !== 0) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
      at += 1;
    }
  }
  return bytes;
}
