import { codeKey } from '../coded-concept.ts';
import { CONCEPTS } from '../codes.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { fingerprint } from '../fingerprint.ts';
import type { AttachedItems } from '../report-context.ts';
import { isNamed, type ContentNode } from './content-node.ts';
import type { ReadGroup } from './read-group.ts';
import type { Taken } from './taken.ts';

/** What was found and not understood. */
export interface NotUnderstood {
  /** Where, in the document's own concept names. */
  readonly path: string;
  /** One sentence. */
  readonly what: string;
}

/** The items of an understood group that were not: to be kept with it, and to be named. */
export function leftoversOf(
  group: ReadGroup,
  taken: Taken,
): { readonly attached: readonly AttachedItems[]; readonly named: readonly NotUnderstood[] } {
  const attached: AttachedItems[] = [];
  const named: NotUnderstood[] = [];
  const keep = (parent: ContentNode | null, nodes: readonly ContentNode[]): void => {
    if (nodes.length === 0) return;
    attached.push({
      trackingUid: group.trackingUid,
      under: parent?.concept ? codeKey(parent.concept) : null,
      saidOf: fingerprint(group.node.dataset, parent?.dataset ?? null),
      items: nodes.map(withoutPlace),
    });
    named.push(...nodes.map((node) => ({ path: node.path, what: sentence(node) })));
  };
  const { children } = group.node;
  keep(
    null,
    children.filter((child) => !taken.has(child)),
  );
  for (const child of children) {
    if (!taken.has(child) || taken.hasWhole(child)) continue;
    keep(
      child,
      child.children.filter((one) => !taken.has(one)),
    );
  }
  return { attached, named };
}

/** An item as it was before we showed it at the place of its level. */
function withoutPlace({ dataset, children }: ContentNode): DicomDataset {
  const left = children.filter((child) => !isNamed(child, CONCEPTS.levelPlace));
  if (left.length === children.length) return dataset;
  const { '0040A730': _, ...rest } = dataset;
  if (left.length === 0) return rest;
  return { ...dataset, '0040A730': { vr: 'SQ', Value: left.map((child) => child.dataset) } };
}

/** Names the item by its concept alone: its text could name a person. */
export const sentence = (node: ContentNode): string =>
  `${node.concept?.meaning ?? `An item of type ${node.type || 'unknown'}`} is not part of a reading; it is kept as it is.`;
