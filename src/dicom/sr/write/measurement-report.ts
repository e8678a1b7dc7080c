import { ok, type Result } from '../../../base/result.ts';
import type { Uid } from '../../../base/uid.ts';
import type { ImageReference } from '../../../domain/image-series.ts';
import { VERTEBRAE, type Vertebra } from '../../../domain/level.ts';
import type { MarkId, Reading } from '../../../domain/reading.ts';
import { COUNTING_METHOD_CODES, PROCEDURE_CODES, TRANSITIONAL_CODES } from '../code-tables.ts';
import { isSameCode } from '../coded-concept.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeAt } from '../read/content-node.ts';
import {
  codeItem,
  containerItem,
  itemDataset,
  type ContentItem,
  type ImageOfItem,
} from '../content-item.ts';
import { offsetOf } from '../date-time.ts';
import { sortAttributes, type DicomDataset } from '../dicom-json.ts';
import { groupName, type LevelGroupKind } from '../group-name.ts';
import type {
  DerivedValues,
  DocumentInfo,
  ReferencedImage,
  ReportContext,
} from '../report-context.ts';
import { stableUid } from '../stable-uid.ts';
import { carriedAt } from './at-offset.ts';
import { createAuthors } from './authors.ts';
import { attach, createCarrier } from './carry.ts';
import { checkReading } from './check-reading.ts';
import { caudaGroups } from './cauda-group.ts';
import { checklistItems, clinicalItems } from './clinical-items.ts';
import { compartmentGroups } from './compartment-group.ts';
import { completionFlags } from './completion.ts';
import { esccGroup } from './escc-group.ts';
import { evidenceAttributes } from './evidence.ts';
import {
  codingSchemeAttributes,
  createDocumentInfo,
  headerAttributes,
  leftOutIdentifiers,
} from './header.ts';
import { createImageCatalogue, imageOfItem, type ImageCatalogue } from './image-catalogue.ts';
import { imageLibrary } from './image-library.ts';
import { conusGroup, keyImageGroup, levelGroup, markerGroup, outlineGroup } from './mark-groups.ts';
import { measurementItems } from './measurement-groups.ts';
import { observerItems } from './observers.ts';
import { ruleItems } from './rule-items.ts';
import { deficitGroups } from './deficit-group.ts';
import { signsGroups } from './signs-group.ts';
import { sinsGroups } from './sins-group.ts';
import { timedGroup } from './timed-item.ts';
import type { SrWriteError } from './write-error.ts';
import type { Place, Writing } from './writing.ts';

