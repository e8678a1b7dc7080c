import type { SinsItem } from './sins.ts';
import type { SinsHint, SinsSummary } from './summary.ts';
import { sinsClass, type SinsTotal } from './total.ts';

/** The items as the reader sees them. */
export const SINS_ITEM_LABELS = {
  pain: 'Pain',
  location: 'Location',
  lesion: 'Lesion',
  alignment: 'Alignment',
  collapse: 'Collapse',
  posterolateral: 'Posterolateral',
} as const satisfies Record<SinsItem, string>;

const ANSWER_LABELS: Readonly<Record<SinsItem, Readonly<Record<string, string>>>> = {
  pain: { mechanical: 'Mechanical', 'non-mechanical': 'Other', none: 'None' },
  location: {
    junctional: 'Junction',
    mobile: 'Mobile',
    'semi-rigid': 'Semi-rigid',
    rigid: 'Rigid',
  },
  lesion: { lytic: 'Lytic', mixed: 'Mixed', blastic: 'Blastic' },
  alignment: { translation: 'Translation', deformity: 'Deformity', normal: 'Normal' },
  collapse: {
    'over-50': '> 50 %',
    'up-to-50': '≤ 50 %',
    'involved-over-50': 'Involved > 50 %',
    none: 'None',
  },
  posterolateral: { bilateral: 'Both sides', unilateral: 'One side', none: 'None' },
};

/** An answer as the reader sees it on its button. */
export const sinsAnswerLabel = (item: SinsItem, answer: string): string =>
  ANSWER_LABELS[item][answer] ?? answer;

/** "11" or "10-13". */
export const sinsTotalText = (total: SinsTotal): string =>
  total.kind === 'total' ? `${total.total}` : `${total.min}-${total.max}`;

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
      ? ['Surgical consultation is suggested from 7 points on.']
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
  const other = { 6: 7, 7: 6, 12: 13, 13: 12 }[total.total];
  if (other === undefined) return [];
  const [low, high] = [Math.min(total.total, other), Math.max(total.total, other)];
  return [`At the ${low}/${high} boundary: ${other} is ${sinsClass(other)}.`];
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
