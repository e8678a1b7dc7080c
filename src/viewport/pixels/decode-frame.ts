import type { EncodedFrame, ImageFrame } from '../../domain/image-series.ts';
import { CodecTimeout, type Codec } from './codec.ts';
import {
  codingNames,
  codingsOf,
  recogniseStream,
  type CodedStream,
  type StreamCoding,
} from './coded-stream.ts';
import { FrameFailure } from './frame-failure.ts';
import type { DecodedValues } from './frame-picture.ts';
import { rangeOf, type PixelValues } from './pixel-values.ts';
import { unpackRunLengths } from './run-length.ts';
import { storedBits, storedValues } from './stored-values.ts';

const explicitBigEndian = '1.2.840.10008.1.2.2';
const runLengths = '1.2.840.10008.1.2.5';
const nativeSyntaxes: readonly string[] = [
  '1.2.840.10008.1.2',
  '1.2.840.10008.1.2.1',
  explicitBigEndian,
];

/**
 * The stored values of a frame, by the markers of its own stream where these and the label differ, and checked against
 * the header. Errors: rejects with a `FrameFailure`.
 */
export async function decodeFrame(
  frame: ImageFrame,
  encoded: EncodedFrame,
  codec: Codec,
): Promise<DecodedValues> {
  const { tile } = frame;
  if (tile === undefined) return decodeStored(frame, encoded, codec);
  const { rows, columns } = tile;
  const stored = await decodeStored({ ...frame, rows, columns }, encoded, codec);
  // Where they do not fit the picture there is nothing to cut; the picture will be refused with its numbers.
  const isWhole = stored.values.length === rows * columns;
  return isWhole ? { ...stored, values: cutOut(stored.values, frame, tile) } : stored;
}

/** The values of a slice of a mosaic, which is stored row by row with its neighbours. */
function cutOut(
  values: PixelValues,
  { rows, columns }: ImageFrame,
  tile: NonNullable<ImageFrame['tile']>,
): PixelValues {
  const slice = values.slice(0, rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const from = (tile.row + row) * tile.columns + tile.column;
    slice.set(values.subarray(from, from + columns), row * columns);
  }
  return slice;
}

async function decodeStored(
  frame: ImageFrame,
  encoded: EncodedFrame,
  codec: Codec,
): Promise<DecodedValues> {
  const { bytes, transferSyntaxUid: syntax } = encoded;
  const stream = recogniseStream(bytes);
  const isNative = nativeSyntaxes.includes(syntax);
  // Uncompressed values may begin like a stream by chance, but then they have just the length they need.
  if (isNative && (stream === null || bytes.length >= nativeBytes(frame))) {
    return nativeValues(frame, bytes, syntax === explicitBigEndian);
  }
  if (stream !== null) return codedValues(frame, encoded, stream, codec);
  if (syntax === runLengths) return runLengthValues(frame, bytes);
  throw failure(
    frame,
    'damaged',
    'the compressed image does not begin as one, so it cannot be shown',
  );
}

function nativeBytes({ pixel, rows, columns }: ImageFrame): number {
  const samples = pixel.photometricInterpretation === 'YBR_FULL_422' ? 2 : pixel.samplesPerPixel;
  return (rows * columns * samples * pixel.bitsAllocated) / 8;
}

function nativeValues(frame: ImageFrame, bytes: Uint8Array, isBigEndian: boolean): DecodedValues {
  const needed = nativeBytes(frame);
  if (bytes.length < needed) {
    const what = `the image breaks off after ${bytes.length} of ${needed} bytes`;
    throw failure(frame, 'damaged', what);
  }
  return { ...storedValues(bytes.subarray(0, needed), frame.pixel, isBigEndian), notes: [] };
}

function runLengthValues(frame: ImageFrame, bytes: Uint8Array): DecodedValues {
  const { pixel, rows, columns } = frame;
  const unpacked = unpackRunLengths(bytes, {
    pixels: rows * columns,
    bytesPerSample: pixel.bitsAllocated / 8,
    samples: pixel.samplesPerPixel,
  });
  if (!unpacked.ok) throw failure(frame, 'damaged', `the image is damaged: ${unpacked.error}`);
  return { ...storedValues(unpacked.value, pixel, false), planarConfiguration: 0, notes: [] };
}

