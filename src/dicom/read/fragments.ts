import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { DicomReadError } from './dicom-read-error.ts';

/** One stretch of encapsulated pixel data. Unit: bytes from the start of the pixel data's value. */
export interface Fragment {
  readonly start: number;
  readonly length: number;
}

/** Encapsulated pixel data taken apart. Source: DICOM PS3.5 A.4. */
export interface FragmentTable {
  /** Offsets of frames from the first fragment's item tag; empty where the table is. */
  readonly basicOffsets: readonly number[];
  readonly fragments: readonly Fragment[];
  /** False where the delimiter after the last fragment is missing, but the fragment ends as an image does. */
  readonly isDelimited: boolean;
}

const itemTag = 0xe000fffe;
const sequenceDelimiterTag = 0xe0ddfffe;
const itemHeaderBytes = 8;

/**
 * Finds the fragments of encapsulated pixel data. `bytes` begins with the basic offset table's item tag.
 * Errors: 'truncated-pixels' when the data ends before its delimiter, 'damaged-header' when something else stands in it.
 */
export function walkFragments(bytes: Uint8Array): Result<FragmentTable, DicomReadError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut: DicomReadError = {
    kind: 'truncated-pixels',
    arrivedBytes: bytes.length,
    expectedBytes: null,
  };
  const items: Fragment[] = [];
  let isDelimited = true;
  let at = 0;
  for (;;) {
    if (at + itemHeaderBytes > bytes.length) {
      if (!endsAsImage(bytes, items)) return err(cut);
      isDelimited = false;
      break;
    }
    const tag = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    if (tag === sequenceDelimiterTag) break;
    if (tag !== itemTag) {
      return err({ kind: 'damaged-header', detail: 'the compressed image is not a list of items' });
    }
    const start = at + itemHeaderBytes;
    if (start + length > bytes.length) return err(cut);
    items.push({ start, length });
    at = start + length;
  }
  const [table, ...fragments] = items;
  const entries = Math.floor((table?.length ?? 0) / 4);
  const basicOffsets = Array.from({ length: entries }, (_, index) =>
    view.getUint32((table?.start ?? 0) + index * 4, true),
  );
  return ok({ basicOffsets, fragments, isDelimited });
}

/** Whether the last fragment, before what fills it up, ends with the end of an image (EOI, EOC), or is one of run lengths. */
function endsAsImage(bytes: Uint8Array, items: readonly Fragment[]): boolean {
  const last = items.length > 1 ? items.at(-1) : undefined;
  if (last === undefined) return false;
  let end = last.start + last.length;
  const isRunLengths = (bytes[last.start] ?? 0) > 0 && bytes[last.start + 4] === 64;
  while (end > last.start && bytes[end - 1] === 0) end -= 1;
  return isRunLengths || (bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9);
}

/**
 * The fragments of each frame, in order.
 * `startsFrame` tells whether a fragment begins a coded image; it is asked only where nothing else tells frames apart.
 * Errors: 'damaged-header' when fragments cannot be given to frames.
 */
export function fragmentsOfFrames(
  table: FragmentTable,
  frames: number,
  extendedOffsets: readonly number[] | null,
  startsFrame: (fragment: Fragment) => boolean,
): Result<readonly (readonly Fragment[])[], DicomReadError> {
  const { fragments } = table;
  if (frames === 1 && fragments.length > 0) return ok([fragments]);
  if (fragments.length === frames) return ok(fragments.map((fragment) => [fragment]));
  const origin = (fragments[0]?.start ?? 0) - itemHeaderBytes;
  const offsets = extendedOffsets ?? table.basicOffsets;
  const starts =
    offsets.length === frames
      ? new Set(offsets.map((offset) => origin + offset + itemHeaderBytes))
      : new Set(fragments.filter(startsFrame).map(({ start }) => start));
  const grouped: Fragment[][] = [];
  for (const fragment of fragments) {
    if (starts.has(fragment.start)) grouped.push([fragment]);
    else grouped.at(-1)?.push(fragment);
  }
  if (grouped.length === frames) return ok(grouped);
  const detail = `${fragments.length} pieces of compressed image cannot be given to ${frames} frames`;
  return err({ kind: 'damaged-header', detail });
}

/** Whether bytes begin a JPEG or JPEG-LS image (SOI) or a JPEG 2000 codestream (SOC). */
export const beginsCodedImage = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && (bytes[1] === 0xd8 || (bytes[1] === 0x4f && bytes[2] === 0xff));
