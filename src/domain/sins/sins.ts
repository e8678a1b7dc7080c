/** The six SINS items with their answers and points. Source: Fisher et al., Spine 2010;35:E1221-E1229. */
export const SINS_POINTS = {
  location: { junctional: 3, mobile: 2, 'semi-rigid': 1, rigid: 0 },
  pain: { mechanical: 3, 'non-mechanical': 1, none: 0 },
  lesion: { lytic: 2, mixed: 1, blastic: 0 },
  alignment: { translation: 4, deformity: 2, normal: 0 },
  collapse: { 'over-50': 3, 'up-to-50': 2, 'involved-over-50': 1, none: 0 },
  posterolateral: { bilateral: 3, unilateral: 1, none: 0 },
} as const;

/** The items, in the order in which they are shown: pain first, because it alone changes the class most often. */
export const SINS_ITEMS = [
  'pain',
  'location',
  'lesion',
  'alignment',
  'collapse',
  'posterolateral',
] as const;

/** One of the six items of the score. */
export type SinsItem = (typeof SINS_ITEMS)[number];

/** The answers an item can have. */
export type SinsAnswer<I extends SinsItem> = keyof (typeof SINS_POINTS)[I] & string;

/** Where an answer came from; `unknown` where a document of another program does not say. */
export const SINS_SOURCES = ['reader', 'computed', 'measured', 'unknown'] as const;
/** One of them. */
export type SinsSource = (typeof SINS_SOURCES)[number];

/** The reader's word on one item. `unknown` was asked and could not be answered; an absent item was not asked. Both are null, never 0. */
export type SinsItemAnswer<I extends SinsItem> =
  | {
      readonly kind: 'answer';
      readonly value: SinsAnswer<I>;
      readonly source: SinsSource;
      readonly answeredAt: string;
      /** Lesion quality that was judged without CT, which is where it is defined (X27). */
      readonly inferredFromMr?: true;
    }
  | { readonly kind: 'unknown'; readonly answeredAt: string };

/** The reader's answers of one level. */
export type SinsAnswers = { readonly [I in SinsItem]?: SinsItemAnswer<I> };

/** The classes. Source: Fisher 2010; the range of stable is 0-6 (spec clinical-rules X9). */
export type SinsClass = 'stable' | 'indeterminate' | 'unstable';

/** The lowest total of each class. Unit: points. Source: as above. */
export const SINS_CLASS_FROM = {
  stable: 0,
  indeterminate: 7,
  unstable: 13,
} as const satisfies Record<SinsClass, number>;

/** The highest total. Unit: points. */
export const SINS_HIGHEST = 18;
