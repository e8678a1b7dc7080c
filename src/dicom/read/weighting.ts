import type { Weighting, WeightingFinding } from '../../domain/image-series.ts';
import type { AcquisitionParameters } from './parsed-instance.ts';
import { weightingFromDescription } from './weighting-description.ts';
import { contrastRules } from './weighting-rules.ts';

/**
 * What the contrast of a series shows, from its acquisition parameters first and its description second, with the
 * reason. The rules are tried in order; the first that applies decides.
 */
export function classifyWeighting(parameters: AcquisitionParameters): WeightingFinding {
  const described = weightingFromDescription(parameters);
  // Localizers have the parameters of any fast sequence; often only their name tells what they are for.
  if (described?.weighting === 'localizer') return described;
  for (const rule of contrastRules) {
    const found = rule(parameters);
    if (found === null) continue;
    return withDescribedContrast({ ...found, basis: 'parameters' }, described);
  }
  return (
    described ?? {
      weighting: 'unknown',
      basis: 'none',
      reason: 'Neither the acquisition parameters nor the description tell the weighting.',
    }
  );
}

/** Contrast medium given by hand is often only in the description; the parameters alone cannot tell it. */
function withDescribedContrast(
  found: WeightingFinding,
  described: WeightingFinding | null,
): WeightingFinding {
  const contrastOnlyDescribed = found.weighting === 't1' && described?.weighting === 't1-post';
  if (!contrastOnlyDescribed) return found;
  return {
    weighting: 't1-post',
    basis: 'description',
    reason: `${found.reason} ${described.reason}`,
  };
}

/** The name of a weighting as a reader says it. */
export const weightingNames: Readonly<Record<Weighting, string>> = {
  t1: 'T1',
  t2: 'T2',
  stir: 'STIR',
  't1-post': 'T1 post-contrast',
  't2-fs': 'T2 fat-suppressed',
  pd: 'PD',
  'dixon-in': 'Dixon in-phase',
  'dixon-out': 'Dixon opposed-phase',
  'dixon-water': 'Dixon water',
  'dixon-fat': 'Dixon fat',
  dwi: 'DWI',
  adc: 'ADC',
  't2-star': 'T2*',
  ct: 'CT',
  localizer: 'Localizer',
  unknown: 'Unknown',
};
