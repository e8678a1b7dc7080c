import { PROPOSED_RULES, ruleValue } from '../rules.ts';
import { decideGrade, type EsccDecision, type EsccFacts } from './decide.ts';
import type { EsccAnswers, EsccFlag, EsccGrade, EsccMeasure } from './escc.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccProblem } from './slice-result.ts';
import type { SliceMeasures } from './slice-measures.ts';
import { COMPUTING_NOISE_MM, type EsccTolerances } from './tolerances.ts';

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

/** Flags of the decision itself. Source: spec clinical-rules 2 (X4-X8) and 3.2-3.4. */
export function decisionFlags(
  decision: EsccDecision,
  facts: EsccFacts,
  { answers, rules = PROPOSED_RULES }: Pick<EsccSliceInput, 'answers' | 'rules'>,
  measured: SliceMeasures,
  measures: readonly EsccMeasure[],
  tolerances: EsccTolerances,
): readonly EsccFlag[] {
  const grade = topGrade(decision);
  const single = decision.proposal.kind === 'grade';
  const run = measured.arc?.longestRunDeg ?? 0;
  return [
    ...(decision.review === null ? [] : [{ kind: 'review', reason: decision.review } as const]),
    ...boundaryFlags(decision, facts, answers, measured, measures, tolerances),
    ...measures.flatMap((measure): readonly EsccFlag[] =>
      measure.method === 'hull' &&
      measure.value < measure.tolerance &&
      (measure.name === 'sacDepth' || measure.name === 'cordDepth')
        ? [{ kind: 'low-sensitivity', measure: measure.name }]
        : [],
    ),
    ...(grade === '1a' && single && facts.contact
      ? [{ kind: 'cord-abuts-undeformed-dura' } as const]
      : []),
    ...(grade === '1c' && single && !facts.csfVisible
      ? [{ kind: 'csf-effaced-no-compression' } as const]
      : []),
    ...((grade === '2' || grade === '3') && facts.displaced === true && facts.compressed !== true
      ? [{ kind: 'by-displacement' } as const]
      : []),
    ...(grade === '2' && run >= ruleValue(rules, 'escc-circumferential-deg')
      ? [{ kind: 'alt-3' } as const]
      : []),
  ];
}

function topGrade({ proposal }: EsccDecision): EsccGrade | null {
  if (proposal.kind === 'grade') return proposal.grade;
  return proposal.kind === 'range' ? proposal.highest : null;
}

/** A measure is at the boundary when half a pixel more or less would change the proposal. */
function boundaryFlags(
  decision: EsccDecision,
  facts: EsccFacts,
  answers: EsccAnswers,
  measured: SliceMeasures,
  measures: readonly EsccMeasure[],
  tolerances: EsccTolerances,
): readonly EsccFlag[] {
  return measures.flatMap((measure): readonly EsccFlag[] => {
    const distanceMm =
      measure.name === 'csfArea' && measured.csf.widthAtBoundary
        ? tolerances.boundaryMm
        : Math.abs(measure.value - measure.tolerance);
    const near =
      measure.unit === 'mm'
        ? distanceMm <= tolerances.boundaryMm + COMPUTING_NOISE_MM
        : measure.name === 'csfArea' && measured.csf.widthAtBoundary;
    if (!near) return [];
    const flipped = decideGrade(flip(facts, measure), answers);
    return sameProposal(flipped, decision)
      ? []
      : [{ kind: 'boundary', measure: measure.name, distanceMm }];
  });
}

/** The facts with one measure on the other side of its threshold. */
function flip(facts: EsccFacts, { name }: EsccMeasure): EsccFacts {
  switch (name) {
    case 'gap':
      return { ...facts, contact: !facts.contact };
    case 'sacDepth':
      return { ...facts, deformed: facts.deformed !== true };
    case 'cordDepth':
      return { ...facts, compressed: facts.compressed !== true };
    case 'cordDisplacement':
      return { ...facts, displaced: facts.displaced !== true };
    case 'csfArea':
      return { ...facts, csfVisible: !facts.csfVisible };
    case 'epiduralArea':
      return { ...facts, hasEpiduralArea: !facts.hasEpiduralArea };
  }
}

const sameProposal = (a: EsccDecision, b: EsccDecision): boolean =>
  JSON.stringify(a.proposal) === JSON.stringify(b.proposal);
