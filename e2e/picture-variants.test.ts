import { describe, expect, it } from 'vitest';
import type { ImageSeries } from '../src/domain/image-series.ts';
import type { DataSetElements } from './support/dicom-writer.ts';
import { openAll, pictureOf } from './support/pictures.ts';
import { syntheticBytes } from './support/synthetic-image.ts';

/** How the values of a picture are stored. */
interface Storage {
  readonly name: string;
  readonly allocated: 8 | 16;
  readonly stored: number;
  readonly isSigned: boolean;
  /** Dark, middle, bright. */
  readonly values: readonly [number, number, number];
}

const storages: readonly Storage[] = [
  { name: '8 bits', allocated: 8, stored: 8, isSigned: false, values: [10, 120, 250] },
  { name: '8 bits, signed', allocated: 8, stored: 8, isSigned: true, values: [-120, 5, 120] },
  { name: '12 bits', allocated: 16, stored: 12, isSigned: false, values: [0, 1000, 4000] },
  { name: '12 bits, signed', allocated: 16, stored: 12, isSigned: true, values: [-2000, 0, 2000] },
  { name: '16 bits', allocated: 16, stored: 16, isSigned: false, values: [5, 20_000, 65_000] },
  { name: '16 bits, signed', allocated: 16, stored: 16, isSigned: true, values: [-30_000, 40, 30_000] },
]; // prettier-ignore

const codings = {
  'explicit little endian': '1.2.840.10008.1.2.1',
  'implicit little endian': '1.2.840.10008.1.2',
  'explicit big endian': '1.2.840.10008.1.2.2',
  deflated: '1.2.840.10008.1.2.1.99',
} as const;

/** What is changed of a sound picture, and what must come of it. */
interface Change {
  readonly what: string;
  readonly elements?: (storage: Storage) => DataSetElements;
  /** The stored bits of a value, where they are not the value. */
  readonly bits?: (value: number, storage: Storage) => number;
  /** The value that is measured. */
  readonly measured?: (value: number) => number;
  readonly isNegative?: boolean;
  readonly only?: (storage: Storage) => boolean;
}

const numbers = (storage: Storage, ...values: readonly number[]) =>
  [storage.isSigned ? 'SS' : 'US', values] as const;

/** A table of entries for the inputs from `first` on. */
const table = (first: number, entries: readonly number[], bits = 16) =>
  ({
    // The first number is unsigned, the second as the pixels are.
    '00283002': ['US', [entries.length, first & 0xffff, bits]],
    '00283006': ['US', entries],
  }) satisfies DataSetElements;

const changes: readonly Change[] = [
  { what: 'nothing' },
  {
    what: 'the bits at the top of the word',
    only: ({ stored, allocated }) => stored < allocated,
    elements: ({ allocated }) => ({ '00280102': ['US', [allocated - 1]] }),
    bits: (value, { allocated, stored }) => value << (allocated - stored),
  },
  {
    what: 'MONOCHROME1',
    elements: () => ({ '00280004': ['CS', 'MONOCHROME1'] }),
    isNegative: true,
  },
  {
    what: 'INVERSE',
    elements: () => ({ '20500020': ['CS', 'INVERSE'] }),
    isNegative: true,
  },
  {
    // As every projection radiograph has it: one inversion, not two. Source: DICOM PS3.3 C.8.11.3.1.2.
    what: 'MONOCHROME1 with INVERSE',
    elements: () => ({ '00280004': ['CS', 'MONOCHROME1'], '20500020': ['CS', 'INVERSE'] }),
    isNegative: true,
  },
  {
    what: 'MONOCHROME2 with IDENTITY',
    elements: () => ({ '20500020': ['CS', 'IDENTITY'] }),
  },
  {
    what: 'slope and intercept',
    elements: () => ({ '00281053': ['DS', '2'], '00281052': ['DS', '-1024'] }),
    measured: (value) => value * 2 - 1024,
  },
  {
    what: 'a negative slope',
    elements: () => ({ '00281053': ['DS', '-1'], '00281052': ['DS', '500'] }),
    measured: (value) => 500 - value,
  },
  {
    what: 'a broken slope with a decimal comma',
    elements: () => ({ '00281053': ['DS', '0,25'], '00281052': ['DS', '1,5'] }),
    measured: (value) => value * 0.25 + 1.5,
  },
  {
    what: 'a slope of 0',
    elements: () => ({ '00281053': ['DS', '0'], '00281052': ['DS', '0'] }),
  },
  {
    what: 'a Modality LUT',
    elements: (storage) => ({
      '00283000': ['SQ', [{ ...table(storage.values[0], [7, 7]), '00283004': ['LO', 'US'] }]],
    }),
    measured: () => 7,
  },
  {
    what: 'a Modality LUT of 8 bits, beginning at the middle',
    elements: (storage) => ({
      '00283000': ['SQ', [{ ...table(storage.values[1], [3, 9], 8), '00283004': ['LO', 'US'] }]],
    }),
  },
  {
    what: 'both a window and a VOI LUT: the window counts',
    elements: (storage) => ({ '00283010': ['SQ', [table(storage.values[0], [0, 65_535])]] }),
  },
]; // prettier-ignore

