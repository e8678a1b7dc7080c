import { intersect, regionArea, toRegion } from '../../geometry/boolean.ts';
import { removeDuplicates } from '../../geometry/polygon.ts';
import type { PlanePolygon } from '../../geometry/spaces.ts';
import { PROPOSED_RULES, ruleValue } from '../rules.ts';
import { accompanyingDrawing, accompanyingMeasures } from './accompanying.ts';
import { caudaScales } from './cauda.ts';
import { decideGrade, type EsccDecision, type EsccFacts } from './decide.ts';
import type { DepthFinding } from './depth.ts';
import { extraduralTumour } from './epidural.ts';
import type { EsccMeasure, EsccProposal } from './escc.ts';
import { decisionFlags, sliceFlags } from './flags.ts';
import { findSelfCrossings, findSpills } from './sanity.ts';
import type { EsccSliceInput } from './slice-input.ts';
import { measureSlice, type SliceMeasures } from './slice-measures.ts';
import type {
  AccompanyingDrawing,
  EsccAccompanying,
  EsccProblem,
  EsccSliceResult,
} from './slice-result.ts';
import { COMPUTING_NOISE_MM, esccTolerances, type EsccTolerances } from './tolerances.ts';

/**
 * Proposes an ESCC grade for one axial slice from its outlines, with all that was measured and where.
 * A proposal only: with outlines missing it is a range or nothing, never a falsely low grade.
 * Space/unit: slice mm. Source: spec clinical-rules section 3.
 */
export const gradeSlice = (
  input: EsccSliceInput,
  tolerances: EsccTolerances = esccTolerances(input.pixelMm, input.rules),
): EsccSliceResult => decideSlice(measureForGrade(input, tolerances), tolerances);

/** A slice measured, before its measures are held against tolerances. */
export interface MeasuredSlice {
  readonly input: EsccSliceInput;
  readonly clean: EsccSliceInput;
  readonly usable: EsccSliceInput;
  readonly measured: SliceMeasures;
  readonly lengths: AccompanyingDrawing;
  readonly accompanying: EsccAccompanying;
  readonly problems: readonly EsccProblem[];
}

/** Measures a slice. Of the tolerances only the width of visible CSF and its area have a part in this. */
export function measureForGrade(input: EsccSliceInput, tolerances: EsccTolerances): MeasuredSlice {
  const clean = cleaned(input);
  const crossings = findSelfCrossings(clean);
  // A polygon that crosses itself has no inside: it is named and left out, and nothing is proposed.
  const usable = crossings.length === 0 ? clean : withoutOutlines(clean);
  const measured = measureSlice(usable, tolerances);
  const lengths = accompanyingDrawing(usable, measured);
  return {
    input,
    clean,
    usable,
    measured,
    lengths,
    accompanying: accompanyingMeasures(usable, measured, lengths),
    problems: [...crossings, ...findSpills(usable, extraduralTumour(usable))],
  };
}

/** What the measures of a slice say by some tolerances. */
export function decideSlice(
  { input, clean, usable, measured, lengths, accompanying, problems }: MeasuredSlice,
  tolerances: EsccTolerances,
): EsccSliceResult {
  const facts = factsOf(usable, measured, tolerances);
  const refusal = refusalOf(clean, problems.length > 0);
  const decision: EsccDecision =
    refusal === null
      ? decideGrade(facts, input.answers)
      : { proposal: refusal, decidedBy: [], review: null };
  const measures = measuresOf(usable, measured, tolerances, decision);
  return {
    proposal: decision.proposal,
    measures,
    flags: [
      ...sliceFlags(input, problems),
      ...(refusal === null
        ? decisionFlags(decision, facts, input, measured, measures, tolerances)
        : []),
    ],
    problems,
    csfBetween: measured.csfBetween,
    drawing: {
      gap: measured.gap,
      sacDepth: measured.sacDepth?.segment ?? null,
      cordDepth: measured.cordDepth?.segment ?? null,
      displacement: measured.displacement?.segment ?? null,
      arc: measured.arc,
      side: measured.side,
      epidural: measured.epidural,
      sacReferences: measured.sacReferences,
      cordReferences: measured.cordReferences,
      openedCsf: measured.csf.opened,
      accompanying: lengths,
    },
    accompanying,
    cauda:
      input.belowConus === true
        ? caudaScales(usable, { accompanying, csfBetween: measured.csfBetween, tolerances })
        : null,
    tolerances,
  };
}

const cleanedPolygon = (polygon: PlanePolygon | null): PlanePolygon | null => {
  const clean = polygon === null ? [] : removeDuplicates(polygon);
  return clean.length < 3 ? null : clean;
};

