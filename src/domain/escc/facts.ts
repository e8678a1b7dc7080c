import type { EsccFacts } from './decide.ts';
import type { DepthFinding } from './depth.ts';
import type { PlacedReferences, SliceInterpretation } from './interpretation.ts';
import { crossingLimitMm } from './mending.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { SliceMeasures } from './slice-measures.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE, type EsccTolerances } from './tolerances.ts';

/** The measures of one reading held against their tolerances; ties take the higher grade. */
export function factsOf(
  input: EsccSliceInput,
  one: SliceInterpretation,
  measured: SliceMeasures,
  tolerances: EsccTolerances,
): EsccFacts {
  const deep = (depth: DepthFinding | null, placed: PlacedReferences): boolean | null =>
    depth === null ? null : isDeep(depth, placed, tolerances.depthMm);
  const deformed = deep(measured.sacDepth, one.sacReferences);
  const arcDeg = measured.arc?.totalDeg ?? 0;
  // Nothing of a sac that tumour surrounds tells whether its references suit it: they prove a dent and deny none.
  const isSurrounded = arcDeg >= FULL_CIRCLE_DEG * (1 - ESCC_RULE.reference.leastFreeShare);
  const isUndenied = deformed === false && isSurrounded;
  // Slid along the sac, a reference shows a dent and never a shift of the whole.
  const mayBeShifted =
    deformed === false &&
    !isUndenied &&
    measured.sacDepth?.method === 'reference-slid' &&
    arcDeg >= ESCC_RULE.shiftingArcDeg;
  const dented = deep(measured.cordDepth, one.cordReferences);
  const narrowed = one.cordReferences.canProve ? isNarrowed(measured, tolerances) : false;
  const compressed =
    dented === true || narrowed === true ? true : narrowed === null ? null : dented;
  const displaced =
    measured.displacement === null
      ? null
      : reaches(measured.displacement.valueMm, tolerances.displacementMm);
  const contact = contactOf(measured, tolerances);
  // Around a sac tumour has no line of its own: one drawn too wide hides the contact of a cord that gives way all the same,
  // and shows CSF that is not there.
  const mayTouch =
    contact === false &&
    isSurrounded &&
    (compressed === true || displaced === true) &&
    !measured.csfBetween &&
    (measured.gap?.distance ?? Infinity) <=
      tolerances.contactMm + crossingLimitMm(tolerances.pixelMm);
  return {
    hasBoneTumour: input.tumour.some(({ kind }) => kind === 'bone'),
    hasEpiduralArea: one.countsSliver || measured.epiduralAreaMm2 >= tolerances.epiduralAreaMm2,
    hasSac: one.sac !== null,
    hasCord: one.cord !== null,
    hasCanal: one.canal !== null,
    deformed: mayBeShifted || isUndenied ? null : deformed,
    isShapeKept: mayBeShifted,
    contact: mayTouch ? null : contact,
    compressed,
    looksCompressed:
      measured.cordDepth !== null && reaches(measured.cordDepth.valueMm, tolerances.depthMm),
    compressedBy: [
      ...(dented === true ? (['cordDepth'] as const) : []),
      ...(narrowed === true ? (['cordNarrowing'] as const) : []),
    ],
    displaced,
    csfVisible: mayTouch ? null : one.csf.visible,
  };
}

const FULL_CIRCLE_DEG = 360;

const reaches = (valueMm: number, toleranceMm: number): boolean =>
  valueMm >= toleranceMm - COMPUTING_NOISE_MM;

/** Against its own hull, or a reference that is too small, an outline can be proven deformed, never undeformed. */
function isDeep(
  { valueMm, method }: DepthFinding,
  { canDeny, canProve }: PlacedReferences,
  toleranceMm: number,
): boolean | null {
  if (reaches(valueMm, toleranceMm)) return canProve || method === 'hull' || null;
  return method === 'hull' || !canDeny ? null : false;
}

/** Tumour that ends short of a dent, which itself touches the cord, may have been drawn short of it. */
function contactOf(
  { gap, dentGapMm, csfBetween }: SliceMeasures,
  { contactMm }: EsccTolerances,
): boolean | null {
  if (gap === null || csfBetween) return false;
  const isWithin = (mm: number): boolean => mm <= contactMm + COMPUTING_NOISE_MM;
  if (isWithin(gap.distance)) return true;
  return dentGapMm !== null && isWithin(dentGapMm) ? null : false;
}

/** Narrower than its references along a line that tumour touches; null where it can be read both ways. */
function isNarrowed(
  { narrowing, csfBetween }: SliceMeasures,
  tolerances: EsccTolerances,
): boolean | null {
  if (narrowing === null || csfBetween) return false;
  const short = narrowingToleranceMm(tolerances) - narrowing.valueMm - COMPUTING_NOISE_MM;
  if (short <= 0) return true;
  return short <= tolerances.pixelMm / 2 ? null : false;
}

/** The loss of width that proves a cord compressed: a hand may err at both of its ends. Unit: mm. */
export const narrowingToleranceMm = ({ depthMm, pixelMm }: EsccTolerances): number =>
  depthMm + pixelMm;
