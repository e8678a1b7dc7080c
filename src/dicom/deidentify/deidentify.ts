import { joinBytes } from '../../base/join-bytes.ts';
import dicomParser from 'dicom-parser';
import { err, ok, type Result } from '../../base/result.ts';
import { attributesOf, codingOf } from '../read/attributes.ts';
import { mosaicHeader } from '../read/mosaic.ts';
import {
  explicitLittleEndian,
  implicitLittleEndian,
  isNativeSyntax,
} from '../read/transfer-syntax.ts';
import type { Vr } from '../sr/value-representation.ts';
import type { Disguise } from './disguise.ts';
import { elementBytes, itemBytes, textElement } from './elements.ts';
import { isProper, keeping } from './kept-attributes.ts';

/** A copy of an image without its identity. */
export interface Deidentified {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The study it is a copy of, by its original UID: for whoever chose the files, not for the copy. */
  readonly studyInstanceUid: string;
  /** What was left out, at any depth. Shape: sorted tags of 8 upper-case hexadecimal digits, each once. */
  readonly removed: readonly string[];
  /** The file says itself that words may be burned into its pixels. */
  readonly saysBurnedIn: boolean;
}

/** MR and CT images, plain and enhanced; a screenshot carries its words in its pixels. Source: DICOM PS3.4 B.5. */
const IMAGE_CLASSES: ReadonlySet<string> = new Set([
  '1.2.840.10008.5.1.4.1.1.2',
  '1.2.840.10008.5.1.4.1.1.2.1',
  '1.2.840.10008.5.1.4.1.1.4',
  '1.2.840.10008.5.1.4.1.1.4.1',
]);

const PIXEL_DATA = '7FE00010';
const UNDEFINED_LENGTH = 0xffffffff;
const IMPLEMENTATION_CLASS_UID = '2.25.202456654105730104396092526534216066655';

/**
 * A copy of an image with only the attributes of `kept-attributes.ts`, at every depth; identity as `disguise` has it; the
 * pixel data byte for byte. This removes more than the Basic Application Level Confidentiality Profile asks, with option
 * 113107 for the dates. Source: DICOM PS3.15 annex E. Errors: one sentence; not an MR or CT image, or a coding not copied.
 */
export function deidentify(bytes: Uint8Array, disguise: Disguise): Result<Deidentified, string> {
  let dataSet: dicomParser.DataSet;
  try {
    dataSet = dicomParser.parseDicom(bytes);
  } catch {
    return err('It could not be read as a DICOM file.');
  }
  const syntax = dataSet.string('x00020010') ?? '';
  if (!IMAGE_CLASSES.has(dataSet.string('x00080016') ?? '')) {
    return err('It is not an MR or CT image.');
  }
  const isNative = syntax === explicitLittleEndian || syntax === implicitLittleEndian;
  if (!isNative && isNativeSyntax(syntax)) return err('Its transfer syntax is not copied.');
  const pixels = dataSet.elements['x7fe00010'];
  if (!pixels) return err('It holds no pixel data.');

  const uncopied = UNCOPIED.find(([tag]) => dataSet.elements[tag] !== undefined);
  if (uncopied) return err(uncopied[1]);

  const removed = new Set<string>();
  const outSyntax = isNative ? explicitLittleEndian : syntax;
  const body = sorted([
    ...keptElements(dataSet, disguise, removed),
    ...identityElements(dataSet, disguise),
    ...mosaicElements(dataSet),
  ]);
  const end = pixels.dataOffset + pixels.length;
  const pixelBytes = bytes.subarray(pixels.dataOffset, end);
  const pixelElement = isNative
    ? elementBytes(PIXEL_DATA, pixels.vr === 'OB' ? 'OB' : 'OW', pixelBytes)
    : elementBytes(PIXEL_DATA, 'OB', pixelBytes, UNDEFINED_LENGTH);
  const sopClass = dataSet.string('x00080016') ?? '';
  const instance = disguise.uid(dataSet.string('x00080018') ?? '');
  return ok({
    bytes: joinBytes([
      new Uint8Array(128),
      new TextEncoder().encode('DICM'),
      metaHeader(sopClass, instance, outSyntax),
      body,
      pixelElement,
    ]),
    studyInstanceUid: dataSet.string('x0020000d') ?? '',
    removed: [...removed].sort(),
    saysBurnedIn: dataSet.string('x00280301') === 'YES',
  });
}

/** Tables without which the values of an image are others; their entries could be anything. */
const UNCOPIED: readonly (readonly [tag: string, reason: string])[] = [
  ['x00283000', 'Its values go through a table (Modality LUT), which is not copied.'],
  ['x00281101', 'Its colours come from a palette, which is not copied.'],
];

/** The slices of a mosaic are found by the vendor's header: of it the two numbers that this takes leave, and nothing else. */
function mosaicElements(dataSet: dicomParser.DataSet): readonly Written[] {
  const header = mosaicHeader(attributesOf(dataSet, codingOf(dataSet)));
  if (header === null) return [];
  return [
    ['00290010', textElement('00290010', 'LO', 'SIEMENS CSA HEADER')],
    ['00291010', elementBytes('00291010', 'OB', header)],
  ];
}

type Written = readonly [tag: string, bytes: Uint8Array];

