/** What the samples use of the encoders that come with the image loader; the packages carry no types. */
interface FrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
}

interface WasmEncoder {
  getDecodedBuffer(frame: FrameInfo): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  encode(): void;
  delete(): void;
}

interface WasmDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  decode(): void;
  delete(): void;
}

declare module '@cornerstonejs/codec-charls/wasmjs' {
  const load: (options?: object) => Promise<{
    readonly JpegLSDecoder: new () => WasmDecoder;
    readonly JpegLSEncoder: new () => WasmEncoder & { setNearLossless(near: number): void };
  }>;
  export default load;
}

declare module '@cornerstonejs/codec-openjpeg' {
  const load: (options?: object) => Promise<{
    readonly J2KDecoder: new () => WasmDecoder;
    readonly J2KEncoder: new () => WasmEncoder & {
      setQuality(lossless: boolean, rate: number): void;
      setDecompositions(count: number): void;
    };
  }>;
  export default load;
}
