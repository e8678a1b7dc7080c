import type { Element } from 'dicom-parser';

/** An extended offset table and the pixel data after it, which dicom-parser cannot read: it knows no VR of eight-byte numbers. */
export interface ExtendedOffsetTable {
  /** The bytes up to the table, which hold the rest of the header. */
  readonly before: Uint8Array;
  /** First byte of each frame, counted from the first fragment's item tag. */
  readonly offsets: readonly number[];
  readonly pixelData: Element;
}

/** (7FE0,0001) OV and (7FE0,0010) in explicit little endian, the only coding that has them. Source: DICOM PS3.3 C.7.6.3.1.8, PS3.5 A.4. */
const tableStart = [0xe0, 0x7f, 0x01, 0x00, 0x4f, 0x56];
const pixelDataStart = [0xe0, 0x7f, 0x10, 0x00];
const longHeaderBytes = 12;
const undefinedLength = 0xffffffff;

/** Finds an extended offset table that leads to encapsulated pixel data; null where there is none, which is usual. */
export function extendedOffsetTable(bytes: Uint8Array): ExtendedOffsetTable | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(0xe0); at >= 0; at = bytes.indexOf(0xe0, at + 1)) {
    if (!matches(bytes, tableStart, at)) continue;
    const table = elementEnd(view, at);
    if (table === null) return null;
    // The lengths of the frames follow as a second OV element; the fragments tell the same.
    const second = matches(bytes, pixelDataStart, table) ? table : elementEnd(view, table);
    if (second === null || !matches(bytes, pixelDataStart, second)) continue;
    if (second + longHeaderBytes > bytes.length) return null;
    const length = view.getUint32(second + 8, true);
    if (length !== undefinedLength) continue;
    const count = Math.floor((table - at - longHeaderBytes) / 8);
    const offsets = Array.from({ length: count }, (_, index) =>
      Number(view.getBigUint64(at + longHeaderBytes + index * 8, true)),
    );
    const dataOffset = second + longHeaderBytes;
    const pixelData = { tag: 'x7fe00010', vr: 'OB', length, dataOffset, hadUndefinedLength: true };
    return { before: bytes.subarray(0, at), offsets, pixelData };
  }
  return null;
}

const matches = (bytes: Uint8Array, pattern: readonly number[], at: number): boolean =>
  pattern.every((byte, index) => bytes[at + index] === byte);

/** Where an element of the long form ends; null beyond the bytes. */
function elementEnd(view: DataView, at: number): number | null {
  if (at + longHeaderBytes > view.byteLength) return null;
  const end = at + longHeaderBytes + view.getUint32(at + 8, true);
  return end + 4 <= view.byteLength ? end : null;
}
