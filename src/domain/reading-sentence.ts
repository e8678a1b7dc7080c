import { READ_ON_SAGITTAL, type LevelRow } from './level-table.ts';
import type { Vertebra } from './level.ts';
import { caudaSentence } from './escc/cauda-words.ts';
import { gradePhrase } from './escc/explain.ts';
import { proposalTitle } from './escc/explain.ts';
import { overrideOf } from './reader-override.ts';
import { sinsTotalText } from './sins/explain.ts';
import { SINS_ITEM_LABELS } from './sins/sins-words.ts';

/** One level in a sentence or two for a report: grade, shortest gap, SINS; proposals and missing items are said to be such. */
export function readingSentence(level: Vertebra, row: LevelRow | null): string {
  if (!row) return `${level}: no finding recorded.`;
  return [`${level}: ${esccSentence(row)}`, sinsSentence(row)]
    .filter((part) => part !== '')
    .join(' ');
}

function esccSentence(row: LevelRow): string {
  if (row.caudaEquina) return caudaSentence(row.cauda, row.escc.cauda);
  const gap = row.gapMm === null ? '' : `, tumour-cord distance ${row.gapMm.toFixed(1)} mm`;
  if (row.confirmed) {
    const override = overrideOf(row);
    const plane = row.isReadOnSagittal ? ` ${READ_ON_SAGITTAL}` : '';
    if (override !== null) return `ESCC grade ${override}${gap}.${plane}`;
    return `ESCC grade ${row.confirmed.grade} (${gradePhrase(row.confirmed.grade)})${gap}.${plane}`;
  }
  const { proposal } = row.escc;
  if (!proposal || proposal.kind === 'none') return 'ESCC not graded.';
  return `ESCC grade ${proposalTitle(proposal)}, proposed and not confirmed${gap}.`;
}

function sinsSentence({ sins }: LevelRow): string {
  if (sins.missing.length === 6) return 'SINS not assessed.';
  const { total } = sins;
  const missing = sins.missing.map((item) => SINS_ITEM_LABELS[item].toLowerCase());
  const open = missing.length === 0 ? '' : ` Not assessed: ${missing.join(', ')}.`;
  const proposed = sins.restsOnProposals.length === 0 ? '' : ', in part proposed';
  const kind = total.class === null ? 'class open' : total.class;
  return `SINS ${sinsTotalText(total)} of 18 (${kind}${proposed}).${open}`;
}
