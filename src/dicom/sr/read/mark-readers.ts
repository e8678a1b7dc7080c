import { isSimple } from '../../../geometry/self-intersection.ts';
import type { MarkId, Outline } from '../../../domain/reading.ts';
import {
  COMPARTMENT_FINDING_CODES,
  COUNTING_METHOD_CODES,
  keyOfCode,
  LEVEL_STATUS_CODES,
  MARK_ORIGIN_CODES,
  OUTLINE_ROLE_CODES,
  STRUCTURE_CODES,
  TRANSITIONAL_CODES,
} from '../code-tables.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { compartmentsOfItem, takeParts } from './compartment-reader.ts';
import {
  childNamed,
  codeOf,
  imageOf,
  numberOf,
  regionOf,
  ringOf,
  textOf,
  type ContentNode,
} from './content-node.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { levelOf } from './read-group.ts';

const markId = ({ group }: GroupContext): MarkId => group.trackingUid as MarkId;

/** Template part A. */
export const readLevel: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const vertebra = levelOf(group);
  const regionNode = childNamed(group.node, CONCEPTS.imageRegion);
  const region = regionOf(regionNode);
  const point = region?.points[0];
  if (vertebra === null) return 'A level label without a vertebra we know.';
  if (region?.graphicType !== 'POINT' || point === undefined) {
    return 'A level label without a point on an image.';
  }
  const methodNode = childNamed(group.node, CONCEPTS.levelMethod);
  const transitionalNode = childNamed(group.node, CONCEPTS.levelTransitional);
  const statusNode = childNamed(group.node, CONCEPTS.levelStatus);
  const method = keyOfCode(COUNTING_METHOD_CODES, codeOf(methodNode));
  const transitional = keyOfCode(TRANSITIONAL_CODES, codeOf(transitionalNode));
  const status = keyOfCode(LEVEL_STATUS_CODES, codeOf(statusNode));
  builder.counting = {
    ...(method === null ? {} : { method }),
    ...(transitional === null ? {} : { transitional }),
    ...builder.counting,
  };
  builder.levels.push({
    id: markId(context),
    vertebra,
    image: region.image,
    point,
    status: status ?? 'unknown',
  });
  taken.takeWhole(regionNode);
  if (method !== null) taken.takeWhole(methodNode);
  if (transitional !== null) taken.takeWhole(transitionalNode);
  if (status !== null) taken.takeWhole(statusNode);
  return null;
};

/** The tip of the conus. */
export const readConus: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const regionNode = childNamed(group.node, CONCEPTS.imageRegion);
  const region = regionOf(regionNode);
  const point = region?.points[0];
  if (region?.graphicType !== 'POINT' || point === undefined) {
    return 'A conus without a point on an image.';
  }
  if (builder.conus !== null) return 'A second conus; the first was read.';
  builder.conus = { id: markId(context), image: region.image, point };
  taken.takeWhole(regionNode);
  return null;
};

/** Template part B. */
export const readOutline: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const structure = keyOfCode(STRUCTURE_CODES, group.finding);
  if (structure === null) return 'An outline of a structure we do not know.';
  if (group.site === 'unknown') return 'An outline at a site that is no vertebra.';
  const regionNode = outlineNode(group.node);
  const region = regionOf(regionNode);
  const points = ringOf(region);
  if (region === null || points === null)
    return 'An outline that is not a closed line on an image.';
  const originNode = childNamed(group.node, CONCEPTS.contourOrigin);
  const roleNode = childNamed(group.node, CONCEPTS.outlineRole);
  const origin = keyOfCode(MARK_ORIGIN_CODES, codeOf(originNode));
  const role = keyOfCode(OUTLINE_ROLE_CODES, codeOf(roleNode));
  if (!isSimple(points)) {
    builder.warnings.push(
      `The outline of the ${STRUCTURE_CODES[structure].meaning.toLowerCase()} on frame ${region.image.frameNumber} crosses itself; it was read as it is.`,
    );
  }
  builder.outlines.push({
    id: markId(context),
    structure,
    role: role ?? 'index',
    level: levelOf(group),
    image: region.image,
    points,
    origin: origin ?? 'unknown',
    ...proposalOf(context),
  });
  taken.takeWhole(regionNode);
  taken.takeWhole(childNamed(group.node, CONCEPTS.area));
  if (origin !== null) taken.takeWhole(originNode);
  if (role !== null) taken.takeWhole(roleNode);
  return null;
};

/** What the outline's proposal said of itself; nothing where it was drawn. */
function proposalOf({ group, taken }: GroupContext): Pick<Outline, 'proposal'> {
  const nodeOf = (concept: CodedConcept): ContentNode | null => childNamed(group.node, concept);
  const [methodNode, fitNode, shareNode] = [
    nodeOf(CONCEPTS.algorithmVersion),
    nodeOf(CONCEPTS.outlineFit),
    nodeOf(CONCEPTS.noFluidShare),
  ];
  const method = textOf(methodNode);
  if (method === null) return {};
  const [fit, share] = [plainNumber(fitNode), plainNumber(shareNode)];
  taken.takeWhole(methodNode);
  if (fit !== null) taken.takeWhole(fitNode);
  if (share !== null) taken.takeWhole(shareNode);
  return { proposal: { method, joint: fit, noFluidShare: share } };
}

/** A number without a unit; null for any other. */
function plainNumber(node: ContentNode | null): number | null {
  const found = numberOf(node);
  return found?.unit?.value === VALUES.noUnits.value ? found.value : null;
}

/** The line itself; some programs have it below a number that was measured on it, and nowhere else. */
const outlineNode = (group: ContentNode): ContentNode | null =>
  childNamed(group, CONCEPTS.imageRegion) ??
  group.children
    .filter((child) => child.type === 'NUM')
    .flatMap((child) => child.children)
    .find((child) => child.type === 'SCOORD') ??
  null;

/** A compartment marked by a point. */
export const readMarker: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const level = levelOf(group);
  const regionNode = childNamed(group.node, CONCEPTS.imageRegion);
  const region = regionOf(regionNode);
  const point = region?.points[0];
  if (level === null) return 'A marker without a vertebra we know.';
  if (region?.graphicType !== 'POINT' || point === undefined) {
    return 'A marker without a point on an image.';
  }
  const item = group.node.children.find((child) => compartmentsOfItem(child).length === 1);
  const compartment = item === undefined ? undefined : compartmentsOfItem(item)[0];
  if (item === undefined || compartment === undefined) return 'A marker of no compartment we know.';
  if (keyOfCode(COMPARTMENT_FINDING_CODES, codeOf(item)) !== 'present') {
    return 'A marker of something that is not present.';
  }
  builder.markers.push({
    id: markId(context),
    level,
    compartment,
    image: region.image,
    point,
  });
  taken.takeWhole(regionNode);
  taken.takeWhole(item);
  takeParts(context, [compartment]);
  return null;
};

/** A key image that is a group of its own. */
export const readKeyImage: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const node = childNamed(group.node, CONCEPTS.bestIllustration);
  const image = imageOf(node);
  if (image === null) return 'A key image without an image.';
  if (group.site === 'unknown') return 'A key image of a site that is no vertebra.';
  builder.keyImages.push({ id: markId(context), level: levelOf(group), image });
  taken.takeWhole(node);
  return null;
};
