import type { PersonName } from './dicom-json.ts';

/** Control characters that DICOM text may not hold; a tab and line ends may stand in long text. Source: DICOM PS3.5 6.1.3. */
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/g;

/** Long text without control characters. */
export const longText = (text: string): string => text.replaceAll(CONTROL, ' ');

/** A text that fits a single-line attribute: no backslash (it separates values), no line end, at most `length` characters. */
export const shortText = (text: string, length: number): string =>
  longText(text)
    .replaceAll(/[\\\t\n\f\r]/g, ' ')
    .trim()
    .slice(0, length);

/** An identifier whole, or empty where it does not fit: a part of one is another one. */
export function identifier(text: string, length: number): string {
  const trimmed = text.trim();
  return shortText(trimmed, length) === trimmed ? trimmed : '';
}

/** A name as one text with its groups divided by `=`, as a value. Each group is one component group of PN. */
export function personName(text: string): PersonName {
  const [alphabetic, ideographic, phonetic] = text.split('=').map((part) => nameText(part));
  return {
    ...(alphabetic ? { Alphabetic: alphabetic } : {}),
    ...(ideographic ? { Ideographic: ideographic } : {}),
    ...(phonetic ? { Phonetic: phonetic } : {}),
  };
}

/** A name that fits one component group of PN. Source: DICOM PS3.5 6.2.1.1. */
export const nameText = (text: string): string => shortText(text.replaceAll('=', ' '), 64);
