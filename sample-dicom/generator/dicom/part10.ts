/** Value representations that the samples use. */
export type Vr =
  | 'AE' | 'AS' | 'CS' | 'DA' | 'DS' | 'IS' | 'LO' | 'LT' | 'PN' | 'SH' | 'SQ' | 'TM' | 'UI' | 'US' | 'SS'; // prettier-ignore

/** One data element, value in the shape of its VR: text for string VRs (several values joined by a backslash). */
export type Element =
  | { readonly tag: number; readonly vr: Exclude<Vr, 'SQ' | 'US' | 'SS'>; readonly value: string }
  | { readonly tag: number; readonly vr: 'US' | 'SS'; readonly value: number | readonly number[] }
  | { readonly tag: number; readonly vr: 'SQ'; readonly items: readonly (readonly Element[])[] };

/** Pixels as they stand in the file: native bytes, or one encapsulated frame. */
export type PixelData =
  | { readonly kind: 'native'; readonly bytes: Uint8Array }
  | { readonly kind: 'encapsulated'; readonly frame: Uint8Array };

const UNDEFINED_LENGTH = 0xffffffff;

function padded(text: string, vr: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length % 2 === 0) return bytes;
  return Buffer.concat([bytes, Buffer.from([vr === 'UI' ? 0 : 0x20])]);
}

function header(tag: number, vr: string, length: number): Buffer {
  const long = vr === 'SQ' || vr === 'OW' || vr === 'OB';
  const out = Buffer.alloc(long ? 12 : 8);
  out.writeUInt16LE(tag >>> 16, 0);
  out.writeUInt16LE(tag & 0xffff, 2);
  out.write(vr, 4, 'latin1');
  if (long) out.writeUInt32LE(length >>> 0, 8);
  else out.writeUInt16LE(length, 6);
  return out;
}

function encodeElement(e: Element): Buffer {
  if (e.vr === 'SQ') {
    const items = e.items.map((item) => {
      const body = encodeElements(item);
      const head = Buffer.alloc(8);
      head.writeUInt16LE(0xfffe, 0);
      head.writeUInt16LE(0xe000, 2);
      head.writeUInt32LE(body.length, 4);
      return Buffer.concat([head, body]);
    });
    const body = Buffer.concat(items);
    return Buffer.concat([header(e.tag, 'SQ', body.length), body]);
  }
  if (typeof e.value !== 'string') {
    const values = typeof e.value === 'number' ? [e.value] : e.value;
    const bytes = Buffer.alloc(values.length * 2);
    values.forEach((v, i) => {
      if (e.vr === 'US') bytes.writeUInt16LE(v, 2 * i);
      else bytes.writeInt16LE(v, 2 * i);
    });
    return Buffer.concat([header(e.tag, e.vr, bytes.length), bytes]);
  }
  const value = padded(e.value, e.vr);
  return Buffer.concat([header(e.tag, e.vr, value.length), value]);
}

function encodeElements(elements: readonly Element[]): Buffer {
  const sorted = [...elements].sort((a, b) => a.tag - b.tag);
  return Buffer.concat(sorted.map(encodeElement));
}

function encodePixelData(pixels: PixelData): Buffer {
  const tag = 0x7fe00010;
  if (pixels.kind === 'native') {
    return Buffer.concat([header(tag, 'OW', pixels.bytes.length), pixels.bytes]);
  }
  const item = (bytes: Uint8Array): Buffer => {
    const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from([0])]);
    const head = Buffer.alloc(8);
    head.writeUInt16LE(0xfffe, 0);
    head.writeUInt16LE(0xe000, 2);
    head.writeUInt32LE(even.length, 4);
    return Buffer.concat([head, even]);
  };
  const end = Buffer.alloc(8);
  end.writeUInt16LE(0xfffe, 0);
  end.writeUInt16LE(0xe0dd, 2);
  const offsets = Buffer.alloc(4);
  return Buffer.concat([
    header(tag, 'OB', UNDEFINED_LENGTH),
    item(offsets),
    item(pixels.frame),
    end,
  ]);
}

/** Writes a DICOM file: preamble, meta information, data set in explicit little endian. Source: DICOM PS3.10 7.1. */
export function encodePart10(options: {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
  readonly implementationClassUid: string;
  readonly elements: readonly Element[];
  readonly pixels: PixelData;
}): Uint8Array {
  const version = Buffer.concat([header(0x00020001, 'OB', 2), Buffer.from([0, 1])]);
  const meta = Buffer.concat([
    version,
    encodeElements([
      { tag: 0x00020002, vr: 'UI', value: options.sopClassUid },
      { tag: 0x00020003, vr: 'UI', value: options.sopInstanceUid },
      { tag: 0x00020010, vr: 'UI', value: options.transferSyntaxUid },
      { tag: 0x00020012, vr: 'UI', value: options.implementationClassUid },
      { tag: 0x00020013, vr: 'SH', value: 'THECAL_SAMPLES' },
    ]),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length, 0);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM', 'latin1'),
    header(0x00020000, 'UL', 4),
    length,
    meta,
    encodeElements(options.elements),
    encodePixelData(options.pixels),
  ]);
}
