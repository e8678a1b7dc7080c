import { imageKeyOf } from '../../../domain/image-series.ts';
import type { Uid } from '../../../base/uid.ts';
import type { MarkId } from '../../../domain/reading.ts';
import { CONCEPTS } from '../codes.ts';
import type { DicomDataset } from '../dicom-json.ts';
import { fingerprint } from '../fingerprint.ts';
import { groupName, type LevelGroupKind } from '../group-name.ts';
import { observersOf } from '../observer-context.ts';
import type { AttachedItems, DocumentInfo, StoredHead, StoredNumber } from '../report-context.ts';
import { stableUid } from '../stable-uid.ts';
import { readCauda } from './cauda-reader.ts';
import { readCompartments } from './compartment-reader.ts';
import { childNamed, imageOf, isNamed, textOf, type ContentNode } from './content-node.ts';
import { readDeficit } from './deficit-reader.ts';
import { readEscc } from './escc-reader.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { readerOf } from './group-readers.ts';
import type { Keeper } from './keeper.ts';
import { inContainer, leftoversOf, sentence, understoodOf } from './leftovers.ts';
import { observedAtGiven } from './observed-at.ts';
import { levelOf, readGroupHead, type ReadGroup } from './read-group.ts';
import type { ReadingBuilder } from './reading-builder.ts';
import { readRules } from './rules-reader.ts';
import { readSigns } from './signs-reader.ts';
import { readSins } from './sins-reader.ts';
import { storedHead } from './stored-head.ts';
import type { Taken } from './taken.ts';

/** What the groups of a document gave beside the reading. */
export interface ReadGroups {
  readonly carried: readonly DicomDataset[];
  readonly attached: readonly AttachedItems[];
  readonly groupUids: Readonly<Record<string, Uid>>;
  readonly identifiers: Readonly<Record<string, string>>;
  readonly numbers: readonly StoredNumber[];
  readonly heads: readonly StoredHead[];
}

/** What every group of a document is read with. */
export interface GroupsContext {
  readonly builder: ReadingBuilder;
  readonly taken: Taken;
  readonly keeper: Keeper;
  readonly documentInfo: DocumentInfo;
  readonly timeOffset: string;
  /** Whether the document is ours: its labels follow from its marks. */
  readonly ours: boolean;
}

