import type { WeightingFinding } from '../../domain/image-series.ts';
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
