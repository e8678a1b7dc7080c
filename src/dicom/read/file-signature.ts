const ascii = (text: string): readonly number[] => [...text].map((c) => c.charCodeAt(0));

const signatures: readonly (readonly [readonly number[], string])[] = [
  [ascii('%PDF'), 'a PDF document'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [ascii('GIF8'), 'a GIF picture'],
  [ascii('BM'), 'a BMP picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'a TIFF picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a TIFF picture'],
  [ascii('PK\u0003\u0004'), 'a zip archive'],
  [ascii('PK\u0005\u0006'), 'an empty zip archive'],
  [ascii('Rar!'), 'a RAR archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x1f, 0x8b], 'a gzip file'],
  [ascii('MZ'), 'a Windows program'],
  [ascii('\u007fELF'), 'a program'],
  [ascii('<!DOCTYPE html'), 'a web page'],
  [ascii('<!doctype html'), 'a web page'],
  [ascii('<html'), 'a web page'],
  [ascii('<?xml'), 'an XML file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Office document'],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  bytes.length >= at + signature.length &&
  signature.every((byte, index) => bytes[at + index] === byte);

/** The format a file's first bytes announce, with its article ("a PDF document"); null when none is recognised. */
export function recogniseFormat(bytes: Uint8Array): string | null {
  return signatures.find(([signature]) => startsWith(bytes, signature))?.[1] ?? null;
}

/** Whether the first bytes announce a zip archive with entries. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, ascii('PK\u0003\u0004'));

/** Whether the first entry of a zip archive is encrypted. Source: PKWARE APPNOTE 4.4.4, bit 0 of the flags at byte 6. */
export const isEncryptedZip = (bytes: Uint8Array): boolean =>
  isZip(bytes) && ((bytes[6] ?? 0) & 1) === 1;

/** Whether the bytes carry the Part 10 prefix. Source: DICOM PS3.10 section 7.1. */
export const hasPart10Prefix = (bytes: Uint8Array): boolean =>
  startsWith(bytes, ascii('DICM'), 128);
