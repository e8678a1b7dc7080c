import { TISSUE_NAMES, TISSUES, type SpinPool, type TissueName } from './tissues.ts';

/** A pulse sequence as far as contrast goes. Times in ms. */
export type Sequence =
  | { readonly kind: 'spin-echo'; readonly tr: number; readonly te: number }
  | { readonly kind: 'stir'; readonly tr: number; readonly te: number; readonly ti: number }
  | { readonly kind: 'spin-echo-post-fs'; readonly tr: number; readonly te: number }
  | {
      readonly kind: 'dixon-in' | 'dixon-out';
      readonly tr: number;
      readonly te: number;
      readonly flipDeg: number;
    };

/** What is left of the fat signal under spectral fat saturation. */
const FAT_SATURATION = 0.06;
/** T2* of marrow and soft tissue for the gradient echoes of a Dixon pair, as a share of T2, in ms at most. */
const T2_STAR_CAP = 28;

/**
 * Signal of one pool, full relaxation and no decay being its proton density.
 * Spin echo: PD (1 - exp(-TR/T1)) exp(-TE/T2). STIR: the longitudinal magnetisation after inversion,
 * 1 - 2 exp(-TI/T1) + exp(-TR/T1), its sign kept (the magnitude is taken of the voxel). Spoiled gradient echo:
 * sin a (1 - E1) / (1 - E1 cos a). Source: Bernstein, King, Zhou, Handbook of MRI Pulse Sequences, 2004, ch. 14 and 16.
 */
export function poolSignal(pool: SpinPool, sequence: Sequence): number {
  switch (sequence.kind) {
    case 'spin-echo':
      return (
        pool.protonDensity *
        (1 - Math.exp(-sequence.tr / pool.t1Ms)) *
        Math.exp(-sequence.te / pool.t2Ms)
      );
    case 'spin-echo-post-fs': {
      const t1 = pool.t1PostMs ?? pool.t1Ms;
      const saturation = pool.kind === 'fat' ? FAT_SATURATION : 1;
      return (
        saturation *
        pool.protonDensity *
        (1 - Math.exp(-sequence.tr / t1)) *
        Math.exp(-sequence.te / pool.t2Ms)
      );
    }
    case 'stir': {
      const recovered =
        1 - 2 * Math.exp(-sequence.ti / pool.t1Ms) + Math.exp(-sequence.tr / pool.t1Ms);
      return pool.protonDensity * recovered * Math.exp(-sequence.te / pool.t2Ms);
    }
    case 'dixon-in':
    case 'dixon-out': {
      const flip = (sequence.flipDeg * Math.PI) / 180;
      const e1 = Math.exp(-sequence.tr / pool.t1Ms);
      const t2Star = Math.min(T2_STAR_CAP, pool.t2Ms);
      const phase = pool.kind === 'fat' && sequence.kind === 'dixon-out' ? -1 : 1;
      return (
        (phase * pool.protonDensity * Math.sin(flip) * (1 - e1) * Math.exp(-sequence.te / t2Star)) /
        (1 - e1 * Math.cos(flip))
      );
    }
  }
}

/**
 * Signal of every tissue at every blend: entry `code * 256 + blend`. Signed; a voxel sums the entries of its samples
 * before the magnitude is taken. With `only`, every other tissue is 0.
 */
export function signalTable(sequence: Sequence, only?: TissueName): Float32Array {
  const table = new Float32Array(TISSUE_NAMES.length * 256);
  TISSUE_NAMES.forEach((name, code) => {
    if (only !== undefined && name !== only) return;
    const first = poolSignal(TISSUES[name].first, sequence);
    const second = poolSignal(TISSUES[name].second, sequence);
    for (let blend = 0; blend < 256; blend += 1) {
      const share = blend / 255;
      table[code * 256 + blend] = first * (1 - share) + second * share;
    }
  });
  return table;
}

/** Attenuation of every tissue at every blend, laid out as in `signalTable`. Unit: HU. */
export function attenuationTable(): Float32Array {
  const table = new Float32Array(TISSUE_NAMES.length * 256);
  TISSUE_NAMES.forEach((name, code) => {
    const [first, second] = TISSUES[name].hu;
    for (let blend = 0; blend < 256; blend += 1) {
      table[code * 256 + blend] = first + ((second - first) * blend) / 255;
    }
  });
  return table;
}
