import { CONCEPTS } from '../codes.ts';
import { containerItem, itemDataset } from '../content-item.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { itemSignature } from '../item-signature.ts';
import { isNamed, type ContentNode } from './content-node.ts';
import type { Taken } from './taken.ts';

/** What was found and not understood. */
export interface NotUnderstood {
  /** Where, in the document's own concept names. */
  readonly path: string;
  /** One sentence. */
  readonly what: string;
}

/** Items below an understood one that were not understood themselves. */
export interface Leftover {
  /** The way from the top to what they stand below: the signatures of the items between. */
  readonly under: readonly string[];
  /** Whether it stood below an item that is worked out anew, and goes beside it. */
  readonly isBeside: boolean;
  readonly nodes: readonly ContentNode[];
}

/** What is worked out anew at every save. */
const DERIVED = [
  CONCEPTS.esccNow,
  CONCEPTS.esccNowMinimum,
  CONCEPTS.esccNowMaximum,
  CONCEPTS.esccNowNone,
  CONCEPTS.esccProposed,
  CONCEPTS.esccProposedMinimum,
  CONCEPTS.esccProposedMaximum,
  CONCEPTS.esccNoProposal,
  CONCEPTS.sinsTotal,
  CONCEPTS.sinsMinimum,
  CONCEPTS.sinsMaximum,
  CONCEPTS.sinsClass,
];

/** Every item below `top`, at any depth, that was not understood: the highest ones, each with all below it. */
export function leftoversOf(top: ContentNode, taken: Taken): readonly Leftover[] {
  const found: Leftover[] = [];
  const search = (parent: ContentNode, under: readonly string[], isAnew: boolean): void => {
    // The container is ours, and is written anew about what it holds.
    for (const child of parent.children) if (isKeptContent(child)) taken.take(child);
    const nodes = parent.children.filter((child) => !taken.has(child));
    if (nodes.length > 0) found.push({ under, isBeside: isAnew, nodes });
    for (const child of parent.children) {
      if (taken.has(child) && child.children.length > 0) {
        // What is worked out anew may be gone then: what stands below it is kept beside it.
        const isChildAnew =
          isAnew || isKeptContent(child) || DERIVED.some((concept) => isNamed(child, concept));
        const step = isChildAnew ? [] : [itemSignature(understoodOf(child, taken))];
        search(child, [...under, ...step], isChildAnew);
      }
    }
  };
  search(top, [], false);
  return found;
}

const isKeptContent = (node: ContentNode): boolean =>
  node.type === 'CONTAINER' && isNamed(node, CONCEPTS.keptContent);

/**
 * A kept item in a container of its own: beside what it stood below, it would be read as what it was not where it stood,
 * such as an answer of the reader.
 */
export const inContainer = (item: DicomDataset): DicomDataset => {
  const contained = { ...item, '0040A010': { vr: 'CS', Value: ['CONTAINS'] } } as const;
  return itemDataset({
    ...containerItem('CONTAINS', CONCEPTS.keptContent, null, []),
    carried: [contained],
  });
};

/** An item with those below it that were understood: as we write it. */
export function understoodOf({ dataset, children }: ContentNode, taken: Taken): DicomDataset {
  const understood = children.filter((child) => taken.has(child));
  if (understood.length === 0 && children.length === 0) return dataset;
  const content = understood.map((child) => understoodOf(child, taken));
  return { ...dataset, '0040A730': { vr: 'SQ', Value: content } };
}

/** How many items were understood. One below an item that is kept is kept with it, whatever was read of it. */
export const understoodItems = (node: ContentNode, taken: Taken): number =>
  node.children
    .filter((child) => taken.has(child))
    .reduce((sum, child) => sum + understoodItems(child, taken), 1);

/** Names the item by its concept alone: its text could name a person. */
export const sentence = (node: ContentNode): string =>
  `${node.concept?.meaning ?? `An item of type ${node.type || 'unknown'}`} is not part of a reading; it is kept as it is.`;
