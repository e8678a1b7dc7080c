import type { SignalStatistics } from '../reading.ts';

/** Which way a finding points; never an answer by itself. */
export type AttenuationHint = 'metastasis' | 'bone-island' | 'indeterminate';

/** The published pair for dense lesions nobody has treated: one of the mean, one of the maximum (X14). Unit: HU. */
export const ATTENUATION_RULE = { meanHu: 885, maximumHu: 1060 } as const;

/**
 * What a CT area of a dense, untreated lesion favours: metastasis below both numbers, bone island above both, and neither
 * in between. Source: spec clinical-rules 1.3 (24), X14.
 */
export function attenuationHint({
  mean,
  maximum,
}: Pick<SignalStatistics, 'mean' | 'maximum'>): AttenuationHint {
  const { meanHu, maximumHu } = ATTENUATION_RULE;
  if (mean < meanHu && maximum < maximumHu) return 'metastasis';
  return mean > meanHu && maximum > maximumHu ? 'bone-island' : 'indeterminate';
}

const HINT_WORDS: Readonly<Record<AttenuationHint, string>> = {
  metastasis: 'favours metastasis',
  'bone-island': 'favours bone island',
  indeterminate: 'indeterminate',
};

/** "Mean 701 HU, maximum 846 HU: favours metastasis". */
export const attenuationText = (statistics: SignalStatistics): string =>
  `Mean ${statistics.mean.toFixed(0)} HU, maximum ${statistics.maximum.toFixed(0)} HU: ${
    HINT_WORDS[attenuationHint(statistics)]
  }`;
