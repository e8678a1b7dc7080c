import dicomParser from 'dicom-parser';
import type { ByteArrayParser, DataSet, Element } from 'dicom-parser';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { DicomReadError } from './dicom-read-error.ts';
import { extendedOffsetTable } from './extended-offset-table.ts';
import { fileLayout, type DataSetCoding, type FileLayout } from './file-layout.ts';
import { hasPart10Prefix, recogniseFormat } from './file-signature.ts';

/** A parsed data set with the coding it was read from. */
export interface ReadDataSet {
  readonly dataSet: DataSet;
  /** The codes of the meta header by tag. */
  readonly meta: ReadonlyMap<string, string>;
  readonly transferSyntaxUid: string;
  /** What was tolerated on the way, one sentence each. */
  readonly tolerated: readonly string[];
  /** The bytes that element offsets refer to: the file's own, or those inflated from a deflated file. */
  readonly bytes: Uint8Array;
  /** Offsets of an extended offset table, which the parser cannot read by itself. */
  readonly extendedOffsets: readonly number[] | null;
}

/** Turns a raw deflate stream into its content. Errors: 'too-large' beyond the limit, 'damaged-header' when it is no such stream. */
export type Inflate = (bytes: Uint8Array) => Result<Uint8Array, DicomReadError>;

/** Exported by dicom-parser, though its types have it as an interface. */
const { DataSet: ParserDataSet } = dicomParser as unknown as {
  readonly DataSet: new (parser: ByteArrayParser, bytes: Uint8Array, elements: object) => DataSet;
};

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
  const layout = fileLayout(bytes);
  if (layout === null) {
    // A prefix of a Part 10 file that is shorter than its preamble cannot be told from anything else.
    return err({ kind: 'not-dicom', looksLike: recogniseFormat(bytes) });
  }
  const unpacked = contentOf(bytes, layout, whole, inflate);
  if (!unpacked.ok) return unpacked;
  const { content, start } = unpacked.value;
  const header = extendedOffsetTable(content);
  const dataSet = parsedElements(header?.before ?? content, start, layout.coding);
  if (!dataSet.ok) return err(parserError(dataSet.error, bytes, whole));
  if (elementBeyondEnd(dataSet.value, content.length) || start >= content.length) {
    return err({ kind: 'truncated-header', bytes: bytes.length });
  }
  if (header !== null) dataSet.value.elements[pixelDataTag] = header.pixelData;
  return ok({
    dataSet: dataSet.value,
    meta: layout.meta,
    transferSyntaxUid: layout.transferSyntaxUid,
    tolerated: layout.tolerated,
    bytes: content,
    extendedOffsets: header?.offsets ?? null,
  });
}

/** The bytes of the data set and where it begins in them. */
function contentOf(
  bytes: Uint8Array,
  { coding, dataStart }: FileLayout,
  whole: boolean,
  inflate: Inflate,
): Result<{ readonly content: Uint8Array; readonly start: number }, DicomReadError> {
  if (coding !== 'deflated') return ok({ content: bytes, start: dataStart });
  if (!whole) return err({ kind: 'truncated-header', bytes: bytes.length });
  const inflated = inflate(bytes.subarray(dataStart));
  return inflated.ok ? ok({ content: inflated.value, start: 0 }) : inflated;
}

/** The elements up to the pixel data. Errors: whatever dicom-parser throws: texts, Errors; all mean that the header cannot be followed. */
function parsedElements(
  bytes: Uint8Array,
  start: number,
  coding: DataSetCoding,
): Result<DataSet, unknown> {
  const parser =
    coding === 'explicit-big-endian'
      ? dicomParser.bigEndianByteArrayParser
      : dicomParser.littleEndianByteArrayParser;
  const dataSet = new ParserDataSet(parser, bytes, {});
  const options = { untilTag: pixelDataTag };
  try {
    const stream = new dicomParser.ByteStream(parser, bytes, start);
    if (coding === 'implicit') {
      dicomParser.parseDicomDataSetImplicit(dataSet, stream, bytes.length, options);
    } else dicomParser.parseDicomDataSetExplicit(dataSet, stream, bytes.length, options);
    return ok(dataSet);
  } catch (cause) {
    return err(cause);
  }
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
  const text = cause instanceof Error ? cause.message : String(cause);
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
