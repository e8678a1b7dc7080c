import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DicomDataset } from './dicom-json.ts';
import { fromPart10, readPart10, toPart10 } from './part10.ts';

function file(dataset: DicomDataset): Uint8Array<ArrayBuffer> {
  const written = toPart10(dataset);
  if (!written.ok) throw new Error(written.error.message);
  return written.value;
}

const read = (bytes: Uint8Array): DicomDataset => {
  const back = fromPart10(bytes);
  if (!back.ok) throw new Error(back.error.message);
  return back.value;
};

/** A file of another transfer syntax: the meta information up to its UID is built by hand. Source: DICOM PS3.10 7.1. */
function fileOf(transferSyntax: string, body: Uint8Array): Uint8Array {
  const uid = transferSyntax.length % 2 === 0 ? transferSyntax : `${transferSyntax}\0`;
  const meta = [2, 0, 0x10, 0, ...ascii('UI'), uid.length, 0, ...ascii(uid)];
  return Uint8Array.from([...new Uint8Array(128), ...ascii('DICM'), ...meta, ...body]);
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** The part after the meta information, whose length stands at byte 140. */
function bodyOf(bytes: Uint8Array): Uint8Array {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(140, true);
  return bytes.subarray(144 + length);
}

const EVERYTHING: DicomDataset = {
  '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
  '00080016': { vr: 'UI', Value: ['1.2.3'] },
  '00080018': { vr: 'UI', Value: ['1.2.34'] },
  '00080090': { vr: 'PN' },
  '00091001': { vr: 'UN', InlineBinary: 'AAECAw==' },
  '00091002': { vr: 'LO', Value: ['a', null, 'b'] },
  '00091003': { vr: 'OW', InlineBinary: 'AAECAw==' },
  '00091004': { vr: 'FD', Value: [0.1, -1e300] },
  '00091005': { vr: 'SS', Value: [-2, 3] },
  '00091006': { vr: 'US', Value: [65535] },
  '00091007': { vr: 'SL', Value: [-70000] },
  '00091008': { vr: 'UL', Value: [4294967295] },
  '00091009': { vr: 'AT', Value: ['0040A730', '00091001'] },
  '0009100A': { vr: 'SV', Value: [-5, '9223372036854775807'] },
  '0009100B': { vr: 'UV', Value: ['18446744073709551615'] },
  '0009100C': { vr: 'UR', Value: ['https://example.org/?a=1'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Hong^Gildong', Ideographic: '洪^吉洞' }] },
  '00101030': { vr: 'DS', Value: [70.5, '1.50', -1e-7] },
  '00200011': { vr: 'IS', Value: [900] },
  '00700022': { vr: 'FL', Value: [Math.fround(0.1), 2.5] },
  '0040A160': { vr: 'UT', Value: [String.raw`Größe \ 転移`] },
  '0040A730': {
    vr: 'SQ',
    Value: [
      {},
      {
        '0040A160': { vr: 'UT', Value: ['ひらがな'] },
        '0040A730': { vr: 'SQ', Value: [{ '0040A040': { vr: 'CS', Value: ['TEXT'] } }] },
      },
    ],
  },
  '00111001': { vr: 'SQ' },
};

describe('a Part 10 file', () => {
  it('gives back every kind of attribute', () => {
    expect(read(file(EVERYTHING))).toEqual(EVERYTHING);
  });

  it('has its attributes in order, those whose tag looks like a number too', () => {
    const dataset: DicomDataset = {
      '00080060': { vr: 'CS', Value: ['SR'] },
      '52009229': { vr: 'SQ', Value: [{ '12345678': { vr: 'US', Value: [1] } }] },
      '60000010': { vr: 'US', Value: [2] },
    };
    const bytes = file(dataset);
    const at = (...tag: readonly number[]): number =>
      bytes.findIndex((_, place) => tag.every((byte, i) => bytes[place + i] === byte));
    expect(at(0x08, 0, 0x60, 0)).toBeLessThan(at(0x00, 0x52, 0x29, 0x92));
    expect(at(0x00, 0x52, 0x29, 0x92)).toBeLessThan(at(0x00, 0x60, 0x10, 0x00));
    expect(read(bytes)).toEqual(dataset);
  });

  it('is read when deflated', () => {
    const bytes = fileOf('1.2.840.10008.1.2.1.99', deflateSync(bodyOf(file(EVERYTHING))));
    expect(read(bytes)).toEqual(EVERYTHING);
  });

  it('is not unpacked beyond what a report may have', () => {
    const bomb = deflateSync(new Uint8Array(60 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    expect(fromPart10(fileOf('1.2.840.10008.1.2.1.99', bomb))).toMatchObject({
      error: { kind: 'too-large', message: 'The file unpacks to more than 50 MB.' },
    });
  });

  it('is read in implicit little endian: known attributes by their tag, others as bytes', () => {
    const bytes = fileOf(
      '1.2.840.10008.1.2',
      Uint8Array.from([
        ...[0x08, 0, 0x60, 0, 2, 0, 0, 0, ...ascii('SR')],
        ...[0x09, 0, 0x10, 0, 4, 0, 0, 0, ...ascii('OWN ')],
        ...[0x09, 0, 0x01, 0x10, 2, 0, 0, 0, 1, 2],
        ...[0x40, 0, 0x30, 0xa7, 0xff, 0xff, 0xff, 0xff],
        ...[0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff],
        ...[0x40, 0, 0x40, 0xa0, 4, 0, 0, 0, ...ascii('TEXT')],
        ...[0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0],
        ...[0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0],
      ]),
    );
    expect(read(bytes)).toEqual({
      '00080060': { vr: 'CS', Value: ['SR'] },
      '00090010': { vr: 'LO', Value: ['OWN'] },
      '00091001': { vr: 'UN', InlineBinary: 'AQI=' },
      '0040A730': { vr: 'SQ', Value: [{ '0040A040': { vr: 'CS', Value: ['TEXT'] } }] },
    });
  });

  it('has its text turned into Unicode', () => {
    // "Müller" in ISO 8859-1: ü is one byte, 0xFC.
    const bytes = fileOf(
      '1.2.840.10008.1.2.1',
      Uint8Array.from([
        ...[0x08, 0, 0x05, 0, ...ascii('CS'), 10, 0, ...ascii('ISO_IR 100')],
        ...[0x10, 0, 0x10, 0, ...ascii('PN'), 6, 0, 0x4d, 0xfc, ...ascii('ller')],
      ]),
    );
    expect(read(bytes)).toEqual({
      '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Müller' }] },
    });
  });

  it.each([
    ['no DICOM', ascii('hello'), 'not-part10'],
    ['an empty file', [], 'not-part10'],
    ['another transfer syntax', fileOf('1.2.840.10008.1.2.2', new Uint8Array(0)), 'unsupported'],
    [
      'a character set nobody knows',
      fileOf(
        '1.2.840.10008.1.2.1',
        Uint8Array.from([8, 0, 5, 0, ...ascii('CS'), 4, 0, ...ascii('ABC ')]),
      ),
      'unsupported',
    ],
    [
      'a damaged compressed part',
      fileOf('1.2.840.10008.1.2.1.99', Uint8Array.of(7, 7)),
      'truncated',
    ],
  ])('is refused: %s', (_, bytes, kind) => {
    expect(fromPart10(Uint8Array.from(bytes))).toMatchObject({ ok: false, error: { kind } });
  });

  it('cut off anywhere is refused or read as far as whole attributes go, and never throws', () => {
    const bytes = file(EVERYTHING);
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = fromPart10(bytes.subarray(0, length));
      if (cut.ok)
        expect(Object.keys(cut.value).length).toBeLessThan(Object.keys(EVERYTHING).length);
    }
  });

  it('is not written when its bytes are elsewhere', () => {
    expect(toPart10({ '00091001': { vr: 'OB', BulkDataURI: 'x' } })).toMatchObject({
      ok: false,
      error: { kind: 'unsupported' },
    });
  });
});

describe('the text of a Part 10 file', () => {
  const element = (
    group: number,
    number: number,
    vr: string,
    value: readonly number[],
  ): number[] => {
    const even = value.length % 2 === 0 ? value : [...value, 0x20];
    const tag = [group & 255, group >> 8, number & 255, number >> 8];
    return [...tag, ...ascii(vr), even.length, 0, ...even];
  };
  const nameIn = (characterSet: string, bytes: string) =>
    readPart10(
      fileOf(
        '1.2.840.10008.1.2.1',
        Uint8Array.from([
          ...element(8, 5, 'CS', ascii(characterSet)),
          ...element(0x10, 0x10, 'PN', [...Buffer.from(bytes.replaceAll(' ', ''), 'hex')]),
        ]),
      ),
    );

  it('is read in the character sets of code extensions', () => {
    // Hong=洪, ﾔﾏﾀﾞ=山田 and Zhang=张^小东: PS3.5 I.2, H.3.2 and K.2; 丂 is the first of JIS X 0212 (row 16, cell 1).
    const korean = nameIn(String.raw`\ISO 2022 IR 149`, '48 6f 6e 67 3d 1b 24 29 43 fb f3');
    const japanese = nameIn(
      String.raw`ISO 2022 IR 13\ISO 2022 IR 87`,
      'd4 cf c0 de 3d 1b 24 42 3b 33 45 44 1b 28 4a',
    );
    const chinese = nameIn(
      String.raw`\ISO 2022 IR 58`,
      '5a 68 61 6e 67 3d 1b 24 29 41 d5 c5 5e 1b 24 29 41 d0 a1 b6 ab',
    );
    const rare = nameIn(String.raw`\ISO 2022 IR 159`, '41 3d 1b 24 28 44 30 21 1b 28 42');
    for (const [found, groups] of [
      [chinese, { Alphabetic: 'Zhang', Ideographic: '张^小东' }],
      [rare, { Alphabetic: 'A', Ideographic: '丂' }],
      [korean, { Alphabetic: 'Hong', Ideographic: '洪' }],
      [japanese, { Alphabetic: 'ﾔﾏﾀﾞ', Ideographic: '山田' }],
    ] as const) {
      if (!found.ok) throw new Error(found.error.message);
      expect(found.value.dataset['00100010']?.Value).toEqual([groups]);
      expect(found.value.tolerated).toEqual([]);
    }
  });

  it('is said to have been taken for UTF-8 where that is not how it is named', () => {
    const found = nameIn('UTF-8', '4d c3 bc');
    if (!found.ok) throw new Error(found.error.message);
    expect(found.value.dataset['00100010']?.Value).toEqual([{ Alphabetic: 'Mü' }]);
    expect(found.value.tolerated).toEqual([
      'Its character set is named UTF-8, which DICOM calls ISO_IR 192; its text was read as UTF-8.',
    ]);
  });
});
