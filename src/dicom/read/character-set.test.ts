import { describe, expect, it } from 'vitest';
import { textCodingOf } from './character-set.ts';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('textCodingOf', () => {
  it.each([
    // "Müller" in Latin-1: ü is FC. DICOM PS3.3 C.12.1.1.2.
    ['ISO_IR 100', '4d fc 6c 6c 65 72', 'Müller'],
    // The same in UTF-8: ü is C3 BC.
    ['ISO_IR 192', '4d c3 bc 6c 6c 65 72', 'Müller'],
    // "Люкceмбypг" of PS3.5 annex J.3 is written with these ISO 8859-5 codes: Л BB, ю EE, к DA.
    ['ISO_IR 144', 'bb ee da', 'Люк'],
    // Half-width katakana of PS3.5 H.3.1: ﾔﾏﾀﾞ is D4 CF C0 DE.
    ['ISO_IR 13', 'd4 cf c0 de', 'ﾔﾏﾀﾞ'],
    ['', '41 42', 'AB'],
    ['GB18030', 'cd f5', '王'],
  ])('%s', (term, hex, text) => {
    expect(textCodingOf([term]).decode(bytes(hex))).toBe(text);
  });

  it('switches code by escape sequences and back at delimiters: PS3.5 H.3.1', () => {
    // Yamada^Tarou=山田^太郎 in \ISO 2022 IR 87: ESC $ B is 1B 24 42, ESC ( B is 1B 28 42.
    const name =
      '59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42';
    expect(textCodingOf(['', 'ISO 2022 IR 87']).decode(bytes(name))).toBe('Yamada^Tarou=山田^太郎');
  });

  it('reads Korean after its escape sequence: PS3.5 I.2', () => {
    // ESC $ ) C, then 김 as B1 E8.
    expect(textCodingOf(['', 'ISO 2022 IR 149']).decode(bytes('1b 24 29 43 b1 e8 5e 41'))).toBe(
      '김^A',
    );
  });

  it('shows the replacement character for bytes that do not fit', () => {
    expect(textCodingOf(['ISO_IR 192']).decode(bytes('41 ff 42'))).toBe('A\ufffdB');
  });

  // 洪 is FB F3 and 길 B1 E6 in KS X 1001: PS3.5 I.2.
  it.each([
    ['with it', '48 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 b1 e6', 'H=洪^길'],
    ['once, and not again after a delimiter', '48 3d 1b 24 29 43 fb f3 5e b1 e6', 'H=洪^길'],
    ['not at all', '48 3d fb f3 5e b1 e6', 'H=洪^길'],
  ])('reads Korean whose escape sequence was written %s', (_, hex, text) => {
    expect(textCodingOf(['', 'ISO 2022 IR 149']).decode(bytes(hex))).toBe(text);
  });

  it('reads half-width katakana beside kanji: PS3.5 H.3.2', () => {
    // ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎: the second value of the character set is switched to and back with ESC ( J.
    const name =
      'd4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a 5e 1b 24 42 42 40 4f 3a 1b 28 4a';
    expect(textCodingOf(['ISO 2022 IR 13', 'ISO 2022 IR 87']).decode(bytes(name))).toBe(
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎',
    );
  });

  it.each([[''], ['UTF-8'], ['utf8']])('recognises UTF-8 named "%s", and says so', (term) => {
    const coding = textCodingOf([term]);
    expect(coding.decode(bytes('41 42'))).toBe('AB');
    expect(coding.tolerated()).toBeNull();
    expect(coding.decode(bytes('4d c3 bc'))).toBe('Mü');
    expect(coding.tolerated()).toMatch(/read as UTF-8/);
  });

  it('takes a name with other separators for the set it means', () => {
    const coding = textCodingOf(['ISO-IR_100']);
    expect(coding.decode(bytes('fc'))).toBe('ü');
    expect([coding.unknown, coding.tolerated()]).toEqual([[], null]);
  });

  it('names a set it does not know, once text needs it', () => {
    const coding = textCodingOf(['ISO_IR 999']);
    expect(coding.unknown).toEqual(['ISO_IR 999']);
    coding.decode(bytes('fc'));
    expect(coding.tolerated()).toMatch(/ISO_IR 999 is not known/);
  });

  it('keeps a byte order mark as a character', () => {
    expect(textCodingOf(['ISO_IR 192']).decode(bytes('ef bb bf 41'))).toBe('\ufeffA');
  });
});
