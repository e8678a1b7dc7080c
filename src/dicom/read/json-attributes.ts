import type { Attributes } from './attributes.ts';
import { parseNumber } from './attributes.ts';

/**
 * The attributes of a data set in the DICOM JSON Model, as archives send it. Tolerant: whatever is not as the standard
 * has it counts as absent. Source: DICOM PS3.18 annex F.
 */
export function jsonAttributes(dataset: unknown): Attributes {
  const values = (tag: string): readonly unknown[] => {
    const element = propertyOf(dataset, tag.slice(1).toUpperCase());
    const held = propertyOf(element, 'Value');
    return Array.isArray(held) ? held : [];
  };
  const texts = (tag: string): readonly string[] => values(tag).map(textOf);
  const numeric = (tag: string, index = 0): number | null => numberOf(values(tag)[index]);
  const integer = (tag: string, lowest: number, highest: number, index = 0): number | null => {
    const value = numeric(tag, index);
    const fits = value !== null && Number.isInteger(value) && value >= lowest && value <= highest;
    return fits ? value : null;
  };
  const numbers = (tag: string): readonly number[] | null => {
    const found = values(tag).map(numberOf);
    return found.length > 0 && found.every((value) => value !== null) ? found : null;
  };
  const inlineBytes = (tag: string): Uint8Array<ArrayBuffer> | null => {
    const inline = propertyOf(propertyOf(dataset, tag.slice(1).toUpperCase()), 'InlineBinary');
    return typeof inline === 'string' && inline !== '' ? base64Bytes(inline) : null;
  };
  const attributes: Attributes = {
    text: (tag) => texts(tag).join('\\').trim(),
    codes: (tag) => texts(tag).map((text) => text.trim()),
    code: (tag) => attributes.codes(tag)[0] ?? '',
    numbers,
    number: (tag) => numeric(tag),
    doubles: numbers,
    double: (tag) => numeric(tag),
    float: (tag) => numeric(tag),
    uint16: (tag, index = 0) => integer(tag, 0, 0xffff, index),
    int16: (tag) => integer(tag, -0x8000, 0x7fff),
    uint32: (tag) => integer(tag, 0, 0xffffffff),
    bytes: inlineBytes,
    words: (tag) => {
      const listed = values(tag).map(numberOf);
      if (listed.length > 0) {
        return listed.every((value) => value !== null) ? Uint16Array.from(listed) : null;
      }
      const bytes = inlineBytes(tag);
      return bytes && new Uint16Array(bytes.buffer, 0, Math.floor(bytes.length / 2));
    },
    has: (tag) => propertyOf(dataset, tag.slice(1).toUpperCase()) !== undefined,
    items: (tag) => values(tag).map(jsonAttributes),
    item: (tag) => jsonAttributes(values(tag)[0]),
  };
  return attributes;
}

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** A value as text; a person's name with its component groups divided as in a file. Source: DICOM PS3.18 F.2.2. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const groups = ['Alphabetic', 'Ideographic', 'Phonetic'].map((name) => {
    const group = propertyOf(value, name);
    return typeof group === 'string' ? group : '';
  });
  return groups.join('=').replace(/=+$/, '');
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' ? parseNumber(value) : null;
}

/** Base64 as binary values are sent; null for anything else. Source: DICOM PS3.18 F.2.7. */
function base64Bytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
