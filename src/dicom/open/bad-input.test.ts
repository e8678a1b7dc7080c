import { describe, expect, it } from 'vitest';
import { writeDicom } from '../../../e2e/support/dicom-writer.ts';
import type { DataSetElements, PixelData } from '../../../e2e/support/dicom-writer.ts';
import {
  countingPixels,
  syntheticBytes,
  syntheticFile,
  syntheticSlice,
} from '../../../e2e/support/synthetic-image.ts';
import type { SyntheticSlice } from '../../../e2e/support/synthetic-image.ts';
import { directParser } from './direct-parser.ts';
import { openFiles } from './open-files.ts';
import type { NamedBlob, OpenResult } from './open-files.ts';

const open = (files: readonly NamedBlob[]): Promise<OpenResult> =>
  openFiles(files, { parser: directParser });

const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>): NamedBlob => ({
  name,
  blob: new Blob([bytes]),
});

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const slice = (change: SyntheticSlice): Uint8Array<ArrayBuffer> => syntheticBytes(change);

const withElements = (elements: DataSetElements): Uint8Array<ArrayBuffer> => slice({ elements });

const withPixels = (pixelData: PixelData, transferSyntaxUid?: string): Uint8Array<ArrayBuffer> =>
  slice({ pixelData, ...(transferSyntaxUid === undefined ? {} : { transferSyntaxUid }) });

const whole = syntheticBytes({ rows: 512, columns: 512 });
const jpegLossless = '1.2.840.10008.1.2.4.70';

/** Every bad file, the kind it must be set aside as, and what the reader must be told. */
const cases: readonly (readonly [string, Uint8Array<ArrayBuffer>, string, RegExp])[] = [
  ['empty', new Uint8Array(0), 'empty', /^The file is empty\.$/],
  ['text', bytesOf('just some notes'), 'not-dicom', /^This is not a DICOM file\.$/],
  ['PDF', bytesOf('%PDF-1.7 and more'), 'not-dicom', /^This is a PDF document, not a DICOM file\.$/],
  ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0), 'not-dicom', /a JPEG picture/],
  ['web page', bytesOf('<!doctype html><html></html>'), 'not-dicom', /a web page/],
  ['header cut', whole.slice(0, 700), 'truncated-header', /^Cut short: the header breaks off after 700 bytes/],
  ['meta header cut', whole.slice(0, 180), 'truncated-header', /180 bytes/],
  // 512 x 512 x 2 = 524288 bytes of pixels and a header of about 1.1 kB.
  ['pixels cut', whole.slice(0, 118_000), 'truncated-pixels', /^Cut short: 118 kB of 525 kB arrived\.$/],
  ['last byte cut', whole.slice(0, -1), 'truncated-pixels', /of 525\d{3} bytes arrived/],
  ['length too small', withPixels({ kind: 'native', bytes: countingPixels(16, 0), declaredLength: 20 }), 'pixel-length', /said to have 20 bytes, but 4 x 4 pixels need 32 bytes/],
  ['length too large', withPixels({ kind: 'native', bytes: countingPixels(16, 0), declaredLength: 4_000_000 }), 'pixel-length', /said to have 4\.0 MB/],
  ['matrix too large', withElements({ '00280010': ['US', [512]] }), 'pixel-length', /512 x 4 pixels need 4 kB/],
  ['MPEG', withPixels({ kind: 'encapsulated', fragments: [Uint8Array.of(1, 2)] }, '1.2.840.10008.1.2.4.102'), 'unsupported-syntax', /MPEG-4 High Profile \(1\.2\.840\.10008\.1\.2\.4\.102\)/],
  ['unknown syntax', withPixels({ kind: 'encapsulated', fragments: [Uint8Array.of(1, 2)] }, '1.2.3.4'), 'unsupported-syntax', /an unknown transfer syntax \(1\.2\.3\.4\)/],
  ['absurd size', withElements({ '00280010': ['US', [65_535]], '00280011': ['US', [65_535]] }), 'absurd-size', /65535 rows x 65535 columns/],
  ['no rows', withElements({ '00280010': ['US', [0]] }), 'absurd-size', /0 rows/],
  ['no columns given', withElements({ '00280011': null }), 'absurd-size', /unknown columns/],
  ['no instance UID', withElements({ '00080018': null }), 'missing-identifier', /SOPInstanceUID/],
  ['no series UID', withElements({ '0020000E': null }), 'missing-identifier', /SeriesInstanceUID/],
  ['a UID that is none', withElements({ '0020000D': ['UI', 'abc'] }), 'missing-identifier', /StudyInstanceUID/],
  ['one-bit pixels', withElements({ '00280100': ['US', [1]] }), 'unsupported-pixels', /1 bits each/],
  ['index', withElements({ '00080016': ['UI', '1.2.840.10008.1.3.10'] }), 'index', /^An index, not an image\. Nothing is lost\.$/],
  ['segmentation', withElements({ '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.66.4'] }), 'not-an-image', /a segmentation/],
  ['compressed, cut', withPixels({ kind: 'encapsulated', fragments: [new Uint8Array(400)] }, jpegLossless).slice(0, -50), 'truncated-pixels', /the compressed image breaks off/],
  ['compressed, delimiter cut', withPixels({ kind: 'encapsulated', fragments: [new Uint8Array(400)] }, jpegLossless).slice(0, -8), 'truncated-pixels', /breaks off/],
  ['compressed, of a fixed length', withPixels({ kind: 'native', bytes: new Uint8Array(32) }, jpegLossless), 'damaged-header', /undefined length/],
  ['deflated, cut', slice({ transferSyntaxUid: '1.2.840.10008.1.2.1.99' }).slice(0, -20), 'truncated-header', /Cut short/],
  ['deflated, damaged', deflatedGarbage(), 'damaged-header', /deflated data cannot be unpacked/],
]; // prettier-ignore

