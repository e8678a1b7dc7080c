import { ESCC_GRADES, type EsccGrade, type EsccProposal } from '../escc/escc.ts';
import type { LevelRow } from '../level-table.ts';
import type { NomsLevel } from './noms.ts';

/**
 * What NOMS takes from a level: the reader's grade before the proposal, the range of its SINS, the reader's word on pain
 * and deficit.
 */
export function nomsLevelOf(row: LevelRow): NomsLevel {
  const { confirmed, escc, caudaEquina, deficit } = row;
  const proposed = escc.proposal?.kind === 'grade' ? escc.proposal.grade : null;
  const { total, choices } = row.sins;
  const [pain] = choices.pain;
  return {
    grade: confirmed?.grade ?? proposed,
    possibleGrades: possibleGrades(escc.proposal),
    isGradeProposed: confirmed === null,
    isBelowConus: caudaEquina,
    sins:
      total.kind === 'total'
        ? { lowest: total.total, highest: total.total }
        : { lowest: total.min, highest: total.max },
    isPainMechanical: choices.pain.length === 1 ? pain === 'mechanical' : null,
    deficit,
  };
}

function possibleGrades(proposal: EsccProposal | null): readonly EsccGrade[] {
  if (proposal?.kind !== 'range' && proposal?.kind !== 'at-least') return [];
  const highest = proposal.kind === 'range' ? proposal.highest : '3';
  return ESCC_GRADES.slice(ESCC_GRADES.indexOf(proposal.lowest), ESCC_GRADES.indexOf(highest) + 1);
}
