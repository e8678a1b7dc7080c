import { recordNumber } from '../../base/record-number.ts';
import type { EsccBasis, EsccFlag } from './escc.ts';
import type { EsccSliceAssessment } from './from-reading.ts';
import type { CaudaScales } from './slice-result.ts';
import type { EsccTolerances } from './tolerances.ts';

/** What a proposal rests on, to be kept beside the grade a reader gives. */
export const basisOf = ({ result, outlines }: EsccSliceAssessment): EsccBasis => ({
  measures: result.measures.map((measure) => ({
    ...measure,
    value: recordNumber(measure.value),
    tolerance: recordNumber(measure.tolerance),
  })),
  flags: result.flags.map(recordedFlag),
  tolerances: recordedTolerances(result.tolerances),
  outlines,
});

/** The scales of the cauda equina as they are kept beside the grades a reader gives. */
export const recordedScales = (scales: CaudaScales): CaudaScales => ({
  ...scales,
  effacementPercent: scales.effacementPercent && recordNumber(scales.effacementPercent),
});

function recordedFlag(flag: EsccFlag): EsccFlag {
  if (flag.kind === 'boundary') return { ...flag, distanceMm: recordNumber(flag.distanceMm) };
  return flag.kind === 'oblique' ? { ...flag, angleDeg: recordNumber(flag.angleDeg) } : flag;
}

const recordedTolerances = (tolerances: EsccTolerances): EsccTolerances => ({
  pixelMm: recordNumber(tolerances.pixelMm),
  contactMm: recordNumber(tolerances.contactMm),
  depthMm: recordNumber(tolerances.depthMm),
  csfWidthMm: recordNumber(tolerances.csfWidthMm),
  displacementMm: recordNumber(tolerances.displacementMm),
  epiduralAreaMm2: recordNumber(tolerances.epiduralAreaMm2),
  csfAreaMm2: recordNumber(tolerances.csfAreaMm2),
  boundaryMm: recordNumber(tolerances.boundaryMm),
});