const cleanedPolygons = (polygons: readonly PlanePolygon[]): readonly PlanePolygon[] =>
  polygons.map(cleanedPolygon).filter((polygon) => polygon !== null);

/** The input without repeated vertices and without outlines that enclose nothing. */
function cleaned(input: EsccSliceInput): EsccSliceInput {
  return {
    ...input,
    tumour: input.tumour.flatMap(({ kind, polygon }) =>
      cleanedPolygons([polygon]).map((clean) => ({ kind, polygon: clean })),
    ),
    sac: cleanedPolygon(input.sac),
    cord: cleanedPolygon(input.cord),
    canal: cleanedPolygon(input.canal),
    csf: cleanedPolygons(input.csf),
    references: input.references.map(({ sac, cord, canal }) => ({
      sac: cleanedPolygon(sac),
      cord: cleanedPolygon(cord),
      canal: cleanedPolygon(canal),
    })),
  };
}

const withoutOutlines = (input: EsccSliceInput): EsccSliceInput => ({
  ...input,
  tumour: [],
  sac: null,
  cord: null,
  canal: null,
  csf: [],
  references: [],
});

/** Step 0 of the rule and what stands before it: why no grade is proposed whatever is measured, or null. */
function refusalOf(input: EsccSliceInput, hasProblems: boolean): EsccProposal | null {
  if (input.belowConus === true) return { kind: 'none', reason: 'below-conus' };
  if (input.tumour.length === 0) return { kind: 'none', reason: 'no-tumour' };
  if (input.tumour.some(({ kind }) => kind === 'intradural')) {
    return { kind: 'none', reason: isMostlyInCord(input) ? 'intramedullary' : 'intradural' };
  }
  if (input.belowConus === null) return { kind: 'none', reason: 'conus-unknown' };
  if (input.pixelMm > ruleValue(input.rules ?? PROPOSED_RULES, 'escc-coarsest-pixel-mm')) {
    return { kind: 'none', reason: 'resolution' };
  }
  return hasProblems ? { kind: 'none', reason: 'review' } : null;
}

/** Whether most of the intradural tumour lies within the cord. */
function isMostlyInCord({ tumour, cord }: EsccSliceInput): boolean {
  if (cord === null) return false;
  const intradural = toRegion(
    tumour.filter(({ kind }) => kind === 'intradural').map(({ polygon }) => polygon),
  );
  return regionArea(intersect(intradural, toRegion([cord]))) > regionArea(intradural) / 2;
}

/** The measures held against their tolerances; ties take the higher grade. */
function factsOf(
  input: EsccSliceInput,
  measured: SliceMeasures,
  tolerances: EsccTolerances,
): EsccFacts {
  const reaches = (value: number, threshold: number): boolean =>
    value >= threshold - COMPUTING_NOISE_MM;
  // Against its own hull an outline can be proven deformed, never undeformed.
  const isDeep = (depth: DepthFinding | null): boolean | null => {
    if (depth === null) return null;
    if (reaches(depth.valueMm, tolerances.depthMm)) return true;
    return depth.method === 'hull' ? null : false;
  };
  return {
    hasBoneTumour: input.tumour.some(({ kind }) => kind === 'bone'),
    hasEpiduralArea: measured.epiduralAreaMm2 >= tolerances.epiduralAreaMm2,
    hasSac: input.sac !== null,
    hasCord: input.cord !== null,
    deformed: isDeep(measured.sacDepth),
    contact:
      measured.gap !== null &&
      measured.gap.distance <= tolerances.contactMm + COMPUTING_NOISE_MM &&
      !measured.csfBetween,
    compressed: isDeep(measured.cordDepth),
    displaced:
      measured.displacement === null
        ? null
        : reaches(measured.displacement.valueMm, tolerances.displacementMm),
    csfVisible: measured.csf.visible ?? false,
  };
}

function measuresOf(
  input: EsccSliceInput,
  measured: SliceMeasures,
  tolerances: EsccTolerances,
  { decidedBy }: EsccDecision,
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
  return [
    ...measure('gap', measured.gap?.distance, tolerances.contactMm, 'mm'),
    ...depth('sacDepth', measured.sacDepth),
    ...depth('cordDepth', measured.cordDepth),
    ...measure(
      'cordDisplacement',
      measured.displacement?.valueMm,
      tolerances.displacementMm,
      'mm',
      'reference',
    ),
    ...measure('csfArea', measured.csf.decidingMm2, tolerances.csfAreaMm2, 'mm2'),
    ...measure('epiduralArea', measured.epiduralAreaMm2, tolerances.epiduralAreaMm2, 'mm2'),
  ];
}
