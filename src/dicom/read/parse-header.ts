import { isUid } from '../../base/uid.ts';
import type { Uid } from '../../base/uid.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { attributesOf } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { readDataSet } from './data-set.ts';
import type { Inflate, ReadDataSet } from './data-set.ts';
import type { DicomReadError } from './dicom-read-error.ts';
import type { ParsedFile, ParsedInstance, PixelLocation } from './parsed-instance.ts';
import { parseFrames } from './parse-frames.ts';
import { nativeFrameBytes, sharedPixelDescription } from './pixel-description.ts';
import type { SharedPixelDescription } from './pixel-description.ts';
import { checkNativeLength } from './pixel-location.ts';
import { isDocumentClass, mediaDirectoryClass, nonImageName } from './sop-class.ts';
import { studyHeaderOf } from './study-header.ts';
import {
  deflatedLittleEndian,
  isLossySyntax,
  isNativeSyntax,
  isSupportedSyntax,
  transferSyntaxName,
} from './transfer-syntax.ts';

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

/** Larger than any detector or scanner makes. Unit: pixels. Our choice. */
const largestSide = 16_384;
/** More frames than any study of a spine has. Our choice. */
const mostFrames = 100_000;
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
  const attributes = attributesOf(read.dataSet);
  const sopClassUid = attributes.code('x00080016') || metaCode(read, 'x00020002');
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
    if (attributes.has('x00280010') || sopClassUid === '') {
      return err({ kind: 'truncated-header', bytes: source.fileBytes });
    }
    return ok({ kind: 'not-an-image', what: 'a DICOM object without pixels' });
  }
  const location = { offset: pixels.dataOffset, declaredBytes: pixels.length };
  const instance = imageOf(source, read, attributes, sopClassUid, location);
  return instance.ok ? ok({ kind: 'image', instance: instance.value }) : instance;
}

function imageOf(
  source: HeaderBytes,
  read: ReadDataSet,
  attributes: Attributes,
  sopClassUid: string,
  pixels: { readonly offset: number; readonly declaredBytes: number },
): Result<ParsedInstance, DicomReadError> {
  const syntax = read.transferSyntaxUid;
  if (!isSupportedSyntax(syntax)) {
    return err({ kind: 'unsupported-syntax', uid: syntax, name: transferSyntaxName(syntax) });
  }
  const rows = attributes.uint16('x00280010');
  const columns = attributes.uint16('x00280011');
  const frameCount = attributes.number('x00280008') ?? 1;
  if (!isSide(rows) || !isSide(columns)) return err({ kind: 'absurd-size', rows, columns });
  if (!Number.isInteger(frameCount) || frameCount < 1 || frameCount > mostFrames) {
    const detail = `the header gives ${frameCount} frames`;
    return err({ kind: 'unsupported-pixels', detail });
  }
  const identifiers = identifiersOf(read, attributes);
  if (!identifiers.ok) return identifiers;
  const pixel = sharedPixelDescription(attributes, syntax);
  if (!pixel.ok) return pixel;
  const fileBytes = read.bytes === source.bytes ? source.fileBytes : read.bytes.length;
  const size = { rows, columns, frames: frameCount, fileBytes };
  const location = locationOf(pixel.value, { ...pixels, ...size }, read.extendedOffsets);
  if (!location.ok) return location;
  const frames = parseFrames(attributes, pixel.value, frameCount);
  const tolerated = [
    ...(read.hasMeta
      ? []
      : ['The file has no DICOM preamble; its coding was recognised from its data.']),
    ...(location.value.tolerated === null ? [] : [location.value.tolerated]),
  ];
  return ok({
    fileName: source.fileName,
    ...identifiers.value,
    sopClassUid,
    study: studyHeaderOf(attributes),
    frameOfReferenceUid: uidOrNull(attributes.code('x00200052')),
    modality: attributes.code('x00080060'),
    seriesNumber: attributes.number('x00200011'),
    seriesDescription: attributes.text('x0008103e'),
    instanceNumber: attributes.number('x00200013'),
    rows,
    columns,
    lossy: isLossySyntax(syntax) || attributes.code('x00282110') === '01',
    location: location.value.location,
    frames,
    tolerated,
  });
}

const isSide = (side: number | null): side is number =>
  side !== null && side > 0 && side <= largestSide;

const uidOrNull = (text: string): Uid | null => (isUid(text) ? text : null);

/** A code of the meta header; of a deflated file its offsets refer to bytes that are no longer at hand. */
const metaCode = (read: ReadDataSet, tag: string): string =>
  read.hasMeta && read.transferSyntaxUid !== deflatedLittleEndian
    ? (read.dataSet.string(tag) ?? '')
    : '';

function identifiersOf(
  read: ReadDataSet,
  attributes: Attributes,
): Result<{ readonly sopInstanceUid: Uid; readonly seriesInstanceUid: Uid }, DicomReadError> {
  const sopInstanceUid = attributes.code('x00080018') || metaCode(read, 'x00020003');
  if (!isUid(sopInstanceUid))
    return err({ kind: 'missing-identifier', attribute: 'SOPInstanceUID' });
  const seriesInstanceUid = attributes.code('x0020000e');
  if (!isUid(seriesInstanceUid)) {
    return err({ kind: 'missing-identifier', attribute: 'SeriesInstanceUID' });
  }
  if (!isUid(attributes.code('x0020000d'))) {
    return err({ kind: 'missing-identifier', attribute: 'StudyInstanceUID' });
  }
  return ok({ sopInstanceUid, seriesInstanceUid });
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
  if (!isNativeSyntax(pixel.transferSyntaxUid)) {
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