/** The meta header of a deflated file with something else after it. */
function deflatedGarbage(): Uint8Array<ArrayBuffer> {
  const file = slice({ transferSyntaxUid: '1.2.840.10008.1.2.1.99' });
  const groupLength = new DataView(file.buffer).getUint32(140, true);
  file.fill(0xff, 144 + groupLength);
  return file;
}

/** What is against the standard but has one meaning, and what is said of it. */
const generous: readonly (readonly [string, Uint8Array<ArrayBuffer>, RegExp])[] = [
  ['the meta header first', whole.slice(132), /no DICOM preamble/],
  ['the prefix first', whole.slice(128), /no DICOM preamble/],
  ['a bare big-endian data set', slice({ meta: false, transferSyntaxUid: '1.2.840.10008.1.2.2' }), /no DICOM preamble/],
  ['explicit announced, implicit written', relabelled('1.2.840.10008.1.2', '1.2.840.10008.1.2.1'), /says explicit, the data are implicit/],
  ['implicit announced, explicit written', relabelled('1.2.840.10008.1.2.1', '1.2.840.10008.1.2'), /says implicit, the data are explicit/],
  ['little endian announced, big written', relabelled('1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1'), /are explicit big endian/],
  ['0 frames', withElements({ '00280008': ['IS', '0'] }), /^$/],
  ['-1 frames', withElements({ '00280008': ['IS', '-1'] }), /^$/],
  ['UIDs with leading zeros', withElements({ '00080018': ['UI', '1.2.0055.3'], '00200052': ['UI', '1.02.3'] }), /^$/],
  ['zeros after the end', concat(slice({}), new Uint8Array(4096)), /^$/],
  ['no delimiter after run lengths', withPixels({ kind: 'encapsulated', fragments: [runLengths()] }, '1.2.840.10008.1.2.5').slice(0, -8), /mark at the end/],
]; // prettier-ignore

/** A file written in one coding whose meta header names another; both names have the same length once padded. */
function relabelled(written: string, announced: string): Uint8Array<ArrayBuffer> {
  const dataSet = slice({ meta: false, transferSyntaxUid: written });
  const announcing = slice({ transferSyntaxUid: announced });
  const bare = slice({ meta: false, transferSyntaxUid: announced });
  return concat(announcing.slice(0, announcing.length - bare.length), dataSet);
}

