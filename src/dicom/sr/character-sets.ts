/** Decoder labels of the single-valued character sets. Source: DICOM PS3.3 C.12.1.1.2 and WHATWG Encoding. */
const LABELS: Readonly<Record<string, string>> = {
  '': 'windows-1252',
  'ISO_IR 6': 'windows-1252',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 100': 'windows-1252',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
  'ISO 2022 IR 6': 'windows-1252',
  'ISO 2022 IR 87': 'iso-2022-jp',
  'ISO 2022 IR 100': 'windows-1252',
  'ISO 2022 IR 149': 'euc-kr',
  'ISO 2022 IR 58': 'gb18030',
};

/** A decoder for the values of (0008,0005), or null when we have none. Several values: the last one that extends the first. */
export function decoderOf(characterSets: readonly string[]): TextDecoder | null {
  const names = characterSets.map((name) => name.trim());
  const label = LABELS[names.at(-1) ?? ''];
  return label === undefined ? null : new TextDecoder(label, { ignoreBOM: true });
}
