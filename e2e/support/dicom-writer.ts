import { deflateSync } from 'fflate';

/** A value by its VR: text for string VRs (several joined by a backslash), numbers for binary ones, items for SQ. */
export type ElementValue = string | readonly number[] | Uint8Array | readonly DataSetElements[];

/** Elements by tag as eight hex digits. Null leaves an element out, which lets an override remove one. */
export type DataSetElements = Readonly<
  Record<string, readonly [vr: string, value: ElementValue] | null>
>;

/** Pixel data as it stands in the file. */
export type PixelData =
  | {
      readonly kind: 'native';
      readonly bytes: Uint8Array;
      /** Written instead of the true length, to make a lying file. */
      readonly declaredLength?: number;
    }
  | {
      readonly kind: 'encapsulated';
      readonly fragments: readonly Uint8Array[];
      /** Offsets of frames; left empty when absent. */
      readonly basicOffsets?: readonly number[];
    };

/** A file to write. */
export interface DicomFile {
  readonly elements: DataSetElements;
  readonly pixelData?: PixelData;
  readonly transferSyntaxUid?: string;
  /** False writes the bare data set, without preamble and meta header. */
  readonly meta?: boolean;
}

const explicitLittleEndian = '1.2.840.10008.1.2.1';
const implicitLittleEndian = '1.2.840.10008.1.2';
const explicitBigEndian = '1.2.840.10008.1.2.2';
const deflated = '1.2.840.10008.1.2.1.99';
const undefinedLength = 0xffffffff;

interface Coding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

const metaCoding: Coding = { explicit: true, littleEndian: true };

/** VRs whose explicit form has two reserved bytes and a length of four. Source: DICOM PS3.5 section 7.1.2. */
const longForms = ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT', 'SV', 'UV'];

const numberSizes: Readonly<Record<string, number>> = {
  US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, AT: 4, OV: 8, UV: 8,
}; // prettier-ignore

/** Writes the smallest valid DICOM Part 10 file with these elements. Shape: tags are written in ascending order. */
export function writeDicom(file: DicomFile): Uint8Array<ArrayBuffer> {
  const syntax = file.transferSyntaxUid ?? explicitLittleEndian;
  const coding: Coding = {
    explicit: syntax !== implicitLittleEndian,
    littleEndian: syntax !== explicitBigEndian,
  };
  const dataSet = join([
    elementsBytes(file.elements, coding),
    file.pixelData ? pixelBytes(file.pixelData, coding) : new Uint8Array(0),
  ]);
  if (file.meta === false) return dataSet;
  const body = syntax === deflated ? deflateSync(dataSet) : dataSet;
  return join([new Uint8Array(128), ascii('DICM'), metaBytes(file, syntax), body]);
}

function metaBytes(file: DicomFile, syntax: string): Uint8Array {
  const textOf = (tag: string): string => {
    const value = file.elements[tag]?.[1];
    return typeof value === 'string' ? value : '';
  };
  const group = elementsBytes(
    {
      '00020001': ['OB', Uint8Array.of(0, 1)],
      '00020002': ['UI', textOf('00080016')],
      '00020003': ['UI', textOf('00080018')],
      '00020010': ['UI', syntax],
      '00020012': ['UI', '2.25.1'],
    },
    metaCoding,
  );
  return join([elementsBytes({ '00020000': ['UL', [group.length]] }, metaCoding), group]);
}

function elementsBytes(elements: DataSetElements, coding: Coding): Uint8Array {
  const written = Object.entries(elements)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([tag, element]) =>
      element === null
        ? []
        : [header(tag, element[0], element[1], coding), valueBytes(element[0], element[1], coding)],
    );
  return join(written);
}

function header(tag: string, vr: string, value: ElementValue, coding: Coding): Uint8Array {
  return headerOfLength(tag, vr, valueBytes(vr, value, coding).length, coding);
}

function headerOfLength(tag: string, vr: string, length: number, coding: Coding): Uint8Array {
  const group = Number.parseInt(tag.slice(0, 4), 16);
  const element = Number.parseInt(tag.slice(4), 16);
  const start = [...uint(group, 2, coding), ...uint(element, 2, coding)];
  if (!coding.explicit) return Uint8Array.from([...start, ...uint(length, 4, coding)]);
  const long = longForms.includes(vr);
  const lengthBytes = long ? [0, 0, ...uint(length, 4, coding)] : uint(length, 2, coding);
  return Uint8Array.from([...start, ...ascii(vr), ...lengthBytes]);
}

function valueBytes(vr: string, value: ElementValue, coding: Coding): Uint8Array {
  if (value instanceof Uint8Array) return padded(value, 0);
  if (typeof value === 'string') {
    return padded(new TextEncoder().encode(value), vr === 'UI' ? 0 : 0x20);
  }
  if (vr === 'SQ') {
    return join((value as readonly DataSetElements[]).map((item) => itemBytes(item, coding)));
  }
  const size = numberSizes[vr];
  if (size === undefined) throw new Error(`Numbers cannot be written as ${vr}.`);
  const bytes = new Uint8Array(size * value.length);
  const view = new DataView(bytes.buffer);
  (value as readonly number[]).forEach((number, index) => {
    const at = index * size;
    if (vr === 'FD') view.setFloat64(at, number, coding.littleEndian);
    else if (vr === 'FL') view.setFloat32(at, number, coding.littleEndian);
    else if (size === 8) view.setBigUint64(at, BigInt(number), coding.littleEndian);
    else if (size === 4) view.setUint32(at, number, coding.littleEndian);
    else view.setUint16(at, number, coding.littleEndian);
  });
  return bytes;
}

function itemBytes(item: DataSetElements, coding: Coding): Uint8Array {
  const content = elementsBytes(item, coding);
  return join([tagOnly(0xe000, content.length, coding), content]);
}

/** An item or delimiter: group FFFE, no VR in any coding. Source: DICOM PS3.5 section 7.5. */
const tagOnly = (element: number, length: number, coding: Coding): Uint8Array =>
  Uint8Array.from([
    ...uint(0xfffe, 2, coding),
    ...uint(element, 2, coding),
    ...uint(length, 4, coding),
  ]);

function pixelBytes(pixelData: PixelData, coding: Coding): Uint8Array {
  if (pixelData.kind === 'native') {
    const bytes = padded(pixelData.bytes, 0);
    const length = pixelData.declaredLength ?? bytes.length;
    return join([headerOfLength('7FE00010', 'OW', length, coding), bytes]);
  }
  const table = valueBytes('UL', pixelData.basicOffsets ?? [], coding);
  const items = [table, ...pixelData.fragments].map((content) => {
    const bytes = padded(content, 0);
    return join([tagOnly(0xe000, bytes.length, coding), bytes]);
  });
  return join([
    headerOfLength('7FE00010', 'OB', undefinedLength, coding),
    ...items,
    tagOnly(0xe0dd, 0, coding),
  ]);
}

function uint(value: number, size: 2 | 4, coding: Coding): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(0, value, coding.littleEndian);
  else view.setUint32(0, value, coding.littleEndian);
  return bytes;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Values have an even length. Source: DICOM PS3.5 section 7.1.1. */
const padded = (bytes: Uint8Array, filler: number): Uint8Array =>
  bytes.length % 2 === 0 ? bytes : join([bytes, Uint8Array.of(filler)]);

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
