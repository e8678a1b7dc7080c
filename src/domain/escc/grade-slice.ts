import { intersect, regionArea, toRegion } from '../../geometry/boolean.ts';
import { PROPOSED_RULES, ruleValue } from '../rules.ts';
import { accompanyingDrawing, accompanyingMeasures } from './accompanying.ts';
import { caudaScales } from './cauda.ts';
import { cleaned, withoutOutlines } from './clean-outlines.ts';
import type { EsccProposal } from './escc.ts';
import { factsOf } from './facts.ts';
import { decisionFlags, readingFlags, sliceFlags } from './flags.ts';
import { interpretations } from './interpretations.ts';
import { joinOutcomes, type JoinedOutcome } from './join-outcomes.ts';
import { measuresOf, type JudgedReading, type MeasuredReading } from './measured-reading.ts';
import { crossingLimitMm, mendOutlines, type MendedSlice } from './mending.ts';
import { findSelfCrossings } from './sanity.ts';
import { doubtedFacts } from './proposed-outlines.ts';
import type { EsccSliceInput } from './slice-input.ts';
import { measureSlice } from './slice-measures.ts';
import type { EsccProblem, EsccSliceResult } from './slice-result.ts';
import { COMPUTING_NOISE_MM, esccTolerances, type EsccTolerances } from './tolerances.ts';

/**
 * Proposes an ESCC grade for one axial slice from its outlines, with all that was measured and where.
 * A proposal only: one grade where every admissible reading of the outlines gives it, else the range over them.
 * Space/unit: slice mm. Source: spec clinical-rules section 3, 3.7.
 */
export const gradeSlice = (
  input: EsccSliceInput,
  tolerances: EsccTolerances = esccTolerances(input.pixelMm, input.rules),
): EsccSliceResult => decideSlice(measureForGrade(input, tolerances), tolerances);

/** A slice in all its readings, before any measure is held against a tolerance. */
export interface MeasuredSlice {
  readonly input: EsccSliceInput;
  readonly mended: MendedSlice;
  readonly readings: readonly MeasuredReading[];
  readonly problems: readonly EsccProblem[];
  /** Why nothing is proposed whatever is measured. */
  readonly refusal: EsccProposal | null;
}

/** Reads and measures a slice. Of the tolerances those have a part in this that tell which readings are admissible. */
export function measureForGrade(input: EsccSliceInput, tolerances: EsccTolerances): MeasuredSlice {
  const clean = cleaned(input);
  const crossings = findSelfCrossings(clean);
  // A polygon that crosses itself has no inside: it is named and left out, and nothing is proposed.
  const mended = mendOutlines(crossings.length === 0 ? clean : withoutOutlines(clean));
  const readings = interpretations(mended, tolerances).map((one) => ({
    one,
    measured: measureSlice(one, input.rules, tolerances),
  }));
  const contradictions = [...crossings, ...mended.problems, ...sacOutsideCanal(mended, readings)];
  const outsideSacMm2 = readings[0]?.one.csf.outsideSacMm2 ?? 0;
  return {
    input,
    mended,
    readings,
    problems: [
      ...contradictions,
      ...(outsideSacMm2 > tolerances.csfAreaMm2
        ? [{ kind: 'csf-outside-sac', areaMm2: outsideSacMm2 } as const]
        : []),
    ],
    refusal: refusalOf(clean, contradictions.length > 0),
  };
}

/** A sac deep outside of the canal, unless that may have been drawn to the tumour's edge only. */
function sacOutsideCanal(
  { sacOutsideCanalMm: depthMm, input }: MendedSlice,
  readings: readonly MeasuredReading[],
): readonly EsccProblem[] {
  const limitMm = crossingLimitMm(input.pixelMm);
  const mayEndAtTumour = readings.some(({ one }) =>
    one.takes.some(({ by }) => by === 'canal-wall' || by === 'tumour-in-canal'),
  );
  return depthMm > limitMm + COMPUTING_NOISE_MM && !mayEndAtTumour
    ? [{ kind: 'spill', reason: 'sac-outside-canal', depthMm, limitMm }]
    : [];
}

/** What the measures of a slice propose by some tolerances. */
export const proposeSlice = (slice: MeasuredSlice, tolerances: EsccTolerances): EsccProposal =>
  slice.refusal ??
  joinReadings(doubted(judge(slice, tolerances), slice.input, tolerances), slice.input).proposal;

