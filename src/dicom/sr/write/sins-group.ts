import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import {
  SINS_ITEMS,
  SINS_POINTS,
  type SinsAnswers,
  type SinsItem,
} from '../../../domain/sins/sins.ts';
import { summariseSins } from '../../../domain/sins/summary.ts';
import type { CodedConcept } from '../coded-concept.ts';
import {
  SINS_ANSWER_CODES,
  SINS_CLASS_CODES,
  SINS_ITEM_CONCEPTS,
  SINS_SOURCE_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, numberItem, type ContentItem } from '../content-item.ts';
import { sinsPart } from '../authorship.ts';
import { groupOfLevel, sumItems } from './level-group.ts';
import { observationTime } from './timed-item.ts';
import type { Writing } from './writing.ts';

/** Whether all six items have an answer. */
export const isSinsComplete = (answers: SinsAnswers): boolean =>
  SINS_ITEMS.every((item) => answers[item]?.kind === 'answer');

/** Template part F; nothing when no item was asked. Every item stands, the ones without an answer as not assessed and without points. */
export function sinsGroups(
  level: Vertebra,
  assessment: LevelAssessment,
  writing: Writing,
): readonly ContentItem[] {
  if (Object.keys(assessment.sins).length === 0) return [];
  const group = groupOfLevel(
    { kind: 'SINS', level, finding: VALUES.instability, assessment },
    [
      ...SINS_ITEMS.map((item) =>
        writing.addAuthors(
          sinsPart(level, item),
          itemOf(item, assessment.sins, writing.timeOffset),
        ),
      ),
      ...totalItems(level, assessment.sins, writing),
    ],
    writing,
  );
  return [group];
}

function itemOf(item: SinsItem, answers: SinsAnswers, offset: string): ContentItem {
  const concept = SINS_ITEM_CONCEPTS[item];
  const answer = answers[item];
  if (answer === undefined) return codeItem('CONTAINS', concept, VALUES.notAssessed);
  const { observedAt, asGiven } = observationTime(answer.answeredAt, offset);
  if (answer.kind === 'unknown') {
    return codeItem(
      'CONTAINS',
      concept,
      VALUES.notAssessed,
      [codeItem('HAS PROPERTIES', CONCEPTS.itemAsked, VALUES.askedUnknown), ...asGiven],
      observedAt,
    );
  }
  const points = pointsOf(item, answers);
  return codeItem(
    'CONTAINS',
    concept,
    answerCode(item, answer.value),
    [
      ...(points === null
        ? []
        : [numberItem('HAS PROPERTIES', CONCEPTS.sinsPoints, points, VALUES.noUnits)]),
      ...(answer.source === 'unknown'
        ? []
        : [codeItem('HAS PROPERTIES', CONCEPTS.itemSource, SINS_SOURCE_CODES[answer.source])]),
      ...(answer.inferredFromMr === true
        ? [codeItem('HAS PROPERTIES', CONCEPTS.itemBasis, VALUES.basisMr)]
        : []),
      ...asGiven,
    ],
    observedAt,
  );
}

/** From the answers alone: an item that is only proposed is not assessed, and widens the range. */
function totalItems(
  level: Vertebra,
  answers: SinsAnswers,
  writing: Writing,
): readonly ContentItem[] {
  const { total } = summariseSins(answers, {});
  const number = (concept: CodedConcept, value: number): ContentItem =>
    numberItem('CONTAINS', concept, value, VALUES.noUnits, [...sumItems(level, writing)]);
  return [
    ...(total.kind === 'total'
      ? [number(CONCEPTS.sinsTotal, total.total)]
      : [number(CONCEPTS.sinsMinimum, total.min), number(CONCEPTS.sinsMaximum, total.max)]),
    ...(total.class === null
      ? []
      : [codeItem('CONTAINS', CONCEPTS.sinsClass, SINS_CLASS_CODES[total.class])]),
  ];
}

function answerCode(item: SinsItem, value: string): CodedConcept {
  const codes: Readonly<Record<string, CodedConcept>> = SINS_ANSWER_CODES[item];
  const code = codes[value];
  if (code === undefined) throw new Error(`SINS ${item} has no answer ${value}`);
  return code;
}

function pointsOf(item: SinsItem, answers: SinsAnswers): number | null {
  const answer = answers[item];
  if (answer?.kind !== 'answer') return null;
  const points: Readonly<Record<string, number>> = SINS_POINTS[item];
  return points[answer.value] ?? null;
}
