import type { Uid } from '../../../base/uid.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { CodedConcept } from '../coded-concept.ts';
import { isSameCode } from '../coded-concept.ts';
import { keyOfCode, VERTEBRA_CODES } from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { stableUid } from '../stable-uid.ts';
import { childNamed, codeOf, isNamed, textOf, uidOf, type ContentNode } from './content-node.ts';

/** A measurement group with its head read. */
export interface ReadGroup {
  readonly node: ContentNode;
  /** The items of the head that are understood. */
  readonly head: readonly ContentNode[];
  readonly trackingUid: Uid;
  readonly finding: CodedConcept | null;
  /** `unknown`: a site that is no vertebra of ours. */
  readonly site: Vertebra | 'spine' | 'unknown';
  readonly siteModifiers: readonly CodedConcept[];
  readonly comment: string | null;
}

/** The head of a measurement group. A group without a tracking UID gets one from its place. */
export function readGroupHead(node: ContentNode, place: string): ReadGroup {
  const identifierNode = childNamed(node, CONCEPTS.trackingIdentifier);
  const uidNode = childNamed(node, CONCEPTS.trackingUid);
  const categoryNode = childNamed(node, CONCEPTS.findingCategory);
  const findingNode = childNamed(node, CONCEPTS.finding);
  const siteNode = siteNodeOf(node);
  const category = codeOf(categoryNode);
  const modifiers = siteNode?.children.filter((child) => isNamed(child, CONCEPTS.topography)) ?? [];
  return {
    node,
    head: [
      textOf(identifierNode) === null ? null : identifierNode,
      uidOf(uidNode) === null ? null : uidNode,
      CATEGORIES.some((one) => isSameCode(category, one)) ? categoryNode : null,
      codeOf(findingNode) === null ? null : findingNode,
      codeOf(siteNode) === null ? null : siteNode,
    ].filter((one) => one !== null),
    trackingUid: uidOf(uidNode) ?? stableUid(place),
    finding: codeOf(findingNode),
    site: siteOf(siteNode),
    siteModifiers: modifiers.flatMap((modifier) => codeOf(modifier) ?? []),
    comment: textOf(childNamed(node, CONCEPTS.comment)),
  };
}

const CATEGORIES = [VALUES.anatomicalStructure, VALUES.abnormalStructure];

/** A group may name several sites, such as a vertebra and a part of it: that of the vertebra, or of the spine, counts. */
function siteNodeOf(node: ContentNode): ContentNode | null {
  const sites = node.children.filter((child) => isNamed(child, CONCEPTS.findingSite));
  return sites.find((site) => siteOf(site) !== 'unknown') ?? sites[0] ?? null;
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
