import { compareAssessments } from '../../domain/comparison/compare-level.ts';
import { differencePhrase } from '../../domain/comparison/difference-words.ts';
import { proposalTitle } from '../../domain/escc/explain.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import { EMPTY_ASSESSMENT, type LevelAssessment, type Reading } from '../../domain/reading.ts';
import { sinsTotalText } from '../../domain/sins/explain.ts';
import { summariseSins } from '../../domain/sins/summary.ts';

/** The reading of an earlier study of the same person. */
export interface PriorStudy {
  readonly reading: Reading;
  /** DICOM date, `YYYYMMDD`. */
  readonly studyDate: string;
}

/** Kinds of differences a meeting is told of; outlines and marks of another study say nothing. */
const TOLD: ReadonlySet<string> = new Set(['escc', 'cauda', 'sins']);

/**
 * What became of a level since the prior: "T9: ESCC 1b → 2, SINS 5 → 9, collapse none → ≤ 50 %". What is only proposed
 * now is said to be so; of the prior, what its reader said counts.
 */
export function priorWords({ reading: prior }: PriorStudy, row: LevelRow, now: Reading): string {
  const { level } = row;
  const before = prior.assessments[level];
  if (!before || !saysAnything(before)) return `${level}: nothing recorded then.`;
  const after = now.assessments[level] ?? EMPTY_ASSESSMENT;
  const differences = compareAssessments(before, after)
    .filter((one) => one.kind === 'said' && TOLD.has(one.topic.kind))
    .map((one) => {
      if (one.kind !== 'said' || one.after !== null) return differencePhrase(one);
      const proposed = proposedNow(row, one.topic);
      if (proposed === null) return differencePhrase(one);
      return proposed === one.before
        ? ''
        : `${differencePhrase({ ...one, after: proposed })} (proposal)`;
    })
    .filter((phrase) => phrase !== '');
  const [was, is] = [
    sinsTotalText(summariseSins(before.sins, {}).total),
    sinsTotalText(row.sins.total),
  ];
  const grades = differences.filter((one) => one.startsWith('ESCC') || one.startsWith('cauda'));
  const items = differences.filter((one) => !grades.includes(one));
  const grade =
    grades.length > 0 || !before.escc ? grades : [`ESCC ${before.escc.grade}, unchanged`];
  const total = was === is ? `SINS ${is}, unchanged` : `SINS ${was} → ${is}`;
  return `${level}: ${[...grade, total, ...items].join(', ')}`;
}

const saysAnything = ({ escc, cauda, sins }: LevelAssessment): boolean =>
  escc !== null || cauda !== null || Object.keys(sins).length > 0;

/** What the marks propose where the reader has not spoken yet; null where they propose nothing. */
function proposedNow(
  row: LevelRow,
  topic: { readonly kind: string; readonly item?: string },
): string | null {
  if (topic.kind === 'escc') {
    const { proposal } = row.escc;
    return proposal && proposal.kind !== 'none' ? proposalTitle(proposal) : null;
  }
  const item = row.sins.restsOnProposals.find((one) => one === topic.item);
  return item ? (row.sins.choices[item][0] ?? null) : null;
}
