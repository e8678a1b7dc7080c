import type { Reading } from '../../../domain/reading.ts';
import { readingParts, type AuthoredPart } from '../authorship.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import type { ContentItem } from '../content-item.ts';
import { codeOf, contentNode, isNamed, textOf } from '../read/content-node.ts';
import { nameAt } from '../read/document-header.ts';
import type { CarriedContent, ReportContext, ReportObserver } from '../report-context.ts';

/** Adds to an item who said it, where that is another than the reader of the new document. */
export type AddAuthors = (part: string, item: ContentItem) => ContentItem;

/**
 * Names the author of every part that is still as an earlier document has it: without, it would inherit the reader who
 * saves. Source: DICOM PS3.3 C.17.3.2.4 (observation context is inherited).
 */
export function createAuthors(
  reading: Reading,
  { carried, observer }: Pick<ReportContext, 'carried' | 'observer'>,
): AddAuthors {
  const standing = standingAuthors(reading, carried, observer);
  if (standing.size === 0) return (_, item) => item;
  return (part, item) => {
    const observers = standing.get(part)?.observers;
    return observers === undefined ? item : { ...item, carried: [...item.carried, ...observers] };
  };
}

/** Who said the parts that are still as an earlier document has them, where that is another than the reader. */
export function standingAuthors(
  reading: Reading,
  carried: Pick<CarriedContent, 'authors'> | null,
  reader: ReportObserver,
): ReadonlyMap<string, AuthoredPart> {
  if (carried === null || carried.authors.length === 0) return new Map();
  const parts = readingParts(reading);
  return new Map(
    carried.authors
      .filter((one) => parts.get(one.part) === one.said && !isBy(one, reader))
      .map((one) => [one.part, one]),
  );
}

/** Whether one person alone is named, and that is the reader. */
function isBy({ observers }: AuthoredPart, reader: ReportObserver): boolean {
  const nodes = observers.map((dataset) => contentNode(dataset, ''));
  const names = nodes.filter((node) => isNamed(node, CONCEPTS.personObserverName));
  const organisation = nodes.find((node) => isNamed(node, CONCEPTS.personObserverOrganisation));
  const [name] = names;
  return (
    name !== undefined &&
    names.length === 1 &&
    !nodes.some((node) => codeOf(node)?.value === VALUES.device.value) &&
    nameAt(name.dataset, '0040A123') === reader.name.trim() &&
    (textOf(organisation ?? null) ?? '') === reader.organisation.trim()
  );
}
