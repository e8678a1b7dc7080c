import type { Weighting, WeightingFinding } from '../../domain/image-series.ts';
import type { AcquisitionParameters } from './parsed-instance.ts';

/** Words of a series description and what they mean, the more telling ones first. */
const words: readonly (readonly [RegExp, Weighting])[] = [
  [/\b(localizer|localiser|loc|scout|survey|topogram|3[- ]?plane|3[- ]?pl)\b/, 'localizer'],
  [/\b(e?adc|apparent diffusion)/, 'adc'],
  [/\b(dwi|diff|diffusion|trace|ep2d|resolve|b ?\d{3,4})\b/, 'dwi'],
  [/\bin[- ]?phase\b|dixon.*\b(in|ip)\b/, 'dixon-in'],
  [/\b(opp|op|out)([- ]?of)?[- ]?phase\b|dixon.*\b(opp|out|op)\b/, 'dixon-out'],
  [/\bwater\b|dixon.*\bw\b/, 'dixon-water'],
  [/\bfat( only)?$|dixon.*\bf(at)?\b/, 'dixon-fat'],
  [/\b(stir|tirm|t2[- ]?ir|ir tse)/, 'stir'],
  [/t2 ?(\*|star)|\b(t2s|medic|merge|swi|swan|hemo|me[23]d)\b/, 't2-star'],
  [
    /\bt1.*(\+ ?c\b|\b(post|gad|gd|gado|km|ce|contrast|c\+)\b)|\b(post|gd|km|ce)\b.*\bt1/,
    't1-post',
  ],
  [/\bt2.*(\b(fs|fatsat|fat sat|spair|spir)\b)|\b(fs|fatsat)\b.*\bt2/, 't2-fs'],
  [/\b(t1|mprage|bravo|vibe|flash|spgr)/, 't1'],
  [/\b(t2|ciss|fiesta|trufi|space|haste|myelo)/, 't2'],
  [/\b(pd|proton)/, 'pd'],
  [/\bct\b/, 'ct'],
];

/** The weighting that a series' description or protocol name tells, null when they tell none. */
export function weightingFromDescription(
  parameters: AcquisitionParameters,
): WeightingFinding | null {
  for (const text of [parameters.seriesDescription, parameters.protocolName]) {
    const plain = text
      .toLowerCase()
      .replace(/[_.,;:/()[\]]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const match = words.find(([pattern]) => pattern.test(plain));
    if (match === undefined) continue;
    return {
      weighting: match[1],
      basis: 'description',
      reason: `The series is described as "${text}".`,
    };
  }
  return null;
}
