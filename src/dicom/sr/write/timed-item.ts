import { CONCEPTS } from '../codes.ts';
import { textItems, type ContentItem } from '../content-item.ts';
import { longText } from '../clean-text.ts';
import { fromDicomDateTime, toDicomDateTime } from '../date-time.ts';

/** The time of an observation, and the items that keep its exact words where DT cannot (another offset, finer than milliseconds). */
export function observationTime(
  iso: string,
  offset: string,
): { readonly observedAt: string | null; readonly asGiven: readonly ContentItem[] } {
  const observedAt = toDicomDateTime(iso, offset);
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
