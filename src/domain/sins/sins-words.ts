import {
  SINS_CLASS_FROM,
  SINS_HIGHEST,
  SINS_POINTS,
  type SinsClass,
  type SinsItem,
} from './sins.ts';

/** The items as the reader sees them. */
export const SINS_ITEM_LABELS = {
  pain: 'Pain',
  location: 'Location',
  lesion: 'Lesion',
  alignment: 'Alignment',
  collapse: 'Collapse',
  posterolateral: 'Posterolateral',
} as const satisfies Record<SinsItem, string>;

/** An answer as it is printed. */
export interface SinsOption {
  readonly value: string;
  /** In a sentence or a table. */
  readonly label: string;
  /** As short as a button needs it. */
  readonly short: string;
  /** In full, for the accessible name and the tooltip. */
  readonly name: string;
  readonly points: number;
}

/** Label, name in full where it differs, and the short form where the label is too long for a button. */
type Words = readonly [label: string, name?: string, short?: string];

const ANSWER_WORDS: {
  readonly [I in SinsItem]: Record<keyof (typeof SINS_POINTS)[I], Words>;
} = {
  pain: {
    mechanical: ['Mechanical', 'Mechanical: worse on movement or loading, or relieved by lying'],
    'non-mechanical': ['Other', 'Other: pain, but not mechanical'],
    none: ['None', 'None: no pain'],
  },
  location: {
    junctional: ['Junction'],
    mobile: ['Mobile', 'Mobile spine'],
    'semi-rigid': ['Semi-rigid'],
    rigid: ['Rigid'],
  },
  lesion: {
    lytic: ['Lytic'],
    mixed: ['Mixed', 'Mixed lytic and blastic'],
    blastic: ['Blastic'],
  },
  alignment: {
    translation: ['Translation', 'Translation or subluxation'],
    deformity: ['Deformity', 'Deformity: new kyphosis or scoliosis'],
    normal: ['Normal', 'Normal alignment'],
  },
  collapse: {
    'over-50': ['> 50 %', '> 50 % collapse'],
    'up-to-50': ['≤ 50 %', '≤ 50 % collapse'],
    'involved-over-50': [
      'Involved > 50 %',
      'Involved: more than 50 % of the body, without collapse',
      'Involved',
    ],
    none: ['None', 'None: neither collapse nor more than 50 % involved'],
  },
  posterolateral: {
    bilateral: ['Both sides', 'Both sides involved', 'Both'],
    unilateral: ['One side', 'One side involved'],
    none: ['None', 'None: neither side involved'],
  },
};

/** The answers of an item with their words and points, most points first. */
export function sinsOptions(item: SinsItem): readonly SinsOption[] {
  const points: Readonly<Record<string, number>> = SINS_POINTS[item];
  const words: Readonly<Record<string, Words>> = ANSWER_WORDS[item];
  return Object.entries(points).map(([value, each]) => {
    const [label, name = label, short = label] = words[value] ?? [value];
    return { value, label, name, short, points: each };
  });
}

/** An answer in a sentence or a table. */
export const sinsAnswerLabel = (item: SinsItem, answer: string): string =>
  sinsOptions(item).find(({ value }) => value === answer)?.label ?? answer;

/** "11", or "10-13" while answers are open. Unit: points. */
export const sinsRangeText = (lowest: number, highest: number): string =>
  lowest === highest ? `${lowest}` : `${lowest}-${highest}`;

/** The totals of a class: "7-12". */
export function sinsClassRange(sinsClass: SinsClass): string {
  const from = SINS_CLASS_FROM[sinsClass];
  const above = Object.values(SINS_CLASS_FROM).filter((other) => other > from);
  return sinsRangeText(from, Math.min(...above, SINS_HIGHEST + 1) - 1);
}
