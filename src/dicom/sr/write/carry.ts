import { codeKey } from '../coded-concept.ts';
import { itemDataset, type ContentItem } from '../content-item.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { fingerprint } from '../fingerprint.ts';
import type { CarriedContent } from '../report-context.ts';

/** A group with the items an earlier document had in it and we do not understand, as far as what they are said of still stands. */
export function withAttached(
  group: ContentItem,
  trackingUid: string,
  carried: CarriedContent | null,
): ContentItem {
  const attached = (carried?.attached ?? []).filter((one) => one.trackingUid === trackingUid);
  if (attached.length === 0) return group;
  const dataset = itemDataset(group);
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
    carried: itemsFor(null, null),
  };
}
