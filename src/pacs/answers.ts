import { err, ok, type Result } from '../base/result.ts';
import { transferSyntaxOf, type MediaType } from './media-type.ts';
import { readMultipart, type MultipartPart } from './multipart.ts';
import type { PacsError } from './pacs-error.ts';
import { PARTIAL, type HttpAnswer } from './send-request.ts';

/** Data sets, and whether the archive says that there are more than came. */
export interface Listed {
  readonly datasets: readonly unknown[];
  readonly isPartial: boolean;
}

/** By its type, or by how it begins where a server calls everything by the type that was asked for. */
const isWebPage = ({ type }: MediaType, bytes: Uint8Array): boolean =>
  type === 'text/html' ||
  type === 'application/xhtml+xml' ||
  /^\s*<(!doctype html|html|head|body)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 256)));

const JSON_TYPES: readonly string[] = ['application/dicom+json', 'application/json'];

/** The data sets of an answer in DICOM JSON; none for an empty one. Source: DICOM PS3.18 annex F. */
export function datasetsOf(answer: HttpAnswer): Result<Listed, PacsError> {
  const { isPartial } = answer;
  if (answer.status === 204) return ok({ datasets: [], isPartial });
  const { type } = answer.type;
  if (isWebPage(answer.type, answer.bytes)) return err({ kind: 'web-page' });
  if (!JSON_TYPES.includes(type)) {
    return err({ kind: 'wrong-type', expected: 'DICOM JSON', found: harmless(type) });
  }
  if (answer.bytes.length === 0) return ok({ datasets: [], isPartial });
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(answer.bytes));
    if (Array.isArray(value)) return ok({ datasets: value as unknown[], isPartial });
    const isOne = typeof value === 'object' && value !== null;
    return isOne ? ok({ datasets: [value], isPartial }) : err({ kind: 'not-json' });
  } catch {
    return err({ kind: 'not-json' });
  }
}

/** A part with the transfer syntax that its own content type or that of the whole message names. */
export interface BinaryPart {
  readonly bytes: Uint8Array;
  readonly type: MediaType;
  /** Null where neither names one. */
  readonly transferSyntaxUid: string | null;
}

/** The one part of a binary answer, sent as multipart or by itself. Errors: cut short, or of a type that was not asked for. */
export function binaryOf(
  answer: HttpAnswer,
  expected: string,
  isExpected: (type: string) => boolean,
): Result<BinaryPart, PacsError> {
  const whole = answer.type;
  const part = whole.type.startsWith('multipart/') ? partOf(answer) : ok(answer);
  if (!part.ok) return part;
  const { type, bytes } = part.value;
  if (isWebPage(type, bytes)) return err({ kind: 'web-page' });
  // Half of a binary answer is none, even where the archive says that it is half.
  if (answer.status === PARTIAL) return err({ kind: 'cut-short' });
  if (!isExpected(type.type)) {
    return err({ kind: 'wrong-type', expected, found: harmless(type.type) });
  }
  if (bytes.length === 0) return err({ kind: 'cut-short' });
  const transferSyntaxUid = transferSyntaxOf(type) ?? transferSyntaxOf(whole);
  return ok({ bytes, type, transferSyntaxUid });
}

function partOf({ type, bytes }: HttpAnswer): Result<MultipartPart, PacsError> {
  const boundary = type.parameters.get('boundary');
  if (boundary === undefined) {
    return err({ kind: 'wrong-type', expected: 'a multipart answer', found: 'one without parts' });
  }
  const { parts, isComplete } = readMultipart(bytes, boundary);
  const [first] = parts;
  return first === undefined || !isComplete ? err({ kind: 'cut-short' }) : ok(first);
}

/** A content type is a server's text: only what looks like one is shown. */
const harmless = (type: string): string =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type.slice(0, 60) : '';
