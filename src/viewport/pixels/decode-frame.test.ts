import { describe, expect, it } from 'vitest';
import type { Uid } from '../../base/uid.ts';
import type { ImageFrame, PixelDescription } from '../../domain/image-series.ts';
import { CodecTimeout, type Codec } from './codec.ts';
import { decodeFrame } from './decode-frame.ts';
import type { FrameFailure } from './frame-failure.ts';
import { grey } from './testing/grey.ts';

const frame = (change: Partial<PixelDescription> = {}): ImageFrame => ({
  sopInstanceUid: '1.2.3' as Uid,
  frameNumber: 1,
  sopClassUid: '1.2',
  instanceNumber: 1,
  rows: 2,
  columns: 3,
  plane: null,
  sliceThicknessMm: null,
  fileName: 'a.dcm',
  pixel: { ...grey, ...change },
});

/** SOI, a start of frame of 2 rows x 3 columns and one sample, EOI. Source: ISO/IEC 10918-1 B.2.2. */
const jpeg = (marker: number, bits: number, rows = 2, columns = 3, samples = 1): Uint8Array =>
  Uint8Array.of(0xff, 0xd8, 0xff, marker, 0, 11, bits, 0, rows, 0, columns, samples, 1, 0x11, 0, 0xff, 0xd9); // prettier-ignore

const gives =
  (...values: readonly number[]): Codec =>
  () =>
    Promise.resolve(Uint16Array.from(values));

const lossless = '1.2.840.10008.1.2.4.70';
const decode = (
  bytes: Uint8Array,
  transferSyntaxUid = lossless,
  codec = gives(1, 2, 3, 4, 5, 6),
  change = {},
) => decodeFrame(frame(change), { bytes, transferSyntaxUid }, codec);

const failureOf = (promise: Promise<unknown>): Promise<FrameFailure> =>
  promise.then(
    () => {
      throw new Error('It was decoded.');
    },
    (cause: unknown) => cause as FrameFailure,
  );

describe('decodeFrame', () => {
  it('goes by the marker of the stream where the label lies, and says so', async () => {
    const asked: string[] = [];
    const codec: Codec = ({ coding }) => {
      asked.push(coding);
      return Promise.resolve(new Uint8Array(6));
    };
    const { notes } = await decode(jpeg(0xc0, 8), lossless, codec);
    expect(asked).toEqual(['jpeg']);
    expect(notes).toEqual([
      'The image is labelled as JPEG Lossless, but is JPEG (with loss) and was read as that.',
    ]);
    expect((await decode(jpeg(0xc3, 12), lossless, codec)).notes).toEqual([]);
  });

  it('shows nothing of a stream whose size or samples contradict the header', async () => {
    const other = await failureOf(decode(jpeg(0xc3, 12, 4, 3)));
    expect(other.kind).toBe('contradicted');
    expect(other.message).toBe(
      'a.dcm: the header gives 2 rows x 3 columns, but the compressed image has 4 x 3, so it is not shown.',
    );
    expect((await failureOf(decode(jpeg(0xc3, 12, 2, 3, 3)))).message).toMatch(/1 values a pixel/);
  });

  it('names the file when a decoder throws or hangs', async () => {
    const throws: Codec = () => Promise.reject(new RangeError('5313336'));
    expect((await failureOf(decode(jpeg(0xc3, 12), lossless, throws))).message).toBe(
      'a.dcm: the JPEG Lossless image is damaged and cannot be decoded.',
    );
    expect((await failureOf(decode(jpeg(0xc3, 12), lossless, gives()))).message).toMatch(
      /damaged and nothing could be decoded/,
    );
    const hangs: Codec = () => Promise.reject(new CodecTimeout());
    expect((await failureOf(decode(jpeg(0xc3, 12), lossless, hangs))).message).toMatch(/too long/);
    expect((await failureOf(decode(Uint8Array.of(1, 2, 3)))).kind).toBe('damaged');
  });

  it('says that a stream breaks off', async () => {
    const { notes } = await decode(jpeg(0xc3, 12).subarray(0, 15));
    expect(notes[0]).toMatch(/breaks off/);
  });

  it('puts the sign back, and says where values are larger than the header has them', async () => {
    const signed = { pixelRepresentation: 1 } as const;
    const negative = await decode(jpeg(0xc3, 12), lossless, gives(4093, 1, 1, 1, 1, 1), signed);
    expect([...negative.values]).toEqual([-3, 1, 1, 1, 1, 1]);
    const larger = await decode(jpeg(0xc3, 16), lossless, gives(5000, 1, 1, 1, 1, 1));
    expect(larger.values[0]).toBe(5000);
    expect(larger.notes[0]).toMatch(/values of 12 bits/);
  });

  it('unpacks run lengths, and none that end early', async () => {
    const header = (...offsets: readonly number[]): Uint8Array =>
      new Uint8Array(Uint32Array.from({ length: 16 }, (_, i) => offsets[i] ?? 0).buffer);
    // High bytes: six times 1. Low bytes: 10, 20 and four times 30. Control 251 repeats 257 - 251 = 6 times.
    const segments = [251, 1, 1, 10, 20, 253, 30];
    const bytes = Uint8Array.of(...header(2, 64, 66), ...segments);
    const rle = '1.2.840.10008.1.2.5';
    expect([...(await decode(bytes, rle)).values]).toEqual([266, 276, 286, 286, 286, 286]);
    const cut = await failureOf(decode(bytes.subarray(0, -2), rle));
    expect(cut.message).toMatch(/run lengths end after 2 of 6 pixels/);
    expect((await failureOf(decode(header(9), rle))).message).toMatch(/9 run-length segments/);
  });

  it('does not take fewer bytes than the header needs for a picture', async () => {
    const short = await failureOf(decode(new Uint8Array(11), '1.2.840.10008.1.2.1'));
    expect(short.message).toBe('a.dcm: the image breaks off after 11 of 12 bytes.');
  });
});
