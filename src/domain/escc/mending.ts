import { largestOutline, subtract, toRegion, union, type Region } from '../../geometry/boolean.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { extraduralTumour } from './epidural.ts';
import type { EsccMended, EsccReviewReason } from './escc.ts';
import { isAround, reachingIntoMm, stickingOutMm } from './sanity.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccMending, EsccProblem } from './slice-result.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE } from './tolerances.ts';

/** A slice whose lines that nearly coincide no longer cross, and what was done to it. */
export interface MendedSlice {
  readonly input: EsccSliceInput;
  readonly mended: readonly EsccMending[];
  /** Lines that cross by more than a hand's noise. */
  readonly problems: readonly EsccProblem[];
  /** How far the sac leaves the canal as drawn. Unit: mm. */
  readonly sacOutsideCanalMm: number;
  /** How deep tumour lies in the sac, where it was not drawn around all of it. Unit: mm. */
  readonly overlapMm: number;
  /** Tumour was drawn around all of it: nothing but the sac's own line says where the tumour ends. */
  readonly isAround: boolean;
}

/** How far two lines may cross and still be one line drawn twice. Unit: mm. */
export const crossingLimitMm = (pixelMm: number): number =>
  Math.max(ESCC_RULE.crossing.leastMm, ESCC_RULE.crossing.pixels * pixelMm);

/** Whether lines overlap by so much that either may be the sloppy one: more than a hand's noise in one of them. */
export const isOverlap = (mm: number, { pixelMm }: Pick<EsccSliceInput, 'pixelMm'>): boolean =>
  mm > ESCC_RULE.crossingSaidPixels * pixelMm + COMPUTING_NOISE_MM;

/**
 * Mends lines that nearly coincide: the cord wins over the sac, the sac over the canal; tumour in the cord goes with what
 * of it lies in the sac. What crosses deeper is a contradiction and is named. Source: spec clinical-rules 3.7, I9.
 */
export function mendOutlines(input: EsccSliceInput): MendedSlice {
  const { cord, canal, pixelMm } = input;
  const limit = crossingLimitMm(pixelMm);
  const problems: EsccProblem[] = [];
  const mended: EsccMending[] = [];
  const name = (reason: EsccReviewReason, depthMm: number): void => {
    problems.push({ kind: 'spill', reason, depthMm, limitMm: limit });
  };
  /** `outer` with `inner`, where it sticks out by no more than a hand's noise. */
  const hold = (
    which: EsccMended,
    inner: PlanePolygon | null,
    outer: PlanePolygon | null,
  ): { readonly outline: PlanePolygon | null; readonly depthMm: number } => {
    const depthMm = inner === null || outer === null ? 0 : stickingOutMm(inner, outer);
    if (inner === null || outer === null || depthMm <= COMPUTING_NOISE_MM || isDeep(depthMm)) {
      return { outline: outer, depthMm };
    }
    const outline = largestOutline(union(toRegion([outer]), toRegion([inner])));
    if (depthMm > ESCC_RULE.crossingSaidPixels * pixelMm) mended.push({ which, depthMm, outline });
    return { outline, depthMm };
  };
  const isDeep = (depthMm: number): boolean => depthMm > limit + COMPUTING_NOISE_MM;

  const { outline: sac, depthMm: cordOutsideMm } = hold('cord', cord, input.sac);
  if (isDeep(cordOutsideMm)) name('cord-outside-sac', cordOutsideMm);
  const { outline: mendedCanal, depthMm: sacOutsideCanalMm } = hold('canal', sac, canal);
  const tumour = extraduralTumour(input);
  const innermost = sac ?? cord;
  const surrounded = innermost !== null && isAround(tumour, innermost, limit);
  const depthIn = (outline: PlanePolygon | null): number =>
    outline === null || surrounded ? 0 : reachingIntoMm(tumour, outline);
  const overlapMm = depthIn(sac);
  const inCordMm = depthIn(cord);
  if (isDeep(overlapMm)) name('intradural', overlapMm);
  if (isDeep(inCordMm)) name('intramedullary', inCordMm);
  return {
    input: { ...input, sac, canal: mendedCanal },
    mended,
    problems,
    sacOutsideCanalMm,
    overlapMm,
    isAround: surrounded,
  };
}

/** The sac without the tumour drawn into it; the cord stays within. */
export const sacWithoutTumour = (
  sac: PlanePolygon,
  cord: PlanePolygon | null,
  tumour: Region,
): PlanePolygon => {
  const without = subtract(toRegion([sac]), tumour);
  return largestOutline(cord === null ? without : union(without, toRegion([cord])));
};
