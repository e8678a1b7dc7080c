import { readFileSync } from 'node:fs';
import loadCharls from '@cornerstonejs/codec-charls/wasmjs';
import loadOpenJpeg from '@cornerstonejs/codec-openjpeg';
import dicomParser from 'dicom-parser';
import { TRANSFER_SYNTAX } from '../dicom/pixel-coding.ts';

/** What a sample file says, read back by other code than wrote it. */
export interface StoredImage {
  readonly sopInstanceUid: string;
  readonly rows: number;
  readonly columns: number;
  /** Stored values, row by row. */
  decodePixels(): Uint16Array;
  readonly position: readonly number[];
  readonly orientation: readonly number[];
  readonly spacing: readonly number[];
  readonly rescaleIntercept: number;
  text(tag: string): string;
  /** The value of every attribute that holds text or numbers as text. */
  texts(): readonly string[];
}

/** Value representations in which a word can stand. */
const TEXT_VRS: readonly string[] = ['AE', 'CS', 'LO', 'LT', 'PN', 'SH', 'ST', 'UC', 'UT'];

/** Reads and decodes a sample file. */
export type ImageReader = (path: string) => StoredImage;

function unpackRle(frame: Uint8Array, pixels: number): Uint16Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const out = new Uint16Array(pixels);
  [0, 1].forEach((plane) => {
    let at = view.getUint32(4 + 4 * plane, true);
    let n = 0;
    while (n < pixels) {
      const control = view.getInt8(at);
      at += 1;
      const count = control >= 0 ? control + 1 : 1 - control;
      for (let k = 0; k < count; k += 1) {
        const value = frame[control >= 0 ? at + k : at] ?? 0;
        out[n] = (out[n] ?? 0) | (plane === 0 ? value << 8 : value);
        n += 1;
      }
      at += control >= 0 ? count : 1;
    }
  });
  return out;
}

/** Loads the decoders once. */
export async function createImageReader(): Promise<ImageReader> {
  const [charls, openJpeg] = await Promise.all([loadCharls(), loadOpenJpeg()]);
  const decodeWith = (decoder: WasmDecoder, frame: Uint8Array): Uint16Array => {
    decoder.getEncodedBuffer(frame.length).set(frame);
    decoder.decode();
    const bytes = Uint8Array.from(decoder.getDecodedBuffer());
    decoder.delete();
    return new Uint16Array(bytes.buffer);
  };
  const decode = (syntax: string, frame: Uint8Array, pixels: number): Uint16Array => {
    switch (syntax) {
      case TRANSFER_SYNTAX['jpeg-ls']:
        return decodeWith(new charls.JpegLSDecoder(), frame);
      case TRANSFER_SYNTAX['jpeg-2000']:
        return decodeWith(new openJpeg.J2KDecoder(), frame);
      case TRANSFER_SYNTAX.rle:
        return unpackRle(frame, pixels);
      default:
        throw new Error(`Samples are not written in ${syntax}.`);
    }
  };
  return (path) => {
    const bytes = readFileSync(path);
    const set = dicomParser.parseDicom(bytes);
    const numbers = (tag: string): readonly number[] =>
      (set.string(tag) ?? '').split('\\').map(Number);
    const rows = set.uint16('x00280010') ?? 0;
    const columns = set.uint16('x00280011') ?? 0;
    const pixel = set.elements['x7fe00010'];
    if (pixel === undefined) throw new Error(`${path} has no pixel data.`);
    const syntax = set.string('x00020010') ?? '';
    const decodePixels = (): Uint16Array =>
      syntax === TRANSFER_SYNTAX.native
        ? new Uint16Array(
            Uint8Array.from(bytes.subarray(pixel.dataOffset, pixel.dataOffset + pixel.length))
              .buffer,
          )
        : decode(syntax, frameOf(set, pixel), rows * columns);
    return {
      sopInstanceUid: set.string('x00080018') ?? '',
      rows,
      columns,
      decodePixels,
      position: numbers('x00200032'),
      orientation: numbers('x00200037'),
      spacing: numbers('x00280030'),
      rescaleIntercept: Number(set.string('x00281052') ?? 0),
      text: (tag) => set.string(tag) ?? '',
      texts: () =>
        Object.entries(set.elements).flatMap(([tag, { vr }]) => {
          const value = vr !== undefined && TEXT_VRS.includes(vr) ? set.string(tag) : undefined;
          return value === undefined ? [] : [value];
        }),
    };
  };
}

function frameOf(set: dicomParser.DataSet, pixel: dicomParser.Element): Uint8Array {
  const fragment = pixel.fragments?.[0];
  if (fragment === undefined) throw new Error('The pixel data hold no fragment.');
  return Uint8Array.from(
    set.byteArray.subarray(fragment.position, fragment.position + fragment.length),
  );
}
