import type { LevelRow } from '../level-table.ts';

/** The level whose NOMS counts first, and why. */
export interface LeadingLevel {
  readonly row: LevelRow;
  readonly why: 'symptomatic' | 'worst';
}

/**
 * The level that leads where there are several: the symptomatic one, mechanical pain before other pain, and only without
 * one the worst. Rows are worst first. Null without a level. Source: spec clinical-rules 4.8.
 */
export function leadingLevel(rows: readonly LevelRow[]): LeadingLevel | null {
  for (const pain of ['mechanical', 'non-mechanical'] as const) {
    const row = rows.find(
      ({ sins: { choices } }) => choices.pain.length === 1 && choices.pain[0] === pain,
    );
    if (row) return { row, why: 'symptomatic' };
  }
  const [worst] = rows;
  return worst ? { row: worst, why: 'worst' } : null;
}

/** Several levels in one sentence: which of them leads, and which is the worst; empty for a single level. */
export function levelsSentence(rows: readonly LevelRow[]): string {
  const leading = leadingLevel(rows);
  const [worst] = rows;
  if (leading === null || worst === undefined || rows.length < 2) return '';
  const worstWords = `Worst level: ${worst.level}${worst.confirmed ? `, ESCC ${worst.confirmed.grade}` : ''}.`;
  return leading.why === 'symptomatic'
    ? `The symptomatic level takes precedence: ${leading.row.level}. ${worstWords}`
    : `No level is known to be symptomatic. ${worstWords}`;
}
