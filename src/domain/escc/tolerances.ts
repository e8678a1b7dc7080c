import { PROPOSED_RULES, ruleValue, type ReadingRules, type RuleName } from '../rules.ts';

/**
 * The rule's version, stored beside every grade that rests on it.
 * Source: spec clinical-rules section 3, version 1.
 */
export const RULE_VERSION = '1.0';

/**
 * The numbers of the ESCC rule that nobody changes; those that a site may change stand in `RULE_PROPOSALS`. All are
 * proposals of this project, not published cut-offs, and are shown as such. Source: spec clinical-rules 3.1-3.4.
 */
export const ESCC_RULE = {
  /** A_min: smallest epidural tumour, beside its least area. */
  epiduralAreaSquaredPixels: 4,
  /** How far from the tumour an outline still faces it, and how far outside the sac a ray looks for tumour. */
  facingMm: 2.0,
  /** Spacing of the points at which an outline is measured. */
  samplingMm: 0.25,
  /** Values nearer than this to their threshold are at the boundary. */
  boundaryPixels: 0.5,
  /** How far the cord may stick out of the sac, and the tumour into the cord, before the outlines need a look. */
  cordSpillPixels: 0.5,
  /** How far the sac may stick out of the canal. */
  sacSpillPixels: 1,
  /** How deep extradural tumour may overlap the sac. */
  sacOverlap: { leastMm: 1, pixels: 1.5 },
} as const;

/** The tolerances that hold for one pixel size. */
export interface EsccTolerances {
  readonly pixelMm: number;
  /** For the gap: touched up to here. */
  readonly contactMm: number;
  /** For the sac's and the cord's depth: deformed from here on. */
  readonly depthMm: number;
  /** The narrowest CSF that counts as visible. */
  readonly csfWidthMm: number;
  readonly displacementMm: number;
  readonly epiduralAreaMm2: number;
  readonly csfAreaMm2: number;
  readonly boundaryMm: number;
}

/** The tolerances of a slice by the rules of its reading. `pixelMm` is the larger acquired in-plane spacing. */
export function esccTolerances(
  pixelMm: number,
  rules: ReadingRules = PROPOSED_RULES,
): EsccTolerances {
  const rule = (name: RuleName): number => ruleValue(rules, name);
  // t: contact gap, sac depth, cord depth, width of visible CSF.
  const t = Math.max(rule('escc-contact-mm'), rule('escc-contact-pixels') * pixelMm);
  return {
    pixelMm,
    contactMm: t,
    depthMm: t,
    csfWidthMm: t,
    displacementMm: Math.max(
      rule('escc-displacement-mm'),
      rule('escc-displacement-pixels') * pixelMm,
    ),
    epiduralAreaMm2: Math.max(
      rule('escc-epidural-area-mm2'),
      ESCC_RULE.epiduralAreaSquaredPixels * pixelMm ** 2,
    ),
    csfAreaMm2: rule('escc-csf-area-mm2'),
    boundaryMm: ESCC_RULE.boundaryPixels * pixelMm,
  };
}

/**
 * Noise of the computation itself: the clipper keeps 0.1 micrometre. A value this near to its threshold is a tie, and
 * a tie takes the higher grade, so that no rounding can lower one. Unit: mm.
 */
export const COMPUTING_NOISE_MM = 0.001;
