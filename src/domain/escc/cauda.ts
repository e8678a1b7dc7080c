import type { EsccSliceInput } from './slice-input.ts';
import type { CaudaScales, EsccSliceResult } from './slice-result.ts';
import { COMPUTING_NOISE_MM } from './tolerances.ts';

const HALF_PERCENT = 50;

/**
 * Grades a slice below the conus by both scales. The roots, drawn as one outline, stand in the cord's place.
 * Source: spec clinical-rules 5 (CE-A, CE-B).
 */
export function caudaScales(
  input: Pick<EsccSliceInput, 'tumour'>,
  {
    accompanying,
    csfBetween,
    tolerances,
  }: Pick<EsccSliceResult, 'accompanying' | 'csfBetween' | 'tolerances'>,
): CaudaScales {
  const effacementPercent = accompanying.sacEffacementPercent;
  if (accompanying.epiduralAreaMm2 < tolerances.epiduralAreaMm2) {
    const isBone = input.tumour.some(({ kind }) => kind === 'bone');
    return { a: isBone ? 0 : null, b: isBone ? 0 : null, effacementPercent };
  }
  const csfMm2 = accompanying.csfDrawnMm2 ?? accompanying.csfOpenedMm2;
  const isCsfGone = csfMm2 !== null && csfMm2 < tolerances.csfAreaMm2;
  const { gapMm } = accompanying;
  const isTouched =
    gapMm === null ? null : gapMm <= tolerances.contactMm + COMPUTING_NOISE_MM && !csfBetween;
  return {
    a: isCsfGone ? gradeWithoutCsf(isTouched) : gradeByContact(isTouched, csfMm2),
    b: isCsfGone ? 3 : gradeByEffacement(effacementPercent),
    effacementPercent,
  };
}

/**
 * Without visible CSF neither 0 nor 1 can be: where the roots as drawn are not touched, the missing rim suggests that they
 * are (2, or 3 where the reader sees them compressed). Source: spec clinical-rules 3.7, "Below the conus".
 */
const gradeWithoutCsf = (isTouched: boolean | null): 2 | 3 => (isTouched === false ? 2 : 3);

function gradeByContact(isTouched: boolean | null, csfMm2: number | null): 1 | 2 | null {
  if (isTouched === null) return null;
  if (!isTouched) return 1;
  return csfMm2 === null ? null : 2;
}

function gradeByEffacement(percent: number | null): 1 | 2 | null {
  // A sac as large as its references is not indented, and the scale has no word for that.
  if (percent === null || percent <= 0) return null;
  return percent >= HALF_PERCENT ? 2 : 1;
}
