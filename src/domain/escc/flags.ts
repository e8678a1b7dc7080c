import { PROPOSED_RULES, ruleValue } from '../rules.ts';
import { decideGrade, type EsccDecision, type EsccFacts } from './decide.ts';
import type { EsccFlag, EsccGrade, EsccMeasure, EsccProposal } from './escc.ts';
import type { JoinedOutcome } from './join-outcomes.ts';
import type { MendedSlice } from './mending.ts';
import { measuresOf, type JudgedReading } from './measured-reading.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccProblem } from './slice-result.ts';
import { COMPUTING_NOISE_MM, ESCC_RULE, type EsccTolerances } from './tolerances.ts';

/** Flags that hold whatever is decided: how the slice was made, and what its outlines contradict. */
export function sliceFlags(
  input: EsccSliceInput,
  problems: readonly EsccProblem[],
): readonly EsccFlag[] {
  const { rules = PROPOSED_RULES } = input;
  return [
    ...(input.pixelMm > ruleValue(rules, 'escc-coarsest-pixel-mm')
      ? [{ kind: 'resolution' } as const]
      : []),
    ...(input.tiltDeg !== null && input.tiltDeg > ruleValue(rules, 'escc-oblique-deg')
      ? [{ kind: 'oblique', angleDeg: input.tiltDeg } as const]
      : []),
    ...(input.ctMyelogram ? [{ kind: 'ct-myelogram' } as const] : []),
    ...problems.flatMap((problem): readonly EsccFlag[] =>
      problem.kind === 'spill' ? [{ kind: 'review', reason: problem.reason }] : [],
    ),
  ];
}

/** What was made of the outlines before they were measured. Source: spec clinical-rules 3.7. */
export function readingFlags(
  { mended, overlapMm, input }: MendedSlice,
  readings: readonly JudgedReading[],
  { differs }: JoinedOutcome,
): readonly EsccFlag[] {
  const some = (is: (reading: JudgedReading) => boolean): boolean => readings.some(is);
  return [
    ...mended.map(({ which, depthMm }) => ({ kind: 'mended', which, depthMm }) as const),
    ...(overlapMm > ESCC_RULE.crossingSaidPixels * input.pixelMm + COMPUTING_NOISE_MM
      ? [{ kind: 'overlap', depthMm: overlapMm } as const]
      : []),
    ...(some(
      ({ one }) =>
        !one.cordReferences.canProve || one.takes.some(({ by }) => by === 'reference-wider'),
    )
      ? [{ kind: 'reference-wider' } as const]
      : []),
    ...(['sac', 'cord'] as const).flatMap((structure) =>
      // A compressed cord widens sideways: where compression is proven nothing hangs on what its reference could not deny.
      some(({ one, facts }) => {
        const { polygons, canDeny } = one[`${structure}References`];
        const isProven = structure === 'cord' && facts.compressed === true;
        return polygons.length > 0 && !canDeny && !isProven;
      })
        ? [{ kind: 'reference-small', structure } as const]
        : [],
    ),
    ...differs.map((by) => ({ kind: 'differs', by }) as const),
  ];
}

/** Flags of the decision itself. Source: spec clinical-rules 2 (X4-X8), 3.2-3.4 and 3.7. */
export function decisionFlags(
  { proposal, top, decision }: JoinedOutcome,
  readings: readonly JudgedReading[],
  input: EsccSliceInput,
  tolerances: EsccTolerances,
): readonly EsccFlag[] {
  const { rules = PROPOSED_RULES } = input;
  const reading = readings[top];
  if (reading === undefined) return [];
  const { facts, measured, one } = reading;
  const measures = measuresOf(input, reading, tolerances, []);
  const grade = topGrade(proposal);
  const single = proposal.kind === 'grade';
  const run = measured.arc?.longestRunDeg ?? 0;
  const isPushedClear =
    grade === '1b' && single && facts.displaced === true && facts.contact !== true;
  const isVentral = isPushedClear && (one.towardsTumour?.[1] ?? 0) > DORSAL;
  return [
    ...(decision.review === null || proposal.kind !== 'none'
      ? []
      : [{ kind: 'review', reason: decision.review } as const]),
    ...joinedBoundaries(single ? readings : [reading], input, tolerances),
    ...measures.flatMap((measure): readonly EsccFlag[] =>
      measure.method === 'hull' &&
      measure.value < measure.tolerance &&
      (measure.name === 'sacDepth' || measure.name === 'cordDepth')
        ? [{ kind: 'low-sensitivity', measure: measure.name }]
        : [],
    ),
    ...(grade === '1a' && single && facts.contact === true
      ? [{ kind: 'cord-abuts-undeformed-dura' } as const]
      : []),
    ...(grade === '1c' && single && facts.csfVisible !== true
      ? [{ kind: 'csf-effaced-no-compression' } as const]
      : []),
    ...(isPushedClear
      ? [{ kind: isVentral ? 'ventral-at-apex' : 'displaced-without-contact' } as const]
      : []),
    ...((grade === '2' || grade === '3') && facts.displaced === true && facts.compressed !== true
      ? [{ kind: 'by-displacement' } as const]
      : []),
    ...(grade === '2' && run >= ruleValue(rules, 'escc-circumferential-deg')
      ? [{ kind: 'alt-3' } as const]
      : []),
  ];
}

