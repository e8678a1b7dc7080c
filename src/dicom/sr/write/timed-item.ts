import { CONCEPTS } from '../codes.ts';
import { textItems, type ContentItem } from '../content-item.ts';
import { longText } from '../clean-text.ts';
import { fromDicomDateTime, namedOffset, offsetOf, toDicomDateTime } from '../date-time.ts';

/**
 * The time of an observation, at its own offset, which is named where it is not the document's, and the items that keep its
 * exact words where DT cannot (finer than milliseconds).
 */
export function observationTime(
  iso: string,
  offset: string,
): { readonly observedAt: string | null; readonly asGiven: readonly ContentItem[] } {
  const own = offsetOf(iso);
  const named = namedOffset(own, offset);
  const time = toDicomDateTime(iso, named ?? offset);
  const observedAt = time === null ? null : `${time}${named ?? ''}`;
  const isKept = observedAt !== null && fromDicomDateTime(observedAt, offset) === iso;
  return {
    observedAt,
    asGiven: isKept ? [] : textItems('HAS PROPERTIES', CONCEPTS.timeAsGiven, longText(iso)),
  };
}

/** A group with the time its mark was made or last changed. Its exact words are context of the group, which has no properties. */
export function timedGroup(group: ContentItem, iso: string | null, offset: string): ContentItem {
  if (iso === null) return group;
  const { observedAt, asGiven } = observationTime(iso, offset);
  const context = asGiven.map((item) => ({ ...item, relationship: 'HAS OBS CONTEXT' as const }));
  return { ...group, observedAt, children: [...group.children, ...context] };
}
