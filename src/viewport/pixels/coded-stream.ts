/** How a compressed frame is coded, by its own markers. */
export type StreamCoding = 'jpeg' | 'jpeg-extended' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'ht-jpeg-2000'; // prettier-ignore

/** What a compressed frame says of itself. `rows` is 0 where it is given only after the first scan (JPEG DNL). */
export interface CodedStream {
  readonly coding: StreamCoding;
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  readonly samples: number;
  readonly isSigned: boolean;
}

/** What a reader calls a coding. */
export const codingNames: Readonly<Record<StreamCoding, string>> = {
  jpeg: 'JPEG (with loss)',
  'jpeg-extended': 'JPEG of 12 bits (with loss)',
  'jpeg-lossless': 'JPEG Lossless',
  'jpeg-ls': 'JPEG-LS',
  'jpeg-2000': 'JPEG 2000',
  'ht-jpeg-2000': 'High-Throughput JPEG 2000',
};

/** The codings that a transfer syntax can have; empty for one that is not compressed, or by run lengths. Source: DICOM PS3.6 table A-1. */
export function codingsOf(transferSyntaxUid: string): readonly StreamCoding[] {
  const tail = /^1\.2\.840\.10008\.1\.2\.4\.(\d+)$/.exec(transferSyntaxUid)?.[1];
  switch (tail) {
    case '50':
    case '51':
    case '53':
    case '55':
      return ['jpeg', 'jpeg-extended'];
    case '57':
    case '70':
      return ['jpeg-lossless'];
    case '80':
    case '81':
      return ['jpeg-ls'];
    case '90':
    case '91':
    case '92':
    case '93':
      return ['jpeg-2000'];
    case '201':
    case '202':
    case '203':
      return ['ht-jpeg-2000'];
    default:
      return [];
  }
}

/** Reads the markers that describe a compressed frame; null for bytes that are none of these codings. */
export function recogniseStream(bytes: Uint8Array): CodedStream | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegStream(view);
  const start = codestreamStart(bytes);
  return start === null ? null : jpeg2000Stream(view, start);
}

/** Start of frame markers. Source: ISO/IEC 10918-1 table B.1, ISO/IEC 14495-1 C.1.1. */
const jpegFrames: ReadonlyMap<number, StreamCoding> = new Map([
  [0xc0, 'jpeg'],
  [0xc1, 'jpeg'],
  [0xc2, 'jpeg'],
  [0xc3, 'jpeg-lossless'],
  [0xf7, 'jpeg-ls'],
]);

function jpegStream(view: DataView): CodedStream | null {
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const coding = jpegFrames.get(marker);
    if (coding !== undefined) return at + 10 <= view.byteLength ? frameOf(view, at, coding) : null;
    // The data of a scan, or the end, before any frame.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function frameOf(view: DataView, at: number, coding: StreamCoding): CodedStream {
  const bits = view.getUint8(at + 4);
  return {
    coding: coding === 'jpeg' && bits > 8 ? 'jpeg-extended' : coding,
    bits,
    rows: view.getUint16(at + 5),
    columns: view.getUint16(at + 7),
    samples: view.getUint8(at + 9),
    isSigned: false,
  };
}

/** SOC and SIZ, which begin a codestream; a JP2 file has boxes before them. Source: ISO/IEC 15444-1 A.4.1, A.5.1. */
const codestream = [0xff, 0x4f, 0xff, 0x51] as const;
const jp2Signature = [0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20] as const;

function codestreamStart(bytes: Uint8Array): number | null {
  const isAt = (pattern: readonly number[], at: number): boolean =>
    pattern.every((byte, index) => bytes[at + index] === byte);
  if (isAt(codestream, 0)) return 0;
  if (!isAt(jp2Signature, 0)) return null;
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (isAt(codestream, at)) return at;
  }
  return null;
}

/** Bit 14 of Rsiz: the codestream uses extensions, of which DICOM knows the high-throughput ones. Source: ISO/IEC 15444-15 A.2. */
const extended = 0x4000;

function jpeg2000Stream(view: DataView, start: number): CodedStream | null {
  if (start + 45 > view.byteLength) return null;
  const capabilities = view.getUint16(start + 6);
  const extent = (at: number): number =>
    view.getUint32(start + at) - view.getUint32(start + at + 8);
  const precision = view.getUint8(start + 42);
  return {
    coding: (capabilities & extended) === 0 ? 'jpeg-2000' : 'ht-jpeg-2000',
    columns: extent(8),
    rows: extent(12),
    samples: view.getUint16(start + 40),
    bits: (precision & 0x7f) + 1,
    isSigned: (precision & 0x80) !== 0,
  };
}
