import { SINS_ITEMS, SINS_POINTS, type SinsAnswer, type SinsClass, type SinsItem } from './sins.ts';

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
  if (total <= 6) return 'stable';
  return total <= 12 ? 'indeterminate' : 'unstable';
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

/** The points an item can still have. Shape: ascending. */
function possiblePoints<I extends SinsItem>(choices: SinsChoices, item: I): readonly number[] {
  return choices[item].map((answer) => pointsOf(item, answer)).toSorted((a, b) => a - b);
}

/** The total of the six items; an unknown item widens it to a range and never counts as 0. Source: spec clinical-rules 4.7. */
export function totalSins(choices: SinsChoices): SinsTotal {
  const spans = SINS_ITEMS.map((item) => {
    const points = possiblePoints(choices, item);
    return { item, points, min: points[0] ?? 0, max: points.at(-1) ?? 0 };
  });
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
        ? spans.filter(({ item }) => changesClass(spans, item)).map(({ item }) => item)
        : [],
  };
}

/** Whether the class turns on an item, for some answers of the others. */
function changesClass(
  spans: readonly { readonly item: SinsItem; readonly points: readonly number[] }[],
  item: SinsItem,
): boolean {
  const own = spans.find((span) => span.item === item)?.points ?? [];
  const others = spans
    .filter((span) => span.item !== item)
    .reduce<ReadonlySet<number>>(
      (sums, { points }) => new Set([...sums].flatMap((sum) => points.map((p) => sum + p))),
      new Set([0]),
    );
  return [...others].some(
    (rest) => new Set(own.map((points) => sinsClass(rest + points))).size > 1,
  );
}
