import { joinBytes } from '../../base/join-bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { createUid } from '../../base/uid.ts';
import type { DicomDataset, DicomElement, DicomValue, PersonName } from './dicom-json.ts';
import { fromBase64 } from './base64.ts';
import { Part10Problem, type Part10Error } from './part10-error.ts';
import { VALUE_REPRESENTATIONS, type Vr } from './value-representation.ts';

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

/** Names the writer of the file. Source: DICOM PS3.7 D.3.3.2; made once from a random UUID. */
const IMPLEMENTATION_CLASS_UID = '2.25.202456654105730104396092526534216066655';

/** Representations with a 32-bit length field. Source: DICOM PS3.5 7.1.2. */
const LONG_FORM = new Set<Vr>(
  ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'], // prettier-ignore
);

/**
 * A dataset as a DICOM file, explicit little endian, text as UTF-8. Every attribute is kept, private and unknown ones
 * included; file meta information (group 2) is made anew. Errors: bytes that are only referred to, a value too long.
 */
export function toPart10(dataset: DicomDataset): Result<Uint8Array<ArrayBuffer>, Part10Error> {
  try {
    const body: Record<string, DicomElement> = {};
    for (const [tag, element] of Object.entries(dataset)) {
      if (!tag.startsWith('0002')) body[tag] = element;
    }
    const parts = [new Uint8Array(128), ASCII.encode('DICM'), metaOf(dataset), encode(body)];
    return ok(joinBytes(parts));
  } catch (problem) {
    if (problem instanceof Part10Problem) {
      return err({ kind: problem.kind, message: problem.message });
    }
    throw problem;
  }
}

const ASCII = new TextEncoder();

function metaOf(dataset: DicomDataset): Uint8Array {
  const sopClass = dataset['00080016']?.Value?.[0];
  const instance = dataset['00080018']?.Value?.[0];
  const meta: DicomDataset = {
    '00020001': { vr: 'OB', InlineBinary: 'AAE=' },
    '00020002': { vr: 'UI', Value: [typeof sopClass === 'string' ? sopClass : ''] },
    '00020003': { vr: 'UI', Value: [typeof instance === 'string' ? instance : createUid()] },
    '00020010': { vr: 'UI', Value: [EXPLICIT_LITTLE_ENDIAN] },
    '00020012': { vr: 'UI', Value: [IMPLEMENTATION_CLASS_UID] },
    '00020013': { vr: 'SH', Value: ['THECAL'] },
  };
  const content = encode(meta);
  const length = encode({ '00020000': { vr: 'UL', Value: [content.length] } });
  return joinBytes([length, content]);
}

function encode(dataset: DicomDataset): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  // Not by the order of the object: keys that look like numbers, such as 52009230, come first in it.
  const attributes = Object.entries(dataset).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [tag, element] of attributes) {
    const bytes = valueBytes(tag, element);
    const isLong = LONG_FORM.has(element.vr);
    if (!isLong && bytes.length > 0xffff) {
      throw new Part10Problem('too-large', `Attribute ${tag} is too long for a DICOM file.`);
    }
    const header = new Uint8Array(isLong ? 12 : 8);
    const view = new DataView(header.buffer);
    view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
    view.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
    header.set(ASCII.encode(element.vr), 4);
    if (isLong) view.setUint32(8, bytes.length, true);
    else view.setUint16(6, bytes.length, true);
    parts.push(header, bytes);
  }
  return joinBytes(parts);
}

function valueBytes(tag: string, element: DicomElement): Uint8Array {
  if (element.BulkDataURI !== undefined) {
    throw new Part10Problem(
      'unsupported',
      `The bytes of attribute ${tag} are not in the document.`,
    );
  }
  if (element.InlineBinary !== undefined) return padded(fromBase64(element.InlineBinary), 0);
  const values = element.Value ?? [];
  const { vr } = element;
  const { kind } = VALUE_REPRESENTATIONS[vr];
  switch (kind) {
    case 'sequence':
      return joinBytes(values.flatMap((item) => itemBytes(item as DicomDataset)));
    case 'binary':
      return new Uint8Array(0);
    case 'text':
    case 'decimal':
      return padded(UTF8.encode(values.map(plainText).join('\\')), vr === 'UI' ? 0 : 0x20);
    case 'name':
      return padded(
        UTF8.encode(values.map((name) => nameText(name as PersonName | null)).join('\\')),
        0x20,
      );
    case 'tag':
      return numberBytes(values.length, 4, (view, index) => {
        const text = plainText(values[index] ?? '00000000');
        view.setUint16(index * 4, Number.parseInt(text.slice(0, 4), 16), true);
        view.setUint16(index * 4 + 2, Number.parseInt(text.slice(4), 16), true);
      });
    case 'number':
    case 'long':
      return numberBytes(values.length, VALUE_REPRESENTATIONS[vr].bytes, (view, index) =>
        setNumber(view, vr, index, values[index] ?? 0),
      );
  }
}

const UTF8 = ASCII;

function itemBytes(item: DicomDataset): readonly Uint8Array[] {
  const content = encode(item);
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0xe000fffe, true); // (FFFE,E000): group then element, each little endian
  view.setUint32(4, content.length, true);
  return [header, content];
}

/** A text or number as it stands in a file; empty for no value. */
const plainText = (value: DicomValue): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const nameText = (name: PersonName | null): string =>
  [name?.Alphabetic ?? '', name?.Ideographic ?? '', name?.Phonetic ?? '']
    .join('=')
    .replace(/=+$/, '');

function numberBytes(
  count: number,
  size: number,
  set: (view: DataView, index: number) => void,
): Uint8Array {
  const bytes = new Uint8Array(count * size);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < count; index++) set(view, index);
  return bytes;
}

function setNumber(view: DataView, vr: Vr, index: number, value: unknown): void {
  const number = Number(value);
  if (vr === 'FL') view.setFloat32(index * 4, number, true);
  else if (vr === 'FD') view.setFloat64(index * 8, number, true);
  else if (vr === 'SS') view.setInt16(index * 2, number, true);
  else if (vr === 'US') view.setUint16(index * 2, number, true);
  else if (vr === 'SL') view.setInt32(index * 4, number, true);
  else if (vr === 'UL') view.setUint32(index * 4, number, true);
  else view.setBigInt64(index * 8, BigInt.asIntN(64, BigInt(String(value))), true);
}

const padded = (bytes: Uint8Array, filler: number): Uint8Array =>
  bytes.length % 2 === 0 ? bytes : joinBytes([bytes, Uint8Array.of(filler)]);
