import type { Uid } from '../../../base/uid.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { isSameCode } from '../coded-concept.ts';
import { keyOfCode, VERTEBRA_CODES } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { stableUid } from '../stable-uid.ts';
import { childNamed, codeOf, isNamed, textOf, uidOf, type ContentNode } from './content-node.ts';
import type { Taken } from './taken.ts';

/** A measurement group with its head read. */
export interface ReadGroup {
  readonly node: ContentNode;
  readonly trackingUid: Uid;
  readonly finding: CodedConcept | null;
  /** `unknown`: a site that is no vertebra of ours. */
  readonly site: Vertebra | 'spine' | 'unknown';
  readonly siteModifiers: readonly CodedConcept[];
  readonly comment: string | null;
}

/** The head of a measurement group; its items count as taken. A group without a tracking UID gets one from its place. */
export function readGroupHead(node: ContentNode, place: string, taken: Taken): ReadGroup {
  const uidNode = childNamed(node, CONCEPTS.trackingUid);
  const siteNode = childNamed(node, CONCEPTS.findingSite);
  const commentNode = childNamed(node, CONCEPTS.comment);
  for (const head of [
    childNamed(node, CONCEPTS.trackingIdentifier),
    uidNode,
    childNamed(node, CONCEPTS.findingCategory),
    childNamed(node, CONCEPTS.finding),
  ]) {
    taken.takeWhole(head);
  }
  const modifiers = siteNode?.children.filter((child) => isNamed(child, CONCEPTS.topography)) ?? [];
  taken.take(siteNode);
  for (const modifier of modifiers) taken.takeWhole(modifier);
  return {
    node,
    trackingUid: uidOf(uidNode) ?? stableUid(place),
    finding: codeOf(childNamed(node, CONCEPTS.finding)),
    site: siteOf(siteNode),
    siteModifiers: modifiers.flatMap((modifier) => codeOf(modifier) ?? []),
    comment: textOf(commentNode),
  };
}

function siteOf(node: ContentNode | null): ReadGroup['site'] {
  if (node === null) return 'spine';
  const code = codeOf(node);
  if (isSameCode(code, VALUES.spine)) return 'spine';
  return keyOfCode(VERTEBRA_CODES, code) ?? 'unknown';
}

/** The level of a group's site: null where it names the spine only. */
export const levelOf = (group: ReadGroup): Vertebra | null =>
  group.site === 'spine' || group.site === 'unknown' ? null : group.site;
