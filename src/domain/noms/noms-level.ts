import type { LevelRow } from '../level-table.ts';
import type { NomsLevel } from './noms.ts';

/** What NOMS takes from a level: the reader's grade before the proposal, the range of its SINS, the reader's word on pain. */
export function nomsLevelOf({ confirmed, escc, caudaEquina, sins }: LevelRow): NomsLevel {
  const proposed = escc.proposal?.kind === 'grade' ? escc.proposal.grade : null;
  const { total, choices } = sins;
  const [pain] = choices.pain;
  return {
    grade: confirmed?.grade ?? proposed,
    isBelowConus: caudaEquina,
    sins:
      total.kind === 'total'
        ? { lowest: total.total, highest: total.total }
        : { lowest: total.min, highest: total.max },
    isPainMechanical: choices.pain.length === 1 ? pain === 'mechanical' : null,
  };
}
