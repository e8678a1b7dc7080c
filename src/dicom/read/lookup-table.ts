import type { LookupTable } from '../../domain/image-series.ts';
import type { Attributes } from './attributes.ts';
import { segmentedEntries } from './segmented-table.ts';

/** The tags of a table's descriptor and data. */
export interface TableTags {
  readonly descriptor: string;
  readonly data: string;
  /** Of a table that may be segmented instead. */
  readonly segments?: string;
}

/** Modality and VOI LUT. Source: DICOM PS3.3 C.11.1, C.11.2. */
export const lutTags: TableTags = { descriptor: 'x00283002', data: 'x00283006' };

/**
 * A look-up table; null where it is absent or not whole. `isInputSigned`: whether its first input may be below 0.
 * Source: DICOM PS3.3 C.11.1.1, C.7.6.3.1.5.
 */
export function lookupTableOf(
  attributes: Attributes,
  { descriptor, data, segments }: TableTags,
  isInputSigned: boolean,
): LookupTable | null {
  const declared = attributes.uint16(descriptor, 0) ?? signedAt(attributes, descriptor, 0);
  const first = firstMapped(attributes, descriptor, isInputSigned);
  const bits = attributes.uint16(descriptor, 2);
  if (declared === null || first === null || bits === null || bits < 1 || bits > 16) return null;
  // 65536 entries do not fit into the number.
  const count = declared === 0 ? 65_536 : declared & 0xffff;
  const entries =
    segments !== undefined && attributes.has(segments) && !attributes.has(data)
      ? segmentedOf(attributes, segments, count, bits)
      : entriesOf(attributes, data, count, bits);
  return entries && { firstMapped: first, bitsPerEntry: bits, entries };
}

function firstMapped(
  attributes: Attributes,
  descriptor: string,
  isInputSigned: boolean,
): number | null {
  const value = attributes.uint16(descriptor, 1) ?? signedAt(attributes, descriptor, 1);
  return value !== null && isInputSigned && value > 0x7fff ? value - 0x10000 : value;
}

/** A number that an archive sends with its sign. */
const signedAt = (attributes: Attributes, tag: string, index: number): number | null =>
  attributes.numbers(tag)?.[index] ?? null;

/** Segments of entries of 8 bits take bytes, or words as some write them. */
function segmentedOf(
  attributes: Attributes,
  tag: string,
  count: number,
  bits: number,
): Uint16Array | null {
  const [bytes, words] = [bits <= 8 ? attributes.bytes(tag) : null, attributes.words(tag)];
  return (
    (bytes && segmentedEntries(bytes, count)) ?? (words && segmentedEntries(words, count)) ?? null
  );
}

/** Entries of 8 bits take a byte each, or a word each as some write them. */
function entriesOf(
  attributes: Attributes,
  tag: string,
  count: number,
  bits: number,
): Uint16Array | null {
  const bytes = attributes.bytes(tag);
  if (bits <= 8 && bytes !== null && bytes.length < count * 2) {
    return bytes.length < count ? null : Uint16Array.from(bytes.subarray(0, count));
  }
  const words = attributes.words(tag);
  return words === null || words.length < count ? null : words.slice(0, count);
}
