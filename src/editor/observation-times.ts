import type { MarkId, Reading } from '../domain/reading.ts';

/**
 * A reading after a change, with the time of every mark that was made or changed by it. Times of marks that are gone are
 * dropped. Time: ISO 8601.
 */
export function withObservationTimes(before: Reading, after: Reading, now: string): Reading {
  const known = new Map(marksOf(before).map((mark) => [mark.id, mark]));
  const times = marksOf(after).flatMap((mark): readonly (readonly [MarkId, string])[] => {
    const isNew = known.get(mark.id) !== mark;
    const time = isNew ? (timeOf(before, after, mark.id) ?? now) : after.observedAt[mark.id];
    return time === undefined ? [] : [[mark.id, time]];
  });
  return { ...after, observedAt: Object.fromEntries(times) };
}

/** The time that came with the mark, as when a report was opened. */
const timeOf = (before: Reading, after: Reading, id: MarkId): string | undefined =>
  after.observedAt[id] === before.observedAt[id] ? undefined : after.observedAt[id];

/** Everything with an identity of its own. */
const marksOf = (reading: Reading): readonly { readonly id: MarkId }[] => [
  ...reading.levels,
  ...reading.outlines,
  ...reading.measurements,
  ...reading.markers,
  ...reading.keyImages,
  ...(reading.conus ? [reading.conus] : []),
];
