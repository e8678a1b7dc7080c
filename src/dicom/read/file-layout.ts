import { hasPart10Prefix, recogniseFormat } from './file-signature.ts';
import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
} from './transfer-syntax.ts';

/** Where the data set of a file begins, how it is coded, and what its meta header says. */
export interface FileLayout {
  readonly dataStart: number;
  /** How the elements of the data set are coded, by themselves where they and the meta header differ. */
  readonly coding: DataSetCoding;
  /** How the file says its pixels are coded; the data set's own coding where it does not. */
  readonly transferSyntaxUid: string;
  /** The codes of the meta header by tag; empty where there is none. */
  readonly meta: ReadonlyMap<string, string>;
  /** What was tolerated, one sentence each. */
  readonly tolerated: readonly string[];
}

/** The three codings of elements, and deflated ones that have to be unpacked first. */
export type DataSetCoding = 'implicit' | 'explicit' | 'explicit-big-endian' | 'deflated';

const syntaxOfCoding: Readonly<Record<DataSetCoding, string>> = {
  implicit: implicitLittleEndian,
  explicit: explicitLittleEndian,
  'explicit-big-endian': explicitBigEndian,
  deflated: deflatedLittleEndian,
};

const codingNames: Readonly<Record<DataSetCoding, string>> = {
  implicit: 'implicit',
  explicit: 'explicit',
  'explicit-big-endian': 'explicit big endian',
  deflated: 'deflated',
};

const noPreamble = 'The file has no DICOM preamble; its coding was recognised from its data.';

/** Recognises how a file begins: with preamble and prefix, the prefix alone, the meta header alone, or the data set; null when it is no DICOM. */
export function fileLayout(bytes: Uint8Array): FileLayout | null {
  if (hasPart10Prefix(bytes)) return withMeta(bytes, 132, []);
  if (String.fromCharCode(...bytes.subarray(0, 4)) === 'DICM')
    return withMeta(bytes, 4, [noPreamble]);
  if (recogniseFormat(bytes) !== null) return null;
  if (beginsMeta(bytes)) return withMeta(bytes, 0, [noPreamble]);
  const coding = bareCoding(bytes);
  if (coding === null) return null;
  const transferSyntaxUid = syntaxOfCoding[coding];
  return { dataStart: 0, coding, transferSyntaxUid, meta: new Map(), tolerated: [noPreamble] };
}

function withMeta(bytes: Uint8Array, start: number, tolerated: readonly string[]): FileLayout {
  const { meta, end } = readMeta(bytes, start);
  const own = codingAt(bytes, end);
  const declared = meta.get('x00020010');
  if (declared === undefined) {
    const coding = own ?? 'implicit';
    return { dataStart: end, coding, transferSyntaxUid: syntaxOfCoding[coding], meta, tolerated };
  }
  const said = codingOfSyntax(declared);
  if (said === 'deflated' || own === null || own === said) {
    return { dataStart: end, coding: said, transferSyntaxUid: declared, meta, tolerated };
  }
  const note = `The meta header says ${codingNames[said]}, the data are ${codingNames[own]} and were read as that.`;
  // A compressed image stays what it is, however the elements around it are written.
  const isCompressed = said === 'explicit' && declared !== explicitLittleEndian;
  return {
    dataStart: end,
    coding: own,
    transferSyntaxUid: isCompressed ? declared : syntaxOfCoding[own],
    meta,
    tolerated: [...tolerated, note],
  };
}

function codingOfSyntax(uid: string): DataSetCoding {
  if (uid === implicitLittleEndian) return 'implicit';
  if (uid === explicitBigEndian) return 'explicit-big-endian';
  return uid === deflatedLittleEndian ? 'deflated' : 'explicit';
}

/** The codes of group 0002, which is always explicit little endian, and where it ends. Source: DICOM PS3.10 section 7.1. */
function readMeta(
  bytes: Uint8Array,
  start: number,
): { readonly meta: ReadonlyMap<string, string>; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = new Map<string, string>();
  let at = start;
  while (at + 8 <= bytes.length && view.getUint16(at, true) === 0x0002) {
    const element = view
      .getUint16(at + 2, true)
      .toString(16)
      .padStart(4, '0');
    const isLong = longForms.has(vrAt(bytes, at + 4));
    if (isLong && at + 12 > bytes.length) break;
    const length = isLong ? view.getUint32(at + 8, true) : view.getUint16(at + 6, true);
    const value = at + (isLong ? 12 : 8);
    const text = new TextDecoder('latin1').decode(bytes.subarray(value, value + length));
    meta.set(`x0002${element}`, text.replace(/[\0 ]+$/, ''));
    at = value + length;
  }
  return { meta, end: Math.min(at, bytes.length) };
}

const vrAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);

/** VRs whose length takes four bytes. Source: DICOM PS3.5 section 7.1.2. */
const longForms = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']); // prettier-ignore
const shortForms = new Set(['AE', 'AS', 'AT', 'CS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'LO', 'LT', 'PN', 'SH', 'SL', 'SS', 'ST', 'TM', 'UI', 'UL', 'US']); // prettier-ignore

/** The meta header begins with its group length, or without one with an element of its own. */
function beginsMeta(bytes: Uint8Array): boolean {
  const isGroup =
    bytes[0] === 0x02 && bytes[1] === 0 && (bytes[2] ?? 255) <= 0x18 && bytes[3] === 0;
  return isGroup && ['UL', 'OB', 'UI'].includes(vrAt(bytes, 4));
}

/** How the element at a place is coded; null where it does not tell. Only groups that begin a data set are looked for. */
function codingAt(bytes: Uint8Array, at: number): DataSetCoding | null {
  if (at + 8 > bytes.length) return null;
  const vr = vrAt(bytes, at + 4);
  const isExplicit = longForms.has(vr) || shortForms.has(vr);
  const [low, high] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  if (firstGroups.has(low) && high === 0) return isExplicit ? 'explicit' : 'implicit';
  return low === 0 && firstGroups.has(high) && isExplicit ? 'explicit-big-endian' : null;
}

const firstGroups = new Set([0x04, 0x08, 0x10]);

/** A bare data set begins with an element of group 0008 of a plausible length. */
function bareCoding(bytes: Uint8Array): DataSetCoding | null {
  if (bytes.length < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const coding = codingAt(bytes, 0);
  if (coding === 'explicit-big-endian') return view.getUint16(0) === 0x0008 ? coding : null;
  const isFirst = view.getUint16(0, true) === 0x0008 && view.getUint16(2, true) <= 0x0070;
  if (coding === null || !isFirst) return null;
  return coding === 'explicit' || view.getUint32(4, true) <= 256 ? coding : null;
}
