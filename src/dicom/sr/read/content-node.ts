import { isUid, type Uid } from '../../../base/uid.ts';
import type { ImageReference } from '../../../domain/image-series.ts';
import type { ImagePoint } from '../../../geometry/spaces.ts';
import { codeKey, isSameCode, type CodedConcept } from '../coded-concept.ts';
import { CONCEPTS } from '../codes.ts';
import { firstText, type DicomDataset, type DicomValue } from '../dicom-json.ts';

/** A content item as found, whoever wrote it. */
export interface ContentNode {
  readonly dataset: DicomDataset;
  readonly type: string;
  readonly relationship: string;
  readonly concept: CodedConcept | null;
  readonly children: readonly ContentNode[];
  /** Where it stands, in the words of the document's own concept names. */
  readonly path: string;
}

/** The items below a dataset and so on downwards. */
export function contentNode(dataset: DicomDataset, parentPath: string): ContentNode {
  const concept = codeAt(dataset, '0040A043');
  const type = textAt(dataset, '0040A040') ?? '';
  const name = nameOf(dataset, concept?.meaning ?? type);
  const path = parentPath === '' ? name : `${parentPath} > ${name}`;
  return {
    dataset,
    type,
    relationship: textAt(dataset, '0040A010') ?? '',
    concept,
    children: datasetsAt(dataset, '0040A730').map((child) => contentNode(child, path)),
    path,
  };
}

/** A group is told apart from its neighbours by what it finds and where. */
function nameOf(dataset: DicomDataset, name: string): string {
  const told = datasetsAt(dataset, '0040A730').flatMap((child) => {
    const concept = codeAt(child, '0040A043');
    const isTelling =
      isSameCode(concept, CONCEPTS.finding) || isSameCode(concept, CONCEPTS.findingSite);
    return isTelling ? (codeAt(child, '0040A168')?.meaning ?? []) : [];
  });
  return told.length === 0 ? name : `${name} (${told.join(', ')})`;
}

/** The first value of an attribute as text, or null. */
export const textAt = (dataset: DicomDataset, tag: string): string | null =>
  firstText(dataset[tag]);

/** The items of a sequence. */
export function datasetsAt(dataset: DicomDataset, tag: string): readonly DicomDataset[] {
  const element = dataset[tag];
  return element?.vr === 'SQ' ? ((element.Value ?? []) as readonly DicomDataset[]) : [];
}

/** The first code of a sequence, or null where it has no value or scheme. */
export function codeAt(dataset: DicomDataset, tag: string): CodedConcept | null {
  const code = datasetsAt(dataset, tag)[0];
  if (code === undefined) return null;
  const value = textAt(code, '00080100') ?? textAt(code, '00080119') ?? textAt(code, '00080120');
  const scheme = textAt(code, '00080102') ?? '';
  return value === null ? null : { value, scheme, meaning: textAt(code, '00080104') ?? value };
}

/** Whether an item is named by a concept. */
export const isNamed = (node: ContentNode, concept: CodedConcept): boolean =>
  node.concept !== null && codeKey(node.concept) === codeKey(concept);

/** The first child named by a concept, or null. */
export const childNamed = (node: ContentNode, concept: CodedConcept): ContentNode | null =>
  node.children.find((child) => isNamed(child, concept)) ?? null;

/** The coded value of a CODE item. */
export const codeOf = (node: ContentNode | null): CodedConcept | null =>
  node?.type === 'CODE' ? codeAt(node.dataset, '0040A168') : null;

/** The words of a TEXT item. */
export const textOf = (node: ContentNode | null): string | null =>
  node?.type === 'TEXT' ? textAt(node.dataset, '0040A160') : null;

/** The UID of a UIDREF item, or null where it has none of the right form. */
export function uidOf(node: ContentNode | null): Uid | null {
  const uid = node?.type === 'UIDREF' ? textAt(node.dataset, '0040A124') : null;
  return uid !== null && isUid(uid) ? uid : null;
}

/** The day of a DATE item as YYYY-MM-DD, or null where it has none that there is. */
export function dateOf(node: ContentNode | null): string | null {
  const text = node?.type === 'DATE' ? textAt(node.dataset, '0040A121') : null;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month}-${day}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/** A NUM item's number with its unit, or null where it has none. Floating Point Value is the more exact. Source: DICOM PS3.3 C.18.1. */
export function numberOf(
  node: ContentNode | null,
): { readonly value: number; readonly unit: CodedConcept | null } | null {
  if (node?.type !== 'NUM') return null;
  const measured = datasetsAt(node.dataset, '0040A300')[0];
  if (measured === undefined) return null;
  const value = Number(textAt(measured, '0040A161') ?? textAt(measured, '0040A30A') ?? Number.NaN);
  return Number.isFinite(value) ? { value, unit: codeAt(measured, '004008EA') } : null;
}

/** The frame an IMAGE item refers to; frame 1 where it names none. Null: several frames, or no proper UID. */
export function imageOf(node: ContentNode | null): ImageReference | null {
  if (node?.type !== 'IMAGE') return null;
  const reference = datasetsAt(node.dataset, '00081199')[0];
  if (reference === undefined) return null;
  const frames = reference['00081160']?.Value ?? [];
  const frameNumber = frames.length === 0 ? 1 : Number(frames[0]);
  const sopInstanceUid = textAt(reference, '00081155') ?? '';
  if (frames.length > 1 || !isUid(sopInstanceUid)) return null;
  return Number.isInteger(frameNumber) && frameNumber >= 1 ? { sopInstanceUid, frameNumber } : null;
}

/** Points on one image. */
export interface Region {
  readonly graphicType: string;
  readonly points: readonly ImagePoint[];
  readonly image: ImageReference;
}

/** A two-dimensional SCOORD item with its image; null where points or image are damaged. Space/unit: image points. */
export function regionOf(node: ContentNode | null): Region | null {
  if (node?.type !== 'SCOORD') return null;
  const image = imageOf(node.children.find((child) => child.type === 'IMAGE') ?? null);
  const points = pairsOf(node.dataset['00700022']?.Value ?? []);
  if (image === null || points === null) return null;
  return { graphicType: textAt(node.dataset, '00700023') ?? '', points, image };
}

function pairsOf(data: readonly DicomValue[]): readonly ImagePoint[] | null {
  if (data.length === 0 || data.length % 2 !== 0) return null;
  const numbers = data.map((value) =>
    typeof value === 'number' ? Math.fround(value) : Number.NaN,
  );
  if (!numbers.every(Number.isFinite)) return null;
  return Array.from(
    { length: numbers.length / 2 },
    (_, index) => [numbers[2 * index], numbers[2 * index + 1]] as unknown as ImagePoint,
  );
}

/** A closed region's points without the repeated first one; null when it is no polygon. */
export function ringOf(region: Region | null): readonly ImagePoint[] | null {
  if (region === null || !['POLYLINE', 'POLYGON'].includes(region.graphicType)) return null;
  const { points } = region;
  const first = points[0];
  const last = points.at(-1);
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last[1];
  const ring = isClosed ? points.slice(0, -1) : points;
  return (isClosed || region.graphicType === 'POLYGON') && ring.length >= 3 ? ring : null;
}
