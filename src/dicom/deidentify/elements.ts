import { joinBytes } from '../../base/join-bytes.ts';
import type { Vr } from '../sr/value-representation.ts';

/** Representations whose length has 32 bits in an explicit header. Source: DICOM PS3.5 7.1.2. */
const LONG_FORM: ReadonlySet<string> = new Set(['OB', 'OW', 'SQ', 'UN', 'UT', 'UC', 'UR']);

const UTF8 = new TextEncoder();

/** One element in explicit little endian. `length` is stated instead of the content's own where that is not known beforehand. */
export function elementBytes(
  tag: string,
  vr: Vr,
  content: Uint8Array,
  length = content.length,
): Uint8Array<ArrayBuffer> {
  const isLong = LONG_FORM.has(vr);
  const header = new Uint8Array(isLong ? 12 : 8);
  const view = new DataView(header.buffer);
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  view.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
  header.set(UTF8.encode(vr), 4);
  if (isLong) view.setUint32(8, length, true);
  else view.setUint16(6, length, true);
  return joinBytes([header, content]);
}

/** A text element, padded to an even length. */
export function textElement(tag: string, vr: Vr, text: string): Uint8Array<ArrayBuffer> {
  const padding = vr === 'UI' ? '\0' : ' ';
  return elementBytes(tag, vr, UTF8.encode(text.length % 2 === 0 ? text : text + padding));
}

/** An item of a sequence. */
export function itemBytes(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0xe000fffe, true); // (FFFE,E000): group then element, each little endian
  view.setUint32(4, content.length, true);
  return joinBytes([header, content]);
}
