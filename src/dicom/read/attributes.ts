import type { DataSet } from 'dicom-parser';
import { textCodingOf, type TextCoding } from './character-set.ts';

/** Reads typed values from one data set or sequence item. Tags are dicom-parser's form, `x00280010`. */
export interface Attributes {
  /** The value decoded by the data set's character set, without padding; empty where absent. */
  text(tag: string): string;
  /** The backslash-separated values of a text that is ASCII by definition (CS, UI, DA...). */
  codes(tag: string): readonly string[];
  code(tag: string): string;
  /** The numbers of a DS or IS; null where absent, empty or not all numbers. */
  numbers(tag: string): readonly number[] | null;
  /** The first number of a DS or IS. */
  number(tag: string): number | null;
  /** FD. */
  doubles(tag: string): readonly number[] | null;
  double(tag: string): number | null;
  float(tag: string): number | null;
  uint16(tag: string, index?: number): number | null;
  int16(tag: string): number | null;
  uint32(tag: string): number | null;
  /** The bytes of a binary value, of one in words (OW) the lower byte first; null where absent or empty. */
  bytes(tag: string): Uint8Array | null;
  /** A binary value as unsigned words of 16 bits; null where absent or empty. */
  words(tag: string): Uint16Array | null;
  has(tag: string): boolean;
  /** The items of a sequence, empty where absent. */
  items(tag: string): readonly Attributes[];
  /** The first item of a sequence, or an item without any attribute. */
  item(tag: string): Attributes;
}

/**
 * A decimal or integer string: PS3.5 table 6.2-1 allows nothing but a number, so "12abc" is no value. A decimal comma, which
 * some writers take from their country, cannot be anything else.
 */
export function parseNumber(text: string): number | null {
  const trimmed = text
    .replace(/[\0\s]+$/, '')
    .trimStart()
    .replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

/** How the text of a data set is decoded, by its SpecificCharacterSet. */
export const codingOf = (dataSet: DataSet): TextCoding =>
  textCodingOf((dataSet.string('x00080005') ?? '').split('\\'));

/** The attributes of a data set, its text decoded by `coding`. */
export function attributesOf(dataSet: DataSet | undefined, coding: TextCoding): Attributes {
  const raw = (tag: string): string => dataSet?.string(tag) ?? '';
  const binary = (
    tag: string,
    size: number,
    read: (dataSet: DataSet, index: number) => number | undefined,
    index = 0,
  ): number | null => {
    const element = dataSet?.elements[tag];
    if (!dataSet || element === undefined || element.length < size * (index + 1)) return null;
    const value = read(dataSet, index);
    return value === undefined || !Number.isFinite(value) ? null : value;
  };
  const attributes: Attributes = {
    text: (tag) => {
      const element = dataSet?.elements[tag];
      if (!dataSet || element === undefined || element.length === 0) return '';
      const { dataOffset, length } = element;
      const bytes = dataSet.byteArray.subarray(dataOffset, dataOffset + length);
      return coding
        .decode(bytes)
        .replace(/[\0 ]+$/, '')
        .trim();
    },
    codes: (tag) => {
      const text = raw(tag);
      return text === '' ? [] : text.split('\\').map((value) => value.trim());
    },
    code: (tag) => attributes.codes(tag)[0] ?? '',
    numbers: (tag) => {
      const text = raw(tag);
      if (text.trim() === '') return null;
      const values = text.split('\\').map(parseNumber);
      return values.every((value) => value !== null) ? values : null;
    },
    number: (tag) => {
      const first = raw(tag).split('\\')[0];
      return first === undefined ? null : parseNumber(first);
    },
    doubles: (tag) => {
      const count = Math.floor((dataSet?.elements[tag]?.length ?? 0) / 8);
      const values = Array.from({ length: count }, (_, index) =>
        binary(tag, 8, (set, at) => set.double(tag, at), index),
      );
      return count > 0 && values.every((value) => value !== null) ? values : null;
    },
    double: (tag) => binary(tag, 8, (set, at) => set.double(tag, at)),
    float: (tag) => binary(tag, 4, (set, at) => set.float(tag, at)),
    uint16: (tag, index = 0) => binary(tag, 2, (set, at) => set.uint16(tag, at), index),
    int16: (tag) => binary(tag, 2, (set, at) => set.int16(tag, at)),
    uint32: (tag) => binary(tag, 4, (set, at) => set.uint32(tag, at)),
    bytes: (tag) => {
      const element = dataSet?.elements[tag];
      if (!dataSet || element === undefined || element.length === 0) return null;
      const { dataOffset, length, vr } = element;
      const words = vr === 'OW' && length % 2 === 0 ? attributes.words(tag) : null;
      // In a big-endian file the bytes of a word stand the other way round.
      if (words !== null) return new Uint8Array(words.buffer);
      const end = dataOffset + length;
      return end > dataSet.byteArray.length ? null : dataSet.byteArray.slice(dataOffset, end);
    },
    words: (tag) => {
      const element = dataSet?.elements[tag];
      const count = Math.floor((element?.length ?? 0) / 2);
      if (!dataSet || element === undefined || count === 0) return null;
      if (element.dataOffset + count * 2 > dataSet.byteArray.length) return null;
      return Uint16Array.from({ length: count }, (_, index) => dataSet.uint16(tag, index) ?? 0);
    },
    has: (tag) => dataSet?.elements[tag] !== undefined,
    items: (tag) =>
      (dataSet?.elements[tag]?.items ?? []).map((item) => attributesOf(item.dataSet, coding)),
    item: (tag) => attributes.items(tag)[0] ?? attributesOf(undefined, coding),
  };
  return attributes;
}
