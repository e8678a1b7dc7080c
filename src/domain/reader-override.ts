import { assertUnreachable } from '../base/assert.ts';
import {
  ESCC_GRADES,
  type EsccConfirmation,
  type EsccGrade,
  type EsccMeasure,
  type EsccMeasureName,
  type EsccProposal,
  type EsccReason,
} from './escc/escc.ts';
import { proposalTitle } from './escc/explain.ts';
import type { EsccSliceResult } from './escc/slice-result.ts';

/** Whether a grade lies outside of what the measures allow. Without a grade proposed nothing can differ. */
export function differsFromProposal(grade: EsccGrade, proposal: EsccProposal | null): boolean {
  if (proposal === null) return false;
  const rank = (each: EsccGrade): number => ESCC_GRADES.indexOf(each);
  switch (proposal.kind) {
    case 'none':
      return false;
    case 'grade':
      return grade !== proposal.grade;
    case 'range':
      return rank(grade) < rank(proposal.lowest) || rank(grade) > rank(proposal.highest);
    case 'at-least':
      return rank(grade) < rank(proposal.lowest);
    default:
      return assertUnreachable(proposal);
  }
}

/** Why a reader's grade differs, as the reader chose it. */
const REASON_WORDS: Readonly<Record<EsccReason, string>> = {
  'cord-signal': 'cord signal',
  'other-slice': 'other slice',
  'poor-image': 'poor image',
  other: 'other',
};

/**
 * That a reader's grade is not what the measures say, in one line: "3 by the reader; the measures say 2 (CSF visible,
 * 95 mm²); reason: poor image". Null where they agree or nothing was measured. The measures are the present ones, else
 * those beside which the grade was given.
 */
export function overrideOf({
  confirmed,
  escc,
}: {
  readonly confirmed: EsccConfirmation | null;
  readonly escc: {
    readonly proposal: EsccProposal | null;
    readonly deciding: { readonly result: Pick<EsccSliceResult, 'measures'> } | null;
  };
}): string | null {
  if (confirmed === null) return null;
  const { grade, reason, basis } = confirmed;
  const proposal = escc.proposal ?? confirmed.proposal;
  if (proposal === null || !differsFromProposal(grade, proposal)) return null;
  const measures = escc.deciding?.result.measures ?? basis?.measures ?? [];
  const fact = factOf(proposal, measures);
  const measured = `${proposalTitle(proposal)}${fact === null ? '' : ` (${fact})`}`;
  const why = reason === null ? 'no reason given' : `reason: ${REASON_WORDS[reason]}`;
  return `${grade} by the reader; the measures say ${measured}; ${why}`;
}

/** The measure on which a proposed grade hangs. */
const MEASURE_OF: Readonly<Record<EsccGrade, EsccMeasureName>> = {
  '0': 'epiduralArea',
  '1a': 'sacDepth',
  '1b': 'gap',
  '1c': 'gap',
  '2': 'csfArea',
  '3': 'csfArea',
};

const FACTS: Readonly<Record<EsccGrade, string>> = {
  '0': 'epidural tumour',
  '1a': 'sac pushed in by',
  '1b': 'cord not touched, gap',
  '1c': 'cord touched, gap',
  '2': 'CSF visible,',
  '3': 'CSF not visible,',
};

/** "CSF visible, 95 mm²"; null for a range, and where the measure was not taken. */
function factOf(proposal: EsccProposal, measures: readonly EsccMeasure[]): string | null {
  if (proposal.kind !== 'grade') return null;
  const measure = measures.find(({ name }) => name === MEASURE_OF[proposal.grade]);
  if (measure === undefined) return null;
  const value =
    measure.unit === 'mm2' ? `${measure.value.toFixed(0)} mm²` : `${measure.value.toFixed(1)} mm`;
  return `${FACTS[proposal.grade]} ${value}`;
}
