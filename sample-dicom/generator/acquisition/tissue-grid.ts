import type { Phantom } from '../anatomy/phantom.ts';
import type { TissueSample } from '../anatomy/phantom-spec.ts';
import { normalOf, pixelToPatient, add, type SeriesGeometry } from './series-geometry.ts';

/** The tissue map of one slice, sampled finer than its voxels; all sequences of that geometry are computed from it. */
export interface SliceTissue {
  /** `code * 256 + blend` of each sample; samples of a voxel lie together. */
  readonly samples: Uint16Array;
  readonly perVoxel: number;
}

/** Samples across a voxel in each image direction. */
const IN_PLANE = 2;
/** Where a slice is sampled, as shares of its thickness, and how much each counts: a selective pulse has soft edges. */
export const SLICE_PROFILE = [
  { offset: -0.42, weight: 0.55 },
  { offset: -0.16, weight: 1 },
  { offset: 0.16, weight: 1 },
  { offset: 0.42, weight: 0.55 },
] as const;

/**
 * Where the samples of each layer of the profile stand against the pixel's own grid, in sample steps. The layers fill each
 * other's gaps, so that a membrane thinner than a pixel is a line and not a row of dots; the weighted mean is 0.
 */
const LAYER_SHIFT = [[-0.25, 0.25], [0.25, 0.25], [-0.25, -0.25], [0.25, -0.25]] as const; // prettier-ignore

/** Far from the spine one sample a layer is enough; it moves about from layer to layer so that edges stay soft. */
const FAR_PATTERN = [[-0.5, -0.5], [0.5, 0.5], [-0.5, 0.5], [0.5, -0.5]] as const; // prettier-ignore

/** Samples per voxel; those of one place of the slice profile lie together. */
export const SAMPLES_PER_VOXEL = IN_PLANE * IN_PLANE * SLICE_PROFILE.length;

/** Looks up the tissue of every sample of a slice. */
export function sampleSlice(phantom: Phantom, g: SeriesGeometry, slice: number): SliceTissue {
  const samples = new Uint16Array(g.rows * g.columns * SAMPLES_PER_VOXEL);
  const normal = normalOf(g);
  const origin = pixelToPatient(g, slice, 0, 0);
  const out: TissueSample = { code: 0, blend: 0 };
  const step = g.pixelMm / IN_PLANE;
  SLICE_PROFILE.forEach(({ offset }, layer) => {
    const start = add(origin, normal, offset * g.sliceThicknessMm);
    const [shiftAcross, shiftAlong] = LAYER_SHIFT[layer % LAYER_SHIFT.length] ?? [0, 0];
    for (let row = 0; row < g.rows; row += 1) {
      for (let column = 0; column < g.columns; column += 1) {
        let n = ((row * g.columns + column) * SLICE_PROFILE.length + layer) * IN_PLANE * IN_PLANE;
        const far = FAR_PATTERN[layer % FAR_PATTERN.length];
        const cx =
          start[0] +
          g.rowDirection[0] * column * g.pixelMm +
          g.columnDirection[0] * row * g.pixelMm;
        const cy =
          start[1] +
          g.rowDirection[1] * column * g.pixelMm +
          g.columnDirection[1] * row * g.pixelMm;
        const cz =
          start[2] +
          g.rowDirection[2] * column * g.pixelMm +
          g.columnDirection[2] * row * g.pixelMm;
        if (far !== undefined && phantom.isFarFromSpine(cx, cy, cz)) {
          phantom.sample(
            cx + (g.rowDirection[0] * far[0] + g.columnDirection[0] * far[1]) * step,
            cy + (g.rowDirection[1] * far[0] + g.columnDirection[1] * far[1]) * step,
            cz + (g.rowDirection[2] * far[0] + g.columnDirection[2] * far[1]) * step,
            out,
          );
          samples.fill(out.code * 256 + Math.round(out.blend), n, n + IN_PLANE * IN_PLANE);
          continue;
        }
        for (let j = 0; j < IN_PLANE; j += 1) {
          const along = row * g.pixelMm + (j - (IN_PLANE - 1) / 2 + shiftAlong) * step;
          for (let i = 0; i < IN_PLANE; i += 1) {
            const across = column * g.pixelMm + (i - (IN_PLANE - 1) / 2 + shiftAcross) * step;
            phantom.sample(
              start[0] + g.rowDirection[0] * across + g.columnDirection[0] * along,
              start[1] + g.rowDirection[1] * across + g.columnDirection[1] * along,
              start[2] + g.rowDirection[2] * across + g.columnDirection[2] * along,
              out,
            );
            samples[n] = out.code * 256 + Math.round(out.blend);
            n += 1;
          }
        }
      }
    }
  });
  return { samples, perVoxel: SAMPLES_PER_VOXEL };
}
