import type { DicomDataset } from '../dicom-json.ts';
import { isObserverItem } from '../observer-context.ts';
import type { ContentNode } from './content-node.ts';

/** The types of items that can have an observation context. Source: DICOM PS3.3 table A.35.13-2. */
const WITH_CONTEXT = ['CONTAINER', 'CODE', 'TEXT', 'NUM'];

/**
 * An item as it was, with who observed it named inside: written back, it would otherwise inherit the reader of the new
 * document. Source: DICOM PS3.3 C.17.3.2.4 (observation context is inherited).
 */
export function withObserver(node: ContentNode, observers: readonly DicomDataset[]): DicomDataset {
  const { dataset } = node;
  if (node.relationship !== 'CONTAINS') return dataset;
  const isSaid = node.children.some(isObserverItem);
  if (isSaid || observers.length === 0 || !WITH_CONTEXT.includes(node.type)) return dataset;
  const content = (dataset['0040A730']?.Value ?? []) as readonly DicomDataset[];
  return {
    ...dataset,
    '0040A730': { vr: 'SQ', Value: [...content, ...observers] },
  };
}
