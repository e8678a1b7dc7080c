import { existsSync, openAsBlob, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageKeyOf } from '../../domain/image-series.ts';
import type { ImageFrame, ImageSeries } from '../../domain/image-series.ts';
import { dot } from '../../geometry/vector.ts';
import { directParser } from './direct-parser.ts';
import { openFiles } from './open-files.ts';
import type { NamedBlob, OpenResult } from './open-files.ts';

const data = join(process.cwd(), '../shared/data');
const withData = existsSync(data)
  ? it
  : (title: string, _test: unknown, timeout?: number): void =>
      it.skip(`${title} (no shared data on this machine)`, () => undefined, timeout);

async function filesUnder(folder: string): Promise<NamedBlob[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.dcm')).toSorted();
  return Promise.all(
    files.map(async (name) => ({ name, blob: await openAsBlob(join(folder, name)) })),
  );
}

const openFolder = async (folder: string): Promise<OpenResult> =>
  openFiles(await filesUnder(join(data, folder)), { parser: directParser });

const positionOf = (frame: ImageFrame, series: ImageSeries): number =>
  dot(frame.plane?.imagePositionPatient ?? [NaN, NaN, NaN], series.plane.normal ?? [NaN, NaN, NaN]);

interface Expected {
  readonly images: number;
  readonly plane: ImageSeries['plane']['kind'];
  readonly spacingMm: number;
  readonly pixelMm: number;
  readonly weighting: ImageSeries['weighting']['weighting'];
}

/** Counts, planes and distances from the data's own README and each case's truth.json (made by another program). */
const expected: Readonly<Record<string, readonly Expected[]>> = {
  cerv_t1_seg: [
    { images: 42, plane: 'sagittal', spacingMm: 1, pixelMm: 1, weighting: 't1' },
    { images: 77, plane: 'axial', spacingMm: 1, pixelMm: 1, weighting: 't1' },
  ],
  cerv_t2_seg: [
    { images: 55, plane: 'axial', spacingMm: 1, pixelMm: 1, weighting: 't2' },
    { images: 52, plane: 'sagittal', spacingMm: 1, pixelMm: 1, weighting: 't2' },
  ],
  ct_totalseg: [
    { images: 112, plane: 'axial', spacingMm: 3, pixelMm: 3, weighting: 'ct' },
    { images: 122, plane: 'sagittal', spacingMm: 3, pixelMm: 3, weighting: 'ct' },
  ],
  lumbar_t2: [
    { images: 38, plane: 'sagittal', spacingMm: 1, pixelMm: 1, weighting: 't2' },
    { images: 201, plane: 'axial', spacingMm: 1, pixelMm: 1, weighting: 't2' },
  ],
  // A gradient echo of TE 3 ms without a flip angle: the file does not tell T1 from PD.
  mts_sub01: [
    { images: 22, plane: 'axial', spacingMm: 5, pixelMm: 0.8984, weighting: 'unknown' },
    { images: 256, plane: 'sagittal', spacingMm: 0.8984, pixelMm: 5, weighting: 'unknown' },
    { images: 22, plane: 'axial', spacingMm: 5, pixelMm: 0.8984, weighting: 'unknown' },
  ],
  unf01_t1t2: [
    { images: 16, plane: 'axial', spacingMm: 1, pixelMm: 1, weighting: 't2' },
    { images: 131, plane: 'sagittal', spacingMm: 1, pixelMm: 1, weighting: 't2' },
    { images: 16, plane: 'axial', spacingMm: 1, pixelMm: 1, weighting: 't1' },
    { images: 16, plane: 'axial', spacingMm: 1, pixelMm: 1, weighting: 't2-star' },
  ],
};

describe('real studies', () => {
  for (const [folder, seriesExpected] of Object.entries(expected)) {
    withData(
      `opens ${folder}: planes, counts, spacing, order`,
      async () => {
        const result = await openFolder(`real/${folder}`);

        expect(result.setAside).toEqual([]);
        expect(result.studies).toHaveLength(1);
        const series = result.studies[0]?.series ?? [];
        expect(series).toHaveLength(seriesExpected.length);
        for (const [index, want] of seriesExpected.entries()) {
          const got = series[index];
          if (got === undefined) throw new Error('series missing');
          expect(got.frames).toHaveLength(want.images);
          expect(got.plane.kind).toBe(want.plane);
          expect(got.sliceSpacingMm).toBeCloseTo(want.spacingMm, 3);
          expect(got.acquiredPixelMm).toBeCloseTo(want.pixelMm, 3);
          expect(got.weighting.weighting).toBe(want.weighting);
          expect(got.measuringRefused).toBeNull();
          expect(got.warnings).toEqual([]);
          const positions = got.frames.map((frame) => positionOf(frame, got));
          expect(positions).toEqual(positions.toSorted((a, b) => a - b));
        }
      },
      60_000,
    );
  }

  withData('loads a native frame of the length its matrix needs', async () => {
    const { studies, frames } = await openFolder('real/unf01_t1t2');
    const frame = studies[0]?.series[0]?.frames[0];
    if (frame === undefined) throw new Error('no frame');
    const { bytes } = await frames.loadFrame(imageKeyOf(frame));
    // 141 rows x 131 columns x 2 bytes
    expect(bytes).toHaveLength(36_942);
  });
});

