import { err, ok, type Result } from '../../base/result.ts';
import { inflateWithin } from '../open/inflate.ts';
import { textCodingOf, type TextCoding } from '../read/character-set.ts';
import { vrOfTag } from './attribute-vrs.ts';
import type { DicomDataset, DicomElement, DicomValue, PersonName } from './dicom-json.ts';
import { firstText, LARGEST_REPORT } from './dicom-json.ts';
import { toBase64 } from './base64.ts';
import { Part10Problem, type Part10Error } from './part10-error.ts';
import { isVr, VALUE_REPRESENTATIONS, type Vr } from './value-representation.ts';

const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';
const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const UNDEFINED_LENGTH = 0xffffffff;
const DEEPEST_NESTING = 64;
const ITEM = 'FFFEE000';
const ITEM_END = 'FFFEE00D';
const SEQUENCE_END = 'FFFEE0DD';
const SHORT_LENGTH_FORM = new Set<Vr>(
  ['AE', 'AS', 'AT', 'CS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'LO', 'LT', 'PN', 'SH', 'SL', 'SS', 'ST', 'TM', 'UI', 'UL', 'US'], // prettier-ignore
);

/** Whether the bytes begin as a DICOM file does. Source: DICOM PS3.10 7.1. */
export const isPart10 = (bytes: Uint8Array): boolean =>
  bytes.length >= 132 && String.fromCharCode(...bytes.subarray(128, 132)) === 'DICM';

/** What a DICOM file holds. */
export interface Part10Content {
  readonly dataset: DicomDataset;
  /** What was tolerated in its text, one sentence each. */
  readonly tolerated: readonly string[];
}

/** The dataset of a DICOM file. Errors: as of `readPart10`. */
export function fromPart10(bytes: Uint8Array): Result<DicomDataset, Part10Error> {
  const read = readPart10(bytes);
  return read.ok ? ok(read.value.dataset) : read;
}

/**
 * The dataset of a DICOM file, without its file meta information; text of any character set we know comes out as
 * Unicode and the dataset then says ISO_IR 192. Errors: not a DICOM file, cut off, a transfer syntax or character set
 * we do not read.
 */
export function readPart10(bytes: Uint8Array): Result<Part10Content, Part10Error> {
  try {
    if (bytes.length > LARGEST_REPORT) {
      throw new Part10Problem('too-large', 'The file is larger than 50 MB.');
    }
    if (!isPart10(bytes)) throw new Part10Problem('not-part10', 'The file is not a DICOM file.');
    const meta = new Reader(bytes, 132, false);
    const transferSyntax = readTransferSyntax(meta);
    const body = bodyReader(bytes, meta.offset, transferSyntax);
    const dataset = withUnicode(body.dataset());
    return ok({ dataset, tolerated: body.tolerated() });
  } catch (problem) {
    if (problem instanceof Part10Problem) {
      return err({ kind: problem.kind, message: problem.message });
    }
    throw problem;
  }
}

function readTransferSyntax(meta: Reader): string {
  let transferSyntax = '';
  while (!meta.isAtEnd() && meta.peekTag().startsWith('0002')) {
    const [tag, element] = meta.element(0);
    if (tag === '00020010') transferSyntax = firstText(element) ?? '';
  }
  return transferSyntax;
}

function bodyReader(bytes: Uint8Array, offset: number, transferSyntax: string): Reader {
  switch (transferSyntax) {
    case EXPLICIT_LITTLE_ENDIAN:
      return new Reader(bytes, offset, false);
    case IMPLICIT_LITTLE_ENDIAN:
      return new Reader(bytes, offset, true);
    case DEFLATED:
      return new Reader(inflated(bytes.subarray(offset)), 0, false);
    default:
      throw new Part10Problem(
        'unsupported',
        `Reports in transfer syntax ${transferSyntax || '(none)'} are not read.`,
      );
  }
}

/** A small file can unpack to any size, so no more is unpacked than a report may have. */
function inflated(bytes: Uint8Array): Uint8Array {
  const result = inflateWithin(bytes, LARGEST_REPORT);
  if (result.ok) return result.value;
  throw result.error.kind === 'too-large'
    ? new Part10Problem('too-large', 'The file unpacks to more than 50 MB.')
    : new Part10Problem('truncated', 'The compressed part of the file is damaged.');
}

/** The character set is known only after reading, so text was decoded with the one found on the way; say so in Unicode. */
function withUnicode(dataset: DicomDataset): DicomDataset {
  return dataset['00080005'] === undefined
    ? dataset
    : { ...dataset, '00080005': { vr: 'CS', Value: ['ISO_IR 192'] } };
}

class Reader {
  offset: number;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly isImplicit: boolean;
  private coding = textCodingOf([]);
  private readonly codings = new Set<TextCoding>([this.coding]);

  constructor(bytes: Uint8Array, offset: number, isImplicit: boolean) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.offset = offset;
    this.isImplicit = isImplicit;
  }

  /** What was tolerated in the text read so far. */
  tolerated(): readonly string[] {
    return [...new Set([...this.codings].flatMap((coding) => coding.tolerated() ?? []))];
  }

  isAtEnd(end = this.bytes.length): boolean {
    return this.offset >= end;
  }

  peekTag(): string {
    this.need(4);
    const group = this.view.getUint16(this.offset, true);
    const element = this.view.getUint16(this.offset + 2, true);
    return (group * 0x10000 + element).toString(16).toUpperCase().padStart(8, '0');
  }

  dataset(end = this.bytes.length, depth = 0): DicomDataset {
    if (depth > DEEPEST_NESTING) {
      throw new Part10Problem(
        'unsupported',
        `The file nests deeper than ${DEEPEST_NESTING} sequences.`,
      );
    }
    const dataset: Record<string, DicomElement> = {};
    // A character set set inside an item holds for that item only (PS3.3 C.12.1.1.2).
    const outer = this.coding;
    while (!this.isAtEnd(end)) {
      const tag = this.peekTag();
      if (tag === ITEM_END) {
        this.offset += 8;
        break;
      }
      const [, element] = this.element(depth);
      if (tag === '00080005') this.useCharacterSet(element);
      if (!tag.endsWith('0000')) dataset[tag] = element;
    }
    this.coding = outer;
    return dataset;
  }

  element(depth: number): readonly [string, DicomElement] {
    const tag = this.peekTag();
    this.offset += 4;
    const [vr, length] = this.isImplicit ? this.implicitHeader(tag) : this.explicitHeader(tag);
    if (vr === 'SQ' || (this.isImplicit && length === UNDEFINED_LENGTH)) {
      const items = this.items(length, depth);
      return [tag, items.length === 0 ? { vr: 'SQ' } : { vr: 'SQ', Value: items }];
    }
    if (length === UNDEFINED_LENGTH) {
      throw new Part10Problem('unsupported', `Attribute ${tag} has no stated length.`);
    }
    this.need(length);
    const content = this.bytes.subarray(this.offset, this.offset + length);
    this.offset += length;
    return [tag, this.value(vr, content)];
  }

  private implicitHeader(tag: string): readonly [Vr, number] {
    return [vrOfTag(tag), this.uint32()];
  }

  private explicitHeader(tag: string): readonly [Vr, number] {
    this.need(4);
    const text = String.fromCharCode(...this.bytes.subarray(this.offset, this.offset + 2));
    if (!isVr(text)) {
      throw new Part10Problem('truncated', `The file is damaged at attribute ${tag}.`);
    }
    this.offset += 2;
    if (SHORT_LENGTH_FORM.has(text)) {
      const length = this.view.getUint16(this.offset, true);
      this.offset += 2;
      return [text, length];
    }
    this.offset += 2;
    return [text, this.uint32()];
  }

  private items(length: number, depth: number): readonly DicomDataset[] {
    const end = length === UNDEFINED_LENGTH ? this.bytes.length : this.offset + length;
    if (end > this.bytes.length) throw cutOff();
    const items: DicomDataset[] = [];
    while (!this.isAtEnd(end)) {
      const tag = this.peekTag();
      this.offset += 4;
      const itemLength = this.uint32();
      if (tag === SEQUENCE_END) return items;
      if (tag !== ITEM) throw new Part10Problem('truncated', 'The file has a damaged sequence.');
      if (itemLength === UNDEFINED_LENGTH) items.push(this.dataset(this.bytes.length, depth + 1));
      else {
        this.need(itemLength);
        items.push(this.dataset(this.offset + itemLength, depth + 1));
      }
    }
    if (length === UNDEFINED_LENGTH) throw cutOff();
    return items;
  }

  private value(vr: Vr, content: Uint8Array): DicomElement {
    if (content.length === 0) return { vr };
    const { kind } = VALUE_REPRESENTATIONS[vr];
    switch (kind) {
      case 'binary':
        return { vr, InlineBinary: toBase64(content) };
      case 'text':
      case 'decimal':
      case 'name':
        return this.texts(vr, content);
      case 'tag':
        return { vr, Value: this.numbers(content, 4, (view, at) => tagAt(view, at)) };
      case 'number':
      case 'long':
        return {
          vr,
          Value: this.numbers(content, VALUE_REPRESENTATIONS[vr].bytes, (view, at) =>
            numberAt(view, vr, at),
          ),
        };
      case 'sequence':
        throw new Error('Sequences are read as items');
    }
  }

  private texts(vr: Vr, content: Uint8Array): DicomElement {
    const representation = VALUE_REPRESENTATIONS[vr];
    const isMany = 'many' in representation && representation.many;
    const whole = this.coding.decode(content);
    const texts = (isMany ? whole.split('\\') : [whole]).map((text) => trimmed(vr, text));
    if (texts.every((text) => text === '')) {
      return texts.length === 1 ? { vr } : { vr, Value: texts.map(() => null) };
    }
    return { vr, Value: texts.map((text) => (text === '' ? null : valueOfText(vr, text))) };
  }

  private numbers(
    content: Uint8Array,
    size: number,
    get: (view: DataView, at: number) => DicomValue,
  ): readonly DicomValue[] {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    if (content.length % size !== 0) throw cutOff();
    return Array.from({ length: content.length / size }, (_, index) => get(view, index * size));
  }

  private useCharacterSet(element: DicomElement): void {
    const names = (element.Value ?? []).map((name) => (typeof name === 'string' ? name : ''));
    const coding = textCodingOf(names);
    if (coding.unknown.length > 0) {
      throw new Part10Problem(
        'unsupported',
        `Text in character set ${coding.unknown.join(', ')} is not read.`,
      );
    }
    this.coding = coding;
    this.codings.add(coding);
  }

  private uint32(): number {
    this.need(4);
    const value = this.view.getUint32(this.offset, true);
    this.offset += 4;
    return value;
  }

  private need(length: number): void {
    if (this.offset + length > this.bytes.length) throw cutOff();
  }
}

