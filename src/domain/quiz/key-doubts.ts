import type { LevelRow } from '../level-table.ts';
import { overrideOf } from '../reader-override.ts';

/** Of a level: what counts in whether it can be the key of a case. */
type KeyLevel = Pick<LevelRow, 'level' | 'confirmed' | 'caudaEquina' | 'cauda'> & {
  readonly escc: Parameters<typeof overrideOf>[0]['escc'];
  readonly sins: Pick<LevelRow['sins'], 'missing' | 'restsOnProposals'>;
};

/**
 * Why a reading is no sound key for learners, one sentence each, head to tail as given: nothing in it, a grade that no
 * reader gave, a grade that the measures contradict, SINS that is open. Empty where nothing speaks against it.
 */
export function keyDoubts(rows: readonly KeyLevel[]): readonly string[] {
  if (rows.length === 0) return ['The key is empty: the reading says nothing of any level.'];
  const isAnyGraded = rows.some((row) => row.confirmed !== null || row.cauda !== null);
  return [
    ...(isAnyGraded ? [] : ['The key has no grade that a reader confirmed.']),
    ...rows.flatMap((row) => {
      const override = overrideOf(row);
      const isGraded = row.confirmed !== null || row.cauda !== null;
      const isSinsOpen = row.sins.missing.length > 0 || row.sins.restsOnProposals.length > 0;
      return [
        ...(isAnyGraded && !isGraded ? [`${row.level}: the grade is not confirmed.`] : []),
        ...(override === null ? [] : [`${row.level}: ${override}.`]),
        ...(isSinsOpen ? [`${row.level}: SINS is not answered whole.`] : []),
      ];
    }),
  ];
}
