/** Encodings by SpecificCharacterSet term without the ISO 2022 prefix. Source: DICOM PS3.3 C.12.1.1.2, WHATWG Encoding. */
const encodings: ReadonlyMap<string, string> = new Map([
  ['6', 'windows-1252'],
  ['100', 'iso-8859-1'],
  ['101', 'iso-8859-2'],
  ['109', 'iso-8859-3'],
  ['110', 'iso-8859-4'],
  ['144', 'iso-8859-5'],
  ['127', 'iso-8859-6'],
  ['126', 'iso-8859-7'],
  ['138', 'iso-8859-8'],
  ['148', 'windows-1254'],
  ['203', 'iso-8859-15'],
  ['13', 'shift_jis'],
  ['166', 'windows-874'],
  ['192', 'utf-8'],
  ['GB18030', 'gb18030'],
  ['GBK', 'gbk'],
]);

/** The encoding an escape sequence (the bytes after ESC, as text) switches to. Source: DICOM PS3.3 table C.12-3, C.12-4. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['(B', 'default'],
  ['(J', 'shift_jis'],
  [')I', 'shift_jis'],
  ['$B', 'iso-2022-jp'],
  ['$@', 'iso-2022-jp'],
  ['$(D', 'euc-jp-0212'],
  ['$)C', 'euc-kr'],
  ['$)A', 'gb2312'],
  ['-A', 'iso-8859-1'],
  ['-B', 'iso-8859-2'],
  ['-C', 'iso-8859-3'],
  ['-D', 'iso-8859-4'],
  ['-L', 'iso-8859-5'],
  ['-G', 'iso-8859-6'],
  ['-F', 'iso-8859-7'],
  ['-H', 'iso-8859-8'],
  ['-M', 'windows-1254'],
  ['-b', 'iso-8859-15'],
  ['-T', 'windows-874'],
]);

/** Turns the bytes of a text value into text. */
export type TextDecode = (bytes: Uint8Array) => string;

/**
 * The decoder for a data set's SpecificCharacterSet (0008,0005), best effort: bytes that do not fit become the
 * replacement character rather than an error.
 */
export function textDecoderFor(specificCharacterSet: readonly string[]): TextDecode {
  const named = specificCharacterSet[0] ?? '';
  const first = encodingOf(named) ?? 'windows-1252';
  const decoder = new TextDecoder(first);
  return (bytes) => {
    if (bytes.includes(0x1b)) return decodeWithEscapes(bytes, first);
    return (named === '' ? utf8Text(bytes) : null) ?? decoder.decode(bytes);
  };
}

/** Text of UTF-8 that no character set announces; null for bytes that are none. Other codings are hardly ever valid UTF-8. */
function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf(term: string): string | undefined {
  return encodings.get(term.replace(/^ISO[ _]?(IR|2022 IR)[ _]?/i, '').trim());
}

/** Decodes text that switches code by escape sequences, each stretch by itself. Source: DICOM PS3.5 section 6.1.2.5. */
function decodeWithEscapes(bytes: Uint8Array, initial: string): string {
  let encoding = initial;
  let text = '';
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) text += decodeStretch(bytes.subarray(start, end), encoding);
  };
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === 0x1b) {
      flush(index);
      const [sequence, target] = escapeAt(bytes, index + 1);
      encoding = target === 'default' || target === null ? initial : target;
      index += sequence;
      start = index + 1;
    } else if (byte === 0x5e || byte === 0x3d || byte === 0x5c) {
      // A delimiter (^ = \) resets to the initial code; within a two-byte code the same byte is half a character.
      if (encoding !== 'iso-2022-jp' && encoding !== 'euc-jp-0212') {
        flush(index);
        text += String.fromCharCode(byte);
        encoding = initial;
        start = index + 1;
      }
    }
  }
  flush(bytes.length);
  return text;
}

function escapeAt(bytes: Uint8Array, start: number): [length: number, encoding: string | null] {
  for (const length of [2, 3]) {
    const sequence = String.fromCharCode(...bytes.subarray(start, start + length));
    const encoding = escapes.get(sequence);
    if (encoding !== undefined) return [length, encoding];
  }
  return [0, null];
}

function decodeStretch(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'iso-2022-jp') {
    return new TextDecoder('iso-2022-jp').decode(Uint8Array.of(0x1b, 0x24, 0x42, ...bytes));
  }
  if (encoding === 'euc-jp-0212') {
    // JIS X 0212 in EUC: each pair is announced by 0x8F and carries the high bit.
    const paired = [...bytes].flatMap((byte, index) =>
      index % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80],
    );
    return new TextDecoder('euc-jp').decode(Uint8Array.from(paired));
  }
  return new TextDecoder(encoding).decode(bytes);
}
