import type { EsccGrade, EsccMeasureName, EsccProposal } from './escc.ts';
import { gradeSlice, measureForGrade, proposeSlice } from './grade-slice.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { EsccSliceResult } from './slice-result.ts';
import { esccTolerances, type EsccTolerances } from './tolerances.ts';

/** A stretch of tolerances over which the proposal stays the same. Unit: mm, or mm2 for areas. */
export interface ToleranceBand {
  readonly from: number;
  readonly to: number;
  readonly proposal: EsccProposal;
}

/** What becomes of a slice's grade while the tolerance of one measure goes from 0 to twice what it is. */
export interface ToleranceSweep {
  readonly measure: EsccMeasureName;
  readonly now: number;
  readonly largest: number;
  readonly bands: readonly ToleranceBand[];
}

const TOLERANCE_OF: Readonly<Record<EsccMeasureName, keyof EsccTolerances>> = {
  gap: 'contactMm',
  sacDepth: 'depthMm',
  cordDepth: 'depthMm',
  cordNarrowing: 'depthMm',
  cordDisplacement: 'displacementMm',
  csfArea: 'csfAreaMm2',
  epiduralArea: 'epiduralAreaMm2',
};

const STEPS = 40;

/** The measure each grade turns on; a cord that is only displaced turns on that. */
const TURNS_ON: Readonly<Record<EsccGrade, readonly EsccMeasureName[]>> = {
  '0': ['epiduralArea'],
  '1a': ['sacDepth'],
  '1b': ['gap', 'sacDepth'],
  '1c': ['gap'],
  '2': ['cordDepth', 'cordDisplacement'],
  '3': ['csfArea'],
};

/** The measure whose tolerance is worth asking about; null without a grade or without what it turns on. */
export function decidingMeasure({ proposal, measures }: EsccSliceResult): EsccMeasureName | null {
  if (proposal.kind !== 'grade') return null;
  const known = TURNS_ON[proposal.grade].filter((name) =>
    measures.some((measure) => measure.name === name),
  );
  const decided = known.find((name) =>
    measures.some((measure) => measure.name === name && measure.decided),
  );
  return decided ?? known[0] ?? null;
}

/** How closely a flip is looked for between two steps: 2^-10 of a step. */
const HALVINGS = 10;

/** Grades a slice anew at every step of one tolerance; neighbours of one grade are joined, and where they part is halved out. */
export function sweepTolerance(input: EsccSliceInput, measure: EsccMeasureName): ToleranceSweep {
  const tolerances = esccTolerances(input.pixelMm, input.rules);
  const key = TOLERANCE_OF[measure];
  const now = tolerances[key];
  const largest = 2 * now;
  // Every other tolerance leaves the measures as they are: they are taken once.
  const measured = measureForGrade(input, tolerances);
  const gradeAt = (value: number): EsccProposal => {
    const tried = { ...tolerances, [key]: value };
    return key === 'csfAreaMm2' ? gradeSlice(input, tried).proposal : proposeSlice(measured, tried);
  };
  const bands: ToleranceBand[] = [];
  for (let step = 0; step <= STEPS; step += 1) {
    const value = (largest * step) / STEPS;
    const proposal = gradeAt(value);
    const last = bands.at(-1);
    if (last && isSame(last.proposal, proposal)) {
      bands[bands.length - 1] = { ...last, to: value };
      continue;
    }
    const from = last ? flipBetween(last.to, value, last.proposal, gradeAt) : value;
    if (last) bands[bands.length - 1] = { ...last, to: from };
    bands.push({ from, to: value, proposal });
  }
  return { measure, now, largest, bands };
}

/** The smallest tolerance found between two steps that no longer gives the proposal before. */
function flipBetween(
  low: number,
  high: number,
  before: EsccProposal,
  gradeAt: (value: number) => EsccProposal,
): number {
  let [below, above] = [low, high];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (below + above) / 2;
    if (isSame(gradeAt(middle), before)) below = middle;
    else above = middle;
  }
  return above;
}

/** The measures of a slice whose tolerance can be moved; those of a grade alone. */
export const sweepableMeasures = ({
  proposal,
  measures,
}: EsccSliceResult): readonly EsccMeasureName[] =>
  proposal.kind === 'grade' ? [...new Set(measures.map(({ name }) => name))] : [];

/** The proposal at one tolerance. */
export const proposalAt = (sweep: ToleranceSweep, value: number): EsccProposal | null =>
  sweep.bands.findLast((band) => band.from <= value)?.proposal ?? null;

const isSame = (a: EsccProposal, b: EsccProposal): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