/** A document as written. */
export interface WrittenReport {
  readonly dataset: DicomDataset;
  /** What the next save names as its predecessor. */
  readonly documentInfo: DocumentInfo;
  /** What the reader must know of it, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * A reading as a measurement report. Shape: Comprehensive 3D SR, TID 1500, DICOM JSON Model. Each call makes a new SOP
 * instance. Errors: what is missing or unfit, before anything is written. Source: spec sr-template.
 */
export function toMeasurementReport(
  reading: Reading,
  given: ReportContext,
  derived: DerivedValues,
): Result<WrittenReport, SrWriteError> {
  const carried = given.carried && carriedAt(given.carried, offsetOf(given.savedAt));
  const context: ReportContext = { ...given, carried };
  const catalogue = createImageCatalogue(context);
  const checked = checkReading(reading, context, derived, catalogue);
  if (!checked.ok) return checked;
  const flags = completionFlags(reading, context, derived);
  const documentInfo = createDocumentInfo(context, flags);
  const writing = createWriting(reading, context, derived, catalogue);
  const content = contentOf(writing, context, catalogue);
  const dataset: DicomDataset = {
    ...content.dataset,
    ...headerAttributes(context, documentInfo, flags),
    ...evidenceAttributes(
      [...content.images, ...(carried?.evidence ?? [])],
      context.study.studyInstanceUid,
    ),
    ...codingSchemeAttributes(content.dataset, carried?.codingSchemes ?? []),
  };
  return ok({
    dataset: sortAttributes(dataset),
    documentInfo,
    notes: leftOutIdentifiers(context.study),
  });
}

function createWriting(
  reading: Reading,
  context: ReportContext,
  derived: DerivedValues,
  catalogue: ImageCatalogue,
): Writing {
  const imageOf = (image: ImageReference): ImageOfItem => imageOfItem(known(catalogue.find(image)));
  const middleOf = (image: ImageReference): Place => ({
    image,
    point: catalogue.middleOf(image),
    isLabel: false,
  });
  const groupUid = (name: string): Uid =>
    context.carried?.groupUids[name] ??
    stableUid(`${context.device.uid} ${reading.studyInstanceUid} ${name}`);
  return {
    reading,
    derived,
    drawn: new Set(reading.outlines.map(({ id }) => id)),
    timeOffset: offsetOf(context.savedAt),
    imageOf,
    planeOf: (image) => catalogue.planeOf(image),
    addAuthors: createAuthors(reading, context),
    isMarked: (level) => imageThatShows(reading, level) !== null,
    placeOf: (level) => {
      const label = reading.levels.find((one) => one.vertebra === level);
      if (label !== undefined) return { image: label.image, point: label.point, isLabel: true };
      return middleOf(imageThatShows(reading, level) ?? known(catalogue.first));
    },
    middleOf,
    trackingUidOf: (kind, level) => groupUid(groupName(kind, level)),
  };
}

function known<T>(found: T | null): T {
  if (found === null) throw new Error('An image was not checked before writing');
  return found;
}

/** The image a level was read on: its grade's, a key image, else that of any of its marks; null where nothing was marked. */
function imageThatShows(reading: Reading, level: Vertebra): ImageReference | null {
  const ofLevel = (mark: { readonly level: Vertebra | null }): boolean => mark.level === level;
  return (
    reading.assessments[level]?.escc?.image ??
    reading.keyImages.find(ofLevel)?.image ??
    reading.outlines.find(ofLevel)?.image ??
    reading.measurements.find(ofLevel)?.image ??
    reading.levels.find((label) => label.vertebra === level)?.image ??
    null
  );
}

function contentOf(
  writing: Writing,
  context: ReportContext,
  catalogue: ImageCatalogue,
): { readonly dataset: DicomDataset; readonly images: readonly ReferencedImage[] } {
  const measurements: ContentItem = {
    ...containerItem('CONTAINS', CONCEPTS.imagingMeasurements, null, groupsOf(writing, context)),
    carried: context.carried?.measurements ?? [],
  };
  const { counting, clinical, checklist, rules } = writing.reading;
  const ownEvaluations: ContentItem = {
    ...containerItem('CONTAINS', CONCEPTS.qualitativeEvaluations, null, [
      codeItem('CONTAINS', CONCEPTS.levelMethod, COUNTING_METHOD_CODES[counting.method]),
      codeItem('CONTAINS', CONCEPTS.levelTransitional, TRANSITIONAL_CODES[counting.transitional]),
      ...clinicalItems(clinical, writing.addAuthors),
      ...checklistItems(checklist, writing.addAuthors),
      ...ruleItems(rules),
    ]),
    carried: context.carried?.qualitative ?? [],
  };
  const evaluations = attach(ownEvaluations, context.carried?.evaluated ?? []);
  const images = imagesOf([measurements, evaluations], context, catalogue);
  // A document in another language stays in it.
  const hasLanguage = (context.carried?.root ?? []).some((item) =>
    isSameCode(codeAt(item, '0040A043'), CONCEPTS.language),
  );
  const root: ContentItem = {
    ...containerItem(null, CONCEPTS.measurementReport, '1500', [
      ...(hasLanguage ? [] : [codeItem('HAS CONCEPT MOD', CONCEPTS.language, VALUES.english)]),
      ...observerItems(context),
      ...procedureItems(images, context),
      imageLibrary(images, context.carried?.library ?? []),
      measurements,
      evaluations,
    ]),
    carried: context.carried?.root ?? [],
  };
  return { dataset: itemDataset(root), images };
}

function groupsOf(writing: Writing, context: ReportContext): readonly ContentItem[] {
  const { reading } = writing;
  const marks: readonly (readonly [MarkId, ContentItem])[] = [
    ...reading.levels.map((label) => [label.id, levelGroup(label, writing)] as const),
    ...(reading.conus === null
      ? []
      : [[reading.conus.id, conusGroup(reading.conus, writing)] as const]),
    ...reading.outlines.map((one) => [one.id, outlineGroup(one, writing)] as const),
    ...reading.measurements.map((one) => [one.id, measurementItems(one, writing)] as const),
    ...reading.markers.map((one) => [one.id, markerGroup(one, writing)] as const),
    ...reading.keyImages.map((one) => [one.id, keyImageGroup(one, writing)] as const),
  ];
  const timed = marks.map(
    ([id, group]) =>
      [id, timedGroup(group, reading.observedAt[id] ?? null, writing.timeOffset)] as const,
  );
  const ofLevels = VERTEBRAE.flatMap((level): readonly (readonly [string, ContentItem])[] => {
    const assessment = reading.assessments[level];
    if (assessment === undefined) return [];
    const keyImages = reading.keyImages
      .filter((one) => one.level === level)
      .map((one) => writing.imageOf(one.image));
    const groups: Readonly<Record<LevelGroupKind, readonly ContentItem[]>> = {
      COMPARTMENTS: compartmentGroups(level, assessment, keyImages, writing),
      ESCC: [esccGroup(level, assessment, keyImages, writing)],
      CAUDA: caudaGroups(level, assessment, writing),
      DEFICIT: deficitGroups(level, assessment, writing),
      SIGNS: signsGroups(level, assessment, writing),
      SINS: sinsGroups(level, assessment, writing),
    };
    return (Object.keys(groups) as LevelGroupKind[]).flatMap((kind) =>
      groups[kind].map(
        (group) =>
          [
            writing.trackingUidOf(kind, level),
            writing.addAuthors(groupName(kind, level), group),
          ] as const,
      ),
    );
  });
  const carry = createCarrier(context.carried);
  const authored = timed.map(([id, group]) => [id, writing.addAuthors(id, group)] as const);
  return [...authored, ...ofLevels].map(([uid, group]) => carry(group, uid));
}

/**
 * One procedure for each kind of image of the study that was read. Those that an opened document states stand among what
 * is kept of it. Source: DICOM PS3.16 TID 1500, CID 100.
 */
function procedureItems(
  images: readonly ReferencedImage[],
  { study, carried }: ReportContext,
): readonly ContentItem[] {
  const own = images.filter((image) => image.studyInstanceUid === study.studyInstanceUid);
  const ofStudy = own.length > 0 ? own : images;
  const uids = new Set(ofStudy.map(({ sopInstanceUid }) => sopInstanceUid));
  // What an earlier document calls its images stays, also where they say otherwise of themselves.
  const known = (carried?.images ?? []).filter(({ sopInstanceUid }) => uids.has(sopInstanceUid));
  const read = new Set([...ofStudy, ...known].map(({ modality }) => modality));
  const stated = (carried?.root ?? []).flatMap((item) =>
    isSameCode(codeAt(item, '0040A043'), CONCEPTS.procedureReported)
      ? (codeAt(item, '0040A168') ?? [])
      : [],
  );
  const found = new Set(
    [...PROCEDURE_CODES].flatMap(([modality, code]) => (read.has(modality) ? [code] : [])),
  );
  // A document has one at least, also of images that do not say what they are.
  const needed = found.size + stated.length === 0 ? [VALUES.imagingProcedure] : [...found];
  return needed
    .filter((procedure) => !stated.some((one) => isSameCode(one, procedure)))
    .map((procedure) => codeItem('HAS CONCEPT MOD', CONCEPTS.procedureReported, procedure));
}

/** Every image the content refers to; the first of the study where it refers to none, because a library is never empty. */
function imagesOf(
  parts: readonly ContentItem[],
  context: ReportContext,
  catalogue: ImageCatalogue,
): readonly ReferencedImage[] {
  const found = new Set<string>();
  for (const part of parts) collectInstances(itemDataset(part), found);
  const { root = [], library = [], libraryImages = [] } = context.carried ?? {};
  for (const item of [...root, ...library]) collectInstances(item, found);
  for (const { sopInstanceUid } of libraryImages) found.add(sopInstanceUid);
  const images = [...found].flatMap((uid) => {
    const image = catalogue.findInstance(uid);
    return image === null ? [] : [image];
  });
  return images.length > 0 ? images : [known(catalogue.first)];
}

function collectInstances(item: DicomDataset, found: Set<string>): void {
  for (const reference of item['00081199']?.Value ?? []) {
    const uid = (reference as DicomDataset)['00081155']?.Value?.[0];
    if (typeof uid === 'string') found.add(uid);
  }
  for (const child of item['0040A730']?.Value ?? []) {
    collectInstances(child as DicomDataset, found);
  }
}
