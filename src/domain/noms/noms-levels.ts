import type { LevelRow } from '../level-table.ts';
import type { Vertebra } from '../level.ts';
import type { Reading } from '../reading.ts';
import { deficitRank, deficitState } from './deficit.ts';
import { deficitText, studyDeficitText } from './deficit-words.ts';
import { nomsLevelOf } from './noms-level.ts';
import { nomsBranch, type NomsResult } from './noms.ts';

/** Levels that the framework leads the same way, and where. */
export interface NomsOfLevels {
  /** Neurologically worst first. */
  readonly levels: readonly Vertebra[];
  readonly result: NomsResult;
}

type Study = Pick<Reading, 'clinical' | 'rules'>;

/**
 * Where the framework leads at every level, neurologically worst first: by the deficit, then by the grade, then by SINS.
 * Levels with the same branches, gaps and notes stand together; none is dropped. Rows: worst first, as the level table has
 * them. Source: spec clinical-rules 4.10.
 */
export function nomsOfLevels(rows: readonly LevelRow[], study: Study): readonly NomsOfLevels[] {
  const groups = new Map<string, { readonly levels: Vertebra[]; readonly result: NomsResult }>();
  for (const row of byDeficit(rows)) {
    const result = nomsBranch(nomsLevelOf(row), study.clinical, study.rules);
    const key = JSON.stringify(result);
    const group = groups.get(key) ?? { levels: [], result };
    group.levels.push(row.level);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const byDeficit = (rows: readonly LevelRow[]): readonly LevelRow[] =>
  rows.toSorted((a, b) => deficitRank(b.deficit) - deficitRank(a.deficit));

/** Whether a level makes itself felt: by a deficit or by mechanical pain. Source: spec clinical-rules 4.10. */
export const isSymptomatic = ({ deficit, sins: { choices } }: LevelRow): boolean =>
  deficitState(deficit).isPresent === true ||
  (choices.pain.length === 1 && choices.pain[0] === 'mechanical');

/** The deficit of the study: the worst of its levels, else what a record of before says. */
export function studyDeficit(
  rows: readonly LevelRow[],
  { deficit }: Reading['clinical'],
): { readonly level: Vertebra | null; readonly text: string } | null {
  const [worst] = byDeficit(rows.filter((row) => row.deficit !== null));
  if (worst) return { level: worst.level, text: deficitText(worst.deficit) };
  return deficit === null ? null : { level: null, text: studyDeficitText(deficit) };
}

/** Several levels in one sentence: which of them are symptomatic, which is the worst; empty for a single level. */
export function levelsSentence(rows: readonly LevelRow[]): string {
  const [worst] = rows;
  if (worst === undefined || rows.length < 2) return '';
  const symptomatic = byDeficit(rows).filter(isSymptomatic);
  const grade = worst.confirmed ? `, ESCC ${worst.confirmed.grade}` : '';
  const felt =
    symptomatic.length === 0
      ? 'No level is known to be symptomatic.'
      : `Symptomatic: ${symptomatic.map(({ level }) => level).join(', ')}.`;
  return `${felt} Worst level: ${worst.level}${grade}.`;
}