/** Reads the items of the containers of measurements. */
export function readGroups(nodes: readonly ContentNode[], document: GroupsContext): ReadGroups {
  const { builder, taken, keeper, documentInfo } = document;
  const carried: DicomDataset[] = [];
  const attached: AttachedItems[] = [];
  const groupUids: Record<string, Uid> = {};
  const identifiers: Record<string, string> = {};
  const numbers: StoredNumber[] = [];
  const heads: StoredHead[] = [];
  const seen = new Set<Uid>();
  const finishers: (() => void)[] = [];
  nodes.forEach((node, index) => {
    const keep = (what: string): void => {
      carried.push(keeper.keep(node, what));
    };
    if (!isNamed(node, CONCEPTS.measurementGroup) || node.type !== 'CONTAINER') {
      return keep(sentence(node));
    }
    const group = readGroupHead(node, `${documentInfo.sopInstanceUid} ${index}`);
    if (seen.has(group.trackingUid)) {
      return keep('A second group with the same tracking identifier; it is kept as it is.');
    }
    const reader = readerOf(group);
    if (reader === null) return keep(unknownGroup(group));
    const context: GroupContext = {
      group,
      builder,
      taken,
      ours: document.ours,
      timeOffset: document.timeOffset,
      documentTime: documentInfo.savedAt ?? '',
    };
    const refused = reader(context);
    if (refused !== null) return keep(`${refused} It is kept as it is.`);
    seen.add(group.trackingUid);
    noteGroupUid(group, reader, groupUids);
    noteTime(context, reader);
    noteAuthor(context, reader);
    takeHead(context, identifiers);
    const head = isOfMark(reader) ? storedHead(group, reader) : [];
    if (head.length > 0) heads.push({ trackingUid: group.trackingUid, items: head });
    finishers.push(() => addKeyImages(group, builder, taken));
    finishers.push(() => {
      const saidOf = fingerprint(understoodOf(node, taken), node.dataset);
      noteNumber(context, reader, saidOf, numbers);
      for (const { under, isBeside, nodes: left } of leftoversOf(node, taken)) {
        const items = left.map((one) => keeper.keep(one, sentence(one)));
        attached.push({
          trackingUid: group.trackingUid,
          under,
          saidOf,
          items: isBeside ? items.map(inContainer) : items,
        });
      }
    });
  });
  // Key images of their own come first, so that those repeated in a level's groups are told apart.
  for (const finishGroup of finishers) finishGroup();
  return { carried, attached, groupUids, identifiers, numbers, heads };
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

const isOfMark = (reader: GroupReader): boolean =>
  !LEVEL_GROUPS.has(reader) && reader !== readRules;

function noteGroupUid(group: ReadGroup, reader: GroupReader, groupUids: Record<string, Uid>): void {
  const level = levelOf(group);
  const kind = LEVEL_GROUPS.get(reader);
  if (level !== null && kind !== undefined) groupUids[groupName(kind, level)] = group.trackingUid;
}

/** A mark's time is that of its group; the items of a level's groups have times of their own. */
function noteTime(context: GroupContext, reader: GroupReader): void {
  if (!isOfMark(reader)) return;
  const time = observedAtGiven(context.group.node, context);
  if (time !== null) context.builder.observedAt[context.group.trackingUid as MarkId] = time;
}

/** The group of a mark says who made it; that of a level who said what no item of it has an author of its own for. */
function noteAuthor({ group, builder, taken }: GroupContext, reader: GroupReader): void {
  const level = levelOf(group);
  const kind = LEVEL_GROUPS.get(reader);
  const part = kind === undefined || level === null ? group.trackingUid : groupName(kind, level);
  builder.authors.set(part, [group.node]);
  for (const node of observersOf(group.node)) taken.take(node);
}

/** The expected tracking identifiers follow from the mark or the group; those of others are kept. */
function takeHead({ group, taken, ours }: GroupContext, identifiers: Record<string, string>): void {
  const { node, trackingUid } = group;
  taken.take(node);
  for (const head of group.head) taken.takeWhole(head);
  const identifier = textOf(childNamed(node, CONCEPTS.trackingIdentifier));
  if (identifier !== null && !isOurIdentifier(identifier, trackingUid)) {
    identifiers[trackingUid] = identifier;
  }
  // Our words follow from the reading. Those of others say more.
  if (ours && group.comment !== null) taken.takeWhole(childNamed(node, CONCEPTS.comment));
  taken.takeWhole(childNamed(node, CONCEPTS.levelPlace));
}

const isOurIdentifier = (text: string, uid: string): boolean =>
  text.replace(/^Cornerstone3DTools@\^0\.1\.0:\w+:/, '') === uid ||
  /^(Cornerstone3DTools@\^0\.1\.0:Probe:)?(COMPARTMENTS|ESCC|CAUDA|DEFICIT|SIGNS|SINS)-\w+$/.test(
    text,
  ) ||
  text === 'RULES';

/** The number measured on a mark, as it was stored. */
function noteNumber(
  { group, taken }: GroupContext,
  reader: GroupReader,
  saidOf: string,
  numbers: StoredNumber[],
): void {
  const number = group.node.children.find((child) => child.type === 'NUM' && taken.has(child));
  if (number === undefined || !isOfMark(reader)) return;
  const { '0040A730': _, '0040A010': __, '0040A040': ___, ...item } = number.dataset;
  numbers.push({ trackingUid: group.trackingUid, saidOf, item });
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
    builder.authors.set(id, [group.node]);
  }
}