const cutOff = (): Part10Problem => new Part10Problem('truncated', 'The file is cut off.');

/** Padding carries no meaning: NUL in UIDs, trailing spaces elsewhere, leading ones too where the standard says so. Source: DICOM PS3.5 table 6.2-1. */
function trimmed(vr: Vr, text: string): string {
  const ended = text.replace(/[ \0]+$/, '');
  return VALUE_REPRESENTATIONS[vr].kind === 'decimal' ||
    vr === 'CS' ||
    vr === 'AE' ||
    vr === 'SH' ||
    vr === 'LO'
    ? ended.replace(/^ +/, '')
    : ended;
}

function valueOfText(vr: Vr, text: string): DicomValue {
  switch (VALUE_REPRESENTATIONS[vr].kind) {
    case 'name': {
      const [alphabetic, ideographic, phonetic] = text.split('=');
      const name: { -readonly [K in keyof PersonName]: PersonName[K] } = {};
      if (alphabetic) name.Alphabetic = alphabetic;
      if (ideographic) name.Ideographic = ideographic;
      if (phonetic) name.Phonetic = phonetic;
      return name;
    }
    case 'decimal':
      // A number where nothing is lost, else the digits as they stand (PS3.18 F.2.3 allows both).
      return String(Number(text)) === text ? Number(text) : text;
    default:
      return text;
  }
}

const tagAt = (view: DataView, at: number): string =>
  (view.getUint16(at, true) * 0x10000 + view.getUint16(at + 2, true))
    .toString(16)
    .toUpperCase()
    .padStart(8, '0');

function numberAt(view: DataView, vr: Vr, at: number): DicomValue {
  switch (vr) {
    case 'FL':
      return jsonNumber(view.getFloat32(at, true));
    case 'FD':
      return jsonNumber(view.getFloat64(at, true));
    case 'SS':
      return view.getInt16(at, true);
    case 'US':
      return view.getUint16(at, true);
    case 'SL':
      return view.getInt32(at, true);
    case 'UL':
      return view.getUint32(at, true);
    case 'SV':
      return longNumber(view.getBigInt64(at, true));
    default:
      return longNumber(view.getBigUint64(at, true));
  }
}

const jsonNumber = (value: number): DicomValue => (Number.isFinite(value) ? value : String(value));

const longNumber = (value: bigint): DicomValue =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
