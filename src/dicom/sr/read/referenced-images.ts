import { isUid, type Uid } from '../../../base/uid.ts';
import { imageKeyOf, type ImageKey } from '../../../domain/image-series.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import { CONCEPTS } from '../codes.ts';
import { NOT_A_MARK } from '../level-words.ts';
import type { DicomDataset } from '../dicom-json.ts';
import type { ReferencedImage } from '../report-context.ts';
import {
  childNamed,
  codeOf,
  datasetsAt,
  isNamed,
  regionOf,
  textAt,
  textOf,
  uidOf,
  type ContentNode,
} from './content-node.ts';

/** What an image is by its class, where no library says it. Source: DICOM PS3.4 B.5. */
const MODALITIES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['CT', '2', '2.1', '2.2'],
      ['MR', '4', '4.1', '4.3', '4.4'],
      ['NM', '20'],
      ['PT', '128', '130', '128.1'],
      ['CR', '1'],
      ['DX', '1.1'],
    ] as const
  ).flatMap(([modality, ...ends]) =>
    ends.map((end) => [`1.2.840.10008.5.1.4.1.1.${end}`, modality] as const),
  ),
);

/** Every image a document names, by frame: where it belongs (from the evidence), what it is (from the image library). */
export function referencedImages(
  dataset: DicomDataset,
  root: ContentNode,
): ReadonlyMap<ImageKey, ReferencedImage> {
  const framesOf = new Map<string, Set<number>>();
  collectFrames(root, framesOf);
  const library = libraryOf(root);
  const middles = new Map<ImageKey, ImagePoint>();
  collectMiddles(root, middles);
  const images = new Map<ImageKey, ReferencedImage>();
  for (const study of ['0040A375', '0040A385'].flatMap((tag) => datasetsAt(dataset, tag))) {
    for (const series of datasetsAt(study, '00081115')) {
      for (const instance of datasetsAt(series, '00081199')) {
        const sopInstanceUid = textAt(instance, '00081155') ?? '';
        const seriesInstanceUid = textAt(series, '0020000E') ?? '';
        const studyInstanceUid = textAt(study, '0020000D') ?? '';
        if (!isUid(sopInstanceUid) || !isUid(seriesInstanceUid) || !isUid(studyInstanceUid)) {
          continue;
        }
        const sopClassUid = textAt(instance, '00081150') ?? '';
        const frames = framesOf.get(sopInstanceUid);
        const described = library.get(sopInstanceUid);
        for (const frameNumber of new Set([1, ...(frames ?? [])])) {
          const key = imageKeyOf({ sopInstanceUid, frameNumber });
          const middle = middles.get(key);
          images.set(key, {
            sopInstanceUid,
            frameNumber,
            sopClassUid,
            seriesInstanceUid,
            studyInstanceUid,
            modality: described?.modality ?? MODALITIES.get(sopClassUid) ?? 'OT',
            frameOfReferenceUid: described?.frameOfReferenceUid ?? null,
            isMultiFrame: frames !== undefined && frames.size > 0,
            ...(middle === undefined ? {} : { middle }),
          });
        }
      }
    }
  }
  return images;
}

/** The instances that an item and those below it name. */
export const instancesBelow = (node: ContentNode): readonly string[] => [
  ...datasetsAt(node.dataset, '00081199').flatMap((image) => textAt(image, '00081155') ?? []),
  ...node.children.flatMap(instancesBelow),
];

function collectFrames(node: ContentNode, found: Map<string, Set<number>>): void {
  for (const reference of datasetsAt(node.dataset, '00081199')) {
    const uid = textAt(reference, '00081155') ?? '';
    for (const frame of reference['00081160']?.Value ?? []) {
      const number = Number(frame);
      if (!Number.isInteger(number) || number < 1) continue;
      const frames = found.get(uid) ?? new Set();
      found.set(uid, frames.add(number));
    }
  }
  for (const child of node.children) collectFrames(child, found);
}

/** Where a group without a label says of its image that its point is no mark: in the middle. */
function collectMiddles(node: ContentNode, found: Map<ImageKey, ImagePoint>): void {
  const region = regionOf(childNamed(node, CONCEPTS.levelPlace));
  const point = region?.points[0];
  const words = textOf(childNamed(node, CONCEPTS.comment)) ?? '';
  if (region && point && words.includes(NOT_A_MARK)) found.set(imageKeyOf(region.image), point);
  for (const child of node.children) collectMiddles(child, found);
}

function libraryOf(
  root: ContentNode,
): ReadonlyMap<
  string,
  { readonly modality: string | null; readonly frameOfReferenceUid: Uid | null }
> {
  const groups =
    childNamed(root, CONCEPTS.imageLibrary)?.children.filter((child) =>
      isNamed(child, CONCEPTS.imageLibraryGroup),
    ) ?? [];
  return new Map(
    groups.flatMap((group) => {
      const described = {
        modality: codeOf(childNamed(group, CONCEPTS.modality))?.value ?? null,
        frameOfReferenceUid: uidOf(childNamed(group, CONCEPTS.frameOfReferenceUid)),
      };
      return group.children
        .filter((child) => child.type === 'IMAGE')
        .flatMap((child) => datasetsAt(child.dataset, '00081199'))
        .map((reference) => [textAt(reference, '00081155') ?? '', described] as const);
    }),
  );
}
