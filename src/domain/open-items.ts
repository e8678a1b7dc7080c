import type { LevelRow } from './level-table.ts';
import type { Reading } from './reading.ts';
import { SINS_ITEM_LABELS } from './sins/sins-words.ts';
import { SINS_ITEMS } from './sins/sins.ts';

/**
 * What a reading still lacks before it can be signed, one phrase each: the reader's grade and the six SINS answers of
 * every level with a finding. A proposal nobody confirmed is lacking; below the conus no grade is asked for.
 */
export function openItems(reading: Reading, rows: readonly LevelRow[]): readonly string[] {
  if (rows.length === 0) return ['a level with a finding'];
  return rows.flatMap(({ level, confirmed, caudaEquina }) => {
    const sins = reading.assessments[level]?.sins ?? {};
    const missing = SINS_ITEMS.filter((item) => sins[item]?.kind !== 'answer');
    return [
      ...(confirmed === null && !caudaEquina ? [`${level}: ESCC grade`] : []),
      ...(missing.length === SINS_ITEMS.length
        ? [`${level}: SINS`]
        : missing.map((item) => `${level}: SINS ${SINS_ITEM_LABELS[item].toLowerCase()}`)),
    ];
  });
}
