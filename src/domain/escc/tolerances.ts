import { PROPOSED_RULES, ruleValue, type ReadingRules, type RuleName } from '../rules.ts';

/**
 * The rule's version, stored beside every grade that rests on it.
 * Source: spec clinical-rules section 3 with 3.7.
 */
export const RULE_VERSION = '2.0';

/**
 * The numbers of the ESCC rule that nobody changes; those that a site may change stand in `RULE_PROPOSALS`. All are
 * proposals of this project, not published cut-offs, and are shown as such. Source: spec clinical-rules 3.1-3.4.
 */
export const ESCC_RULE = {
  /** A_min: smallest epidural tumour, beside its least area. */
  epiduralAreaSquaredPixels: 4,
  /** I8: below A_min this share of it may be tumour or the end of a line ... */
  sliverShare: 0.5,
  /** ... and this share of it where a reader outlined nothing but that as epidural. */
  epiduralSliverShare: 0.02,
  /** How far from the tumour an outline still faces it, and how far outside the sac a ray looks for tumour. */
  facingMm: 2.0,
  /** Spacing of the points at which an outline is measured. */
  samplingMm: 0.25,
  /** Values nearer than this to their threshold are at the boundary. */
  boundaryPixels: 0.5,
  /** Lines that cross by no more than this (the larger of both) are a hand's noise: I2, I9. */
  crossing: { leastMm: 1, pixels: 2 },
  /** A crossing is spoken of, and an overlap of sac and tumour read both ways, from here on. */
  crossingSaidPixels: 0.5,
  /** I1: without a canal, bone or paraspinal tumour this near to the sac may lie in it ... */
  besideSacMm: 3,
  /** ... and then reaches no further from the sac than this. */
  inCanalMm: 8,
  /** I3: when a reference sac, placed, does not fit the part of the sac that faces no tumour. */
  reference: {
    /** Shares of that part that lie outside by more than t + p, or inside by it. */
    outsideShare: 0.05,
    insideShare: 0.5,
    /** The mean that lies outside, in t. */
    meanOutside: 0.75,
    /** Below this share of the sac there is no tumour-free part to compare. */
    leastFreeShare: 0.1,
  },
  /** The tumour-free widths of the cord may differ from those of its references by this, in t, before they misfit. */
  cordWiderThanReference: 0.75,
  /** A cord that is narrower than its references all round by more than this, in t, has lost substance: no hand and no neighbouring level explains it. */
  cordLossAllRound: 1.5,
  /** I4: the cord's widths are compared at this step. */
  widthStepDeg: 5,
  /** I5: tumour that covers less of the sac than this does not shift all of it. */
  shiftingArcDeg: 60,
  /** I7: a canal smaller than its references by more than this share may end at the tumour. */
  canalSmallerShare: 0.05,
  /** Canals whose walls agree in this share of all directions are laid on each other by them, not by their centres. */
  agreeingWallsShare: 0.6,
  /** A piece of tumour whose own direction differs by more than this is read by itself. */
  pieceAngleDeg: 15,
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
