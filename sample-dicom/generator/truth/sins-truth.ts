import type { Matrix, Pain } from '../cases/case-definition.ts';

/**
 * SINS as Fisher et al. printed it (Spine 2010;35:E1221-E1229, table 2), written down here once more on purpose: the key of
 * a sample must not come from the code that it is there to check.
 */
export interface SinsTruth {
  readonly location: 'junctional' | 'mobile' | 'semi-rigid' | 'rigid';
  readonly pain: Pain;
  readonly lesion: Matrix;
  readonly alignment: 'translation' | 'deformity' | 'normal';
  readonly collapse: 'over-50' | 'up-to-50' | 'involved-over-50' | 'none';
  readonly posterolateral: 'bilateral' | 'unilateral' | 'none';
  readonly total: number;
  readonly class: 'stable' | 'indeterminate' | 'unstable';
}

const JUNCTIONAL = ['C2', 'C7', 'T1', 'T2', 'T11', 'T12', 'T13', 'L1', 'L5', 'L6', 'S1'];
const MOBILE = ['C3', 'C4', 'C5', 'C6', 'L2', 'L3', 'L4'];
const POSTEROLATERAL = ['pedicle', 'facet', 'costovertebral'];

/** Limits of what counts as slipped, by region. Unit: mm. White and Panjabi, Clinical Biomechanics of the Spine, 2nd ed. */
const SLIP_MM: Readonly<Record<string, number>> = { C: 3.5, T: 2.5, L: 4.5, S: 4.5 };
const NEW_KYPHOSIS_DEG = 10;
const FRACTURE_PERCENT = 20;

export function scoreSins(input: {
  readonly level: string;
  readonly pain: Pain;
  readonly matrix: Matrix;
  readonly collapsePercent: number;
  readonly replacedShare: number;
  readonly translationMm: number;
  readonly addedKyphosisDeg: number;
  readonly compartments: readonly string[];
}): SinsTruth {
  const location = JUNCTIONAL.includes(input.level)
    ? 'junctional'
    : MOBILE.includes(input.level)
      ? 'mobile'
      : input.level.startsWith('T')
        ? 'semi-rigid'
        : 'rigid';
  const slipped = Math.abs(input.translationMm) >= (SLIP_MM[input.level.charAt(0)] ?? 4.5);
  const alignment = slipped
    ? 'translation'
    : input.addedKyphosisDeg >= NEW_KYPHOSIS_DEG
      ? 'deformity'
      : 'normal';
  const collapse =
    input.collapsePercent > 50
      ? 'over-50'
      : input.collapsePercent >= FRACTURE_PERCENT
        ? 'up-to-50'
        : input.replacedShare > 0.5
          ? 'involved-over-50'
          : 'none';
  const sides = ['left', 'right'].filter((side) =>
    POSTEROLATERAL.some((part) => input.compartments.includes(`${part}-${side}`)),
  ).length;
  const posterolateral = sides === 2 ? 'bilateral' : sides === 1 ? 'unilateral' : 'none';
  const total =
    { junctional: 3, mobile: 2, 'semi-rigid': 1, rigid: 0 }[location] +
    { mechanical: 3, 'non-mechanical': 1, none: 0 }[input.pain] +
    { lytic: 2, mixed: 1, blastic: 0 }[input.matrix] +
    { translation: 4, deformity: 2, normal: 0 }[alignment] +
    { 'over-50': 3, 'up-to-50': 2, 'involved-over-50': 1, none: 0 }[collapse] +
    { bilateral: 3, unilateral: 1, none: 0 }[posterolateral];
  return {
    location, pain: input.pain, lesion: input.matrix, alignment, collapse, posterolateral, total,
    class: total <= 6 ? 'stable' : total <= 12 ? 'indeterminate' : 'unstable',
  }; // prettier-ignore
}
