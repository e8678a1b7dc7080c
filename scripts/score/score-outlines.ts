import { describeAccompanying } from '../../src/domain/escc/accompanying-words.ts';
import { caudaText } from '../../src/domain/escc/cauda-words.ts';
import type { EsccFlag, EsccMeasure, EsccProposal } from '../../src/domain/escc/escc.ts';
import {
  describeMeasure,
  explainEscc,
  explainFlag,
  proposalTitle,
} from '../../src/domain/escc/explain.ts';
import { gradeSlice } from '../../src/domain/escc/grade-slice.ts';
import { proposeLevel, type SliceProposal } from '../../src/domain/escc/level-proposal.ts';
import type {
  CaudaScales,
  EsccAccompanying,
  EsccSliceResult,
} from '../../src/domain/escc/slice-result.ts';
import { RULE_VERSION, type EsccTolerances } from '../../src/domain/escc/tolerances.ts';
import type { Vertebra } from '../../src/domain/level.ts';
import type { OutlinedSlice } from './outlines-file.ts';

/** One slice as it is handed out. Lengths in mm, areas in mm2. */
export interface ScoredSlice {
  readonly name: string;
  readonly level: Vertebra | null;
  readonly proposal: EsccProposal;
  readonly why: string;
  readonly measures: readonly EsccMeasure[];
  readonly flags: readonly EsccFlag[];
  readonly flagWords: readonly string[];
  readonly accompanying: EsccAccompanying;
  readonly arcDeg: { readonly total: number; readonly longestRun: number } | null;
  readonly side: string | null;
  readonly cauda: CaudaScales | null;
  readonly tolerances: EsccTolerances;
}

/** What becomes of an outlines file. */
export interface Scores {
  readonly ruleVersion: string;
  /** Tolerances are proposals, not published limits. */
  readonly status: 'proposal';
  readonly slices: readonly ScoredSlice[];
  readonly levels: readonly {
    readonly level: Vertebra;
    readonly proposal: EsccProposal;
    readonly slice: string;
  }[];
  readonly study: { readonly proposal: EsccProposal; readonly slice: string } | null;
}

/** Grades every slice, and joins them to levels and to the study by the highest grade. */
export function scoreOutlines(slices: readonly OutlinedSlice[]): {
  readonly scores: Scores;
  readonly text: string;
} {
  const graded = slices.map((slice) => ({ slice, result: gradeSlice(slice.input) }));
  const joined = (
    some: typeof graded,
  ): { readonly proposal: EsccProposal; readonly slice: string } | null => {
    const found: SliceProposal<string> | null = proposeLevel(
      some.map(({ slice, result }) => ({ slice: slice.name, proposal: result.proposal })),
    );
    return found;
  };
  const levels = [...new Set(slices.flatMap(({ level }) => level ?? []))].flatMap((level) => {
    const found = joined(graded.filter(({ slice }) => slice.level === level));
    return found === null ? [] : [{ level, ...found }];
  });
  const scores: Scores = {
    ruleVersion: RULE_VERSION,
    status: 'proposal',
    slices: graded.map(({ slice, result }) => scored(slice, result)),
    levels,
    study: joined(graded),
  };
  return {
    scores,
    text: [
      `ESCC rule ${RULE_VERSION}. Grades and tolerances are proposals.`,
      ...graded.map(({ slice, result }) => sliceText(slice, result)),
      [
        ...levels.map(
          ({ level, proposal, slice }) => `${level}: ${proposalTitle(proposal)}, by ${slice}`,
        ),
        ...(scores.study === null
          ? []
          : [`Study: ${proposalTitle(scores.study.proposal)}, by ${scores.study.slice}`]),
      ].join('\n'),
    ].join('\n\n'),
  };
}

function scored({ name, level }: OutlinedSlice, result: EsccSliceResult): ScoredSlice {
  const { proposal, measures, flags, accompanying, drawing, cauda, tolerances } = result;
  return {
    name,
    level,
    proposal,
    why: explainEscc(result),
    measures,
    flags,
    flagWords: flags.map((flag) => explainFlag(flag, result)),
    accompanying,
    arcDeg:
      drawing.arc === null
        ? null
        : { total: drawing.arc.totalDeg, longestRun: drawing.arc.longestRunDeg },
    side: drawing.side,
    cauda,
    tolerances,
  };
}

function sliceText({ name }: OutlinedSlice, result: EsccSliceResult): string {
  const { proposal, measures, flags, cauda } = result;
  const row = (cells: readonly string[]): string =>
    `  ${cells
      .map((cell, i) => (i === 0 ? cell.padEnd(20) : i === 1 ? cell.padStart(14) : cell))
      .join('  ')
      .trimEnd()}`;
  return [
    `${name}: ${proposalTitle(proposal)}`,
    `  ${explainEscc(result)}`,
    ...(cauda === null ? [] : [`  ${caudaText(cauda)}`]),
    ...measures.map((measure) => {
      const { label, value, verdict } = describeMeasure(measure);
      return row([label, value, `${verdict}${measure.decided ? ', decided' : ''}`]);
    }),
    ...describeAccompanying(result).map(({ label, value, note, isDescriptive }) =>
      row([label, value, [note, isDescriptive ? 'descriptive' : ''].filter(Boolean).join(', ')]),
    ),
    ...flags.map((flag) => `  ! ${explainFlag(flag, result)}`),
  ].join('\n');
}
