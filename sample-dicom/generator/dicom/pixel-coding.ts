import loadCharls from '@cornerstonejs/codec-charls/wasmjs';
import loadOpenJpeg from '@cornerstonejs/codec-openjpeg';
import type { PixelData } from './part10.ts';
import { encodeRle } from './rle.ts';

/** Lossless codings of the samples, so that every decoder of the app meets real work. */
export type PixelCoding = 'native' | 'rle' | 'jpeg-ls' | 'jpeg-2000';

/** Transfer syntax of each coding. Source: DICOM PS3.6 table A-1. */
export const TRANSFER_SYNTAX: Readonly<Record<PixelCoding, string>> = {
  native: '1.2.840.10008.1.2.1',
  rle: '1.2.840.10008.1.2.5',
  'jpeg-ls': '1.2.840.10008.1.2.4.80',
  'jpeg-2000': '1.2.840.10008.1.2.4.90',
};

/** Encodes one frame of 12-bit samples. */
export type FrameEncoder = (samples: Uint16Array, columns: number, bitsStored: number) => PixelData;

/** Loads the encoders once. */
export async function loadFrameEncoders(): Promise<Readonly<Record<PixelCoding, FrameEncoder>>> {
  const [charls, openJpeg] = await Promise.all([loadCharls(), loadOpenJpeg()]);
  const bytesOf = (samples: Uint16Array): Uint8Array =>
    new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  const run = (
    encoder: WasmEncoder,
    samples: Uint16Array,
    columns: number,
    bitsStored: number,
  ): PixelData => {
    const target = encoder.getDecodedBuffer({
      width: columns,
      height: samples.length / columns,
      bitsPerSample: bitsStored,
      componentCount: 1,
      isSigned: false,
    });
    target.set(bytesOf(samples));
    encoder.encode();
    const frame = Uint8Array.from(encoder.getEncodedBuffer());
    encoder.delete();
    return { kind: 'encapsulated', frame };
  };
  return {
    native: (samples) => ({ kind: 'native', bytes: bytesOf(samples) }),
    rle: (samples, columns) => ({ kind: 'encapsulated', frame: encodeRle(samples, columns) }),
    'jpeg-ls': (samples, columns, bits) => {
      const encoder = new charls.JpegLSEncoder();
      encoder.setNearLossless(0);
      return run(encoder, samples, columns, bits);
    },
    'jpeg-2000': (samples, columns, bits) => {
      const encoder = new openJpeg.J2KEncoder();
      encoder.setQuality(true, 0);
      return run(encoder, samples, columns, bits);
    },
  };
}
