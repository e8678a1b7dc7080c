import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layStack } from './generator/acquisition/case-geometry.ts';
import { protocolOf } from './generator/acquisition/protocols.ts';
import { createAnteriorBand, createCoilField } from './generator/acquisition/receive-field.ts';
import { pixelToPatient, type SeriesGeometry } from './generator/acquisition/series-geometry.ts';
import {
  sampleSlice,
  SLICE_PROFILE,
  type SliceTissue,
} from './generator/acquisition/tissue-grid.ts';
import { createPhantom } from './generator/anatomy/phantom.ts';
import { ALL_CASES } from './generator/cases/all-cases.ts';
import {
  createImageReader,
  type ImageReader,
  type StoredImage,
} from './generator/output/read-image.ts';
import { poolSignal } from './generator/physics/signal.ts';
import { TISSUE_NAMES, TISSUES, type TissueName } from './generator/physics/tissues.ts';

const root = import.meta.dirname;

/** Noise of the CT samples. Unit: HU. */
const CT_NOISE_HU = 7;

let read: ImageReader;
beforeAll(async () => {
  read = await createImageReader();
});

const caseOf = (id: string): (typeof ALL_CASES)[number] => {
  const found = ALL_CASES.find((c) => c.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

interface PureVoxel {
  readonly voxel: number;
  readonly row: number;
  readonly column: number;
  readonly name: TissueName;
  /** Share of the second pool, layers of the slice weighted as the slice profile weights them. */
  readonly share: number;
}

/** The voxels of a slice that, with all their neighbours, hold one tissue: others would be smeared in by the point spread. */
function pureVoxels(
  { samples, perVoxel: n }: SliceTissue,
  g: SeriesGeometry,
): readonly PureVoxel[] {
  const MIXED = -1;
  const total = (SLICE_PROFILE.reduce((sum, p) => sum + p.weight, 0) * n) / SLICE_PROFILE.length;
  const codes = Int16Array.from({ length: g.rows * g.columns }, (_, voxel) => {
    const first = (samples[voxel * n] ?? 0) >> 8;
    for (let i = 1; i < n; i += 1) {
      if ((samples[voxel * n + i] ?? 0) >> 8 !== first) return MIXED;
    }
    return first;
  });
  const neighbours = [-1, 0, 1].flatMap((d) => [-1, 0, 1].map((e) => d * g.columns + e));
  const found: PureVoxel[] = [];
  for (let row = 2; row < g.rows - 2; row += 1) {
    for (let column = 2; column < g.columns - 2; column += 1) {
      const voxel = row * g.columns + column;
      const code = codes[voxel] ?? MIXED;
      if (code === MIXED || neighbours.some((d) => codes[voxel + d] !== code)) continue;
      let blend = 0;
      for (let i = 0; i < n; i += 1) {
        const layer = Math.floor((i * SLICE_PROFILE.length) / n);
        blend += ((samples[voxel * n + i] ?? 0) & 255) * (SLICE_PROFILE[layer]?.weight ?? 0);
      }
      const share = blend / (total * 255);
      found.push({ voxel, row, column, name: TISSUE_NAMES[code] ?? 'air', share });
    }
  }
  return found;
}

describe('signal of pure voxels', () => {
  // Slice in the midline, or through the lesion; both show many tissues.
  it.each([
    ['case-07', 'sag-t1', 5],
    ['case-07', 'sag-t2', 5],
    ['case-07', 'sag-stir', 5],
    ['case-07', 'ax-t2', 7],
    ['case-06', 'ax-t1-post', 4],
    ['case-16', 'sag-t1-post', 3],
    ['case-11', 'sag-dixon-in', 3],
    ['case-11', 'sag-dixon-out', 3],
  ])(
    '%s %s: each tissue is where the signal equation puts it',
    (id, key, slice) => {
      const definition = caseOf(id);
      const phantom = createPhantom(definition.phantom);
      const request = definition.series.find((s) => s.key === key);
      if (request === undefined || request.weighting === 'ct')
        throw new Error(`No MR series ${key}.`);
      const { stack } = request;
      const g = layStack(phantom, stack);
      const tissue = sampleSlice(phantom, g, slice);
      const protocol = protocolOf(request.weighting, stack.plane);
      const coil = createCoilField(phantom);
      const middle = phantom.canal.levelZ(stack.level) + stack.moveMm[2];
      const reach = (stack.matrix * stack.pixelMm) / 2;
      const band = createAnteriorBand(phantom, middle - reach, middle + reach);
      const file = `cases/${id}/${key}/${String(slice + 1).padStart(3, '0')}.dcm`;
      const stored = read(join(root, file)).decodePixels();
      const differences = new Map<string, number[]>();
      for (const { voxel, row, column, name, share } of pureVoxels(tissue, g)) {
        const { first, second } = TISSUES[name];
        const signal =
          poolSignal(first, protocol.sequence) * (1 - share) +
          poolSignal(second, protocol.sequence) * share;
        const [x, y, z] = pixelToPatient(g, slice, column, row);
        const field = coil(x, y, z) * (stack.plane === 'sagittal' ? band(x, y, z) : 1);
        const expected = Math.abs(signal) * protocol.scale * field;
        // Under five times the noise a magnitude is biased (Rice); those voxels say nothing about the equation.
        if (expected < 5 * protocol.noise) continue;
        const list = differences.get(name) ?? [];
        list.push((stored[voxel] ?? 0) - expected);
        differences.set(name, list);
      }
      const judged = [...differences].filter(([, list]) => list.length >= 40);
      expect(judged.length).toBeGreaterThanOrEqual(5);
      for (const [name, list] of judged) {
        expect(Math.abs(mean(list)), name).toBeLessThan(protocol.noise);
      }
    },
    60_000,
  );
});

describe('attenuation of pure voxels', () => {
  it('case-12 ct-ax: each tissue has its HU', () => {
    const definition = caseOf('case-12');
    const request = definition.series.find((s) => s.key === 'ct-ax');
    if (request === undefined) throw new Error('No CT series.');
    const phantom = createPhantom(definition.phantom);
    const g = layStack(phantom, request.stack);
    const image = read(join(root, 'cases/case-12/ct-ax/003.dcm'));
    const stored = image.decodePixels();
    const differences = new Map<string, number[]>();
    for (const { voxel, name, share } of pureVoxels(sampleSlice(phantom, g, 2), g)) {
      const [low, high] = TISSUES[name].hu;
      const list = differences.get(name) ?? [];
      list.push((stored[voxel] ?? 0) + image.rescaleIntercept - low - (high - low) * share);
      differences.set(name, list);
    }
    const judged = [...differences].filter(([, list]) => list.length >= 40);
    expect(judged.length).toBeGreaterThanOrEqual(5);
    for (const [name, list] of judged) expect(Math.abs(mean(list)), name).toBeLessThan(CT_NOISE_HU);
  }, 60_000);
});

interface Probe {
  readonly kind: 'phase-loss' | 'attenuation';
  readonly level: string;
  readonly centreLps: readonly [number, number, number];
  readonly radiusMm: number;
  readonly value: number;
}

const probesOf = (id: string): readonly Probe[] =>
  (
    JSON.parse(readFileSync(join(root, 'cases', id, 'truth.json'), 'utf8')) as {
      readonly probes: readonly Probe[];
    }
  ).probes;

/** Stored values, rescaled, of the pixels of a series within a ball. */
function valuesWithin(images: readonly StoredImage[], probe: Probe): readonly number[] {
  return images.flatMap((image) => {
    const values = image.decodePixels();
    const [rx = 0, ry = 0, rz = 0, cx = 0, cy = 0, cz = 0] = image.orientation;
    const [px = 0, py = 0, pz = 0] = image.position;
    const [spacing = 1] = image.spacing;
    const found: number[] = [];
    values.forEach((value, i) => {
      const column = (i % image.columns) * spacing;
      const row = Math.floor(i / image.columns) * spacing;
      const distance = Math.hypot(
        px + rx * column + cx * row - probe.centreLps[0],
        py + ry * column + cy * row - probe.centreLps[1],
        pz + rz * column + cz * row - probe.centreLps[2],
      );
      if (distance <= probe.radiusMm) found.push(value + image.rescaleIntercept);
    });
    return found;
  });
}

const seriesOf = (id: string, key: string): readonly StoredImage[] => {
  const count = caseOf(id).series.find((s) => s.key === key)?.stack.count ?? 0;
  return Array.from({ length: count }, (_, i) =>
    read(join(root, 'cases', id, key, `${String(i + 1).padStart(3, '0')}.dcm`)),
  );
};

describe('what a reader measures', () => {
  it('out of phase the metastasis keeps its signal and red marrow loses over 20 %', () => {
    const losses = probesOf('case-11').map((probe) => {
      const inPhase = mean(valuesWithin(seriesOf('case-11', 'sag-dixon-in'), probe));
      const outOfPhase = mean(valuesWithin(seriesOf('case-11', 'sag-dixon-out'), probe));
      const measured = 100 * (1 - outOfPhase / inPhase);
      expect(Math.abs(measured - probe.value)).toBeLessThan(6);
      return [probe.level, measured > 20];
    });
    expect(losses).toEqual([
      ['L4', false],
      ['L2', true],
    ]);
  });

  it('the blastic metastasis lies under 885 HU and 1060 HU, the bone island over both', () => {
    const images = seriesOf('case-12', 'ct-sag');
    const [metastasis, island] = probesOf('case-12').map((probe) => valuesWithin(images, probe));
    expect(mean(metastasis ?? [])).toBeLessThan(885);
    expect(Math.max(...(metastasis ?? []))).toBeLessThan(1060);
    expect(mean(island ?? [])).toBeGreaterThan(885);
    expect(Math.max(...(island ?? []))).toBeGreaterThan(1060);
  });
});
