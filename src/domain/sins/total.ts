import {
  SINS_CLASS_FROM,
  SINS_ITEMS,
  SINS_POINTS,
  type SinsAnswer,
  type SinsClass,
  type SinsItem,
} from './sins.ts';

/** The answers still possible of each item. Shape: one is known, several are open; never none. */
export type SinsChoices = { readonly [I in SinsItem]: readonly SinsAnswer<I>[] };

/** A total, or the range of totals over the open items; a class only when the whole range lies in one. */
export type SinsTotal =
  | { readonly kind: 'total'; readonly total: number; readonly class: SinsClass }
  | {
      readonly kind: 'range';
      readonly min: number;
      readonly max: number;
      readonly class: SinsClass | null;
      /** The open items on which the class depends; empty when it is certain. */
      readonly dependsOn: readonly SinsItem[];
    };

/** The class of a total. Unit: points, 0 to 18. Source: Fisher et al. 2010; stable is 0-6 (spec clinical-rules X9). */
export function sinsClass(total: number): SinsClass {
  if (total >= SINS_CLASS_FROM.unstable) return 'unstable';
  return total >= SINS_CLASS_FROM.indeterminate ? 'indeterminate' : 'stable';
}

/** Every answer of an item. */
export const answersOf = <I extends SinsItem>(item: I): readonly SinsAnswer<I>[] =>
  Object.keys(SINS_POINTS[item]) as SinsAnswer<I>[];

/** The points of an answer. */
export function pointsOf<I extends SinsItem>(item: I, answer: SinsAnswer<I>): number {
  const points: Readonly<Record<string, number>> = SINS_POINTS[item];
  return points[answer] ?? 0;
}

/** Nothing answered: every answer of every item is possible. */
export const OPEN_CHOICES: SinsChoices = {
  pain: answersOf('pain'),
  location: answersOf('location'),
  lesion: answersOf('lesion'),
  alignment: answersOf('alignment'),
  collapse: answersOf('collapse'),
  posterolateral: answersOf('posterolateral'),
};

/** The points that an item can still have. */
interface Span {
  readonly item: SinsItem;
  readonly points: readonly number[];
  readonly min: number;
  readonly max: number;
}

function spanOf<I extends SinsItem>(choices: SinsChoices, item: I): Span {
  const points = choices[item].map((answer) => pointsOf(item, answer));
  return { item, points, min: Math.min(...points), max: Math.max(...points) };
}

/** The total of the six items; an unknown item widens it to a range and never counts as 0. Source: spec clinical-rules 4.7. */
export function totalSins(choices: SinsChoices): SinsTotal {
  const spans = SINS_ITEMS.map((item) => spanOf(choices, item));
  const min = spans.reduce((sum, span) => sum + span.min, 0);
  const max = spans.reduce((sum, span) => sum + span.max, 0);
  const isKnown = SINS_ITEMS.every((item) => choices[item].length === 1);
  if (isKnown) return { kind: 'total', total: min, class: sinsClass(min) };
  const certain = sinsClass(min) === sinsClass(max) ? sinsClass(min) : null;
  return {
    kind: 'range',
    min,
    max,
    class: certain,
    dependsOn:
      certain === null
        ? spans.filter((span) => changesClass(spans, span)).map(({ item }) => item)
        : [],
  };
}

/** The totals at which the class changes. */
const BORDERS = [SINS_CLASS_FROM.indeterminate, SINS_CLASS_FROM.unstable];

/**
 * Whether the class turns on an item, for some answers of the others: some sum of theirs lies below a border with the
 * item's fewest points and not with its most. The sums are kept as the bits of a number, bit n for the sum n.
 */
function changesClass(spans: readonly Span[], { item, min, max }: Span): boolean {
  const sums = spans
    .filter((span) => span.item !== item)
    .reduce((bits, { points }) => points.reduce((all, each) => all | (bits << each), 0), 1);
  return BORDERS.some((border) => {
    const [from, to] = [Math.max(0, border - max), border - min - 1];
    return to >= from && (sums & bitsBetween(from, to)) !== 0;
  });
}

/** A number whose bits from one to another are set, both included. */
const bitsBetween = (from: number, to: number): number => (2 << to) - (1 << from);
