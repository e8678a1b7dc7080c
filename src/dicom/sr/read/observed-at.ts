import { CONCEPTS } from '../codes.ts';
import { fromDicomDateTime } from '../date-time.ts';
import { childNamed, textAt, textOf, type ContentNode } from './content-node.ts';
import type { GroupContext } from './group-context.ts';

/** When an item was observed: in the words given, else its Observation DateTime, else the document's time. ISO 8601. */
export const observedAt = (node: ContentNode, context: GroupContext): string =>
  observedAtGiven(node, context) ?? context.documentTime;

/** The time an item itself gives; null where it gives none. ISO 8601. */
export function observedAtGiven(node: ContentNode, context: GroupContext): string | null {
  const asGiven = childNamed(node, CONCEPTS.timeAsGiven);
  const given = textOf(asGiven);
  if (given !== null) {
    context.taken.takeWhole(asGiven);
    return given;
  }
  const time = textAt(node.dataset, '0040A032');
  return time === null ? null : fromDicomDateTime(time, context.timeOffset);
}