const stored = (storage: Storage, change: Change, isBig: boolean): Uint8Array<ArrayBuffer> => {
  const words = [...storage.values, storage.values[1]].map(
    (value) => change.bits?.(value, storage) ?? value,
  );
  if (storage.allocated === 8) return Uint8Array.from(words, (word) => word & 0xff);
  const bytes = new Uint8Array(words.length * 2);
  const mask = storage.stored < 16 && change.bits === undefined ? 2 ** storage.stored - 1 : 0xffff;
  words.forEach((word, at) => new DataView(bytes.buffer).setUint16(at * 2, word & mask, !isBig));
  return bytes;
};

async function seriesOf(
  elements: DataSetElements,
  pixels: Uint8Array,
  transferSyntaxUid: string,
  count = 2,
): Promise<{ readonly series: ImageSeries; readonly opened: Awaited<ReturnType<typeof openAll>> }> {
  const files = Array.from({ length: count }, (_, index) => ({
    name: `${index}.dcm`,
    blob: new Blob([
      syntheticBytes({
        number: index + 1,
        rows: 1,
        columns: 4,
        transferSyntaxUid,
        elements,
        pixelData: { kind: 'native', bytes: pixels },
      }),
    ]),
  }));
  const opened = await openAll(files);
  expect(opened.setAside).toEqual([]);
  const [series, ...others] = opened.studies.flatMap((study) => study.series);
  if (series === undefined || others.length > 0) throw new Error('not one series');
  return { series, opened };
}

const describing = ({ allocated, stored: bits, isSigned }: Storage): DataSetElements => ({
  '00280100': ['US', [allocated]],
  '00280101': ['US', [bits]],
  '00280102': ['US', [bits - 1]],
  '00280103': ['US', [isSigned ? 1 : 0]],
});

/** Source: DICOM PS3.3 C.11.2.1.2.1. */
function greyOf(value: number, center: number, width: number): number {
  const share = (value - (center - 0.5)) / (width - 1) + 0.5;
  return Math.round(255 * Math.min(Math.max(share, 0), 1));
}

const cases = storages.flatMap((storage) =>
  Object.entries(codings).flatMap(([coding, syntax]) =>
    changes
      .filter(({ only }) => only?.(storage) ?? true)
      .map((change) => [`${change.what}: ${storage.name}, ${coding}`, storage, change, syntax] as const),
  ),
); // prettier-ignore

describe('a picture has its values and its grey, however they are stored', () => {
  it.each(cases)('%s', async (_, storage, change, syntax) => {
    const measured =
      change.what === 'a Modality LUT of 8 bits, beginning at the middle'
        ? storage.values.map((_value, index) => (index === 2 ? 9 : 3))
        : storage.values.map((value) => change.measured?.(value) ?? value);
    const [low, high] = [Math.min(...measured), Math.max(...measured)];
    const center = Math.round((low + high) / 2);
    const width = Math.max(2, Math.round((high - low) / 2));
    const { series, opened } = await seriesOf(
      {
        '00281053': null,
        '00281052': null,
        '00281050': ['DS', `${center}`],
        '00281051': ['DS', `${width}`],
        ...describing(storage),
        ...change.elements?.(storage),
      },
      stored(storage, change, syntax === codings['explicit big endian']),
      syntax,
    );
    const [frame] = series.frames;
    if (frame === undefined) throw new Error('no frame');
    const picture = await pictureOf(frame, opened.frames);
    const columns = [0, 1, 2];
    expect(columns.map((column) => picture.valueAt(column, 0))).toEqual(measured);
    const greys = measured.map((value) => greyOf(value, center, width));
    expect(columns.map((column) => picture.greyAt(column, 0))).toEqual(
      greys.map((grey) => (change.isNegative === true ? 255 - grey : grey)),
    );
    expect(picture.notes).toEqual([]);
    expect(series.measuringRefused).toBeNull();
  });
});