/** The elements that stay, of one data set or item. */
function keptElements(
  dataSet: dicomParser.DataSet,
  disguise: Disguise,
  removed: Set<string>,
): readonly Written[] {
  const written: Written[] = [];
  for (const [key, element] of Object.entries(dataSet.elements)) {
    const tag = key.slice(1).toUpperCase();
    if (tag.startsWith('0002') || tag.endsWith('0000') || tag === PIXEL_DATA) continue;
    const bytes = keptElement(dataSet, tag, element, disguise, removed);
    if (bytes) written.push([tag, bytes]);
    else removed.add(tag);
  }
  return written;
}

function keptElement(
  dataSet: dicomParser.DataSet,
  tag: string,
  element: dicomParser.Element,
  disguise: Disguise,
  removed: Set<string>,
): Uint8Array | null {
  const how = keeping(tag);
  const text = (): string => dataSet.string(element.tag) ?? '';
  if (how.kind === 'none') return null;
  if (how.kind === 'date') return textElement(tag, 'DA', disguise.date(text()));
  if (how.vr === 'SQ') {
    const items = (element.items ?? []).map(({ dataSet: item }) =>
      itemBytes(item ? sorted(keptElements(item, disguise, removed)) : new Uint8Array(0)),
    );
    return elementBytes(tag, 'SQ', joinBytes(items));
  }
  if (element.items !== undefined || element.length === UNDEFINED_LENGTH) return null;
  const content = dataSet.byteArray.subarray(
    element.dataOffset,
    element.dataOffset + element.length,
  );
  const vr = writtenVr(how.vr, element.vr);
  if (element.vr !== undefined && element.vr !== vr) return null;
  if (content.length > (MOST_BYTES[how.vr] ?? Infinity)) return null;
  if (!isProper(how.vr, LATIN1.decode(content).replace(/\0+$/, ''))) return null;
  if (how.vr === 'UI') {
    return textElement(tag, 'UI', text().split('\\').map(disguise.uid).join('\\'));
  }
  return elementBytes(tag, vr, content);
}

/** Where the standard leaves a choice of two, the file's own stands. */
const writtenVr = (vr: Vr, own: string | undefined): Vr =>
  vr === 'US' && own === 'SS' ? 'SS' : vr;

/** Numbers come in threes at most, but for the matrix of four and a frame's indices; more bytes may be words. */
const MOST_BYTES: Readonly<Partial<Record<Vr, number>>> = { US: 8, UL: 64, FD: 24, AT: 4 };

const LATIN1 = new TextDecoder('latin1');

/** Empty, because a reader expects the attribute to be there (type 2), and it may name somebody or something. */
export const EMPTIED: readonly (readonly [tag: string, vr: Vr])[] = [
  ['00080030', 'TM'],
  ['00080050', 'SH'],
  ['00080070', 'LO'],
  ['00080090', 'PN'],
  ['00100030', 'DA'],
  ['00100040', 'CS'],
  ['00200010', 'SH'],
  ['00201040', 'LO'],
];

/** What says that, and how, the identity was removed. Source: DICOM PS3.15 E.3, PS3.16 CID 7050. */
function identityElements(dataSet: dicomParser.DataSet, disguise: Disguise): readonly Written[] {
  const code = (value: string, meaning: string): Uint8Array =>
    itemBytes(
      joinBytes([
        textElement('00080100', 'SH', value),
        textElement('00080102', 'SH', 'DCM'),
        textElement('00080104', 'LO', meaning),
      ]),
    );
  const methods = joinBytes([
    code('113100', 'Basic Application Confidentiality Profile'),
    code('113107', 'Retain Longitudinal Temporal Information Modified Dates Option'),
  ]);
  return [
    ['00080005', textElement('00080005', 'CS', 'ISO_IR 192')],
    ...(dataSet.elements['x00080020']
      ? []
      : [['00080020', textElement('00080020', 'DA', '')] as const]),
    ...EMPTIED.map(([tag, vr]): Written => [tag, textElement(tag, vr, '')]),
    ['00100010', textElement('00100010', 'PN', 'Teaching^Case')],
    ['00100020', textElement('00100020', 'LO', disguise.patientId)],
    ['00120062', textElement('00120062', 'CS', 'YES')],
    ['00120063', textElement('00120063', 'LO', 'Thecal: only listed attributes are kept')],
    ['00120064', elementBytes('00120064', 'SQ', methods)],
    ['00280303', textElement('00280303', 'CS', 'MODIFIED')],
  ];
}

const sorted = (written: readonly Written[]): Uint8Array<ArrayBuffer> =>
  joinBytes(written.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes));

function metaHeader(sopClass: string, instance: string, syntax: string): Uint8Array {
  const content = joinBytes([
    elementBytes('00020001', 'OB', Uint8Array.of(0, 1)),
    textElement('00020002', 'UI', sopClass),
    textElement('00020003', 'UI', instance),
    textElement('00020010', 'UI', syntax),
    textElement('00020012', 'UI', IMPLEMENTATION_CLASS_UID),
    textElement('00020013', 'SH', 'THECAL'),
  ]);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length, true);
  return joinBytes([elementBytes('00020000', 'UL', length), content]);
}
