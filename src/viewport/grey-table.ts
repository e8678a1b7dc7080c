import type { GreyWindow } from '../editor/ports.ts';
import type { ShownWindow } from './pixels/shown-values.ts';

/** The values that a reader's window goes from black to white between. */
export const rangeOfWindow = ({ center, width }: GreyWindow): ShownWindow => ({
  lower: center - width / 2,
  upper: center + width / 2,
});

/** The window between two values. */
export const windowOfRange = ({ lower, upper }: ShownWindow): GreyWindow => ({
  center: (lower + upper) / 2,
  width: upper - lower,
});

/** One opaque grey pixel of a value. Shape: 32 bits in the byte order of ImageData, whose three colours are alike. */
export function greyOf(value: number, { lower, upper }: ShownWindow, isInverted: boolean): number {
  const share = upper > lower ? (value - lower) / (upper - lower) : value > lower ? 1 : 0;
  const grey = Math.round(255 * Math.min(Math.max(isInverted ? 1 - share : share, 0), 1));
  return (0xff000000 | (grey << 16) | (grey << 8) | grey) >>> 0;
}

/** The grey pixel of every whole value from `lowest` to `highest`. */
export function greyTable(
  { lowest, highest }: { readonly lowest: number; readonly highest: number },
  window: ShownWindow,
  isInverted: boolean,
): Uint32Array {
  return Uint32Array.from({ length: highest - lowest + 1 }, (_, i) =>
    greyOf(lowest + i, window, isInverted),
  );
}
