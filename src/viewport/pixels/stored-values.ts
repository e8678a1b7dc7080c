import type { PixelDescription } from '../../domain/image-series.ts';
import type { PixelValues } from './pixel-values.ts';

/** Stored values, and whether bits were left out that the header says are not in use. */
export interface StoredValues {
  readonly values: PixelValues;
  readonly hasStrayBits: boolean;
}

/**
 * The stored values of an uncompressed frame: whole words of BitsAllocated, of which BitsStored below HighBit count.
 * Source: DICOM PS3.5 section 8.1.1.
 */
export function storedValues(
  bytes: Uint8Array,
  pixel: PixelDescription,
  isBigEndian: boolean,
): StoredValues {
  return storedBits(wordsOf(bytes, pixel.bitsAllocated, isBigEndian), pixel);
}

function wordsOf(bytes: Uint8Array, bits: number, isBigEndian: boolean): PixelValues {
  if (bits === 8) return bytes;
  const size = bits / 8;
  const count = Math.floor(bytes.length / size);
  // A copy where the words begin at an odd byte, or to turn them.
  const own = isBigEndian || bytes.byteOffset % size !== 0 ? new Uint8Array(bytes) : bytes;
  if (isBigEndian) turnWords(own, size);
  return bits === 16
    ? new Uint16Array(own.buffer, own.byteOffset, count)
    : new Uint32Array(own.buffer, own.byteOffset, count);
}

function turnWords(bytes: Uint8Array, size: number): void {
  for (let at = 0; at + size <= bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

/** The bits of words that count, as numbers with their sign. */
export function storedBits(words: PixelValues, pixel: PixelDescription): StoredValues {
  const { bitsAllocated, bitsStored, highBit, pixelRepresentation } = pixel;
  const isSigned = pixelRepresentation === 1;
  const shift = Math.max(0, highBit + 1 - bitsStored);
  if (shift === 0 && bitsStored === bitsAllocated) {
    return { values: isSigned ? signedView(words) : words, hasStrayBits: false };
  }
  const values = emptyLike(words, isSigned);
  const unused = 32 - bitsStored;
  let hasStrayBits = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? 0;
    const shifted = word >>> shift;
    const low = (shifted << unused) >>> unused;
    const value = isSigned ? (shifted << unused) >> unused : low;
    values[index] = value;
    // The unused high bits are zero, or repeat the sign.
    const isClean =
      shifted === low ||
      (isSigned && (word << (32 - bitsAllocated)) >> (32 - bitsAllocated + shift) === value);
    if (!isClean) hasStrayBits = true;
  }
  return { values, hasStrayBits };
}

function signedView(words: PixelValues): PixelValues {
  const { buffer, byteOffset, length } = words;
  if (words instanceof Uint8Array) return new Int8Array(buffer, byteOffset, length);
  if (words instanceof Uint16Array) return new Int16Array(buffer, byteOffset, length);
  return new Int32Array(buffer, byteOffset, length);
}

function emptyLike(words: PixelValues, isSigned: boolean): PixelValues {
  const { length } = words;
  if (words.BYTES_PER_ELEMENT === 1)
    return isSigned ? new Int8Array(length) : new Uint8Array(length);
  if (words.BYTES_PER_ELEMENT === 2) {
    return isSigned ? new Int16Array(length) : new Uint16Array(length);
  }
  return isSigned ? new Int32Array(length) : new Uint32Array(length);
}