/** Run lengths of a 4 x 4 image of zeros: 16 times 0 in each of two segments. */
function runLengths(): Uint8Array {
  const header = Uint32Array.from({ length: 16 }, (_, i) => [2, 64, 66][i] ?? 0);
  return concat(new Uint8Array(header.buffer), Uint8Array.of(241, 0, 241, 0));
}

function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe('generous reading', () => {
  it.each(generous)('%s', async (name, bytes, said) => {
    const { studies, setAside } = await open([fileOf(`${name}.dcm`, bytes)]);
    expect(setAside).toEqual([]);
    const [series] = studies.flatMap((study) => study.series);
    expect(series?.frames).toHaveLength(1);
    expect(series?.warnings.map(({ message }) => message).join(' ')).toMatch(said);
    expect(series?.measuringRefused).toBeNull();
    expect(series?.frameOfReferenceUid).not.toBeNull();
  });

  it('calls the header of an image without its pixels what it is', async () => {
    const { elements } = syntheticSlice();
    const { setAside } = await open([fileOf('h.dcm', writeDicom({ elements }))]);
    expect(setAside.map(({ kind, reason }) => [kind, reason])).toEqual([
      [
        'not-an-image',
        'This is the header of an image without its pixels, not an image to look at.',
      ],
    ]);
  });
});

describe('bad input', () => {
  it.each(cases)('%s', async (name, bytes, kind, reason) => {
    const good = syntheticFile('good.dcm', { number: 77, position: [0, 0, 77] });
    const { studies, setAside } = await open([fileOf(`${name}.bin`, bytes), good]);
    expect(setAside).toEqual([
      { fileName: `${name}.bin`, kind, reason: expect.stringMatching(reason) as string },
    ]);
    expect(studies.flatMap(({ series }) => series.flatMap(({ frames }) => frames))).toHaveLength(1);
  });

  it('counts all of it together, none stopping another', async () => {
    const bad = cases.map(([name, bytes]) => fileOf(name, bytes));
    const { studies, setAside } = await open([...bad, syntheticFile('good.dcm')]);
    expect(setAside.map(({ fileName }) => fileName)).toEqual(cases.map(([name]) => name));
    expect(studies[0]?.series[0]?.frames).toHaveLength(1);
  });

  it('names the second of two files with one SOP Instance UID', async () => {
    const { setAside } = await open([syntheticFile('a.dcm'), syntheticFile('b.dcm')]);
    expect(setAside).toEqual([
      {
        fileName: 'b.dcm',
        kind: 'duplicate',
        reason: 'The same image (SOP Instance UID) was already read from a.dcm.',
      },
    ]);
  });

  it('opens pixel data that is longer than needed, with a warning', async () => {
    const longer = withPixels({ kind: 'native', bytes: countingPixels(20, 0) });
    const { studies, setAside } = await open([fileOf('longer.dcm', longer)]);
    expect(setAside).toEqual([]);
    expect(studies[0]?.series[0]?.warnings[0]?.message).toMatch(/longer than its matrix needs/);
  });

  it('offers reports and DICOM JSON as documents', async () => {
    const { elements } = syntheticSlice();
    const report = writeDicom({
      elements: { ...elements, '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.88.34'] },
    });
    const json = bytesOf(
      ' [ {"00080016": {"vr": "UI", "Value": ["1.2.840.10008.5.1.4.1.1.88.34"]}} ]',
    );
    const { documents, setAside } = await open([fileOf('r.dcm', report), fileOf('r.json', json)]);
    expect(setAside).toEqual([]);
    expect(documents.map(({ format, sopClassUid }) => [format, sopClassUid])).toEqual([
      ['part10', '1.2.840.10008.5.1.4.1.1.88.34'],
      ['dicom-json', ''],
    ]);
  });

  it('sets aside a file that can no longer be read', async () => {
    const gone = new Blob(['x']);
    gone.slice = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    const { setAside } = await open([{ name: 'gone.dcm', blob: gone }]);
    expect(setAside[0]).toMatchObject({ fileName: 'gone.dcm', kind: 'unreadable' });
  });
});
