import { CONCEPTS } from '../codes.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { childNamed, isNamed, type ContentNode } from './content-node.ts';

/**
 * A group as it was, with the person who observed it named inside: written back, it would otherwise inherit the reader
 * of the new document. Source: DICOM PS3.3 C.17.3.2.4 (observation context is inherited).
 */
export function withObserver(group: ContentNode, root: ContentNode): DicomDataset {
  if (childNamed(group, CONCEPTS.personObserverName) !== null) return group.dataset;
  if (group.type !== 'CONTAINER') return group.dataset;
  const nameAt = root.children.findIndex((child) => isNamed(child, CONCEPTS.personObserverName));
  const name = root.children[nameAt];
  const type = root.children[nameAt - 1];
  if (name === undefined) return group.dataset;
  const content: readonly DicomDataset[] = [
    ...group.children.map((child) => child.dataset),
    ...(type !== undefined && isNamed(type, CONCEPTS.observerType) ? [type.dataset] : []),
    name.dataset,
  ];
  return { ...group.dataset, '0040A730': { vr: 'SQ', Value: content } };
}
