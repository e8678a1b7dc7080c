import { PROPOSED_RULES } from '../../../domain/rules.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import type { Uid } from '../../../base/uid.ts';
import type { ImageKey, StudyHeader } from '../../../domain/image-series.ts';
import type { Reading } from '../../../domain/reading.ts';
import { PROCEDURE_CODES } from '../code-tables.ts';
import { readingParts, type AuthoredPart } from '../authorship.ts';
import { isSameCode, PRIVATE_SCHEME } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { CODING_SCHEMES, PRIVATE_SCHEME_UID } from '../coding-schemes.ts';
import { fromDicomDateTime } from '../date-time.ts';
import { checkDicomJson, type DicomDataset } from '../dicom-json.ts';
import { datedObservers, observersOf, personsAmong } from '../observer-context.ts';
import type {
  CarriedContent,
  DocumentInfo,
  ReferencedImage,
  ReportObserver,
} from '../report-context.ts';
import {
  childNamed,
  codeOf,
  contentNode,
  datasetsAt,
  isNamed,
  textAt,
  textOf,
  type ContentNode,
} from './content-node.ts';
import { nameAt, readDocumentInfo, readStudyHeader, timeOffsetOf } from './document-header.ts';
import { readEvaluation } from './evaluation-reader.ts';
import { createKeeper, itemsOf } from './keeper.ts';
import { leftoversOf, sentence, understoodItems, type NotUnderstood } from './leftovers.ts';
import type { SrReadError } from './read-error.ts';
import { readGroups } from './read-groups.ts';
import { readLibrary } from './read-library.ts';
import { createBuilder, type ReadingBuilder } from './reading-builder.ts';
import { instancesBelow, referencedImages } from './referenced-images.ts';
import { createTaken, type Taken } from './taken.ts';

/** What a document gave. */
export interface ReadReport {
  readonly reading: Reading;
  readonly header: StudyHeader;
  readonly observer: ReportObserver | null;
  readonly documentInfo: DocumentInfo;
  /** Whether its private codes are ours. */
  readonly ours: boolean;
  /** Tolerances that were used, one sentence each. */
  readonly warnings: readonly string[];
  /** What was not understood; all of it is in `carried`. */
  readonly notUnderstood: readonly NotUnderstood[];
  readonly carried: CarriedContent;
  readonly images: ReadonlyMap<ImageKey, ReferencedImage>;
  /** The items of the document: how many there are, and what became of them. None is neither understood nor kept. */
  readonly items: { readonly all: number; readonly understood: number; readonly kept: number };
}

/**
 * A measurement report as a reading. What belongs to no reading is named and carried, never dropped. `openStudy` null
 * takes a report of any study. Errors: no dataset, no measurement report, of another study.
 */