const judge = (
  { mended, readings }: MeasuredSlice,
  tolerances: EsccTolerances,
): readonly JudgedReading[] =>
  readings.map(({ one, measured }) => ({
    one,
    measured,
    facts: factsOf(mended.input, one, measured, tolerances),
  }));

/** The readings with what proposed outlines may be off by left open. */
const doubted = (
  readings: readonly JudgedReading[],
  { doubt }: EsccSliceInput,
  tolerances: EsccTolerances,
): readonly JudgedReading[] =>
  doubt
    ? readings.map((one) => ({
        ...one,
        facts: doubtedFacts(one, tolerances, doubt),
      }))
    : readings;

const joinReadings = (
  readings: readonly JudgedReading[],
  { answers }: EsccSliceInput,
): JoinedOutcome =>
  joinOutcomes(
    readings.map(({ facts, one }) => ({ facts, takes: one.takes })),
    answers,
  );

/** Where it is the doubt that leaves a grade open, that is the first thing said of it. */
function withDoubt(
  joined: JoinedOutcome,
  judged: readonly JudgedReading[],
  input: EsccSliceInput,
): JoinedOutcome {
  if (!input.doubt || joined.proposal.kind !== 'range') return joined;
  const { proposal } = joinReadings(judged, input);
  return proposal.kind === 'grade'
    ? { ...joined, differs: ['proposed-outline', ...joined.differs] }
    : joined;
}

/** What the measures of a slice say by some tolerances, with the reading that decided the top as its reason. */
export function decideSlice(slice: MeasuredSlice, tolerances: EsccTolerances): EsccSliceResult {
  const { input, mended, problems, refusal } = slice;
  const judged = judge(slice, tolerances);
  const readings = doubted(judged, input, tolerances);
  const joined = withDoubt(joinReadings(readings, input), judged, input);
  const shown = readings[joined.top];
  if (shown === undefined) throw new Error('No reading of a slice.');
  const { one, measured } = shown;
  const decidedBy = refusal === null ? joined.decision.decidedBy : [];
  const usable = { ...mended.input, sac: one.sac, canal: one.canal };
  const lengths = accompanyingDrawing(usable, one);
  const accompanying = accompanyingMeasures(usable, one, measured, lengths);
  return {
    proposal: refusal ?? joined.proposal,
    measures: measuresOf(input, shown, tolerances, decidedBy),
    flags: [
      ...sliceFlags(input, problems),
      ...(refusal === null
        ? [
            ...readingFlags(mended, readings, joined),
            ...decisionFlags(joined, readings, input, tolerances),
          ]
        : []),
    ],
    problems,
    differs: refusal === null ? joined.differs : [],
    asks: refusal === null ? joined.asks : null,
    mended: mended.mended,
    csfBetween: measured.csfBetween,
    drawing: {
      gap: measured.gap,
      sacDepth: measured.sacDepth?.segment ?? null,
      cordDepth: measured.cordDepth?.segment ?? null,
      displacement: measured.displacement?.segment ?? null,
      arc: measured.arc,
      side: measured.side,
      epidural: one.epidural,
      sacReferences: one.sacReferences.polygons,
      cordReferences: one.cordReferences.polygons,
      openedCsf: one.csf.opened,
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

/** Step 0 of the rule and what stands before it: why no grade is proposed whatever is measured, or null. */
function refusalOf(input: EsccSliceInput, hasContradiction: boolean): EsccProposal | null {
  if (input.belowConus === true) return { kind: 'none', reason: 'below-conus' };
  if (input.tumour.length === 0) return { kind: 'none', reason: 'no-tumour' };
  if (input.tumour.some(({ kind }) => kind === 'intradural')) {
    return { kind: 'none', reason: isMostlyInCord(input) ? 'intramedullary' : 'intradural' };
  }
  if (input.belowConus === null) return { kind: 'none', reason: 'conus-unknown' };
  if (input.pixelMm > ruleValue(input.rules ?? PROPOSED_RULES, 'escc-coarsest-pixel-mm')) {
    return { kind: 'none', reason: 'resolution' };
  }
  return hasContradiction ? { kind: 'none', reason: 'review' } : null;
}

/** Whether most of the intradural tumour lies within the cord. */
function isMostlyInCord({ tumour, cord }: EsccSliceInput): boolean {
  if (cord === null) return false;
  const intradural = toRegion(
    tumour.filter(({ kind }) => kind === 'intradural').map(({ polygon }) => polygon),
  );
  return regionArea(intersect(intradural, toRegion([cord]))) > regionArea(intradural) / 2;
}