/** Tumour whose direction lies within 45 degrees of straight behind. */
const DORSAL = Math.SQRT1_2;

function topGrade(proposal: EsccProposal): EsccGrade | null {
  if (proposal.kind === 'grade') return proposal.grade;
  return proposal.kind === 'range' ? proposal.highest : null;
}

/** The boundaries of several readings, each measure once with its nearest. */
function joinedBoundaries(
  readings: readonly JudgedReading[],
  input: EsccSliceInput,
  tolerances: EsccTolerances,
): readonly EsccFlag[] {
  const nearest = new Map<EsccMeasure['name'], number>();
  for (const reading of readings) {
    for (const { measure, distanceMm } of boundariesOf(reading, input, tolerances)) {
      nearest.set(measure, Math.min(distanceMm, nearest.get(measure) ?? Infinity));
    }
  }
  return [...nearest].map(([measure, distanceMm]) => ({ kind: 'boundary', measure, distanceMm }));
}

/** A measure is at the boundary when half a pixel more or less would change the proposal. */
function boundariesOf(
  reading: JudgedReading,
  input: EsccSliceInput,
  tolerances: EsccTolerances,
): readonly { readonly measure: EsccMeasure['name']; readonly distanceMm: number }[] {
  const { facts, measured, one } = reading;
  const { answers } = input;
  const decision = decideGrade(facts, answers);
  return measuresOf(input, reading, tolerances, []).flatMap((measure) => {
    const isByWidth = measure.name === 'csfArea' && one.csf.widthAtBoundary;
    // A line of CSF that runs with the sac's keeps tumour and cord apart by its convention, not by what was seen.
    const isByConvention =
      measure.name === 'gap' && measured.csfBetween && measure.value <= measure.tolerance;
    const distanceMm = isByWidth
      ? tolerances.boundaryMm
      : Math.abs(measure.value - measure.tolerance);
    const isNear =
      isByWidth ||
      isByConvention ||
      (measure.unit === 'mm' && distanceMm <= tolerances.boundaryMm + COMPUTING_NOISE_MM);
    return isNear && !sameProposal(decideGrade(flip(facts, measure), answers), decision)
      ? [{ measure: measure.name, distanceMm }]
      : [];
  });
}

/** The facts with one measure on the other side of its threshold. */
function flip(facts: EsccFacts, { name }: EsccMeasure): EsccFacts {
  switch (name) {
    case 'gap':
      return { ...facts, contact: facts.contact !== true };
    case 'sacDepth':
      return { ...facts, deformed: facts.deformed !== true };
    case 'cordDepth':
    case 'cordNarrowing': {
      const others = facts.compressedBy.filter((one) => one !== name);
      return others.length > 0 ? facts : { ...facts, compressed: facts.compressed !== true };
    }
    case 'cordDisplacement':
      return { ...facts, displaced: facts.displaced !== true };
    case 'csfArea':
      return { ...facts, csfVisible: facts.csfVisible !== true };
    case 'epiduralArea':
      return { ...facts, hasEpiduralArea: !facts.hasEpiduralArea };
  }
}

const sameProposal = (a: EsccDecision, b: EsccDecision): boolean =>
  JSON.stringify(a.proposal) === JSON.stringify(b.proposal);
