import { err, ok, type Result } from '../../base/result.ts';
import { dateValue } from '../read/header-values.ts';
import { isVr, VALUE_REPRESENTATIONS, type Vr } from './value-representation.ts';

/** A person's name. Source: DICOM PS3.18 F.2.2. */
export interface PersonName {
  readonly Alphabetic?: string;
  readonly Ideographic?: string;
  readonly Phonetic?: string;
}

/** One value; null is an empty value among others. */
export type DicomValue = string | number | PersonName | DicomDataset | null;

/** One attribute. At most one of the three is there; none means empty. */
export interface DicomElement {
  readonly vr: Vr;
  readonly Value?: readonly DicomValue[];
  readonly InlineBinary?: string;
  readonly BulkDataURI?: string;
}

/** A dataset in the DICOM JSON Model. Shape: keys are tags of 8 upper-case hexadecimal digits. Source: DICOM PS3.18 annex F. */
export interface DicomDataset {
  readonly [tag: string]: DicomElement;
}

/** The first value of an attribute as text; null when it has none or one that is no text or number. */
export function firstText(element: DicomElement | undefined): string | null {
  const value = element?.Value?.[0];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

/** Why a text is not a dataset. */
export interface DicomJsonError {
  readonly kind: 'too-large' | 'not-json' | 'bad-dataset';
  /** One sentence with the place and what was found there. */
  readonly message: string;
}

/** The largest file read. Unit: bytes (or characters of text). */
export const LARGEST_REPORT = 50 * 1024 * 1024;

/** Sequences within sequences; real reports stay below 15. */
const DEEPEST_NESTING = 64;

const TAG = /^[0-9A-F]{8}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const ELEMENT_KEYS = new Set(['vr', 'Value', 'InlineBinary', 'BulkDataURI']);
const NAME_KEYS = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;

/** Reads the text of a DICOM JSON file: a dataset, or an array of exactly one. Errors: larger than 50 MB, not JSON, not a dataset. */
export function parseDicomJson(text: string): Result<DicomDataset, DicomJsonError> {
  if (text.length > LARGEST_REPORT) {
    return err({ kind: 'too-large', message: 'The file is larger than 50 MB.' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ kind: 'not-json', message: 'The file is not complete JSON.' });
  }
  return checkDicomJson(value);
}

/** Checks that a value has the form of a dataset and copies it. Errors: the first place where it has not. */
export function checkDicomJson(value: unknown): Result<DicomDataset, DicomJsonError> {
  let root = value;
  if (Array.isArray(value)) {
    if (value.length !== 1) {
      return fail('the top', `expected one dataset, found ${value.length}`);
    }
    root = value[0];
  }
  try {
    return ok(copyDataset(root, '', 0));
  } catch (problem) {
    if (problem instanceof BadDataset) return fail(problem.place, problem.message);
    throw problem;
  }
}

/** The text of a DICOM JSON file: an array of the one dataset, attributes in ascending order at every depth. */
export const stringifyDicomJson = (dataset: DicomDataset): string =>
  JSON.stringify([sortAttributes(dataset)]);

/** The same dataset with its attributes in ascending order at every depth. */
export function sortAttributes(dataset: DicomDataset): DicomDataset {
  const sorted: Record<string, DicomElement> = {};
  for (const tag of Object.keys(dataset).sort()) {
    const element = dataset[tag];
    if (element === undefined) continue;
    sorted[tag] =
      element.vr === 'SQ' && element.Value !== undefined
        ? { vr: 'SQ', Value: element.Value.map((item) => sortAttributes(item as DicomDataset)) }
        : element;
  }
  return sorted;
}

class BadDataset extends Error {
  readonly place: string;
  constructor(place: string, message: string) {
    super(message);
    this.place = place;
  }
}

const fail = (place: string, problem: string): Result<never, DicomJsonError> =>
  err({ kind: 'bad-dataset', message: `At ${place || 'the top'}: ${problem}.` });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;

function copyDataset(value: unknown, place: string, depth: number): DicomDataset {
  if (depth > DEEPEST_NESTING) {
    throw new BadDataset(place.slice(0, 80), `nested deeper than ${DEEPEST_NESTING} sequences`);
  }
  if (!isRecord(value)) throw new BadDataset(place, `expected a dataset, found ${kindOf(value)}`);
  const dataset: Record<string, DicomElement> = {};
  for (const tag of Object.keys(value)) {
    // Also refuses __proto__ and other keys that are no attribute.
    if (!TAG.test(tag)) throw new BadDataset(place, `${shown(tag)} is not a tag`);
    dataset[tag] = copyElement(value[tag], `${place}/${tag}`, depth);
  }
  return dataset;
}

function copyElement(value: unknown, place: string, depth: number): DicomElement {
  if (!isRecord(value))
    throw new BadDataset(place, `expected an attribute, found ${kindOf(value)}`);
  const { vr } = value;
  if (!isVr(vr)) throw new BadDataset(place, `${shown(vr)} is not a value representation`);
  for (const key of Object.keys(value)) {
    if (!ELEMENT_KEYS.has(key)) throw new BadDataset(place, `${shown(key)} does not belong here`);
  }
  const held = ['Value', 'InlineBinary', 'BulkDataURI'].filter((key) => value[key] !== undefined);
  if (held.length > 1) throw new BadDataset(place, `both ${held.join(' and ')}`);
  const { InlineBinary, BulkDataURI, Value } = value;
  if (InlineBinary !== undefined) {
    if (typeof InlineBinary !== 'string' || !BASE64.test(InlineBinary)) {
      throw new BadDataset(place, 'InlineBinary is not base64');
    }
    return { vr, InlineBinary };
  }
  if (BulkDataURI !== undefined) {
    if (typeof BulkDataURI !== 'string') throw new BadDataset(place, 'BulkDataURI is not text');
    return { vr, BulkDataURI };
  }
  if (Value === undefined) return { vr };
  if (!Array.isArray(Value)) throw new BadDataset(place, 'Value is not a list');
  if (Value.length === 0) return { vr };
  return { vr, Value: Value.map((one, index) => copyValue(vr, one, { place, index }, depth)) };
}

/** Where a value stands; put into words only when needed, because reports hold numbers by the hundred thousand. */
interface ValuePlace {
  readonly place: string;
  readonly index: number;
}

const wordsOf = ({ place, index }: ValuePlace): string => `${place}[${index}]`;

function copyValue(vr: Vr, value: unknown, at: ValuePlace, depth: number): DicomValue {
  const wrong = (): BadDataset =>
    new BadDataset(wordsOf(at), `${kindOf(value)} does not fit value representation ${vr}`);
  const { kind } = VALUE_REPRESENTATIONS[vr];
  if (kind === 'sequence') return copyDataset(value, wordsOf(at), depth + 1);
  if (value === null) return null;
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') throw wrong();
      // Dates as ACR-NEMA wrote them are no DA any more: what is kept is written back as today.
      return vr === 'DA' ? dateValue(value) || value : value;
    case 'tag':
      if (typeof value !== 'string' || !TAG.test(value)) throw wrong();
      return value;
    case 'decimal':
    case 'long':
      if (typeof value === 'number') return value;
      if (typeof value !== 'string' || !/^\s*[-+]?[\d.]+([eE][-+]?\d+)?\s*$/.test(value)) {
        throw wrong();
      }
      return value;
    case 'number':
      if (typeof value === 'number') return value;
      // JSON has no words for these, so writers use text for FL and FD.
      if (typeof value === 'string' && /^-?(NaN|Infinity)$/.test(value)) return value;
      throw wrong();
    case 'name':
      return copyName(value, wordsOf(at));
    case 'binary':
      throw new BadDataset(wordsOf(at), `${vr} has its bytes in InlineBinary, not in Value`);
  }
}

function copyName(value: unknown, place: string): PersonName {
  if (!isRecord(value)) throw new BadDataset(place, 'a name is an object');
  const name: { -readonly [K in keyof PersonName]: PersonName[K] } = {};
  for (const key of Object.keys(value)) {
    const known = NAME_KEYS.find((one) => one === key);
    const part = value[key];
    if (known === undefined || typeof part !== 'string') {
      throw new BadDataset(place, `${shown(key)} is not a part of a name`);
    }
    name[known] = part;
  }
  return name;
}

/** A short, harmless form of something unexpected, for a message. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
