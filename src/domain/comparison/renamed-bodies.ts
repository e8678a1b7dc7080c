import { imageKeyOf } from '../image-series.ts';
import { VERTEBRAE } from '../level.ts';
import type { LevelLabel, Reading } from '../reading.ts';
import type { Difference } from './difference.ts';

/** Two labels are of one body when they lie closer than this share of the way to the next label. */
const SAME_BODY = 0.5;

/**
 * The bodies that one reading names otherwise than the other: a count that is off by one changes the level of every
 * finding below it. Only where both readings label several bodies of one image.
 */
export function renamedBodies(before: Reading, after: Reading): readonly Difference[] {
  return before.levels
    .flatMap((label): readonly Extract<Difference, { readonly kind: 'renamed' }>[] => {
      const image = imageKeyOf(label.image);
      const here = (labels: readonly LevelLabel[]): readonly LevelLabel[] =>
        labels.filter((one) => imageKeyOf(one.image) === image);
      const other = nearest(label, here(after.levels));
      if (!other || nearest(other, here(before.levels)) !== label) return [];
      const spacing = Math.min(
        distanceToNext(label, here(before.levels)),
        distanceToNext(other, here(after.levels)),
      );
      const isSameBody = distance(label, other) < spacing * SAME_BODY && Number.isFinite(spacing);
      return !isSameBody || label.vertebra === other.vertebra
        ? []
        : [{ kind: 'renamed', image, before: label.vertebra, after: other.vertebra }];
    })
    .toSorted((a, b) => orderOf(a) - orderOf(b));
}

/** The same whichever reading comes first. */
const orderOf = ({ before, after }: Extract<Difference, { readonly kind: 'renamed' }>): number =>
  VERTEBRAE.indexOf(before) + VERTEBRAE.indexOf(after);

const distance = (a: LevelLabel, b: LevelLabel): number =>
  Math.hypot(a.point[0] - b.point[0], a.point[1] - b.point[1]);

function nearest(to: LevelLabel, among: readonly LevelLabel[]): LevelLabel | null {
  const [first, ...rest] = among;
  if (!first) return null;
  return rest.reduce((best, one) => (distance(one, to) < distance(best, to) ? one : best), first);
}

const distanceToNext = (label: LevelLabel, among: readonly LevelLabel[]): number =>
  Math.min(...among.filter((one) => one !== label).map((one) => distance(one, label)));
