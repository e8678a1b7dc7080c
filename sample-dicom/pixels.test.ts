import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layStack } from './generator/acquisition/case-geometry.ts';
import { protocolOf } from './generator/acquisition/protocols.ts';
import { createAnteriorBand, createCoilField } from './generator/acquisition/receive-field.ts';
import { pixelToPatient } from './generator/acquisition/series-geometry.ts';
import { sampleSlice } from './generator/acquisition/tissue-grid.ts';
import { createPhantom } from './generator/anatomy/phantom.ts';
import { ALL_CASES } from './generator/cases/all-cases.ts';
import {
  createImageReader,
  type ImageReader,
  type StoredImage,
} from './generator/output/read-image.ts';
import { poolSignal } from './generator/physics/signal.ts';
import { TISSUE_NAMES, TISSUES } from './generator/physics/tissues.ts';

const root = import.meta.dirname;

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

describe('signal of pure voxels', () => {
  // Slice in the midline, or through the lesion; both show many tissues.
  it.each([
    ['sag-t1', 5],
    ['sag-t2', 5],
    ['sag-stir', 5],
    ['ax-t2', 7],
  ])('case-07 %s: each tissue is where the signal equation puts it', (key, slice) => {
    const definition = caseOf('case-07');
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
    const file = `cases/case-07/${key}/${String(slice + 1).padStart(3, '0')}.dcm`;
    const stored = read(join(root, file)).decodePixels();
    const differences = new Map<string, number[]>();
    const n = tissue.perVoxel;
    const pure = (voxel: number): number | null => {
      const first = tissue.samples[voxel * n] ?? 0;
      for (let i = 1; i < n; i += 1) {
        if ((tissue.samples[voxel * n + i] ?? 0) >> 8 !== first >> 8) return null;
      }
      return first >> 8;
    };
    for (let row = 2; row < g.rows - 2; row += 1) {
      for (let column = 2; column < g.columns - 2; column += 1) {
        const voxel = row * g.columns + column;
        const code = pure(voxel);
        // Neighbours of another tissue would be smeared in by the point spread.
        const around = [-1, 0, 1].flatMap((d) => [-1, 0, 1].map((e) => voxel + d * g.columns + e));
        if (code === null || around.some((v) => pure(v) !== code)) continue;
        const name = TISSUE_NAMES[code] ?? 'air';
        let blend = 0;
        for (let i = 0; i < n; i += 1) blend += (tissue.samples[voxel * n + i] ?? 0) & 255;
        const share = blend / n / 255;
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
    }
    const judged = [...differences].filter(([, list]) => list.length >= 40);
    expect(judged.length).toBeGreaterThanOrEqual(5);
    for (const [name, list] of judged) {
      expect(Math.abs(mean(list)), name).toBeLessThan(protocol.noise);
    }
  });
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
