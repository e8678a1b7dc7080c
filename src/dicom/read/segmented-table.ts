/** More segments than the entries of the longest table could need; segments may refer to segments. Our choice. */
const mostSegments = 65_536;

const discrete = 0;
const linear = 1;
const indirect = 2;

/**
 * The entries of a segmented palette: runs as they are, straight lines to an end, and earlier segments again. `values` are
 * of 8 or 16 bits as the entries are. Null where it is not whole or does not give `count` entries.
 * Source: DICOM PS3.3 C.7.9.2.
 */
export function segmentedEntries(
  values: Uint8Array | Uint16Array,
  count: number,
): Uint16Array | null {
  const entries: number[] = [];
  const words = values.BYTES_PER_ELEMENT === 1 ? 4 : 2;
  let segments = 0;
  /** Reads segments from a place; `left` of them, or all. False where one cannot be. */
  const read = (from: number, left: number, isRepeat: boolean): boolean => {
    let at = from;
    for (let done = 0; done < left && at < values.length && entries.length < count; done += 1) {
      const [opcode, length] = [values[at], values[at + 1]];
      if (length === undefined || (segments += 1) > mostSegments) return false;
      at += 2;
      if (opcode === discrete) {
        if (at + length > values.length) return false;
        entries.push(...values.subarray(at, at + length));
        at += length;
      } else if (opcode === linear) {
        const [start, end] = [entries.at(-1), values[at]];
        if (start === undefined || end === undefined) return false;
        for (let step = 1; step <= length; step += 1) {
          entries.push(Math.round(start + ((end - start) * step) / length));
        }
        at += 1;
      } else if (opcode === indirect && !isRepeat) {
        const offset = byteOffset(values, at);
        if (offset === null || offset >= at - 2 || !read(offset, length, true)) return false;
        at += words;
      } else return false;
    }
    return true;
  };
  return read(0, Infinity, false) && entries.length === count ? Uint16Array.from(entries) : null;
}

/** Where a repeated segment begins: a number of 32 bits, counted in bytes. Shape: index into the values. */
function byteOffset(values: Uint8Array | Uint16Array, at: number): number | null {
  const size = values.BYTES_PER_ELEMENT;
  const parts = [...values.subarray(at, at + 4 / size)];
  if (parts.length < 4 / size) return null;
  const bytes = parts.reduceRight((sum, part) => sum * 2 ** (8 * size) + part, 0);
  return bytes % size === 0 ? bytes / size : null;
}
