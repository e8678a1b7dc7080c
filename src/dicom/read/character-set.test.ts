import { describe, expect, it } from 'vitest';
import { textDecoderFor } from './character-set.ts';

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('textDecoderFor', () => {
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
    expect(textDecoderFor([term])(bytes(hex))).toBe(text);
  });

  it('switches code by escape sequences and back at delimiters: PS3.5 H.3.1', () => {
    // Yamada^Tarou=山田^太郎 in \ISO 2022 IR 87: ESC $ B is 1B 24 42, ESC ( B is 1B 28 42.
    const name =
      '59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42';
    expect(textDecoderFor(['', 'ISO 2022 IR 87'])(bytes(name))).toBe('Yamada^Tarou=山田^太郎');
  });

  it('reads Korean after its escape sequence: PS3.5 I.2', () => {
    // ESC $ ) C, then 김 as B1 E8.
    expect(textDecoderFor(['', 'ISO 2022 IR 149'])(bytes('1b 24 29 43 b1 e8 5e 41'))).toBe('김^A');
  });

  it('shows the replacement character for bytes that do not fit', () => {
    expect(textDecoderFor(['ISO_IR 192'])(bytes('41 ff 42'))).toBe('A\ufffdB');
  });
});
