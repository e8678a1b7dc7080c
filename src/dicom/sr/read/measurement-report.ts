import { PROPOSED_RULES } from '../../../domain/rules.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import type { Uid } from '../../../base/uid.ts';
import { imageKeyOf, type ImageKey, type StudyHeader } from '../../../domain/image-series.ts';
import type { MarkId, Reading } from '../../../domain/reading.ts';
import { codeKey, type CodedConcept } from '../coded-concept.ts';
import { COUNTING_METHOD_CODES, keyOfCode, TRANSITIONAL_CODES } from '../code-tables.ts';
import { CONCEPTS } from '../codes.ts';
import { CODING_SCHEMES, PRIVATE_SCHEME_UID } from '../coding-schemes.ts';
import { PRIVATE_SCHEME } from '../coded-concept.ts';
import { checkDicomJson, type DicomDataset } from '../dicom-json.ts';
import { groupName, type LevelGroupKind } from '../group-name.ts';
import type {
  AttachedItems,
  CarriedContent,
  DocumentInfo,
  ReferencedImage,
  ReportObserver,
} from '../report-context.ts';
import { stableUid } from '../stable-uid.ts';
import {
  childNamed,
  codeOf,
  contentNode,
  datasetsAt,
  imageOf,
  isNamed,
  textAt,
  textOf,
  type ContentNode,
} from './content-node.ts';
import { nameAt, readDocumentInfo, readStudyHeader, timeOffsetOf } from './document-header.ts';
import { readChecklist, readClinical } from './clinical-reader.ts';
import { readCauda } from './cauda-reader.ts';
import { readCompartments } from './compartment-reader.ts';
import { readDeficit } from './deficit-reader.ts';
import { readEscc } from './escc-reader.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { observedAtGiven } from './observed-at.ts';
import { readRule, readRules } from './rules-reader.ts';
import { readSigns } from './signs-reader.ts';
import { readSins } from './sins-reader.ts';
import { readerOf } from './group-readers.ts';
import { leftoversOf, sentence, type NotUnderstood } from './leftovers.ts';
import type { SrReadError } from './read-error.ts';
import { levelOf, readGroupHead, type ReadGroup } from './read-group.ts';
import { createBuilder, type ReadingBuilder } from './reading-builder.ts';
import { referencedImages } from './referenced-images.ts';
import { createTaken, type Taken } from './taken.ts';
import { withObserver } from './with-observer.ts';

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
  const dataset = checked.value;
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
  const observer = observerOf(root);
  const rest = readEvaluations(root, builder);
  const groups = readGroups(dataset, root, builder, documentInfo);
  const images = referencedImages(dataset, root);
  const rootRest = restOfRoot(root);
  if (!ours && schemes.some((item) => textAt(item, '00080102') === PRIVATE_SCHEME)) {
    builder.warnings.push(
      'The report was written by another program with codes of the same name; they were read as the shared template has them.',
    );
  }
  return {
    reading: finish(builder, documentInfo.studyInstanceUid),
    header: readStudyHeader(dataset, documentInfo.studyInstanceUid),
    observer,
    documentInfo,
    ours,
    warnings: builder.warnings,
    notUnderstood: [
      ...groups.notUnderstood,
      ...[...rest, ...rootRest].map((node) => ({ path: node.path, what: sentence(node) })),
    ],
    carried: {
      measurements: groups.carried,
      attached: groups.attached,
      groupUids: groups.groupUids,
      qualitative: rest.map((node) => node.dataset),
      root: rootRest.map((node) => node.dataset),
      codingSchemes: schemes.filter(
        (item) => !CODING_SCHEMES.some(({ designator }) => designator === textAt(item, '00080102')),
      ),
      images: [...images.values()],
    },
    images,
  };
}

