/** Pixel values row by row; of a colour picture red, green and blue of each pixel one after the other. */
export type PixelValues =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array;

/** The lowest and the highest of values; null where there is none. */
export interface ValueRange {
  readonly lowest: number;
  readonly highest: number;
}

/** The range of the values, of those alone whose index `counts` accepts where it is given. */
export function rangeOf(
  values: PixelValues,
  counts: ((index: number) => boolean) | null = null,
): ValueRange | null {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let index = 0; index < values.length; index += 1) {
    if (counts !== null && !counts(index)) continue;
    const value = values[index] ?? 0;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return lowest > highest ? null : { lowest, highest };
}
