import { isSameCode } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { itemDataset, type ContentItem } from '../content-item.ts';
import { firstText, type DicomDataset } from '../dicom-json.ts';
import { fingerprint } from '../fingerprint.ts';
import { isOnPath, itemSignature } from '../item-signature.ts';
import { codeAt, datasetsAt } from '../read/content-node.ts';
import { groupBy } from './evidence.ts';
import type { CarriedContent } from '../report-context.ts';

/** Adds what an earlier document had in each group beyond the reading, as far as what it was said of still stands. */
export function createCarrier(
  carried: CarriedContent | null,
): (group: ContentItem, trackingUid: string) => ContentItem {
  if (carried === null) return (group) => group;
  const attached = new Map(groupBy(carried.attached, (one) => one.trackingUid));
  const numbers = new Map(carried.numbers.map((one) => [one.trackingUid as string, one]));
  const heads = new Map(carried.heads.map((one) => [one.trackingUid as string, one.items]));
  return (group, trackingUid) => {
    const ofGroup = attached.get(trackingUid) ?? [];
    const number = numbers.get(trackingUid);
    const identifier = carried.identifiers[trackingUid];
    const head = heads.get(trackingUid) ?? [];
    const parts = [ofGroup, head, number ?? [], identifier ?? []].flat();
    if (parts.length === 0) return group;
    const saidOf = fingerprint(itemDataset(group));
    const headed = withHead(group, head);
    const named = identifier === undefined ? headed : withIdentifier(headed, identifier);
    const numbered = number?.saidOf === saidOf ? withNumber(named, number.item) : named;
    const standing = ofGroup.filter((one) => one.saidOf === saidOf);
    return standing.length === 0 ? numbered : withoutTool(attach(numbered, standing));
  };
}

type Attached = CarriedContent['attached'][number];

/** An item with those kept below it, down their paths; where an item of the path is gone, what was said of it is gone with it. */
export function attach(
  item: ContentItem,
  attached: readonly Pick<Attached, 'under' | 'items'>[],
): ContentItem {
  const here = attached.filter(({ under }) => under.length === 0).flatMap(({ items }) => items);
  const below = attached.filter(({ under }) => under.length > 0);
  const open = new Set(below);
  const children = item.children.map((child) => {
    if (open.size === 0) return child;
    const signature = itemSignature(itemDataset(child));
    const ofChild = [...open].filter(({ under: [step = ''] }) => isOnPath(step, signature));
    for (const one of ofChild) open.delete(one);
    if (ofChild.length === 0) return child;
    return attach(
      child,
      ofChild.map(({ under, items }) => ({ under: under.slice(1), items })),
    );
  });
  return {
    ...item,
    children,
    carried: [...item.carried, ...here],
  };
}

/** What our finding and site are where we have none of our own: another program's say more. */
const UNSPECIFIC = [VALUES.freeDistance, VALUES.vertebra, VALUES.spine];

/** Category, finding and site as the other program gave them; once the reader named a level it is the site. */
function withHead(group: ContentItem, items: readonly DicomDataset[]): ContentItem {
  if (items.length === 0) return group;
  const left = new Set(items);
  const children = group.children.map((child) => {
    const { concept, value } = child;
    if (concept === null || value.type !== 'CODE') return child;
    const stored = [...left].find((one) => isSameCode(codeAt(one, '0040A043'), concept));
    const isOpen =
      isSameCode(concept, CONCEPTS.findingCategory) ||
      UNSPECIFIC.some((one) => isSameCode(one, value.code));
    if (stored === undefined || !isOpen) return child;
    left.delete(stored);
    return { ...child, stored };
  });
  return { ...group, children };
}

/** The tracking identifier as the other program gave it. */
const withIdentifier = (group: ContentItem, text: string): ContentItem => ({
  ...group,
  children: group.children.map((child) =>
    isSameCode(child.concept, CONCEPTS.trackingIdentifier)
      ? { ...child, value: { type: 'TEXT', text } as const }
      : child,
  ),
});

/**
 * The first number of a mark as it was stored. Pixels are replaced once the image gives millimetres: they were only
 * written because it was not at hand.
 */
function withNumber(group: ContentItem, stored: DicomDataset): ContentItem {
  const index = group.children.findIndex(({ value }) => value.type === 'NUM');
  const number = group.children[index];
  if (number?.value.type !== 'NUM') return group;
  const measured = datasetsAt(stored, '0040A300')[0];
  const isInPixels = isSameCode(measured ? codeAt(measured, '004008EA') : null, VALUES.pixels);
  if (isInPixels && !isSameCode(number.value.unit, VALUES.pixels)) return group;
  return { ...group, children: group.children.with(index, { ...number, stored }) };
}

const TOOL = /^Cornerstone3DTools@\^0\.1\.0:Probe:/;

/** A group of a level whose first number is another program's: OHIF would look for the probe below that number. */
function withoutTool(group: ContentItem): ContentItem {
  const hasNumber = group.children.some(({ value }) => value.type === 'NUM');
  const [number] = group.carried.filter((item) => firstText(item['0040A040']) === 'NUM');
  if (hasNumber || number === undefined) return group;
  const identifier = group.children.find(({ concept }) =>
    isSameCode(concept, CONCEPTS.trackingIdentifier),
  );
  const text = identifier?.value.type === 'TEXT' ? identifier.value.text : '';
  return TOOL.test(text) ? withIdentifier(group, text.replace(TOOL, '')) : group;
}