function finish(builder: ReadingBuilder, studyInstanceUid: Uid): Reading {
  return {
    studyInstanceUid,
    counting: {
      method: builder.counting.method ?? 'presumed',
      transitional: builder.counting.transitional ?? 'none',
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

/** Reads how levels were counted, what the referral says and the rules; gives back the evaluations that are not ours. */
function readEvaluations(root: ContentNode, builder: ReadingBuilder): readonly ContentNode[] {
  const items = childNamed(root, CONCEPTS.qualitativeEvaluations)?.children ?? [];
  return items.filter((node) => {
    const method = keyOfCode(COUNTING_METHOD_CODES, codeOf(node));
    if (method !== null && isNamed(node, CONCEPTS.levelMethod)) {
      builder.counting = { ...builder.counting, method };
      return false;
    }
    const transitional = keyOfCode(TRANSITIONAL_CODES, codeOf(node));
    if (transitional !== null && isNamed(node, CONCEPTS.levelTransitional)) {
      builder.counting = { ...builder.counting, transitional };
      return false;
    }
    if (readRule(node, builder)) return false;
    const facts = readClinical(node);
    const ticked = readChecklist(node);
    builder.clinical = { ...builder.clinical, ...facts };
    builder.checklist = { ...builder.checklist, ...ticked };
    return facts === null && ticked === null;
  });
}

interface ReadGroups {
  readonly carried: readonly DicomDataset[];
  readonly attached: readonly AttachedItems[];
  readonly groupUids: Readonly<Record<string, Uid>>;
  readonly notUnderstood: readonly NotUnderstood[];
}

function readGroups(
  dataset: DicomDataset,
  root: ContentNode,
  builder: ReadingBuilder,
  documentInfo: DocumentInfo,
): ReadGroups {
  const carried: DicomDataset[] = [];
  const attached: AttachedItems[] = [];
  const groupUids: Record<string, Uid> = {};
  const notUnderstood: NotUnderstood[] = [];
  const seen = new Set<Uid>();
  const finishers: (() => void)[] = [];
  const containers = root.children.filter((child) => isNamed(child, CONCEPTS.imagingMeasurements));
  const nodes = containers.flatMap((container) => container.children);
  nodes.forEach((node, index) => {
    const keep = (what: string): void => {
      carried.push(withObserver(node, root));
      notUnderstood.push({ path: node.path, what });
    };
    if (!isNamed(node, CONCEPTS.measurementGroup)) return keep(sentence(node));
    const taken = createTaken();
    const group = readGroupHead(node, `${documentInfo.sopInstanceUid} ${index}`, taken);
    if (seen.has(group.trackingUid)) {
      return keep('A second group with the same tracking identifier; it is kept as it is.');
    }
    const reader = readerOf(group);
    if (reader === null) return keep(unknownGroup(group));
    const context: GroupContext = {
      group,
      builder,
      taken,
      timeOffset: timeOffsetOf(dataset),
      documentTime: documentInfo.savedAt ?? '1970-01-01T00:00:00.000Z',
    };
    const refused = reader(context);
    if (refused !== null) return keep(`${refused} It is kept as it is.`);
    seen.add(group.trackingUid);
    noteGroupUid(group, reader, groupUids);
    noteTime(context, reader);
    takeLabel(group, taken);
    finishers.push(() => addKeyImages(group, builder, taken));
    finishers.push(() => {
      const left = leftoversOf(group, taken);
      attached.push(...left.attached);
      notUnderstood.push(...left.named);
    });
  });
  // Key images of their own come first, so that those repeated in a level's groups are told apart.
  for (const finishGroup of finishers) finishGroup();
  return { carried, attached, groupUids, notUnderstood };
}

function unknownGroup(group: ReadGroup): string {
  const numbers = group.node.children
    .filter((child) => child.type === 'NUM')
    .map((child) => child.concept?.meaning ?? 'number');
  const subject = numbers.length > 0 ? numbers.join(', ') : (group.finding?.meaning ?? 'Something');
  return `${subject} is not part of a reading; the group is kept as it is.`;
}

const LEVEL_GROUPS: ReadonlyMap<GroupReader, LevelGroupKind> = new Map([
  [readCompartments, 'COMPARTMENTS'],
  [readEscc, 'ESCC'],
  [readCauda, 'CAUDA'],
  [readDeficit, 'DEFICIT'],
  [readSigns, 'SIGNS'],
  [readSins, 'SINS'],
]);

function noteGroupUid(group: ReadGroup, reader: GroupReader, groupUids: Record<string, Uid>): void {
  const level = levelOf(group);
  const kind = LEVEL_GROUPS.get(reader);
  if (level !== null && kind !== undefined) groupUids[groupName(kind, level)] = group.trackingUid;
}

/** A mark's time is that of its group; the items of a level's groups have times of their own. */
function noteTime(context: GroupContext, reader: GroupReader): void {
  if (LEVEL_GROUPS.has(reader) || reader === readRules) return;
  const time = observedAtGiven(context.group.node, context);
  if (time !== null) context.builder.observedAt[context.group.trackingUid as MarkId] = time;
}

/** A label and its place follow from the mark; what is an arrow's text was read with it. */
function takeLabel(group: ReadGroup, taken: Taken): void {
  taken.takeWhole(childNamed(group.node, CONCEPTS.comment));
  taken.takeWhole(childNamed(group.node, CONCEPTS.levelPlace));
}

function addKeyImages(group: ReadGroup, builder: ReadingBuilder, taken: Taken): void {
  const level = levelOf(group);
  for (const node of group.node.children) {
    if (!isNamed(node, CONCEPTS.bestIllustration) || taken.has(node)) continue;
    const image = imageOf(node);
    if (image === null) continue;
    taken.takeWhole(node);
    const key = imageKeyOf(image);
    if (builder.keyImages.some((one) => one.level === level && imageKeyOf(one.image) === key)) {
      continue;
    }
    const id = stableUid(`${group.trackingUid} ${key}`) as MarkId;
    builder.keyImages.push({ id, level, image });
  }
}

const OWN_ROOT_ITEMS: ReadonlySet<string> = new Set(
  (
    [
      CONCEPTS.language,
      CONCEPTS.observerType,
      CONCEPTS.personObserverName,
      CONCEPTS.personObserverOrganisation,
      CONCEPTS.personObserverRole,
      CONCEPTS.deviceObserverUid,
      CONCEPTS.deviceObserverName,
      CONCEPTS.deviceObserverManufacturer,
      CONCEPTS.deviceObserverModel,
      CONCEPTS.deviceObserverSerial,
      CONCEPTS.procedureReported,
      CONCEPTS.imageLibrary,
      CONCEPTS.imagingMeasurements,
      CONCEPTS.qualitativeEvaluations,
    ] satisfies CodedConcept[]
  ).map(codeKey),
);

/** What stands beside the parts every report has. */
const restOfRoot = (root: ContentNode): readonly ContentNode[] =>
  root.children.filter(
    (child) => child.concept === null || !OWN_ROOT_ITEMS.has(codeKey(child.concept)),
  );
