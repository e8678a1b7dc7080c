import { filtered, gaussianDerivativeKernel, gaussianKernel } from './gaussian.ts';

/** Half the height of a disc, from the least to the most. Unit: mm. */
const HALF_DISC_MM = { least: 1.5, most: 5 } as const;

/**
 * How much each place of a profile down the spine looks like the middle of a disc: two edges of opposite direction at the
 * same distance above and below, whichever of disc and body is brighter. A single endplate has no partner and counts for
 * nothing. Unit of `stepMm`: mm between samples; of the result: that of the profile's change per sample.
 */
export function pairedEdges(profile: ArrayLike<number>, stepMm: number): Float64Array {
  const change = filtered(profile, gaussianDerivativeKernel(0.8 / stepMm));
  const count = profile.length;
  const evidence = new Float64Array(count);
  const at = (index: number): number => (index < 0 || index >= count ? 0 : (change[index] ?? 0));
  for (let half = HALF_DISC_MM.least; half <= HALF_DISC_MM.most + 1e-6; half += stepMm) {
    const samples = Math.round(half / stepMm);
    for (let i = 0; i < count; i++) {
      const product = -at(i - samples) * at(i + samples);
      if (product > 0) evidence[i] = Math.max(evidence[i] ?? 0, Math.sqrt(product));
    }
  }
  return filtered(evidence, gaussianKernel(0.5 / stepMm), 'repeated');
}
