import type { CaudaConfirmation } from './cauda-confirmation.ts';
import type { CaudaScales, EsccSliceResult } from './slice-result.ts';

/** The two scales of the cauda equina; neither is the ESCC. */
export type CaudaScale = 'a' | 'b';

const A_TITLES: Readonly<Record<0 | 1 | 2 | 3, string>> = {
  0: 'bone only',
  1: 'epidural, roots not touched',
  2: 'roots touched, CSF visible',
  3: 'roots compressed, no CSF',
};

const B_TITLES: Readonly<Record<0 | 1 | 2 | 3 | 4, string>> = {
  0: 'bone only',
  1: 'sac indented by less than 50 %',
  2: 'sac effaced by 50 % or more',
  3: 'sac effaced, no CSF',
  4: 'no CSF, and roots clumped above',
};

/** What a grade of either scale means. Source: spec clinical-rules 5. */
export const caudaTitle = (scale: CaudaScale, grade: number): string =>
  (scale === 'a' ? A_TITLES : B_TITLES)[grade as 0 | 1 | 2 | 3] ?? '';

/** The grades of a scale, in order. */
export const CAUDA_GRADES: Readonly<Record<CaudaScale, readonly number[]>> = {
  a: [0, 1, 2, 3],
  b: [0, 1, 2, 3, 4],
};

/** Where each scale was published. */
export const CAUDA_SOURCES: Readonly<Record<CaudaScale, string>> = {
  a: 'From a cohort of 201 patients treated by stereotactic radiotherapy.',
  b: 'From 45 patients (Vanderbilt); 4 and F are the reader’s alone.',
};

/** Why a scale proposes what it proposes, or what is missing to propose anything. One sentence. */
export function explainCaudaScale(scale: CaudaScale, result: EsccSliceResult): string {
  const { cauda, accompanying, tolerances } = result;
  const grade = cauda?.[scale] ?? null;
  const csf = accompanying.csfDrawnMm2 ?? accompanying.csfOpenedMm2;
  const csfText = csf === null ? '' : `${csf.toFixed(0)} mm² of CSF`;
  if (scale === 'a') {
    if (grade === null) {
      return accompanying.gapMm === null
        ? 'Draw the roots (D): their distance to the tumour decides.'
        : 'Draw the sac (S): whether CSF is left decides.';
    }
    if (grade === 0) return 'No epidural tumour, bone only.';
    if (accompanying.gapMm === null) return `${csfText}: none is visible.`;
    const gap = `${accompanying.gapMm.toFixed(1)} mm from tumour to roots`;
    const limit = tolerances.contactMm.toFixed(1);
    return grade === 1
      ? `${gap}: not touched (limit ${limit} mm).`
      : `${gap}: touched (limit ${limit} mm), ${csfText}.`;
  }
  if (grade === null) {
    return accompanying.sacEffacementPercent === null
      ? 'Draw the sac (S) here and at a reference level: its loss of area decides.'
      : 'The sac is as large as its reference: the scale has no grade for that.';
  }
  if (grade === 0) return 'No epidural tumour, bone only.';
  if (grade === 3) return `${csfText}: none is visible.`;
  return `Sac effaced by ${(accompanying.sacEffacementPercent ?? 0).toFixed(0)} %.`;
}

/** Both grades at chip size: "A 2, B 1F"; empty where nothing is graded. */
export function caudaShort({
  a,
  b,
  ...rest
}: Pick<CaudaScales, 'a' | 'b'> | Pick<CaudaConfirmation, 'a' | 'b' | 'foraminal'>): string {
  const isForaminal = 'foraminal' in rest && rest.foraminal === true;
  return [
    ...(a === null ? [] : [`A ${a}`]),
    ...(b === null ? [] : [`B ${b}${isForaminal ? 'F' : ''}`]),
  ].join(', ');
}

/** A level below the conus in a sentence; a proposal that nobody confirmed is said to be one. */
export function caudaSentence(
  confirmed: CaudaConfirmation | null,
  proposed: CaudaScales | null,
): string {
  const lead = 'Below the conus, where ESCC is not defined.';
  const given = confirmed === null ? '' : caudaText(confirmed, true);
  if (given !== '') return `${lead} Cauda equina: ${given}.`;
  const text = proposed === null ? '' : caudaText(proposed, true);
  return text === '' ? lead : `${lead} Cauda equina: ${text}, a proposal that is not confirmed.`;
}

/**
 * Both grades: "CE-A 2, CE-B 1, foramen involved", with what each means where there is room. Empty where nothing is
 * graded.
 */
export function caudaText(
  grades: Pick<CaudaScales, 'a' | 'b'> | Pick<CaudaConfirmation, 'a' | 'b' | 'foraminal'>,
  areTitled = false,
): string {
  const title = (scale: CaudaScale, grade: number): string =>
    areTitled ? ` (${caudaTitle(scale, grade)})` : '';
  const foraminal = 'foraminal' in grades ? grades.foraminal : null;
  return [
    ...(grades.a === null ? [] : [`CE-A ${grades.a}${title('a', grades.a)}`]),
    ...(grades.b === null
      ? []
      : [`CE-B ${grades.b}${foraminal === true ? 'F' : ''}${title('b', grades.b)}`]),
    ...(foraminal === null ? [] : [foraminal ? 'foramen involved' : 'foramina free']),
  ].join(', ');
}
