import {
  SINS_ITEMS,
  type SinsAnswers,
  type SinsItem,
  type SinsSource,
} from '../../../domain/sins/sins.ts';
import { isSameCode, type CodeEntry } from '../coded-concept.ts';
import {
  keyOfCode,
  SINS_ANSWER_CODES,
  SINS_ITEM_CONCEPTS,
  SINS_SOURCE_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { sinsPart } from '../authorship.ts';
import { observersOf } from '../observer-context.ts';
import { childNamed, codeOf, type ContentNode } from './content-node.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { observedAt } from './observed-at.ts';
import { levelOf } from './read-group.ts';
import { assess } from './reading-builder.ts';

interface ReadAnswer {
  readonly kind: 'answer' | 'unknown';
  readonly value?: string;
  readonly source?: SinsSource;
  readonly answeredAt: string;
  readonly inferredFromMr?: true;
}

/** Template part F. Totals and classes follow from the items and are worked out anew. */
export const readSins: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const level = levelOf(group);
  if (level === null) return 'SINS without a vertebra we know.';
  if (Object.keys(builder.assessments[level]?.sins ?? {}).length > 0) {
    return `A second SINS of ${level}; the first was read.`;
  }
  const answers: Partial<Record<SinsItem, ReadAnswer>> = {};
  for (const item of SINS_ITEMS) {
    const node = childNamed(group.node, SINS_ITEM_CONCEPTS[item]);
    const answer = node === null ? null : readItem(item, node, context);
    if (node === null || answer === null) continue;
    answers[item] = answer;
    builder.authors.set(sinsPart(level, item), [node, group.node]);
    for (const observer of observersOf(node)) taken.take(observer);
  }
  for (const concept of [
    CONCEPTS.sinsTotal,
    CONCEPTS.sinsMinimum,
    CONCEPTS.sinsMaximum,
    CONCEPTS.sinsClass,
  ]) {
    taken.takeWhole(childNamed(group.node, concept));
  }
  // The value of each item was looked up in the table of that very item.
  assess(builder, level, { sins: answers as SinsAnswers });
  return null;
};

/** Null: not asked, or an answer that is not ours; the latter stays untaken. */
function readItem(item: SinsItem, node: ContentNode, context: GroupContext): ReadAnswer | null {
  const { taken } = context;
  const code = codeOf(node);
  if (isSameCode(code, VALUES.notAssessed)) {
    taken.take(node);
    const askedNode = childNamed(node, CONCEPTS.itemAsked);
    if (!isSameCode(codeOf(askedNode), VALUES.askedUnknown)) return null;
    taken.takeWhole(askedNode);
    return { kind: 'unknown', answeredAt: observedAt(node, context) };
  }
  const table: Readonly<Record<string, CodeEntry>> = SINS_ANSWER_CODES[item];
  const value = keyOfCode(table, code);
  if (value === null) return null;
  const sourceNode = childNamed(node, CONCEPTS.itemSource);
  const source = keyOfCode(SINS_SOURCE_CODES, codeOf(sourceNode));
  taken.take(node);
  taken.takeWhole(childNamed(node, CONCEPTS.sinsPoints));
  if (source !== null) taken.takeWhole(sourceNode);
  const basisNode = childNamed(node, CONCEPTS.itemBasis);
  const isFromMr = isSameCode(codeOf(basisNode), VALUES.basisMr);
  if (isFromMr) taken.takeWhole(basisNode);
  return {
    kind: 'answer',
    value,
    source: source ?? 'unknown',
    answeredAt: observedAt(node, context),
    ...(isFromMr ? { inferredFromMr: true } : {}),
  };
}
