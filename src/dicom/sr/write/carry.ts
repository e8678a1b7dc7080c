import { codeKey, isSameCode } from '../coded-concept.ts';
import { CONCEPTS } from '../codes.ts';
import { itemDataset, type ContentItem } from '../content-item.ts';
import { firstText, type DicomDataset } from '../dicom-json.ts';
import { fingerprint } from '../fingerprint.ts';
import type { CarriedContent } from '../report-context.ts';

const isPlace = ({ concept }: ContentItem): boolean => isSameCode(concept, CONCEPTS.levelPlace);

/** A number of others in a group that has a place: it is shown there, because OHIF looks for coordinates below the first number. */
function withPlace(item: DicomDataset, place: ContentItem | null): DicomDataset {
  if (place === null || firstText(item['0040A040']) !== 'NUM') return item;
  const content = (item['0040A730']?.Value ?? []) as readonly DicomDataset[];
  if (content.some((child) => firstText(child['0040A040']) === 'SCOORD')) return item;
  const shown = itemDataset({ ...place, relationship: 'INFERRED FROM' });
  return { ...item, '0040A730': { vr: 'SQ', Value: [shown, ...content] } };
}

/** A group with the items an earlier document had in it and we do not understand, as far as what they are said of still stands. */
export function withAttached(
  group: ContentItem,
  trackingUid: string,
  carried: CarriedContent | null,
): ContentItem {
  const attached = (carried?.attached ?? []).filter((one) => one.trackingUid === trackingUid);
  if (attached.length === 0) return group;
  const dataset = itemDataset(group);
  const place = group.children.find(isPlace) ?? null;
  const itemsFor = (under: string | null, child: ContentItem | null): readonly DicomDataset[] => {
    const saidOf = fingerprint(dataset, child === null ? null : itemDataset(child));
    return attached
      .filter((one) => one.under === under && one.saidOf === saidOf)
      .flatMap((one) => one.items);
  };
  return {
    ...group,
    children: group.children.map((child) =>
      child.concept === null
        ? child
        : { ...child, carried: itemsFor(codeKey(child.concept), child) },
    ),
    carried: itemsFor(null, null).map((item) => withPlace(item, place)),
  };
}
