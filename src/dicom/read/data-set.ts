import dicomParser from 'dicom-parser';
import type { DataSet, Element } from 'dicom-parser';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { DicomReadError } from './dicom-read-error.ts';
import { extendedOffsetTable } from './extended-offset-table.ts';
import { hasPart10Prefix, recogniseFormat } from './file-signature.ts';
import {
  deflatedLittleEndian,
  explicitLittleEndian,
  implicitLittleEndian,
} from './transfer-syntax.ts';

/** A parsed data set with the coding it was read from. */
export interface ReadDataSet {
  readonly dataSet: DataSet;
  readonly transferSyntaxUid: string;
  /** False where preamble or meta header were missing and the coding was recognised from the data. */
  readonly hasMeta: boolean;
  /** The bytes that element offsets refer to: the file's own, or those inflated from a deflated file. */
  readonly bytes: Uint8Array;
  /** Offsets of an extended offset table, which the parser cannot read by itself. */
  readonly extendedOffsets: readonly number[] | null;
}

/** Turns a raw deflate stream into its content. Errors: 'too-large' beyond the limit, 'damaged-header' when it is no such stream. */
export type Inflate = (bytes: Uint8Array) => Result<Uint8Array, DicomReadError>;

const pixelDataTag = 'x7fe00010';

/**
 * Reads a data set up to the pixel data.
 * `whole` says whether the bytes are the entire file: a prefix that ends early is 'truncated-header' and worth another
 * try with more bytes.
 */
export function readDataSet(
  bytes: Uint8Array,
  whole: boolean,
  inflate: Inflate,
): Result<ReadDataSet, DicomReadError> {
  if (bytes.length === 0) return err({ kind: 'empty' });
  const layout = layoutOf(bytes);
  if (layout === null) {
    // A prefix of a Part 10 file that is shorter than its preamble cannot be told from anything else.
    return err({ kind: 'not-dicom', looksLike: recogniseFormat(bytes) });
  }
  const options: { untilTag: string; TransferSyntaxUID?: string } = { untilTag: pixelDataTag };
  if (layout.rawSyntax !== null) options.TransferSyntaxUID = layout.rawSyntax;
  let inflated: Uint8Array | null = null;
  let inflateError: DicomReadError | null = null;
  const inflater = (all: Uint8Array, position: number): Uint8Array => {
    const result = whole
      ? inflate(all.subarray(position))
      : err<DicomReadError>({ kind: 'truncated-header', bytes: all.length });
    if (!result.ok) {
      inflateError = result.error;
      throw new Error('inflate failed');
    }
    inflated = result.value;
    return result.value;
  };
  const header = extendedOffsetTable(layout.bytes);
  try {
    const dataSet = dicomParser.parseDicom(header?.before ?? layout.bytes, {
      ...options,
      inflater,
    });
    const content = inflated ?? layout.bytes;
    if (elementBeyondEnd(dataSet, content.length)) {
      return err({ kind: 'truncated-header', bytes: bytes.length });
    }
    if (header !== null) dataSet.elements[pixelDataTag] = header.pixelData;
    return ok({
      dataSet,
      transferSyntaxUid:
        inflated === null
          ? (layout.rawSyntax ?? dataSet.string('x00020010') ?? implicitLittleEndian)
          : deflatedLittleEndian,
      hasMeta: layout.rawSyntax === null,
      bytes: content,
      extendedOffsets: header?.offsets ?? null,
    });
  } catch (cause) {
    // dicom-parser throws texts, Errors and { exception } alike; all mean that the header cannot be followed.
    if (inflateError !== null) return err(inflateError);
    return err(parserError(cause, bytes, whole));
  }
}

interface Layout {
  readonly bytes: Uint8Array;
  /** Set where there is no meta header: the coding the data set seems to have. */
  readonly rawSyntax: string | null;
}

/** Recognises the file's start: preamble and prefix, prefix only, or a bare data set; null when it is no DICOM. */
function layoutOf(bytes: Uint8Array): Layout | null {
  if (hasPart10Prefix(bytes)) return { bytes, rawSyntax: null };
  const rawSyntax = bareDataSetSyntax(bytes);
  return rawSyntax === null ? null : { bytes, rawSyntax };
}

/** A bare data set begins with a group 0008 element of a plausible length, in explicit or implicit little endian. */
function bareDataSetSyntax(bytes: Uint8Array): string | null {
  if (bytes.length < 16 || recogniseFormat(bytes) !== null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const group = view.getUint16(0, true);
  const element = view.getUint16(2, true);
  if (group !== 0x0008 || element > 0x0070) return null;
  const vr = String.fromCharCode(view.getUint8(4), view.getUint8(5));
  if (/^(CS|UI|UL|DA|TM|SH|LO|DT)$/.test(vr)) return explicitLittleEndian;
  return view.getUint32(4, true) <= 256 ? implicitLittleEndian : null;
}

/** Whether an element other than the pixel data reaches beyond the bytes; the implicit parser does not notice by itself. */
function elementBeyondEnd(dataSet: DataSet, length: number): boolean {
  return Object.values(dataSet.elements).some(
    (element: Element) =>
      element.tag !== pixelDataTag &&
      !element.tag.startsWith('x0002') &&
      element.dataOffset + (element.hadUndefinedLength === true ? 0 : element.length) > length,
  );
}

function parserError(cause: unknown, bytes: Uint8Array, whole: boolean): DicomReadError {
  const inner = isWrapped(cause) ? cause.exception : cause;
  const text = inner instanceof Error ? inner.message : String(inner);
  const cut = /past (the )?end|overr(un|ead)|eof|maxPosition/i.test(text);
  return cut || !whole || endsInMeta(bytes)
    ? { kind: 'truncated-header', bytes: bytes.length }
    : { kind: 'damaged-header', detail: 'its elements cannot be followed' };
}

/** Whether the bytes end before the meta header does, by its group length (0002,0000). Source: DICOM PS3.10 section 7.1. */
function endsInMeta(bytes: Uint8Array): boolean {
  const start = 132;
  const groupLength = [0x02, 0x00, 0x00, 0x00, 0x55, 0x4c, 0x04, 0x00];
  if (!hasPart10Prefix(bytes)) return false;
  if (bytes.length < start + 12) return true;
  if (!groupLength.every((byte, index) => bytes[start + index] === byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < start + 12 + view.getUint32(start + 8, true);
}

const isWrapped = (cause: unknown): cause is { readonly exception: unknown } =>
  typeof cause === 'object' && cause !== null && 'exception' in cause;
