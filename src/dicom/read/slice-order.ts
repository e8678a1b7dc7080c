import type { SeriesWarning } from '../../domain/image-series.ts';

/** Slices closer than this lie at one position. Unit: mm. Our choice: below any slice distance, above rounding. */
export const samePositionMm = 0.01;
/** How far a gap may differ from the usual one and still count as even: this share of it, or this much. Our choice. */
const evenShare = 0.05;
const evenMm = 0.05;
/** A gap is a multiple of the usual one when it is this close, as a share of the usual one. Our choice. */
const multipleShare = 0.15;

/** What the positions of ordered slices say about their spacing. */
export interface SpacingFinding {
  /** Distance between neighbouring slice centres, null when uneven or unknown. Unit: mm. */
  readonly spacingMm: number | null;
  readonly warnings: readonly SeriesWarning[];
}

/**
 * Judges the spacing of slices by their positions along the normal.
 * Shape: positions ascending. Unit: mm. Slices are counted from 1 in messages, `before` of them coming before these.
 */
export function judgeSpacing(positionsMm: readonly number[], before = 0): SpacingFinding {
  if (positionsMm.length < 2) return { spacingMm: null, warnings: [] };
  const gaps = positionsMm.slice(1).map((position, index) => position - (positionsMm[index] ?? 0));
  if (gaps.every((gap) => gap <= samePositionMm)) return { spacingMm: null, warnings: [] };
  const usual = medianOf(gaps.filter((gap) => gap > samePositionMm));
  const tolerance = Math.max(evenMm, usual * evenShare);
  const odd = gaps.flatMap((gap, index) =>
    gap > samePositionMm && Math.abs(gap - usual) > tolerance
      ? [{ gap, before: before + index + 1 }]
      : [],
  );
  if (odd.length === 0) return { spacingMm: meanSpacing(positionsMm, usual), warnings: [] };
  const missing = odd.map((one) => ({ ...one, count: missingSlices(one.gap, usual) }));
  if (missing.every(({ count }) => count > 0)) {
    return { spacingMm: null, warnings: [missingWarning(missing)] };
  }
  return { spacingMm: null, warnings: [unevenWarning(odd, gaps, usual)] };
}

/** How many slices fit into a gap, 0 when it is no multiple of the usual distance. */
function missingSlices(gapMm: number, usualMm: number): number {
  const steps = Math.round(gapMm / usualMm);
  return steps >= 2 && Math.abs(gapMm - steps * usualMm) <= multipleShare * usualMm ? steps - 1 : 0;
}

function missingWarning(
  gaps: readonly { readonly before: number; readonly count: number }[],
): SeriesWarning {
  const total = gaps.reduce((sum, { count }) => sum + count, 0);
  const places = gaps.slice(0, 3).map(({ before }) => `${before} and ${before + 1}`);
  const more = gaps.length > 3 ? ` and in ${gaps.length - 3} other places` : '';
  const what = total === 1 ? 'One slice seems' : `${total} slices seem`;
  return {
    kind: 'missing-slices',
    message: `${what} to be missing between slices ${places.join(', ')}${more}: distances across slices are affected.`,
  };
}

function unevenWarning(
  odd: readonly { readonly gap: number; readonly before: number }[],
  gaps: readonly number[],
  usual: number,
): SeriesWarning {
  const first = odd[0]?.before ?? 1;
  return {
    kind: 'uneven-spacing',
    message:
      `The slices are unevenly spaced, ${formatMm(Math.min(...gaps))} to ${formatMm(Math.max(...gaps))} mm apart ` +
      `(mostly ${formatMm(usual)} mm, first different between slices ${first} and ${first + 1}): distances across slices are affected.`,
  };
}

const formatMm = (mm: number): string => mm.toFixed(mm < 10 ? 2 : 1).replace(/\.?0+$/, '');

/** The mean distance is less rounded than the median; repeated positions leave only the median. */
function meanSpacing(positionsMm: readonly number[], usual: number): number {
  const first = positionsMm[0] ?? 0;
  const last = positionsMm.at(-1) ?? 0;
  const mean = (last - first) / (positionsMm.length - 1);
  return Math.abs(mean - usual) <= usual * evenShare ? mean : usual;
}

/** The lower median: a missing slice only ever makes a gap larger. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