describe('padding stays out of the window, and is as dark as the darkest', () => {
  it.each(
    storages.flatMap((storage) =>
      [false, true].map((isLimited) => [storage.name, storage, isLimited] as const),
    ),
  )('%s, %o, with a limit: %s', async (_, storage, isLimited) => {
    const [dark, middle, bright] = storage.values;
    const elements: DataSetElements = {
      '00281053': null,
      '00281052': null,
      '00281050': null,
      '00281051': null,
      ...describing(storage),
      '00280120': numbers(storage, dark),
      ...(isLimited ? { '00280121': numbers(storage, middle - 1) } : {}),
    };
    const change: Change = { what: 'padding' };
    const { series, opened } = await seriesOf(
      elements,
      stored(storage, change, false),
      codings['explicit little endian'],
    );
    const [frame] = series.frames;
    if (frame === undefined) throw new Error('no frame');
    const picture = await pictureOf(frame, opened.frames);
    expect(picture.window).toEqual({ lower: middle, upper: bright });
    expect([0, 1, 2].map((column) => picture.greyAt(column, 0))).toEqual([0, 0, 255]);
    expect(picture.valueAt(0, 0)).toBe(dark);
  });
});

describe('a VOI LUT alone is followed', () => {
  it.each(storages.map((storage) => [storage.name, storage] as const))('%s', async (_, storage) => {
    // White below the middle, dark grey above.
    const [, middle] = storage.values;
    const { series, opened } = await seriesOf(
      {
        '00281053': null,
        '00281052': null,
        '00281050': null,
        '00281051': null,
        ...describing(storage),
        '00283010': ['SQ', [table(middle, [0xffff, 0x3333])]],
      },
      stored(storage, { what: 'VOI' }, false),
      codings['implicit little endian'],
    );
    const [frame] = series.frames;
    if (frame === undefined) throw new Error('no frame');
    const picture = await pictureOf(frame, opened.frames);
    expect([0, 1, 2].map((column) => picture.greyAt(column, 0))).toEqual([255, 255, 51]);
    expect([0, 1, 2].map((column) => picture.valueAt(column, 0))).toEqual([...storage.values]);
  });
});

describe('a palette is followed, however its entries and indices are stored', () => {
  const colours = [0, 100, 200] as const;
  it.each(
    (['8 bits', '16 bits'] as const).flatMap((name) =>
      Object.entries(codings).flatMap(([coding, syntax]) =>
        [0, 3].map((first) => [`${name}, from ${first}, ${coding}`, name, first, syntax] as const),
      ),
    ),
  )('%s', async (_, name, first, syntax) => {
    const storage = storages.find((one) => one.name === name);
    if (storage === undefined) throw new Error('no such storage');
    const indices: Storage = { ...storage, values: [first, first + 1, first + 2] };
    const channel = (part: number): DataSetElements => ({
      [`0028110${part}`]: ['US', [3, first, 16]],
      [`0028120${part}`]: ['US', colours.map((colour) => (colour + part) * 256)],
    });
    const { series, opened } = await seriesOf(
      {
        ...describing(indices),
        '00280004': ['CS', 'PALETTE COLOR'],
        '00281050': null,
        '00281051': null,
        ...channel(1),
        ...channel(2),
        ...channel(3),
      },
      stored(indices, { what: 'palette' }, syntax === codings['explicit big endian']),
      syntax,
    );
    const [frame] = series.frames;
    if (frame === undefined) throw new Error('no frame');
    const picture = await pictureOf(frame, opened.frames);
    expect([0, 1, 2].map((column) => picture.greyAt(column, 0))).toEqual(
      colours.map((colour) => [colour + 1, colour + 2, colour + 3]),
    );
    expect(picture.measured).toBeNull();
  });
});

describe('an overlay keeps its bits and its place', () => {
  it.each([
    ['OB', codings['explicit little endian']],
    ['OW', codings['explicit little endian']],
    ['OW', codings['implicit little endian']],
    ['OW', codings['explicit big endian']],
  ] as const)('%s, %s', async (vr, syntax) => {
    // Two rows of eight: 1000 0000 and 1111 0000, the lowest bit first; as words of a big-endian file turned.
    const bits = syntax === codings['explicit big endian'] ? [0x0f, 0x01] : [0x01, 0x0f];
    const { series } = await seriesOf(
      {
        '60020010': ['US', [2]],
        '60020011': ['US', [8]],
        '60020040': ['CS', 'G'],
        '60020050': ['SS', [-1, 3]],
        '60020100': ['US', [1]],
        '60020102': ['US', [0]],
        '60023000': [vr, Uint8Array.from(bits)],
      },
      new Uint8Array(8),
      syntax,
    );
    expect(series.frames[0]?.overlays).toMatchObject([
      { rows: 2, columns: 8, row: -2, column: 2, bits: Uint8Array.of(0x01, 0x0f) },
    ]);
  });
});
