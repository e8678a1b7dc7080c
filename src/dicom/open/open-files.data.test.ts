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
