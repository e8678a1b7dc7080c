import { existsSync, openAsBlob, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageSeries } from '../src/domain/image-series.ts';
import { deidentify } from '../src/dicom/deidentify/deidentify.ts';
import { createDisguise } from '../src/dicom/deidentify/disguise.ts';
import { csaHeaderBytes } from '../src/dicom/read/csa-header.ts';
import type { OpenResult } from '../src/dicom/open/open-files.ts';
import type { DataSetElements } from './support/dicom-writer.ts';
import { openAll, pictureOf } from './support/pictures.ts';
import { syntheticBytes, syntheticFile } from './support/synthetic-image.ts';

const words = (...values: readonly number[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Int16Array.from(values).buffer);
const bytes = (...values: readonly number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

interface Kind {
  readonly what: string;
  readonly elements: DataSetElements;
  /** 4 x 1 pixels. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Of the first three pixels. */
  readonly grey: readonly (number | readonly number[])[];
  readonly value: readonly (number | undefined)[];
  /** A sentence of the series or the picture. */
  readonly said?: RegExp;
  readonly measuringOff?: boolean;
}

const plain = words(0, 500, 999, 250);
const window = { '00281050': ['DS', '500'], '00281051': ['DS', '1000'] } as const;
const byteSized = { '00280100': ['US', [8]], '00280101': ['US', [8]], '00280102': ['US', [7]] } as const; // prettier-ignore
const noWindow = { '00281050': null, '00281051': null } as const;

/** Grey of a window of 1000 at 500: 255 * value / 999. */
const kinds: readonly Kind[] = [
  { what: 'a sound image', elements: window, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999] },
  { what: 'HighBit 15 of 12 bits', elements: { ...window, '00280102': ['US', [15]] }, pixels: words(0, 500 * 16, 999 * 16, 0), grey: [0, 128, 255], value: [0, 500, 999] },
  { what: 'negative slope', elements: { ...window, '00281053': ['DS', '-10'], '00281052': ['DS', '3000'] }, pixels: words(300, 250, 200, 350), grey: [0, 128, 255], value: [0, 500, 1000] },
  { what: 'MONOCHROME1', elements: { ...window, '00280004': ['CS', 'MONOCHROME1'] }, pixels: plain, grey: [255, 127, 0], value: [0, 500, 999] },
  { what: 'MONOCHROME1 in small letters', elements: { ...window, '00280004': ['CS', 'Monochrome1'] }, pixels: plain, grey: [255, 127, 0], value: [0, 500, 999] },
  { what: 'a slope that is no number', elements: { ...window, '00281053': ['DS', 'one'], '00281052': ['DS', '-1024'] }, pixels: plain, grey: [0, 0, 0], value: [-1024, -524, -25], said: /RescaleSlope, RescaleIntercept\) cannot be read/ },
  { what: 'a slope of 0', elements: { ...window, '00281053': ['DS', '0'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999], said: /RescaleSlope/ },
  { what: 'a window that is no number', elements: { '00281050': ['DS', 'NaN'], '00281051': ['DS', 'NaN'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999] },
  { what: 'a negative window width', elements: { '00281050': ['DS', '500'], '00281051': ['DS', '-400'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999], said: /width of -400/ },
  { what: 'the first of two windows without width', elements: { '00281050': ['DS', '0\\500'], '00281051': ['DS', '0\\1000'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999] },
  { what: 'Presentation LUT Shape INVERSE', elements: { ...window, '20500020': ['CS', 'INVERSE'] }, pixels: plain, grey: [255, 127, 0], value: [0, 500, 999] },
  { what: 'window width 0', elements: { '00281050': ['DS', '0'], '00281051': ['DS', '0'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999], said: /window has a width of 0/ },
  { what: 'window width below 1', elements: { '00281050': ['DS', '5'], '00281051': ['DS', '0.5'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999], said: /width of 0.5/ },
  { what: 'window width below 1 of small values', elements: { '00281053': ['DS', '0.001'], '00281050': ['DS', '0.5'], '00281051': ['DS', '0.5'] }, pixels: plain, grey: [0, 128, 255], value: [0, 0.5, 0.999] },
  { what: 'several windows', elements: { '00281050': ['DS', '500\\40'], '00281051': ['DS', '1000\\80'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999] },
  { what: 'SIGMOID', elements: { ...window, '00281056': ['CS', 'SIGMOID'] }, pixels: plain, grey: [30, 128, 224], value: [0, 500, 999] },
  { what: 'padding', elements: { ...noWindow, '00280101': ['US', [16]], '00280102': ['US', [15]], '00280103': ['US', [1]], '00280120': ['SS', [-32768]] }, pixels: words(-32768, 500, 1000, 0), grey: [0, 128, 255], value: [-32768, 500, 1000] },
  { what: 'padding written as unsigned', elements: { ...noWindow, '00280101': ['US', [16]], '00280102': ['US', [15]], '00280103': ['US', [1]], '00280120': ['US', [63_536]] }, pixels: words(-2000, 500, 1000, 0), grey: [0, 128, 255], value: [-2000, 500, 1000] },
  { what: 'Modality LUT', elements: { '00281050': ['DS', '1000'], '00281051': ['DS', '2000'], '00283000': ['SQ', [{ '00283002': ['US', [3, 10, 16]], '00283004': ['LO', 'HU'], '00283006': ['US', [0, 1000, 1999]] }]] }, pixels: words(10, 11, 12, 99), grey: [0, 128, 255], value: [0, 1000, 1999] },
  { what: 'a cut Modality LUT', elements: { ...window, '00283000': ['SQ', [{ '00283002': ['US', [9, 0, 16]], '00283006': ['US', [0, 1]] }]] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999], said: /Modality LUT.* not whole/ },
  { what: 'VOI LUT', elements: { ...noWindow, '00283010': ['SQ', [{ '00283002': ['US', [3, 0, 8]], '00283006': ['OW', bytes(255, 0, 51, 0)] }]] }, pixels: words(0, 1, 2, 9), grey: [255, 0, 51], value: [0, 1, 2] },
  { what: 'PALETTE COLOR of 16 bits', elements: { ...byteSized, ...noWindow, '00280004': ['CS', 'PALETTE COLOR'], ...Object.fromEntries<DataSetElements[string]>(['1', '2', '3'].flatMap((n) => [[`0028110${n}`, ['US', [2, 0, 16]]], [`0028120${n}`, ['OW', bytes(Number(n), Number(n), 200, 200)]]])) }, pixels: bytes(0, 1, 9, 0), grey: [[1, 2, 3], [200, 200, 200], [200, 200, 200]], value: [undefined, undefined, undefined] },
  { what: 'a segmented palette', elements: { ...byteSized, ...noWindow, '00280004': ['CS', 'PALETTE COLOR'], ...Object.fromEntries<DataSetElements[string]>(['1', '2', '3'].flatMap((n) => [[`0028110${n}`, ['US', [3, 0, 16]]], [`0028122${n}`, ['OW', words(0, 1, 0, 1, 2, Number(n) * 2 * 256)]]])) }, pixels: bytes(0, 1, 2, 0), grey: [[0, 0, 0], [1, 2, 3], [2, 4, 6]], value: [undefined, undefined, undefined] },
  { what: 'stray high bits', elements: window, pixels: words(0x1000, 500, 999, 0), grey: [0, 128, 255], value: [0, 500, 999], said: /more than the 12 bits/ },
  { what: 'decimal comma', elements: { ...window, '00280030': ['DS', '0,5\\0,5'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999] },
  { what: 'PixelSpacing without a position', elements: { ...window, '00200032': null, '00280030': ['DS', '2\\1'] }, pixels: plain, grey: [0, 128, 255], value: [0, 500, 999], said: /position of the slices is missing/, measuringOff: true },
]; // prettier-ignore

const slices = (kind: Kind) =>
  [1, 2].map((number) =>
    syntheticFile(`${number}.dcm`, {
      number,
      rows: 1,
      columns: 4,
      elements: kind.elements,
      pixelData: { kind: 'native', bytes: kind.pixels },
    }),
  );

function onlySeries({ studies, setAside }: OpenResult): ImageSeries {
  expect(setAside).toEqual([]);
  const series = studies.flatMap((study) => study.series);
  if (series.length !== 1 || series[0] === undefined) throw new Error(`${series.length} series`);
  return series[0];
}

describe('what is shown and measured of', () => {
  it.each(kinds)('$what', async (kind) => {
    const opened = await openAll(slices(kind));
    const series = onlySeries(opened);
    const frame = series.frames[0];
    if (!frame) throw new Error('no frame');
    const picture = await pictureOf(frame, opened.frames);
    const columns = [0, 1, 2];
    expect(columns.map((column) => picture.greyAt(column, 0))).toEqual(kind.grey);
    const values = columns.map((column) => picture.valueAt(column, 0));
    values.forEach((value, index) => {
      const wanted = kind.value[index];
      if (wanted === undefined) expect(value).toBeUndefined();
      else expect(value).toBeCloseTo(wanted, 6);
    });
    const said = [...series.warnings.map(({ message }) => message), ...picture.notes];
    if (kind.said === undefined) expect(said).toEqual([]);
    else expect(said.join(' ')).toMatch(kind.said);
    expect(series.measuringRefused !== null).toBe(kind.measuringOff === true);
  });
});

it('keeps the windows to choose from, and the shape of a pixel', async () => {
  const pair = { '00281055': ['LO', 'WIDE\\BONE'], '00281050': ['DS', '500\\40'], '00281051': ['DS', '1000\\80'] } as const; // prettier-ignore
  const elements = { ...pair, '00280030': null, '00280034': ['IS', '3\\2'] } as const;
  const opened = await openAll(slices({ ...kinds[0], elements, pixels: plain } as Kind));
  const frame = onlySeries(opened).frames[0];
  expect(frame?.pixel.windows).toEqual([
    { center: 500, width: 1000, explanation: 'WIDE' },
    { center: 40, width: 80, explanation: 'BONE' },
  ]);
  expect(frame?.pixelShape).toEqual({ row: 3, column: 2 });
});

/**
 * A CSA header of the first form: without a name, each length more by the items of the first element, items beyond the
 * values empty. Source: nibabel, "Siemens format DICOM with CSA header".
 */
function firstCsaBytes(
  elements: Readonly<Record<string, readonly string[]>>,
): Uint8Array<ArrayBuffer> {
  const text = (value: string, length: number): number[] =>
    Array.from({ length }, (_, index) => value.charCodeAt(index) || 0);
  const numbers = (...values: readonly number[]): number[] => [
    ...new Uint8Array(Int32Array.from(values).buffer),
  ];
  // As scanners wrote it: six items of the first element.
  const items = 6;
  const entries = Object.entries<readonly string[]>({
    EchoLinePosition: [],
    ...elements,
  }).flatMap(([name, values]) => [
    ...text(name, 64),
    ...[numbers(values.length), text('FD', 4), numbers(4, items, 77)].flat(),
    ...Array.from({ length: items }, (_, at) => {
      const value = values[at] ?? '';
      const length = value === '' ? 0 : value.length + 1;
      return [
        ...numbers(length + items, 0, 77, 0),
        ...(value === '' ? [] : text(value, Math.ceil(length / 4) * 4)),
      ];
    }).flat(),
  ]);
  return Uint8Array.of(...numbers(Object.keys(elements).length + 1, 77), ...entries);
}

const csaBytes = (elements: Readonly<Record<string, readonly string[]>>) =>
  csaHeaderBytes(new Map(Object.entries(elements)));

describe('a Siemens mosaic', () => {
  // Three slices of 2 x 3 pixels in a square of four tiles, 5 mm apart; the corner is that of a picture of 4 x 6.
  const tiles = words(
    ...[1, 2, 3, 11, 12, 13],
    ...[4, 5, 6, 14, 15, 16],
    ...[21, 22, 23, 0, 0, 0],
    ...[24, 25, 26, 0, 0, 0],
  );
  const csa = (
    normal: readonly string[],
    count = '3',
    coded = csaBytes,
  ): DataSetElements => ({
    '00080008': ['CS', 'ORIGINAL\\PRIMARY\\M\\ND\\MOSAIC'],
    '00180088': ['DS', '5'],
    '00290010': ['LO', 'SIEMENS CSA HEADER'],
    '00291010': ['OB', coded({ NumberOfImagesInMosaic: [count], SliceNormalVector: normal })],
  });
  const open = (elements: DataSetElements) =>
    openAll([
      syntheticFile('mosaic.dcm', {
        rows: 4,
        columns: 6,
        position: [-10, -20, 30],
        pixelSpacing: [2, 1],
        elements,
        pixelData: { kind: 'native', bytes: tiles },
      }),
    ]);

  it.each([
    ['up', csa(['0', '0', '1']), [30, 35, 40], [1, 11, 21]],
    ['down', csa(['0.0', '0.0', '-1.0']), [20, 25, 30], [21, 11, 1]],
    ['up, by the header of earlier scanners', csa(['0', '0', '1'], '3', firstCsaBytes), [30, 35, 40], [1, 11, 21]],
    ['up, by a header in another block', { ...csa(['0', '0', '1']), '00290010': ['LO', 'OTHER'], '00290011': ['LO', 'SIEMENS CSA HEADER'], '00291010': null, '00291110': csa(['0', '0', '1'])['00291010'] ?? null }, [30, 35, 40], [1, 11, 21]],
  ] as const)('is taken apart by its own header, slices going %s', async (_, elements, at, first) => {
    const opened = await open(elements);
    const series = onlySeries(opened);
    // The middle of 4 x 6 pixels of 2 x 1 mm is that of 2 x 3: 1.5 mm to the side, 2 mm down.
    expect(series.frames.map(({ plane }) => plane?.imagePositionPatient)).toEqual(
      at.map((z) => [-8.5, -18, z]),
    );
    expect(series.sliceSpacingMm).toBe(5);
    expect(series.measuringRefused).toBeNull();
    expect(series.warnings.map(({ message }) => message).join()).toMatch(/mosaic.*taken apart/);
    const pictures = await Promise.all(series.frames.map((one) => pictureOf(one, opened.frames)));
    expect(pictures.map((picture) => picture.valueAt(0, 0))).toEqual(first);
    expect(pictures.map((picture) => picture.valueAt(2, 1))).toEqual(first.map((one) => one + 5));
  });

  it('is taken apart alike in a teaching case, whose copy has of the header these numbers alone', async () => {
    const named = { NumberOfImagesInMosaic: ['3'], SliceNormalVector: ['0', '0', '1'], Name: ['Secret'] };
    const file = syntheticBytes({
      rows: 4,
      columns: 6,
      position: [-10, -20, 30],
      pixelSpacing: [2, 1],
      elements: { ...csa([]), '00291010': ['OB', csaBytes(named)] },
      pixelData: { kind: 'native', bytes: tiles },
    });
    const copy = deidentify(file, createDisguise());
    if (!copy.ok) throw new Error(copy.error);
    expect(new TextDecoder('latin1').decode(copy.value.bytes)).not.toContain('Secret');
    const series = onlySeries(await openAll([{ name: 'copy.dcm', blob: new Blob([copy.value.bytes]) }]));
    expect(series.frames.map(({ plane }) => plane?.imagePositionPatient[2])).toEqual([30, 35, 40]);
  });

  it.each([
    ['without spacing', { ...csa(['0', '0', '1']), '00180088': null }],
    ['without a header', { '00080008': ['CS', 'ORIGINAL\\PRIMARY\\MOSAIC'] }],
    ['with a normal that is another', csa(['0', '1', '0'])],
    ['with tiles that do not fit', csa(['0', '0', '1'], '10')],
    ['not named one, but of several images', { ...csa(['0', '1', '0']), '00080008': null }],
    ['with a cut header', { ...csa([]), '00291010': ['OB', csaBytes({ SliceNormalVector: ['0', '0', '1'] }).slice(0, 100)] }],
  ] as const)('is one picture without geometry %s', async (_, elements) => {
    const series = onlySeries(await open(elements));
    expect(series.frames.map(({ plane, rows, columns }) => [plane, rows, columns])).toEqual([[null, 4, 6]]);
    expect(series.measuringRefused).toMatch(/mosaic of several slices/);
  });
}); // prettier-ignore

const bugs = join(process.cwd(), '../shared/data/bugs');
const folders = existsSync(bugs) ? readdirSync(bugs).filter((name) => !name.includes('.')) : [];

/** The control's spots: background 50, vertebra 300, CSF 900, cord 500. Space: column, row of 96 x 96. */
const spots = [[80, 10], [48, 40], [36, 72], [48, 72]] as const; // prettier-ignore

interface Bug {
  readonly grey: readonly number[];
  readonly value: readonly number[];
  readonly said?: RegExp;
  readonly measuringOff?: boolean;
}

const control: Bug = { grey: [13, 77, 230, 128], value: [50, 300, 900, 500] };

/** Of each folder its first series; what its README says it is. Window 500, 1000 where nothing else is said. */
const bugKinds: Readonly<Record<string, Bug>> = {
  '00-base': control,
  '01-uid-leading-zero': control,
  '02c-highbit15': control,
  // Cord white, CSF dark grey, the rest black.
  '03b-voi-lut-sequence': { grey: [0, 0, 80, 255], value: control.value },
  // Twice the stored value, window 0, 2000: 255 * (value + 1000) / 1999.
  '03c-modality-lut': { grey: [140, 204, 255, 255], value: [100, 600, 1800, 1000] },
  // From 50 to 1000 by the picture's own values.
  '05-ww0': { ...control, grey: [0, 67, 228, 121], said: /width of 0/ },
  // From 50 to 900.
  '05d-padding': { ...control, grey: [0, 75, 255, 135] },
  '06-decimal-comma': control,
  '07d-meta-explicit-data-implicit': { ...control, said: /data are implicit/ },
  '08-group2-no-preamble': { ...control, said: /no DICOM preamble/ },
  '09-frames-0': control,
  '11-timepoints': { ...control, said: /Each of the 5 positions holds 3 images/ },
  '15c-utf8-no-tag': { ...control, said: /valid UTF-8 was read as UTF-8/ },
  '16-old-date': control,
  '10-no-ipp-aniso': { ...control, said: /position of the slices is missing/, measuringOff: true },
  // Stored is 1050 less the control.
  '33-monochrome1': { grey: [0, 64, 217, 115], value: [1000, 750, 150, 550] },
  '42-overlay-plane': control,
  '43-negative-slope': control,
  '51-one-position': { ...control, said: /give the same position/, measuringOff: true },
};

const isThere = folders.length > 0;
const title = `files after public bug reports${isThere ? '' : ' (no shared data on this machine)'}`;

describe.skipIf(!isThere)(title, () => {
  it.each(Object.entries(bugKinds))('%s', async (folder, bug) => {
    const names = readdirSync(join(bugs, folder)).toSorted();
    const files = names.map(async (name) => ({
      name,
      blob: await openAsBlob(join(bugs, folder, name)),
    }));
    const opened = await openAll(await Promise.all(files));
    expect(opened.setAside).toEqual([]);
    const series = opened.studies[0]?.series[0];
    const frame = series?.frames[1];
    if (!series || !frame) throw new Error('nothing opened');
    const picture = await pictureOf(frame, opened.frames);
    const at = spots.map(([column, row]) => [column, Math.floor((row * frame.rows) / 96)] as const);
    expect(at.map(([column, row]) => picture.greyAt(column, row))).toEqual(bug.grey);
    expect(at.map(([column, row]) => picture.valueAt(column, row))).toEqual(bug.value);
    const said = [...series.warnings.map(({ message }) => message), ...picture.notes].join(' ');
    expect(said).toMatch(bug.said ?? /^$/);
    expect(series.measuringRefused !== null).toBe(bug.measuringOff === true);
  });

  const headerOf = async (folder: string) => {
    const [name = ''] = readdirSync(join(bugs, folder)).toSorted();
    const opened = await openAll([{ name, blob: await openAsBlob(join(bugs, folder, name)) }]);
    return opened.studies[0];
  };

  it('names, dates and a mosaic', async () => {
    expect((await headerOf('15c-utf8-no-tag'))?.header.patientName).toBe('Prüf^Käse');
    expect((await headerOf('16-old-date'))?.header.studyDate).toBe('20240102');
    const mosaic = (await headerOf('14-mosaic'))?.series[0];
    expect(mosaic?.measuringRefused).toMatch(/mosaic of several slices/);
    expect(mosaic?.frames[0]?.plane).toBeNull();
    const undelimited = (await headerOf('21-no-delimiter'))?.series[0];
    expect(undelimited?.warnings.map(({ message }) => message)).toEqual([
      'The mark at the end of the compressed image is missing; the image before it is whole.',
    ]);
  });
});
