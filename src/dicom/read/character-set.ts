/** Encodings by SpecificCharacterSet term without its prefix. Source: DICOM PS3.3 C.12.1.1.2, WHATWG Encoding. */
const encodings: ReadonlyMap<string, string> = new Map([
  ['', 'windows-1252'],
  ['6', 'windows-1252'],
  ['100', 'windows-1252'],
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
  ['GB2312', 'gbk'],
  // Of code extensions alone. Without an escape sequence there is but one way to read these two.
  ['149', 'euc-kr'],
  ['58', 'gb18030'],
  ['87', 'shift_jis'],
  ['159', 'shift_jis'],
]);

/** Names that some writers give to what the standard calls ISO_IR 192. */
const UTF8_WORDS: ReadonlySet<string> = new Set(['UTF-8', 'UTF8', 'UTF_8', 'UTF 8']);

/** The encoding an escape sequence (the bytes after ESC, as text) switches to. Source: DICOM PS3.3 table C.12-3, C.12-4. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['(B', 'default'],
  ['(J', 'shift_jis'],
  [')I', 'shift_jis'],
  ['$B', 'iso-2022-jp'],
  ['$@', 'iso-2022-jp'],
  ['$(D', 'euc-jp-0212'],
  ['$)C', 'euc-kr'],
  ['$)A', 'gbk'],
  ['-A', 'windows-1252'],
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

/** After these the code is the initial one again: line ends and tabs in long text, and `\`, `^` and `=`. Source: DICOM PS3.5 6.1.2.5.3. */
const DELIMITERS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x3d, 0x5c, 0x5e]);

/** In these the byte of a delimiter can be half a character. */
const TWO_BYTES_EACH: ReadonlySet<string> = new Set(['iso-2022-jp', 'euc-jp-0212']);

/** How the text of a data set is decoded. */
export interface TextCoding {
  /** Best effort: bytes that do not fit become the replacement character rather than an error. */
  decode(bytes: Uint8Array): string;
  /** Names among its SpecificCharacterSet that are not known: text beyond ASCII may come out wrong. */
  readonly unknown: readonly string[];
  /** What was tolerated in the text decoded so far, as a sentence; null for nothing. */
  tolerated(): string | null;
}

/** The coding that the values of SpecificCharacterSet (0008,0005) stand for; none or one empty value is the default repertoire. */
export function textCodingOf(specificCharacterSet: readonly string[]): TextCoding {
  const names = specificCharacterSet.map((name) => name.trim());
  const [named = ''] = names;
  const labels = names.map(encodingOf);
  const [first = 'windows-1252'] = labels;
  const unknown = names.filter((_, index) => labels[index] === undefined);
  // A writer that leaves out the escape sequence still means the set it named beside the default one.
  const beyondAscii = named === '' ? (labels.slice(1).find(Boolean) ?? first) : first;
  let assumed: string | null = null;
  return {
    unknown,
    tolerated: () => assumed,
    decode(bytes) {
      if (bytes.includes(0x1b)) return decodeWithEscapes(bytes, first, beyondAscii);
      if (!bytes.some((byte) => byte > 0x7f)) return decoderOf(first).decode(bytes);
      if (unknown.length > 0) assumed = unknownSentence(unknown);
      else if (UTF8_WORDS.has(named.toUpperCase())) assumed = wordSentence(named);
      const unnamed = names.every((name) => name === '') ? utf8Text(bytes) : null;
      if (unnamed !== null) assumed = UNNAMED;
      return unnamed ?? decoderOf(beyondAscii).decode(bytes);
    },
  };
}

const UNNAMED = 'Its character set is not named; text that is valid UTF-8 was read as UTF-8.';

const wordSentence = (name: string): string =>
  `Its character set is named ${name}, which DICOM calls ISO_IR 192; its text was read as UTF-8.`;

const unknownSentence = (names: readonly string[]): string =>
  `Its character set ${names.join(', ')} is not known; letters beyond ASCII may be wrong.`;

function encodingOf(name: string): string | undefined {
  const term = name.toUpperCase();
  if (UTF8_WORDS.has(term)) return 'utf-8';
  return encodings.get(term.replace(/^ISO[ _-]?(2022[ _-]?)?IR[ _-]?/, ''));
}

const decoders = new Map<string, TextDecoder>();

/** A decoder that keeps a byte order mark as the character it is, so that text is written back as it was. */
function decoderOf(encoding: string): TextDecoder {
  const known = decoders.get(encoding) ?? new TextDecoder(encoding, { ignoreBOM: true });
  decoders.set(encoding, known);
  return known;
}

/** Text of UTF-8 that no character set announces; null for bytes that are none. Other codings are hardly ever valid UTF-8. */
function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Decodes text that switches code by escape sequences, each stretch by itself. Source: DICOM PS3.5 section 6.1.2.5. */
function decodeWithEscapes(bytes: Uint8Array, initial: string, beyondAscii: string): string {
  let encoding = initial;
  // The set last switched to for bytes beyond ASCII: some writers do not switch again after a delimiter.
  let upper = beyondAscii;
  let text = '';
  let start = 0;
  const flush = (end: number): void => {
    if (end === start) return;
    const stretch = bytes.subarray(start, end);
    const isUpper = encoding === initial && stretch.some((byte) => byte > 0x7f);
    text += decodeStretch(stretch, isUpper ? upper : encoding);
  };
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x1b) {
      flush(index);
      const [sequence, target] = escapeAt(bytes, index + 1);
      encoding = target === 'default' || target === null ? initial : target;
      if (initial === 'windows-1252' && !TWO_BYTES_EACH.has(encoding) && encoding !== initial) {
        upper = encoding;
      }
      index += sequence;
      start = index + 1;
    } else if (DELIMITERS.has(byte) && !TWO_BYTES_EACH.has(encoding)) {
      flush(index);
      text += String.fromCharCode(byte);
      encoding = initial;
      start = index + 1;
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
    return decoderOf('iso-2022-jp').decode(Uint8Array.of(0x1b, 0x24, 0x42, ...bytes));
  }
  if (encoding === 'euc-jp-0212') {
    // JIS X 0212 in EUC: each pair is announced by 0x8F and carries the high bit.
    const paired = [...bytes].flatMap((byte, index) =>
      index % 2 === 0 ? [0x8f, byte | 0x80] : [byte | 0x80],
    );
    return decoderOf('euc-jp').decode(Uint8Array.from(paired));
  }
  return decoderOf(encoding).decode(bytes);
}
