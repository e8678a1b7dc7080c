import type { StreamCoding } from './coded-stream.ts';
import type { PixelValues } from './pixel-values.ts';

/** What a decoder needs to know of a frame. */
export interface CodecInput {
  readonly bytes: Uint8Array;
  readonly coding: StreamCoding;
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  readonly samples: number;
  readonly isSigned: boolean;
}

/** Makes a compressed frame values. Errors: rejects with whatever the decoder throws, or a `CodecTimeout`. */
export type Codec = (input: CodecInput) => Promise<PixelValues>;

/** A decoder gave no answer in time. */
export class CodecTimeout extends Error {}
