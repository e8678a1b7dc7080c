import { intersect, regionArea, toRegion } from '../../geometry/boolean.ts';
import type { ImagePoint, PlanePolygon } from '../../geometry/spaces.ts';
import { imageKeyOf, type ImageKey } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { OUTLINE_ROLES, OUTLINE_STRUCTURES, type Outline, type Reading } from '../reading.ts';
import type { CountedMark, Difference, ImageOverlap } from './difference.ts';

/** The outlines and other marks of one level, or of none, that are not in both readings as they stand. */
export const compareMarks = (
  before: Reading,
  after: Reading,
  level: Vertebra | null,
): readonly Difference[] => [
  ...compareOutlines(outlinesOf(before, level), outlinesOf(after, level)),
  ...COUNTED.flatMap((mark) =>
    compareCounted(mark, marksOf(before, level, mark), marksOf(after, level, mark)),
  ),
];

const outlinesOf = ({ outlines }: Reading, level: Vertebra | null): readonly Outline[] =>
  outlines.filter((one) => one.level === level);

function compareOutlines(
  before: readonly Outline[],
  after: readonly Outline[],
): readonly Difference[] {
  if (before.length + after.length === 0) return [];
  return OUTLINE_STRUCTURES.flatMap((structure) =>
    OUTLINE_ROLES.flatMap((role): readonly Difference[] => {
      const isOne = (one: Outline): boolean => one.structure === structure && one.role === role;
      const [was, is] = [byImage(before.filter(isOne)), byImage(after.filter(isOne))];
      const overlaps = [...was.keys()]
        .toSorted()
        .flatMap((image) => overlapOn(image, was.get(image), is.get(image)));
      const [drawnBefore, drawnAfter] = [before.filter(isOne).length, after.filter(isOne).length];
      const isElsewhere = [...was.keys(), ...is.keys()].some(
        (image) => !was.has(image) || !is.has(image),
      );
      return overlaps.length === 0 && drawnBefore === drawnAfter && !isElsewhere
        ? []
        : [{ kind: 'outlines', structure, role, before: drawnBefore, after: drawnAfter, overlaps }];
    }),
  );
}

function byImage(outlines: readonly Outline[]): ReadonlyMap<ImageKey, readonly Outline[]> {
  const groups = new Map<ImageKey, Outline[]>();
  for (const outline of outlines) {
    const key = imageKeyOf(outline.image);
    groups.set(key, [...(groups.get(key) ?? []), outline]);
  }
  return groups;
}

/** How far two sets of outlines on one image agree; nothing where they are the same. */
function overlapOn(
  image: ImageKey,
  before: readonly Outline[] = [],
  after: readonly Outline[] = [],
): readonly ImageOverlap[] {
  if (before.length === 0 || after.length === 0) return [];
  // An edit elsewhere leaves these outlines the very objects they were.
  if (before.length === after.length && before.every((one, i) => one === after[i])) return [];
  const shapes = (outlines: readonly Outline[]): string =>
    outlines
      .map(({ points }) => JSON.stringify(points))
      .toSorted()
      .join();
  if (shapes(before) === shapes(after)) return [];
  return [{ image, dice: diceOf(before, after) }];
}

/** Decimals that are the same whichever side comes first. */
const DICE_STEPS = 1e4;

/** Dice is a ratio of areas: pixels serve as well as millimetres, whatever their shape. */
function diceOf(before: readonly Outline[], after: readonly Outline[]): number | null {
  const region = (outlines: readonly Outline[]): ReturnType<typeof toRegion> =>
    toRegion(outlines.map(({ points }) => inPixels(points)));
  const [a, b] = [region(before), region(after)];
  const sum = regionArea(a) + regionArea(b);
  if (regionArea(a) === 0 || regionArea(b) === 0) return null;
  return Math.round(((2 * regionArea(intersect(a, b))) / sum) * DICE_STEPS) / DICE_STEPS;
}

const inPixels = (points: readonly ImagePoint[]): PlanePolygon =>
  points.map(([x, y]) => [x, y] as const) as unknown as PlanePolygon;

const COUNTED: readonly CountedMark[] = [
  'distance', 'height', 'angle', 'translation', 'signal', 'arrow', 'marker', 'key-image', 'label', 'conus',
]; // prettier-ignore

/** Marks by what makes them the same in both readings, each with all that may change in it. */
function marksOf(
  reading: Reading,
  level: Vertebra | null,
  mark: CountedMark,
): ReadonlyMap<string, string> {
  switch (mark) {
    case 'marker':
      return new Map(
        reading.markers
          .filter((one) => one.level === level)
          .map((one) => [one.compartment, JSON.stringify([imageKeyOf(one.image), one.point])]),
      );
    case 'key-image':
      return new Map(
        reading.keyImages
          .filter((one) => one.level === level)
          .map((one) => [imageKeyOf(one.image), '']),
      );
    case 'label':
      return new Map(
        reading.levels
          .filter((one) => one.vertebra === level)
          .map((one) => [one.vertebra, JSON.stringify([imageKeyOf(one.image), one.point])]),
      );
    case 'conus':
      return new Map(
        level === null && reading.conus
          ? [['conus', JSON.stringify([imageKeyOf(reading.conus.image), reading.conus.point])]]
          : [],
      );
    default:
      return new Map(
        reading.measurements
          .filter((one) => one.level === level && one.kind === mark)
          .map((one) => [
            one.id,
            JSON.stringify([imageKeyOf(one.image), one.points, one.kind === 'arrow' && one.text]),
          ]),
      );
  }
}

function compareCounted(
  mark: CountedMark,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Difference[] {
  const removed = [...before.keys()].filter((key) => !after.has(key)).length;
  const added = [...after.keys()].filter((key) => !before.has(key)).length;
  const changed = [...before].filter(
    ([key, value]) => after.has(key) && after.get(key) !== value,
  ).length;
  return removed + added + changed === 0 ? [] : [{ kind: 'marks', mark, removed, added, changed }];
}
