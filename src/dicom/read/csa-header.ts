/** The values of a header by the names of its elements. */
export type CsaHeader = ReadonlyMap<string, readonly string[]>;

/** More elements, or items of one, than Siemens writes. Our choice. */
const mostElements = 1000;
const nameBytes = 64;
const elementBytes = nameBytes + 20;
const itemBytes = 16;

/**
 * Reads a Siemens CSA header of either form ("SV10" and the one before). Null where it is not whole.
 * Source: nibabel, "Siemens format DICOM with CSA header" (nipy.org/nibabel/dicom/siemens_csa.html).
 */
export function csaHeader(bytes: Uint8Array): CsaHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSecond = textAt(bytes, 0, 4) === 'SV10';
  const start = isSecond ? 8 : 0;
  if (view.byteLength < start + 8) return null;
  const count = view.getUint32(start, true);
  if (count < 1 || count > mostElements) return null;
  const elements = new Map<string, readonly string[]>();
  let at = start + 8;
  // In the first form every length is given as more than itself by the items of the first element.
  let surplus: number | null = isSecond ? 0 : null;
  for (let index = 0; index < count; index += 1) {
    if (at + elementBytes > view.byteLength) return null;
    const name = textAt(bytes, at, nameBytes);
    const multiplicity = view.getInt32(at + nameBytes, true);
    const items = view.getInt32(at + nameBytes + 12, true);
    if (items < 0 || items > mostElements) return null;
    surplus ??= items;
    at += elementBytes;
    const values: string[] = [];
    for (let item = 0; item < items; item += 1) {
      if (at + itemBytes > view.byteLength) return null;
      const length = isSecond ? view.getInt32(at + 4, true) : view.getInt32(at, true) - surplus;
      at += itemBytes;
      if (length < 0 || at + length > view.byteLength) {
        // Beyond its multiplicity an element of the first form holds nothing that counts.
        if (!isSecond && item >= multiplicity) continue;
        return null;
      }
      const value = textAt(bytes, at, length).trim();
      if (value !== '' && (multiplicity === 0 || values.length < multiplicity)) values.push(value);
      at += Math.ceil(length / 4) * 4;
    }
    elements.set(name, values);
  }
  return elements;
}

/** A header of the second form with text in it. Shape: as `csaHeader` reads it. Source: as there. */
export function csaHeaderBytes(elements: CsaHeader): Uint8Array<ArrayBuffer> {
  const parts: number[] = [...ascii('SV10', 4), 4, 3, 2, 1, ...words(elements.size, 77)];
  for (const [name, values] of elements) {
    parts.push(...ascii(name, nameBytes), ...words(values.length), ...ascii('LO', 4));
    parts.push(...words(0, values.length, 77));
    for (const value of values) {
      const length = value.length + 1;
      parts.push(...words(length, length, 77, length), ...ascii(value, Math.ceil(length / 4) * 4));
    }
  }
  return Uint8Array.from(parts);
}

const words = (...values: readonly number[]): readonly number[] => [
  ...new Uint8Array(Uint32Array.from(values).buffer),
];

const ascii = (text: string, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => text.charCodeAt(index) || 0);

/** ASCII up to the first zero. */
function textAt(bytes: Uint8Array, start: number, length: number): string {
  const part = bytes.subarray(start, start + length);
  const end = part.indexOf(0);
  return String.fromCharCode(...(end < 0 ? part : part.subarray(0, end)));
}
