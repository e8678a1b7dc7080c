import { SINS_CLASS_FROM, type SinsItem } from './sins.ts';
import type { SinsHint, SinsSummary } from './summary.ts';
import { sinsAnswerLabel, SINS_ITEM_LABELS, sinsRangeText } from './sins-words.ts';
import { sinsClass, type SinsTotal } from './total.ts';

/** "11" or "10-13". */
export const sinsTotalText = (total: SinsTotal): string =>
  total.kind === 'total' ? `${total.total}` : sinsRangeText(total.min, total.max);

/**
 * A level's SINS in one to three sentences: "SINS 10-13, depends on pain. Mechanical pain would make it unstable."
 * No advice but the published one: from 7 on, surgical consultation (spec clinical-rules X10).
 */
export function explainSins({ total, hints, boundaries }: SinsSummary): string {
  const head = `SINS ${sinsTotalText(total)}`;
  const state =
    total.class !== null
      ? `${head}, ${total.class}.`
      : `${head}, depends on ${inWords(total.kind === 'range' ? total.dependsOn : [])}.`;
  const consultation =
    total.class === 'indeterminate' || total.class === 'unstable'
      ? [`Surgical consultation is suggested from ${SINS_CLASS_FROM.indeterminate} points on.`]
      : [];
  const nearBoundary = boundaries.map(
    ({ item, alternative, total: other }) =>
      `Boundary: with ${SINS_ITEM_LABELS[item].toLowerCase()} ${sinsAnswerLabel(item, alternative)} it is ${sinsTotalText(other)}.`,
  );
  const border = classBorder(total);
  return [state, ...hintSentences(hints), ...nearBoundary, ...border, ...consultation].join(' ');
}

/** A total one point from the next class says so: 6/7 and 12/13. */
function classBorder(total: SinsTotal): readonly string[] {
  if (total.kind === 'range') return [];
  const other = [total.total - 1, total.total + 1].find(
    (near) => near >= 0 && sinsClass(near) !== total.class,
  );
  if (other === undefined) return [];
  const high = Math.max(total.total, other);
  return [`At the ${high - 1}/${high} boundary: ${other} is ${sinsClass(other)}.`];
}

/** One hint is enough: that of the first open item, pain before all, with its weightiest answer. */
function hintSentences(hints: readonly SinsHint[]): readonly string[] {
  const [first] = hints;
  return first === undefined
    ? []
    : [
        `${phraseOf(first.item, first.answer)} would make it ${first.class} (${sinsTotalText(first.total)}).`,
      ];
}

/** An answer as the subject of a sentence. */
function phraseOf(item: SinsItem, answer: string): string {
  if (item === 'pain') {
    if (answer === 'none') return 'No pain';
    return answer === 'mechanical' ? 'Mechanical pain' : 'Other pain';
  }
  return `${SINS_ITEM_LABELS[item]} "${sinsAnswerLabel(item, answer)}"`;
}

function inWords(items: readonly SinsItem[]): string {
  const names = items.map((item) => SINS_ITEM_LABELS[item].toLowerCase());
  const last = names.at(-1) ?? '';
  return names.length <= 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
