import type {
  EsccAnswers,
  EsccConfirmation,
  EsccProposal,
  EsccQuestion,
} from '../../../domain/escc/escc.ts';
import { imageKeyOf, type ImageKey } from '../../../domain/image-series.ts';
import type { Vertebra } from '../../../domain/level.ts';
import { isSameCode, type CodedConcept } from '../coded-concept.ts';
import {
  ESCC_ANSWER_CONCEPTS,
  ESCC_GRADE_CODES,
  ESCC_QUESTION_CODES,
  ESCC_REASON_CODES,
  keyOfCode,
  NO_PROPOSAL_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { CORD_SIGNAL_CODES } from '../observation-codes.ts';
import { gradePart } from '../authorship.ts';
import { observersOf } from '../observer-context.ts';
import { readBasis } from './basis-reader.ts';
import { childNamed, codeOf, imageOf, isNamed, textOf, type ContentNode } from './content-node.ts';
import type { GroupContext, GroupReader } from './group-context.ts';
import { observedAt } from './observed-at.ts';
import { levelOf } from './read-group.ts';
import { assess } from './reading-builder.ts';

/** Items that are worked out anew at every save. */
const DERIVED: readonly CodedConcept[] = [
  CONCEPTS.esccNow,
  CONCEPTS.esccNowMinimum,
  CONCEPTS.esccNowMaximum,
  CONCEPTS.esccNowNone,
];

const PROPOSED: readonly CodedConcept[] = [
  CONCEPTS.esccProposed,
  CONCEPTS.esccProposedMinimum,
  CONCEPTS.esccProposedMaximum,
  CONCEPTS.esccNoProposal,
];

/** What a proposal rests on: recorded with a confirmed grade, else worked out anew. */
const BASIS: readonly CodedConcept[] = [
  CONCEPTS.esccMeasure,
  CONCEPTS.esccFlag,
  CONCEPTS.esccPixelSize,
  CONCEPTS.esccTolerance,
  CONCEPTS.evidenceUid,
  CONCEPTS.evidenceGone,
];

/** What else our rule puts below a proposal. */
const DETAILS: readonly CodedConcept[] = [
  CONCEPTS.algorithmName,
  CONCEPTS.algorithmVersion,
  CONCEPTS.esccOpenQuestion,
  CONCEPTS.sourceOfMeasurement,
];

/** Template part E. */
export const readEscc: GroupReader = (context) => {
  const { group, builder, taken } = context;
  const level = levelOf(group);
  if (level === null) return 'An ESCC assessment without a vertebra we know.';
  const earlier = builder.assessments[level];
  if (earlier?.escc || Object.keys(earlier?.esccAnswers ?? {}).length > 0) {
    return `A second ESCC assessment of ${level}; the first was read.`;
  }
  const confirmedNode = childNamed(group.node, CONCEPTS.esccConfirmed);
  const grade = keyOfCode(ESCC_GRADE_CODES, codeOf(confirmedNode));
  if (confirmedNode !== null && grade === null) return 'An ESCC grade that we do not know.';
  for (const node of group.node.children) {
    if (DERIVED.some((concept) => isNamed(node, concept))) taken.takeWhole(node);
  }
  const proposal = readProposal(context);
  if (!context.ours && grade === null && proposal !== null && proposal.kind !== 'none') {
    builder.warnings.push(
      `Another program proposes ESCC ${gradesOf(proposal)} for ${level}, which no reader confirmed: it is not taken over.`,
    );
  }
  const escc =
    confirmedNode === null || grade === null
      ? null
      : readConfirmation(confirmedNode, grade, proposal, context);
  if (confirmedNode !== null) {
    builder.authors.set(gradePart(level), [confirmedNode, group.node]);
    for (const node of observersOf(confirmedNode)) taken.take(node);
  }
  const basis = readBasisOf(level, confirmedNode, context);
  const signalNode = childNamed(group.node, CONCEPTS.cordSignal);
  const cordSignal = keyOfCode(CORD_SIGNAL_CODES, codeOf(signalNode));
  if (cordSignal !== null) taken.takeWhole(signalNode);
  assess(builder, level, {
    escc: escc && { ...escc, basis },
    cordSignal,
    esccAnswers: readAnswers(context),
  });
  return null;
};

function gradesOf(proposal: Exclude<EsccProposal, { readonly kind: 'none' }>): string {
  if (proposal.kind === 'grade') return proposal.grade;
  return proposal.kind === 'range'
    ? `${proposal.lowest} to ${proposal.highest}`
    : `${proposal.lowest} or higher`;
}

/** Below the proposal, or below the grade where none was proposed. A broken one is left, to be kept and named. */
function readBasisOf(
  level: Vertebra,
  confirmedNode: ContentNode | null,
  { group, builder, taken }: GroupContext,
): EsccConfirmation['basis'] {
  const proposed = PROPOSED.flatMap((concept) => childNamed(group.node, concept) ?? []);
  for (const node of [...proposed, ...(confirmedNode === null ? [] : [confirmedNode])]) {
    const basis = confirmedNode === null ? 'none' : readBasis(node);
    if (basis === 'broken') {
      builder.warnings.push(
        `What the confirmed grade of ${level} rested on could not be understood; it is kept as it is.`,
      );
      return null;
    }
    if (node === confirmedNode && basis === 'none') continue;
    for (const child of node.children) {
      if (BASIS.some((concept) => isNamed(child, concept))) taken.takeWhole(child);
    }
    if (basis !== 'none') return basis;
  }
  return null;
}

function readConfirmation(
  node: ContentNode,
  grade: EsccConfirmation['grade'],
  proposal: EsccProposal | null,
  context: GroupContext,
): EsccConfirmation {
  const { group, taken } = context;
  const ruleNode = childNamed(node, CONCEPTS.esccRuleVersion);
  const imageNode = childNamed(node, CONCEPTS.sourceOfMeasurement);
  const reasonNode = childNamed(group.node, CONCEPTS.readerReason);
  const reason = keyOfCode(ESCC_REASON_CODES, codeOf(reasonNode));
  const image = imageOf(imageNode);
  taken.take(node);
  taken.takeWhole(ruleNode);
  taken.takeWhole(childNamed(group.node, CONCEPTS.readerDecision));
  if (image !== null) taken.takeWhole(imageNode);
  if (reason !== null) taken.takeWhole(reasonNode);
  return {
    grade,
    confirmedAt: observedAt(node, context),
    image,
    proposal,
    ruleVersion: textOf(ruleNode) ?? algorithmVersion(group.node) ?? '',
    reason,
    basis: null,
  };
}

/** The version of whatever made the proposal, in documents that say it there only. */
function algorithmVersion(group: ContentNode): string | null {
  const proposed = PROPOSED.map((concept) => childNamed(group, concept)).find(
    (node) => node !== null,
  );
  return proposed ? textOf(childNamed(proposed, CONCEPTS.algorithmVersion)) : null;
}

function readProposal({ group, taken }: GroupContext): EsccProposal | null {
  const [gradeNode, lowestNode, highestNode, noneNode] = PROPOSED.map((concept) =>
    childNamed(group.node, concept),
  );
  const gradeOf = (node: ContentNode | null | undefined): EsccConfirmation['grade'] | null =>
    keyOfCode(ESCC_GRADE_CODES, codeOf(node ?? null));
  const takeWithDetails = (node: ContentNode | null | undefined): void => {
    taken.take(node ?? null);
    for (const child of node?.children ?? []) {
      if (DETAILS.some((concept) => isNamed(child, concept))) taken.takeWhole(child);
    }
  };
  const grade = gradeOf(gradeNode);
  if (grade !== null) {
    takeWithDetails(gradeNode);
    return { kind: 'grade', grade };
  }
  const lowest = gradeOf(lowestNode);
  const highest = gradeOf(highestNode);
  if (lowest !== null) {
    takeWithDetails(lowestNode);
    takeWithDetails(highestNode);
    return highest === null
      ? { kind: 'at-least', lowest }
      : { kind: 'range', lowest, highest, open: openQuestions(lowestNode ?? null) };
  }
  const reason = keyOfCode(NO_PROPOSAL_CODES, codeOf(noneNode ?? null));
  if (reason === null) return null;
  takeWithDetails(noneNode);
  return { kind: 'none', reason };
}

const openQuestions = (node: ContentNode | null): readonly EsccQuestion[] =>
  (node?.children ?? [])
    .filter((child) => isNamed(child, CONCEPTS.esccOpenQuestion))
    .flatMap((child) => keyOfCode(ESCC_QUESTION_CODES, codeOf(child)) ?? []);

function readAnswers({ group, taken }: GroupContext): Readonly<Record<ImageKey, EsccAnswers>> {
  const answers: Record<ImageKey, Partial<Record<keyof EsccAnswers, boolean>>> = {};
  for (const node of group.node.children) {
    const image = imageOf(node.children.find((child) => child.type === 'IMAGE') ?? null);
    if (image === null) continue;
    const key = imageKeyOf(image);
    if (isNamed(node, CONCEPTS.esccQuestions)) {
      answers[key] = { ...answers[key] };
      taken.takeWhole(node);
      continue;
    }
    const question = (Object.keys(ESCC_ANSWER_CONCEPTS) as (keyof EsccAnswers)[]).find((one) =>
      isNamed(node, ESCC_ANSWER_CONCEPTS[one]),
    );
    const code = codeOf(node);
    const isYes = isSameCode(code, VALUES.yes);
    if (question === undefined || (!isYes && !isSameCode(code, VALUES.no))) continue;
    answers[key] = { ...answers[key], [question]: isYes };
    taken.takeWhole(node);
  }
  return answers;
}
