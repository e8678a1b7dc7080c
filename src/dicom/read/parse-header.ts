import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { attributesOf, codingOf } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import type { TextCoding } from './character-set.ts';
import { readDataSet } from './data-set.ts';
import type { Inflate, ReadDataSet } from './data-set.ts';
import type { DicomReadError } from './dicom-read-error.ts';
import { parseImage } from './parse-image.ts';
import { storedFrameCount } from './parsed-instance.ts';
import type { FileInstance, ParsedFile, PixelLocation } from './parsed-instance.ts';
import { nativeFrameBytes } from './pixel-description.ts';
import type { SharedPixelDescription } from './pixel-description.ts';
import { checkNativeLength } from './pixel-location.ts';
import { isDocumentClass, mediaDirectoryClass, nonImageName } from './sop-class.ts';
import { isNativeSyntax } from './transfer-syntax.ts';

/** The bytes of a file, or of its beginning. */
export interface HeaderBytes {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Length of the whole file. `bytes` is the whole file when it has this length. */
  readonly fileBytes: number;
  readonly inflate: Inflate;
}

/** A parsed file, with the bytes its offsets refer to where these are not the file's own (deflated files). */
export interface ParsedHeader {
  readonly file: ParsedFile;
  readonly inflated: Uint8Array | null;
}

const undefinedLength = 0xffffffff;

/**
 * Reads the header of one file.
 * Errors: every variant of `DicomReadError`; 'truncated-header' for a prefix means that more bytes are needed.
 */
export function parseHeader(source: HeaderBytes): Result<ParsedHeader, DicomReadError> {
  try {
    const whole = source.bytes.length >= source.fileBytes;
    const read = readDataSet(source.bytes, whole, source.inflate);
    if (!read.ok) return read;
    const file = classify(source, read.value, whole);
    if (!file.ok) return file;
    const inflated = read.value.bytes === source.bytes ? null : read.value.bytes;
    return ok({ file: file.value, inflated });
  } catch (cause) {
    // Values of a damaged file can point anywhere, and dicom-parser throws when they are read.
    if (!isOutOfBounds(cause)) throw cause;
    return err({ kind: 'damaged-header', detail: 'its values cannot be read' });
  }
}

const isOutOfBounds = (cause: unknown): boolean =>
  cause instanceof RangeError || typeof cause === 'string' || isParserError(cause);

const isParserError = (cause: unknown): boolean =>
  cause instanceof Error && /dicomParser|past the end/.test(cause.message);

function classify(
  source: HeaderBytes,
  read: ReadDataSet,
  whole: boolean,
): Result<ParsedFile, DicomReadError> {
  const coding = codingOf(read.dataSet);
  const attributes = attributesOf(read.dataSet, coding);
  const sopClassUid = attributes.code('x00080016') || (read.meta.get('x00020002') ?? '');
  const pixels = read.dataSet.elements['x7fe00010'];
  if (pixels === undefined && !whole) {
    return err({ kind: 'truncated-header', bytes: source.bytes.length });
  }
  if (sopClassUid === mediaDirectoryClass || attributes.has('x00041220')) {
    return ok({ kind: 'index' });
  }
  if (isDocumentClass(sopClassUid)) {
    const sopInstanceUid = attributes.code('x00080018');
    const studyInstanceUid = attributes.code('x0020000d');
    return ok({ kind: 'document', document: { sopClassUid, sopInstanceUid, studyInstanceUid } });
  }
  const nonImage = nonImageName(sopClassUid);
  if (nonImage !== null) return ok({ kind: 'not-an-image', what: nonImage });
  if (pixels === undefined) {
    if (attributes.has('x7fe00008') || attributes.has('x7fe00009')) {
      const detail = 'they are floating-point numbers, which are not known here';
      return err({ kind: 'unsupported-pixels', detail });
    }
    if (sopClassUid === '') return err({ kind: 'truncated-header', bytes: source.fileBytes });
    const what = attributes.has('x00280010')
      ? 'the header of an image without its pixels'
      : 'a DICOM object without pixels';
    return ok({ kind: 'not-an-image', what });
  }
  const location = { offset: pixels.dataOffset, declaredBytes: pixels.length };
  const instance = imageOf(source, read, attributes, sopClassUid, location, coding);
  return instance.ok ? ok({ kind: 'image', instance: instance.value }) : instance;
}

function imageOf(
  source: HeaderBytes,
  read: ReadDataSet,
  attributes: Attributes,
  sopClassUid: string,
  pixels: { readonly offset: number; readonly declaredBytes: number },
  coding: TextCoding,
): Result<FileInstance, DicomReadError> {
  const parsed = parseImage({
    fileName: source.fileName,
    attributes,
    sopClassUid,
    sopInstanceUid: attributes.code('x00080018') || (read.meta.get('x00020003') ?? ''),
    transferSyntaxUid: read.transferSyntaxUid,
  });
  if (!parsed.ok) return parsed;
  const { instance, pixel } = parsed.value;
  const { rows, columns } = instance;
  const fileBytes = read.bytes === source.bytes ? source.fileBytes : read.bytes.length;
  const size = { rows, columns, frames: storedFrameCount(instance), fileBytes };
  const location = locationOf(pixel, { ...pixels, ...size }, read.extendedOffsets);
  if (!location.ok) return location;
  const ofText = coding.tolerated();
  const tolerated = [
    ...instance.tolerated,
    ...read.tolerated,
    ...(ofText === null ? [] : [ofText]),
    ...(location.value.tolerated === null ? [] : [location.value.tolerated]),
  ];
  return ok({ ...instance, tolerated, location: location.value.location });
}

function locationOf(
  pixel: SharedPixelDescription,
  pixels: {
    readonly offset: number;
    readonly declaredBytes: number;
    readonly rows: number;
    readonly columns: number;
    readonly frames: number;
    readonly fileBytes: number;
  },
  extendedOffsets: readonly number[] | null,
): Result<{ readonly location: PixelLocation; readonly tolerated: string | null }, DicomReadError> {
  const { offset } = pixels;
  // Pixels of undefined length are compressed, whatever the file calls them; their own markers tell how.
  if (!isNativeSyntax(pixel.transferSyntaxUid) || pixels.declaredBytes === undefinedLength) {
    if (pixels.declaredBytes !== undefinedLength) {
      const detail = 'a compressed image must have pixel data of undefined length';
      return err({ kind: 'damaged-header', detail });
    }
    return ok({ location: { offset, frameBytes: null, extendedOffsets }, tolerated: null });
  }
  const frameBytes = nativeFrameBytes(pixel, pixels.rows, pixels.columns);
  const checked = checkNativeLength({ ...pixels, frameBytes });
  if (!checked.ok) return checked;
  return ok({
    location: { offset, frameBytes, extendedOffsets: null },
    tolerated: checked.value,
  });
}
