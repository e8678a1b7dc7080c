import { parseMediaType, type MediaType } from './media-type.ts';

/** One part of a multipart message. */
export interface MultipartPart {
  readonly type: MediaType;
  readonly bytes: Uint8Array;
}

/** The parts that arrived whole. */
export interface MultipartMessage {
  readonly parts: readonly MultipartPart[];
  /** False where the closing boundary is missing: the message was cut short. */
  readonly isComplete: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const encoder = new TextEncoder();
const decoder = new TextDecoder('latin1');

/**
 * Takes a multipart message apart. A part counts only when the boundary after it arrived, so half a message never
 * passes for a whole one. Source: RFC 2046 section 5.1.1.
 */
export function readMultipart(bytes: Uint8Array, boundary: string): MultipartMessage {
  const delimiter = encoder.encode(`--${boundary}`);
  const parts: MultipartPart[] = [];
  let at = boundaryFrom(bytes, delimiter, 0);
  while (at >= 0) {
    const after = at + delimiter.length;
    if (bytes[after] === DASH && bytes[after + 1] === DASH) return { parts, isComplete: true };
    const next = boundaryFrom(bytes, delimiter, after);
    const headers = headersEnd(bytes, lineEnd(bytes, after));
    if (next < 0 || headers > next) break;
    const header = decoder.decode(bytes.subarray(after, headers));
    const contentType = /^content-type:(.*)$/im.exec(header)?.[1]?.trim() ?? null;
    parts.push({
      type: parseMediaType(contentType),
      bytes: bytes.subarray(headers, bodyEnd(bytes, next)),
    });
    at = next;
  }
  return { parts, isComplete: false };
}

/** Where a boundary begins: at the start, or at the start of a line. */
function boundaryFrom(bytes: Uint8Array, delimiter: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(DASH, from); at >= 0; at = bytes.indexOf(DASH, at + 1)) {
    if (at > 0 && bytes[at - 1] !== LF) continue;
    if (delimiter.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(LF, from);
  return end < 0 ? bytes.length : end + 1;
}

/** The first byte after the empty line that ends the headers; a part without headers begins with one. */
function headersEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const isEmpty = bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF);
    at = lineEnd(bytes, at);
    if (isEmpty) return at;
  }
  return bytes.length;
}

/** The line break before a boundary belongs to the boundary. */
function bodyEnd(bytes: Uint8Array, boundary: number): number {
  return bytes[boundary - 2] === CR ? boundary - 2 : boundary - 1;
}