describe('one slice in every coding', () => {
  const folder = 'transcoded/lumbar';
  const codings = {
    'deflated.1.2.1.99': '1.2.840.10008.1.2.1',
    'explicit_be.1.2.2': '1.2.840.10008.1.2.2',
    'explicit_le.1.2.1': '1.2.840.10008.1.2.1',
    'implicit_le.1.2': '1.2.840.10008.1.2',
    'j2k_lossless.4.90': '1.2.840.10008.1.2.4.90',
    'jpeg_baseline8.4.50': '1.2.840.10008.1.2.4.50',
    'jpeg_extended12.4.51': '1.2.840.10008.1.2.4.51',
    'jpeg_lossless_p14.4.57': '1.2.840.10008.1.2.4.57',
    'jpeg_lossless_sv1.4.70': '1.2.840.10008.1.2.4.70',
    'jpeg_lossless_sv1_4kBfragments.4.70': '1.2.840.10008.1.2.4.70',
    'jpeg_lossless_sv1_noBOT.4.70': '1.2.840.10008.1.2.4.70',
    'jpegls_lossless.4.80': '1.2.840.10008.1.2.4.80',
    'jpegls_near2.4.81': '1.2.840.10008.1.2.4.81',
    'rle.5': '1.2.840.10008.1.2.5',
  } as const;

  async function openOne(name: keyof typeof codings) {
    const file = { name: `${name}.dcm`, blob: await openAsBlob(join(data, folder, `${name}.dcm`)) };
    const { studies, frames, setAside } = await openFiles([file], { parser: directParser });
    const series = studies[0]?.series[0];
    const frame = series?.frames[0];
    if (series === undefined || frame === undefined) throw new Error(setAside[0]?.reason);
    return { series, frame, encoded: await frames.loadFrame(imageKeyOf(frame)) };
  }

  const names = Object.keys(codings) as (keyof typeof codings)[];
  for (const name of names) {
    withData(`${name}: header and frame`, async () => {
      const { series, frame, encoded } = await openOne(name);
      // 257 rows x 201 columns, sagittal: data/README.md and MANIFEST.md.
      expect([frame.rows, frame.columns].toSorted()).toEqual([201, 257]);
      expect(series.plane.kind).toBe('sagittal');
      expect(encoded.transferSyntaxUid).toBe(codings[name]);
      const isLossy = /4\.50|4\.51|4\.81/.test(name);
      expect(series.warnings.map(({ kind }) => kind)).toEqual(isLossy ? ['lossy'] : []);
    });
  }

  withData('the uncompressed codings hold the same pixels, big endian swapped', async () => {
    const plain = (await openOne('explicit_le.1.2.1')).encoded.bytes;
    expect(plain).toHaveLength(257 * 201 * 2);
    expect((await openOne('implicit_le.1.2')).encoded.bytes).toEqual(plain);
    expect((await openOne('deflated.1.2.1.99')).encoded.bytes).toEqual(plain);
    const swapped = Buffer.from((await openOne('explicit_be.1.2.2')).encoded.bytes).swap16();
    expect(new Uint8Array(swapped)).toEqual(plain);
  });

  withData(
    'JPEG Lossless is the same coded image in one fragment and in many, with a table and without',
    async () => {
      const whole = withoutPadding((await openOne('jpeg_lossless_sv1.4.70')).encoded.bytes);
      const pieces = await openOne('jpeg_lossless_sv1_4kBfragments.4.70');
      const noTable = await openOne('jpeg_lossless_sv1_noBOT.4.70');
      expect(withoutPadding(pieces.encoded.bytes)).toEqual(whole);
      expect(withoutPadding(noTable.encoded.bytes)).toEqual(whole);
      expect([...whole.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    },
  );

  withData('RLE decodes to the uncompressed pixels', async () => {
    const plain = (await openOne('explicit_le.1.2.1')).encoded.bytes;
    expect(decodeRle((await openOne('rle.5')).encoded.bytes)).toEqual(plain);
  });
});

/** A coded image ends with EOI (FF D9); a pad byte may follow in the fragment. */
const withoutPadding = (bytes: Uint8Array): Uint8Array =>
  bytes.subarray(0, Buffer.from(bytes).lastIndexOf(Buffer.of(0xff, 0xd9)) + 2);

/** PackBits segments, the high bytes first: DICOM PS3.5 annex G. */
function decodeRle(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [high, low] = [0, 1].map((segment) => {
    const values: number[] = [];
    for (let at = view.getUint32(4 + segment * 4, true); values.length < 257 * 201;) {
      const count = view.getInt8(at);
      if (count >= 0) values.push(...bytes.subarray(at + 1, at + 2 + count));
      else if (count > -128) values.push(...new Array<number>(1 - count).fill(bytes[at + 1] ?? 0));
      at += count >= 0 ? count + 2 : 2;
    }
    return values;
  });
  return Uint8Array.from((low ?? []).flatMap((value, index) => [value, high?.[index] ?? 0]));
}
