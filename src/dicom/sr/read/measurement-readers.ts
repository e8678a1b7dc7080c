import type { MarkId, Measurement, SignalStatistics } from '../../../domain/reading.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import { isSameCode } from '../coded-concept.ts';
import { keyOfCode, STATISTIC_CODES } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { SIGNAL_TISSUE_CODES } from '../observation-codes.ts';
import {
  childNamed,
  codeOf,
  isNamed,
  numberOf,
  regionOf,
  ringOf,
  textOf,
  type ContentNode,
  type Region,
} from './content-node.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { levelOf } from './read-group.ts';

const baseOf = (
  { group }: GroupContext,
  region: Region,
): Pick<Measurement, 'id' | 'level' | 'image'> => ({
  id: group.trackingUid as MarkId,
  level: levelOf(group),
  image: region.image,
});

/** The line a number was taken from. */
const lineOf = (node: ContentNode | null): Region | null => {
  const region = regionOf(node?.children.find((child) => child.type === 'SCOORD') ?? null);
  return region?.graphicType === 'POLYLINE' ? region : null;
};

function pairOf(region: Region | null): readonly [ImagePoint, ImagePoint] | null {
  const [from, to, ...more] = region?.points ?? [];
  return from === undefined || to === undefined || more.length > 0 ? null : [from, to];
}

/** A distance: a length with a line of two points. */
export const readDistance: GroupReader = (context) => {
  const node = childNamed(context.group.node, CONCEPTS.length);
  const region = lineOf(node);
  const points = pairOf(region);
  if (region === null || points === null) return 'A length without a line on an image.';
  if (context.group.site === 'unknown') return 'A length at a site that is no vertebra.';
  context.builder.measurements.push({ ...baseOf(context, region), kind: 'distance', points });
  context.taken.takeWhole(node);
  return null;
};

/** A height of one column of a vertebral body. */
export const readHeight: GroupReader = (context) => {
  const node = childNamed(context.group.node, CONCEPTS.height);
  const region = lineOf(node);
  const points = pairOf(region);
  const columns = { anterior: VALUES.anterior, middle: VALUES.middle, posterior: VALUES.posterior };
  const column = (['anterior', 'middle', 'posterior'] as const).find((one) =>
    context.group.siteModifiers.some((modifier) => isSameCode(modifier, columns[one])),
  );
  if (region === null || points === null) return 'A height without a line on an image.';
  if (column === undefined) return 'A height of no known part of the vertebral body.';
  if (context.group.site === 'unknown') return 'A height at a site that is no vertebra.';
  context.builder.measurements.push({ ...baseOf(context, region), kind: 'height', column, points });
  context.taken.takeWhole(node);
  return null;
};

/** A Cobb angle: two lines. */
export const readAngle: GroupReader = (context) => {
  const node =
    childNamed(context.group.node, CONCEPTS.cobbAngle) ??
    childNamed(context.group.node, CONCEPTS.angleInPixels);
  const region = lineOf(node);
  const [a, b, c, d, ...more] = region?.points ?? [];
  if (!region || !a || !b || !c || !d || more.length > 0) {
    return 'A Cobb angle without two lines on an image.';
  }
  if (context.group.site === 'unknown') return 'An angle at a site that is no vertebra.';
  context.builder.measurements.push({
    ...baseOf(context, region),
    kind: 'angle',
    points: [a, b, c, d],
  });
  context.taken.takeWhole(node);
  return null;
};

/** A slip: three corners. */
export const readTranslation: GroupReader = (context) => {
  const node = childNamed(context.group.node, CONCEPTS.translation);
  const region = lineOf(node);
  const [upper, posterior, anterior, ...more] = region?.points ?? [];
  if (!region || !upper || !posterior || !anterior || more.length > 0) {
    return 'A translation without three corners on an image.';
  }
  if (context.group.site === 'unknown') return 'A translation at a site that is no vertebra.';
  context.builder.measurements.push({
    ...baseOf(context, region),
    kind: 'translation',
    points: [upper, posterior, anterior],
  });
  context.taken.takeWhole(node);
  return null;
};

/** An arrow with its words. */
export const readArrow: GroupReader = (context) => {
  const node = childNamed(context.group.node, CONCEPTS.imageRegion);
  const region = regionOf(node);
  const points = pairOf(region);
  if (region === null || points === null) return 'An arrow without two points on an image.';
  if (context.group.site === 'unknown') return 'An arrow at a site that is no vertebra.';
  // Earlier documents have the tail first.
  const [first, second] = points;
  const isTipFirst = isSameCode(context.group.finding, VALUES.arrow);
  context.builder.measurements.push({
    ...baseOf(context, region),
    kind: 'arrow',
    points: isTipFirst ? [second, first] : [first, second],
    text: context.group.comment ?? '',
  });
  context.taken.takeWhole(node);
  return null;
};

/** A region of signal or attenuation. */
export const readSignal: GroupReader = (context) => {
  const { group, taken } = context;
  const node = childNamed(group.node, CONCEPTS.imageRegion);
  const region = regionOf(node);
  const points = ringOf(region);
  if (region === null || points === null) return 'A region that is not a closed line on an image.';
  if (group.site === 'unknown') return 'A region at a site that is no vertebra.';
  const numbers = group.node.children.filter(
    (child) =>
      isNamed(child, CONCEPTS.attenuation) ||
      isNamed(child, CONCEPTS.signalIntensity) ||
      isNamed(child, CONCEPTS.pixelCount),
  );
  const statistics = statisticsOf(numbers);
  const tissueNode = childNamed(group.node, CONCEPTS.signalTissue);
  const tissue = keyOfCode(SIGNAL_TISSUE_CODES, codeOf(tissueNode));
  if (tissue !== null) taken.takeWhole(tissueNode);
  context.builder.measurements.push({
    ...baseOf(context, region),
    kind: 'signal',
    tissue: tissue ?? 'lesion',
    points,
    statistics,
  });
  taken.takeWhole(node);
  taken.takeWhole(childNamed(group.node, CONCEPTS.area));
  if (statistics !== null) for (const number of numbers) taken.takeWhole(number);
  return null;
};

function statisticsOf(numbers: readonly ContentNode[]): SignalStatistics | null {
  const statistic = (name: keyof typeof STATISTIC_CODES): number | null => {
    const node = numbers.find((one) =>
      isSameCode(codeOf(childNamed(one, CONCEPTS.derivation)), STATISTIC_CODES[name]),
    );
    return exactNumberOf(node ?? null);
  };
  const mean = statistic('mean');
  const standardDeviation = statistic('standardDeviation');
  const minimum = statistic('minimum');
  const maximum = statistic('maximum');
  const pixelCount = exactNumberOf(
    numbers.find((one) => isNamed(one, CONCEPTS.pixelCount)) ?? null,
  );
  if (
    mean === null ||
    standardDeviation === null ||
    minimum === null ||
    maximum === null ||
    pixelCount === null
  ) {
    return null;
  }
  const unit = numbers.some((one) => isNamed(one, CONCEPTS.attenuation)) ? 'HU' : 'arbitrary';
  return { mean, standardDeviation, minimum, maximum, pixelCount, unit };
}

function exactNumberOf(node: ContentNode | null): number | null {
  if (node === null) return null;
  const exact = textOf(childNamed(node, CONCEPTS.exactNumber));
  const value = exact === null ? Number.NaN : Number(exact);
  return Number.isFinite(value) ? value : (numberOf(node)?.value ?? null);
}
