import { createRandom } from './random.ts';

const SIZE = 32;
const MASK = SIZE - 1;

/** A smooth random function of space with values in about [-1, 1], repeating every 32 lattice steps. */
export type NoiseField = (x: number, y: number, z: number) => number;

/** Value noise: random numbers on a lattice of step 1, joined smoothly. Used for texture and irregular surfaces. */
export function createNoiseField(seedText: string): NoiseField {
  const random = createRandom(seedText);
  const lattice = new Float32Array(SIZE * SIZE * SIZE);
  for (let i = 0; i < lattice.length; i += 1) lattice[i] = random.next() * 2 - 1;
  return (px, py, pz) => {
    // Turned against the axes, so that the lattice does not show in slices along them.
    const x = 0.8 * px + 0.48 * py + 0.36 * pz;
    const y = -0.6 * px + 0.64 * py + 0.48 * pz;
    const z = -0.6 * py + 0.8 * pz;
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const z0 = Math.floor(z);
    let fx = x - x0;
    let fy = y - y0;
    let fz = z - z0;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    fz = fz * fz * (3 - 2 * fz);
    const xa = x0 & MASK;
    const xb = (x0 + 1) & MASK;
    const ya = (y0 & MASK) * SIZE;
    const yb = ((y0 + 1) & MASK) * SIZE;
    const za = (z0 & MASK) * SIZE * SIZE;
    const zb = ((z0 + 1) & MASK) * SIZE * SIZE;
    const c00 = (lattice[xa + ya + za] ?? 0) * (1 - fx) + (lattice[xb + ya + za] ?? 0) * fx;
    const c10 = (lattice[xa + yb + za] ?? 0) * (1 - fx) + (lattice[xb + yb + za] ?? 0) * fx;
    const c01 = (lattice[xa + ya + zb] ?? 0) * (1 - fx) + (lattice[xb + ya + zb] ?? 0) * fx;
    const c11 = (lattice[xa + yb + zb] ?? 0) * (1 - fx) + (lattice[xb + yb + zb] ?? 0) * fx;
    const c0 = c00 * (1 - fy) + c10 * fy;
    const c1 = c01 * (1 - fy) + c11 * fy;
    return c0 * (1 - fz) + c1 * fz;
  };
}
