import { isSameCode } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { codeOf, datasetsAt, isNamed, textAt, type ContentNode } from './content-node.ts';
import type { Keeper } from './keeper.ts';
import { sentence } from './leftovers.ts';
import type { Taken } from './taken.ts';

/**
 * The image library: groups that say no more than ours do are made anew from the images, others are kept as they are.
 */
export function readLibrary(
  library: ContentNode,
  taken: Taken,
  keeper: Keeper,
): readonly DicomDataset[] {
  taken.take(library);
  return library.children.flatMap((node) => {
    if (!isPlainGroup(node)) return [keeper.keep(node, sentence(node))];
    for (const item of [node, ...node.children]) taken.take(item);
    return [];
  });
}

const isPlainGroup = (node: ContentNode): boolean =>
  isNamed(node, CONCEPTS.imageLibraryGroup) &&
  node.type === 'CONTAINER' &&
  node.children.every(isPlainItem);

function isPlainItem(node: ContentNode): boolean {
  if (node.children.length > 0) return false;
  if (node.type === 'IMAGE') return node.concept === null && !hasFrames(node);
  if (isNamed(node, CONCEPTS.targetRegion)) return isSameCode(codeOf(node), VALUES.spine);
  return (
    (isNamed(node, CONCEPTS.modality) && codeOf(node) !== null) ||
    (isNamed(node, CONCEPTS.frameOfReferenceUid) && node.type === 'UIDREF')
  );
}

const hasFrames = (node: ContentNode): boolean =>
  datasetsAt(node.dataset, '00081199').some((image) => textAt(image, '00081160') !== null);
