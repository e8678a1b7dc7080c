import { SINS_POINTS, type SinsItem } from '../../domain/sins/sins.ts';

/** An answer as the card prints it. */
export interface SinsOption {
  readonly value: string;
  /** As short as a segment needs it. */
  readonly label: string;
  /** In full, for the accessible name and the tooltip. */
  readonly name: string;
  readonly points: number;
}

const WORDS: {
  readonly [I in SinsItem]: Record<keyof (typeof SINS_POINTS)[I], readonly [string, string]>;
} = {
  pain: {
    mechanical: ['Mechanical', 'Mechanical: worse on movement or loading, or relieved by lying'],
    'non-mechanical': ['Other', 'Other: pain, but not mechanical'],
    none: ['None', 'None: no pain'],
  },
  location: {
    junctional: ['Junction', 'Junction'],
    mobile: ['Mobile', 'Mobile spine'],
    'semi-rigid': ['Semi-rigid', 'Semi-rigid'],
    rigid: ['Rigid', 'Rigid'],
  },
  lesion: {
    lytic: ['Lytic', 'Lytic'],
    mixed: ['Mixed', 'Mixed lytic and blastic'],
    blastic: ['Blastic', 'Blastic'],
  },
  alignment: {
    translation: ['Translation', 'Translation or subluxation'],
    deformity: ['Deformity', 'Deformity: new kyphosis or scoliosis'],
    normal: ['Normal', 'Normal alignment'],
  },
  collapse: {
    'over-50': ['>50%', '>50% collapse'],
    'up-to-50': ['≤50%', '≤50% collapse'],
    'involved-over-50': ['Involved', 'Involved: more than 50% of the body, without collapse'],
    none: ['None', 'None: neither collapse nor more than 50% involved'],
  },
  posterolateral: {
    bilateral: ['Both', 'Both sides involved'],
    unilateral: ['One side', 'One side involved'],
    none: ['None', 'None: neither side involved'],
  },
};

/** The items as the card names them. */
export const SINS_ITEM_NAMES: Readonly<Record<SinsItem, string>> = {
  pain: 'Pain',
  location: 'Location',
  lesion: 'Lesion',
  alignment: 'Alignment',
  collapse: 'Collapse',
  posterolateral: 'Posterolateral',
};

/** The answers of an item with their points, most points first. */
export function sinsOptions(item: SinsItem): readonly SinsOption[] {
  const points: Readonly<Record<string, number>> = SINS_POINTS[item];
  const words: Readonly<Record<string, readonly [string, string]>> = WORDS[item];
  return Object.entries(points).map(([value, each]) => {
    const [label, name] = words[value] ?? [value, value];
    return { value, label, name, points: each };
  });
}
