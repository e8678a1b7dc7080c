import { createRandom, type RandomStream } from '../numeric/random.ts';
import { SLICE_PROFILE, type SliceTissue } from './tissue-grid.ts';
import { pixelToPatient, type SeriesGeometry } from './series-geometry.ts';

/** Sensitivity of the receive coil, after the scanner's own correction, at a point of the patient. */
export type CoilField = (x: number, y: number, z: number) => number;

export interface ImageOptions {
  /** Signal of every tissue and blend (see `signalTable`). */
  readonly table: Float32Array;
  /** Stored value of signal 1. */
  readonly scale: number;
  /** Standard deviation of the noise in each of the two receive channels. Unit: stored values. */
  readonly noise: number;
  /** Width of the point spread. Unit: pixels (standard deviation of a Gaussian). */
  readonly blurPixels: number;
  readonly coil: CoilField;
  readonly seed: string;
  /** Fluid that pulsates in time with the phase steps; null for a quiet patient. */
  readonly pulsation: Pulsation | null;
}

/** Pulsating fluid is seen again beside itself along the phase direction, which runs down the rows. */
export interface Pulsation {
  /** Signal of the fluid alone: every other tissue is 0. */
  readonly table: Float32Array;
  /** Part of the fluid's signal that each of the two nearest ghosts has. */
  readonly share: number;
  /** Rows from the fluid to its nearest ghost. */
  readonly distance: number;
}

/** Sums the samples of each voxel with the weights of the slice profile; signed, without noise. */
export function integrateVoxels(tissue: SliceTissue, table: Float32Array): Float32Array {
  const perLayer = tissue.perVoxel / SLICE_PROFILE.length;
  const total = SLICE_PROFILE.reduce((sum, p) => sum + p.weight, 0) * perLayer;
  const weights = Float32Array.from(
    { length: tissue.perVoxel },
    (_, i) => (SLICE_PROFILE[Math.floor(i / perLayer)]?.weight ?? 0) / total,
  );
  const voxels = new Float32Array(tissue.samples.length / tissue.perVoxel);
  let n = 0;
  for (let voxel = 0; voxel < voxels.length; voxel += 1) {
    let sum = 0;
    for (let i = 0; i < tissue.perVoxel; i += 1) {
      sum += (table[tissue.samples[n] ?? 0] ?? 0) * (weights[i] ?? 0);
      n += 1;
    }
    voxels[voxel] = sum;
  }
  return voxels;
}

/** Spreads each point as the limited k-space does, here by a Gaussian. */
export function blur(image: Float32Array, columns: number, sigma: number): Float32Array {
  if (sigma <= 0) return image;
  const reach = Math.ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  const rows = image.length / columns;
  const pass = (
    source: Float32Array,
    stride: number,
    length: number,
    lines: number,
    lineStride: number,
  ): Float32Array => {
    const out = new Float32Array(source.length);
    for (let line = 0; line < lines; line += 1) {
      for (let i = 0; i < length; i += 1) {
        let value = 0;
        for (let k = -reach; k <= reach; k += 1) {
          const j = Math.min(length - 1, Math.max(0, i + k));
          value += (source[line * lineStride + j * stride] ?? 0) * (kernel[k + reach] ?? 0);
        }
        out[line * lineStride + i * stride] = value / sum;
      }
    }
    return out;
  };
  return pass(pass(image, 1, columns, rows, columns), columns, rows, columns, 1);
}

/** Spread of the noise by the scanner's reconstruction filter. Unit: pixels. */
const NOISE_BLUR = 0.55;

/** Noise of one receive channel: normal, filtered like the image, of the given standard deviation. */
function noisePlane(
  random: RandomStream,
  length: number,
  columns: number,
  deviation: number,
): Float32Array {
  const white = new Float32Array(length);
  for (let i = 0; i < length; i += 1) white[i] = random.normal();
  const filtered = blur(white, columns, NOISE_BLUR);
  const measured = Math.sqrt(filtered.reduce((sum, v) => sum + v * v, 0) / length);
  return filtered.map((v) => (v * deviation) / measured);
}

/** The image with the fluid's ghosts: one added, one taken away, folded over at the edges as phase steps fold. */
function withGhosts(
  clean: Float32Array,
  tissue: SliceTissue,
  columns: number,
  { table, share, distance }: Pulsation,
): Float32Array {
  const fluid = integrateVoxels(tissue, table);
  const shift = distance * columns;
  const { length } = clean;
  return clean.map(
    (v, i) =>
      v +
      share * ((fluid[(i + length - shift) % length] ?? 0) - (fluid[(i + shift) % length] ?? 0)),
  );
}

/** The magnitude image of one slice as the scanner stores it. */
export function formMagnitude(
  tissue: SliceTissue,
  g: SeriesGeometry,
  slice: number,
  options: ImageOptions,
): Uint16Array {
  const still = integrateVoxels(tissue, options.table);
  const { pulsation } = options;
  const moved = pulsation === null ? still : withGhosts(still, tissue, g.columns, pulsation);
  const clean = blur(moved, g.columns, options.blurPixels);
  const random = createRandom(`${options.seed}/noise/${slice}`);
  const real = noisePlane(random, clean.length, g.columns, options.noise);
  const imaginary = noisePlane(random, clean.length, g.columns, options.noise);
  const stored = new Uint16Array(clean.length);
  for (let row = 0; row < g.rows; row += 1) {
    for (let column = 0; column < g.columns; column += 1) {
      const i = row * g.columns + column;
      // Outside the body the scanner's mask has taken the noise away, as many vendors' reconstructions do.
      if (clean[i] === 0) continue;
      const [x, y, z] = pixelToPatient(g, slice, column, row);
      const signal = Math.abs(clean[i] ?? 0) * options.scale * options.coil(x, y, z);
      stored[i] = Math.min(
        4095,
        Math.round(Math.hypot(signal + (real[i] ?? 0), imaginary[i] ?? 0)),
      );
    }
  }
  return stored;
}

/** Stored values of a CT slice in HU, noise added; the caller adds the rescale intercept. */
export function formAttenuation(
  tissue: SliceTissue,
  g: SeriesGeometry,
  slice: number,
  options: {
    readonly table: Float32Array;
    readonly noise: number;
    readonly blurPixels: number;
    readonly seed: string;
  },
): Int16Array {
  const clean = blur(integrateVoxels(tissue, options.table), g.columns, options.blurPixels);
  const random = createRandom(`${options.seed}/noise/${slice}`);
  const grain = noisePlane(random, clean.length, g.columns, options.noise);
  return Int16Array.from(clean, (hu, i) =>
    Math.max(-1000, Math.round(hu <= -990 ? hu : hu + (grain[i] ?? 0))),
  );
}
