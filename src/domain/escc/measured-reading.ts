import type { EsccDecision, EsccFacts } from './decide.ts';
import type { DepthFinding } from './depth.ts';
import type { EsccMeasure } from './escc.ts';
import { narrowingToleranceMm } from './facts.ts';
import type { SliceInterpretation } from './interpretation.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { SliceMeasures } from './slice-measures.ts';
import type { EsccTolerances } from './tolerances.ts';

/** One admissible reading of a slice, measured. */
export interface MeasuredReading {
  readonly one: SliceInterpretation;
  readonly measured: SliceMeasures;
}

/** A reading whose measures were held against tolerances. */
export interface JudgedReading extends MeasuredReading {
  readonly facts: EsccFacts;
}

/** The measures of one reading, each against its tolerance. */
export function measuresOf(
  input: EsccSliceInput,
  { one, measured }: MeasuredReading,
  tolerances: EsccTolerances,
  decidedBy: EsccDecision['decidedBy'],
): readonly EsccMeasure[] {
  const measure = (
    name: EsccMeasure['name'],
    value: number | null | undefined,
    tolerance: number,
    unit: EsccMeasure['unit'],
    method: EsccMeasure['method'] = 'direct',
  ): readonly EsccMeasure[] =>
    value === null || value === undefined
      ? []
      : [{ name, value, tolerance, unit, method, decided: decidedBy.includes(name) }];
  const depth = (
    name: 'sacDepth' | 'cordDepth',
    finding: DepthFinding | null,
  ): readonly EsccMeasure[] =>
    measure(name, finding?.valueMm, tolerances.depthMm, 'mm', finding?.method);
  if (input.tumour.length === 0) return [];
  const narrowingMm = measured.narrowing?.valueMm ?? 0;
  const narrowestMm = narrowingToleranceMm(tolerances);
  return [
    ...measure('gap', measured.gap?.distance, tolerances.contactMm, 'mm'),
    ...depth('sacDepth', measured.sacDepth),
    ...depth('cordDepth', measured.cordDepth),
    // Of widths only what may prove something is a measure: cords differ by nature.
    ...(narrowingMm < narrowestMm - tolerances.boundaryMm
      ? []
      : measure('cordNarrowing', narrowingMm, narrowestMm, 'mm', 'reference')),
    ...measure(
      'cordDisplacement',
      measured.displacement?.valueMm,
      tolerances.displacementMm,
      'mm',
      'reference',
    ),
    // Without the cord it is not known how much of the sac is CSF.
    ...(one.cord === null
      ? []
      : measure('csfArea', one.csf.decidingMm2, tolerances.csfAreaMm2, 'mm2')),
    ...measure('epiduralArea', measured.epiduralAreaMm2, tolerances.epiduralAreaMm2, 'mm2'),
  ];
}