export function fromMeasurementReport(
  json: unknown,
  openStudy: Uid | null,
): Result<ReadReport, SrReadError> {
  const checked = checkDicomJson(json);
  if (!checked.ok) {
    const kind = checked.error.kind === 'too-large' ? 'too-large' : 'damaged';
    const { message } = checked.error;
    return err({
      kind,
      message: `The report is damaged: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    });
  }
  return fromCheckedReport(checked.value, openStudy);
}

/** The same of a dataset whose form is known to be sound. */
export function fromCheckedReport(
  dataset: DicomDataset,
  openStudy: Uid | null,
): Result<ReadReport, SrReadError> {
  const root = contentNode(dataset, '');
  if (!isNamed(root, CONCEPTS.measurementReport) || root.type !== 'CONTAINER') {
    return err({
      kind: 'not-a-report',
      message: 'The file is not an imaging measurement report (TID 1500).',
    });
  }
  const documentInfo = readDocumentInfo(dataset);
  if (documentInfo === null) {
    return err({
      kind: 'damaged',
      message: 'The report is damaged: it does not say which document of which study it is.',
    });
  }
  const found = documentInfo.studyInstanceUid;
  if (openStudy !== null && found !== openStudy) {
    return err({
      kind: 'other-study',
      openStudy,
      found,
      message: 'The report belongs to another study than the one that is open.',
    });
  }
  return ok(readDocument(dataset, root, documentInfo));
}

function readDocument(
  dataset: DicomDataset,
  root: ContentNode,
  documentInfo: DocumentInfo,
): ReadReport {
  const builder = createBuilder();
  const schemes = datasetsAt(dataset, '00080110');
  const ours = schemes.some((item) => textAt(item, '0008010C') === PRIVATE_SCHEME_UID);
  const rootObservers = observersOf(root);
  // Ours name their tool beside the person; who observed is the person.
  const observers = ours ? personsAmong(rootObservers) : rootObservers;
  const taken = createTaken();
  const timeOffset = timeOffsetOf(dataset);
  const documentTime = `${textAt(dataset, '00080023') ?? ''}${textAt(dataset, '00080033') ?? ''}`;
  const hasTime = fromDicomDateTime(documentTime, timeOffset) !== null;
  const dated = datedObservers(observers, hasTime ? documentTime : null);
  const keeper = createKeeper(dated);
  taken.take(root);
  for (const node of rootObservers) taken.takeWhole(node);
  const containers = (concept: typeof CONCEPTS.imageLibrary): readonly ContentNode[] =>
    root.children.filter((child) => isNamed(child, concept) && child.type === 'CONTAINER');
  const measurements = containers(CONCEPTS.imagingMeasurements);
  const evaluations = containers(CONCEPTS.qualitativeEvaluations);
  const [library] = containers(CONCEPTS.imageLibrary);
  for (const node of [...measurements, ...evaluations]) taken.take(node);
  for (const node of evaluations.flatMap(({ children }) => children)) {
    if (readEvaluation(node, builder)) taken.takeWhole(node);
    for (const context of observersOf(node)) if (taken.has(node)) taken.take(context);
  }
  const groups = readGroups(
    measurements.flatMap(({ children }) => children),
    { builder, taken, keeper, documentInfo, timeOffset, ours },
  );
  const evaluationsLeft = evaluations.flatMap((node) => leftoversOf(node, taken));
  const libraryLeft = library === undefined ? [] : readLibrary(library, taken, keeper);
  const images = referencedImages(dataset, root);
  takeLanguage(root, taken);
  takeProcedures(root, images, taken);
  const rootLeft = [
    ...root.children.filter((child) => !taken.has(child)),
    // Of the items that are written anew nothing hangs below: what does is kept beside them.
    ...root.children
      .filter((child) => taken.has(child) && child.type !== 'CONTAINER')
      .flatMap((child) => leftoversOf(child, taken))
      .flatMap(({ nodes }) => nodes),
  ];
  if (!ours && schemes.some((item) => textAt(item, '00080102') === PRIVATE_SCHEME)) {
    builder.warnings.push(
      'The report was written by another program with codes of the same name; they were read as the shared template has them.',
    );
  }
  const reading = finish(builder, documentInfo.studyInstanceUid, ours);
  const carried: CarriedContent = {
    measurements: groups.carried,
    attached: groups.attached,
    groupUids: groups.groupUids,
    identifiers: groups.identifiers,
    numbers: groups.numbers,
    heads: groups.heads,
    qualitative: evaluationsLeft
      .filter(({ under }) => under.length === 0)
      .flatMap(({ nodes }) => nodes.map((node) => keeper.keep(node, sentence(node)))),
    evaluated: evaluationsLeft
      .filter(({ under }) => under.length > 0)
      .map(({ under, nodes }) => ({
        under,
        items: nodes.map((node) => keeper.keep(node, sentence(node))),
      })),
    root: rootLeft.map((node) => keeper.keep(node, sentence(node))),
    library: libraryLeft,
    authors: authorsOf(builder, reading, dated, documentInfo, timeOffset),
    codingSchemes: schemes.filter(
      (item) => !CODING_SCHEMES.some(({ designator }) => designator === textAt(item, '00080102')),
    ),
    images: [...images.values()],
    ...unnamedImages(root, library ?? null, images, libraryLeft),
    timeOffset,
  };
  return {
    reading,
    header: readStudyHeader(dataset, documentInfo.studyInstanceUid),
    observer: observerOf(root),
    documentInfo,
    ours,
    warnings: builder.warnings,
    notUnderstood: keeper.named,
    carried,
    images,
    items: { all: itemsOf(root), understood: understoodItems(root, taken), kept: keeper.count },
  };
}

/** The language is written anew with the same words. */
function takeLanguage(root: ContentNode, taken: Taken): void {
  const language = childNamed(root, CONCEPTS.language);
  const isOurs = isSameCode(codeOf(language), VALUES.english) && language?.children.length === 0;
  if (isOurs) taken.take(language);
}

/** Procedures that follow from the images are written anew; one that does not is kept, for the images may not say what they are. */
function takeProcedures(
  root: ContentNode,
  images: ReadonlyMap<ImageKey, ReferencedImage>,
  taken: Taken,
): void {
  const codes = [...images.values()].map(({ modality }) => PROCEDURE_CODES.get(modality));
  for (const code of [VALUES.imagingProcedure, ...codes]) {
    const stated = root.children.find(
      (node) =>
        code !== undefined &&
        isNamed(node, CONCEPTS.procedureReported) &&
        isSameCode(codeOf(node), code),
    );
    if (stated !== undefined) taken.take(stated);
  }
}

function finish(builder: ReadingBuilder, studyInstanceUid: Uid, ours: boolean): Reading {
  return {
    studyInstanceUid,
    counting: {
      method: builder.counting.method ?? 'presumed',
      transitional: builder.counting.transitional ?? (ours ? 'none' : 'unknown'),
    },
    clinical: builder.clinical,
    levels: builder.levels,
    conus: builder.conus,
    outlines: builder.outlines,
    measurements: builder.measurements,
    markers: builder.markers,
    keyImages: builder.keyImages,
    assessments: builder.assessments,
    checklist: builder.checklist,
    rules: builder.rules ?? PROPOSED_RULES,
    observedAt: builder.observedAt,
  };
}

function observerOf(root: ContentNode): ReportObserver | null {
  const name = childNamed(root, CONCEPTS.personObserverName);
  if (name?.type !== 'PNAME') return null;
  const organisation = textOf(childNamed(root, CONCEPTS.personObserverOrganisation));
  return { name: nameAt(name.dataset, '0040A123'), organisation: organisation ?? '' };
}

/** Every part with an author: named in the item, else in its group, else those of the document. */
function authorsOf(
  builder: ReadingBuilder,
  reading: Reading,
  ofDocument: readonly DicomDataset[],
  { savedAt }: DocumentInfo,
  timeOffset: string,
): readonly AuthoredPart[] {
  const parts = readingParts(reading);
  return [...builder.authors].flatMap(([part, chain]): readonly AuthoredPart[] => {
    const said = parts.get(part);
    const own = chain.map(observersOf).find((observers) => observers.length > 0);
    const observers = own?.map(({ dataset }) => dataset) ?? ofDocument;
    if (said === undefined || observers.length === 0) return [];
    const [time] = [...chain.map(({ dataset }) => dataset), ...observers].flatMap(
      (item) => textAt(item, '0040A032') ?? [],
    );
    const at = time === undefined ? savedAt : fromDicomDateTime(time, timeOffset);
    return [{ part, said, at, observers }];
  });
}

/** Images that no item of the content names: those of the library, and those of the evidence alone. */
function unnamedImages(
  root: ContentNode,
  library: ContentNode | null,
  images: ReadonlyMap<ImageKey, ReferencedImage>,
  libraryLeft: readonly DicomDataset[],
): Pick<CarriedContent, 'libraryImages' | 'evidence'> {
  const named = new Set(
    [
      ...root.children.filter((child) => child !== library),
      ...libraryLeft.map((dataset) => contentNode(dataset, '')),
    ].flatMap(instancesBelow),
  );
  const listed = new Set(library === null ? [] : instancesBelow(library));
  const unnamed = [...images.values()].filter(
    ({ sopInstanceUid, frameNumber }) => frameNumber === 1 && !named.has(sopInstanceUid),
  );
  return {
    libraryImages: unnamed.filter(({ sopInstanceUid }) => listed.has(sopInstanceUid)),
    evidence: unnamed.filter(({ sopInstanceUid }) => !listed.has(sopInstanceUid)),
  };
}