async function codedValues(
  frame: ImageFrame,
  { bytes, transferSyntaxUid }: EncodedFrame,
  stream: CodedStream,
  codec: Codec,
): Promise<DecodedValues> {
  checkAgainstHeader(frame, stream);
  const { rows, columns } = frame;
  const values = await codec({ ...stream, bytes, rows, columns }).catch((cause: unknown) => {
    if (cause instanceof CodecTimeout) {
      throw failure(frame, 'damaged', 'decoding it took too long and was given up', cause);
    }
    const what = `the ${codingNames[stream.coding]} image is damaged and cannot be decoded`;
    throw failure(frame, 'damaged', what, cause);
  });
  if (values.length === 0) {
    const what = `the ${codingNames[stream.coding]} image is damaged and nothing could be decoded`;
    throw failure(frame, 'damaged', what);
  }
  const notes = [
    ...labelNotes(transferSyntaxUid, stream.coding),
    ...(endsWhole(bytes) ? [] : [brokenOff]),
  ];
  // Decoders give colours as red, green and blue, except those that keep samples as they are.
  const isConverted = stream.samples === 3 && stream.coding !== 'jpeg-ls' && stream.coding !== 'jpeg-lossless'; // prettier-ignore
  return {
    ...signedValues(frame, values, stream, notes),
    planarConfiguration: 0,
    ...(isConverted ? { photometricInterpretation: 'RGB' } : {}),
  };
}

function checkAgainstHeader(frame: ImageFrame, stream: CodedStream): void {
  const { rows, columns, pixel } = frame;
  const isSameSize = (stream.rows === 0 || stream.rows === rows) && stream.columns === columns;
  if (!isSameSize) {
    const what = `the header gives ${rows} rows x ${columns} columns, but the compressed image has ${stream.rows} x ${stream.columns}, so it is not shown`;
    throw failure(frame, 'contradicted', what);
  }
  if (stream.samples !== pixel.samplesPerPixel) {
    const what = `the header gives ${pixel.samplesPerPixel} values a pixel, but the compressed image has ${stream.samples}, so it is not shown`;
    throw failure(frame, 'contradicted', what);
  }
}

function labelNotes(transferSyntaxUid: string, coding: StreamCoding): readonly string[] {
  if (codingsOf(transferSyntaxUid).includes(coding)) return [];
  const label = codingsOf(transferSyntaxUid)[0];
  const named = label === undefined ? 'as something else' : `as ${codingNames[label]}`;
  return [`The image is labelled ${named}, but is ${codingNames[coding]} and was read as that.`];
}

/** End of image, of JPEG and of a JPEG 2000 codestream, before what fills the last fragment up. */
function endsWhole(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 1 && bytes[end - 1] === 0) end -= 1;
  return bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}

const brokenOff =
  'The compressed image breaks off before its end: part of the picture may be missing.';

/** Puts the sign back that decoders leave out, and sees whether the values are such as the header allows. */
function signedValues(
  { pixel }: ImageFrame,
  values: PixelValues,
  stream: CodedStream,
  notes: readonly string[],
): DecodedValues {
  const isShifted = pixel.highBit + 1 > pixel.bitsStored && stream.bits > pixel.highBit;
  const needsSign = pixel.pixelRepresentation === 1 && !stream.isSigned;
  if (isShifted || needsSign) {
    const bitsAllocated = values.BYTES_PER_ELEMENT * 8;
    const highBit = isShifted ? pixel.highBit : pixel.bitsStored - 1;
    const bitsStored = Math.min(pixel.bitsStored, bitsAllocated);
    const layout = {
      ...pixel,
      bitsAllocated,
      bitsStored,
      highBit: Math.min(highBit, bitsAllocated - 1),
    };
    return { ...storedBits(unsigned(values), layout), notes };
  }
  const range = rangeOf(values);
  const most = 2 ** pixel.bitsStored - 1;
  const isWithin = range === null || (range.highest <= most && (pixel.pixelRepresentation === 1 || range.lowest >= 0)); // prettier-ignore
  const beyond = `The header gives values of ${pixel.bitsStored} bits, the compressed image has larger ones; they are shown as they are there.`;
  return { values, hasStrayBits: false, notes: isWithin ? notes : [...notes, beyond] };
}

const unsigned = (values: PixelValues): PixelValues =>
  values instanceof Int16Array
    ? new Uint16Array(values.buffer, values.byteOffset, values.length)
    : values;

const failure = (
  frame: ImageFrame,
  kind: FrameFailure['kind'],
  what: string,
  cause?: unknown,
): FrameFailure => new FrameFailure(kind, `${frame.fileName}: ${what}.`, { cause });
