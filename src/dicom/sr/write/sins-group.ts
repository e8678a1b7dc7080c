import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import {
  SINS_ITEMS,
  SINS_POINTS,
  type SinsAnswers,
  type SinsItem,
} from '../../../domain/sins/sins.ts';
import type { CodedConcept } from '../coded-concept.ts';
import {
  SINS_ANSWER_CODES,
  SINS_CLASS_CODES,
  SINS_ITEM_CONCEPTS,
  SINS_SOURCE_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, imageItem, numberItem, type ContentItem } from '../content-item.ts';
import { groupName } from '../group-name.ts';
import type { DerivedSins } from '../report-context.ts';
import { measurementGroup } from './measurement-group.ts';
import { observationTime } from './timed-item.ts';
import type { Writing } from './writing.ts';

/** Whether all six items have an answer. */
export const isSinsComplete = (answers: SinsAnswers): boolean =>
  SINS_ITEMS.every((item) => answers[item]?.kind === 'answer');

/** The sum of the points of complete answers; null while one is missing. */
export function sinsSum(answers: SinsAnswers): number | null {
  return SINS_ITEMS.reduce<number | null>((sum, item) => {
    const points = pointsOf(item, answers);
    return sum === null || points === null ? null : sum + points;
  }, 0);
}

/** Template part F. Every item stands, the ones without an answer as not assessed and without points. */
export function sinsGroup(
  level: Vertebra,
  assessment: LevelAssessment,
  derived: DerivedSins,
  writing: Writing,
): ContentItem {
  return measurementGroup(
    {
      template: '1501',
      tool: null,
      trackingIdentifier: groupName('SINS', level),
      trackingUid: writing.trackingUidOf('SINS', level),
      isAbnormal: true,
      finding: VALUES.instability,
      level,
      siteModifiers: [],
      comment: '',
    },
    [
      ...SINS_ITEMS.map((item) => itemOf(item, assessment.sins, writing.timeOffset)),
      ...totalItems(level, assessment.sins, derived, writing),
    ],
  );
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
      codeItem('HAS PROPERTIES', CONCEPTS.itemSource, SINS_SOURCE_CODES[answer.source]),
      ...asGiven,
    ],
    observedAt,
  );
}

function totalItems(
  level: Vertebra,
  answers: SinsAnswers,
  derived: DerivedSins,
  writing: Writing,
): readonly ContentItem[] {
  const total = sinsSum(answers);
  const number = (concept: CodedConcept, value: number): ContentItem =>
    numberItem('CONTAINS', concept, value, VALUES.noUnits, [
      imageItem('INFERRED FROM', CONCEPTS.sourceOfMeasurement, writing.imageOfLevel(level)),
    ]);
  return [
    ...(total === null
      ? [
          number(CONCEPTS.sinsMinimum, derived.minimum),
          number(CONCEPTS.sinsMaximum, derived.maximum),
        ]
      : [number(CONCEPTS.sinsTotal, total)]),
    ...(derived.class === null
      ? []
      : [codeItem('CONTAINS', CONCEPTS.sinsClass, SINS_CLASS_CODES[derived.class])]),
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
