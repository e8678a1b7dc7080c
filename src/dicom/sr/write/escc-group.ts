import { assertUnreachable } from '../../../base/assert.ts';
import type {
  EsccAnswers,
  EsccBasis,
  EsccConfirmation,
  EsccProposal,
} from '../../../domain/escc/escc.ts';
import type { ImageKey } from '../../../domain/image-series.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import type { CodedConcept } from '../coded-concept.ts';
import {
  ESCC_ANSWER_CONCEPTS,
  ESCC_GRADE_CODES,
  ESCC_QUESTION_CODES,
  ESCC_REASON_CODES,
  NO_PROPOSAL_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import {
  codeItem,
  imageItem,
  textItems,
  type ContentItem,
  type ImageOfItem,
} from '../content-item.ts';
import { parseImageKey } from '../image-key.ts';
import { CORD_SIGNAL_CODES } from '../observation-codes.ts';
import type { DerivedEscc } from '../report-context.ts';
import { basisItems } from './basis-items.ts';
import { gradePart } from '../authorship.ts';
import { groupOfLevel } from './level-group.ts';
import { observationTime } from './timed-item.ts';
import type { Writing } from './writing.ts';

/** The items a proposal is written as. */
interface ProposalConcepts {
  readonly grade: CodedConcept;
  readonly minimum: CodedConcept;
  readonly maximum: CodedConcept;
  readonly none: CodedConcept;
}

const PROPOSED: ProposalConcepts = {
  grade: CONCEPTS.esccProposed,
  minimum: CONCEPTS.esccProposedMinimum,
  maximum: CONCEPTS.esccProposedMaximum,
  none: CONCEPTS.esccNoProposal,
};

const NOW: ProposalConcepts = {
  grade: CONCEPTS.esccNow,
  minimum: CONCEPTS.esccNowMinimum,
  maximum: CONCEPTS.esccNowMaximum,
  none: CONCEPTS.esccNowNone,
};

/**
 * Template part E. The `ESCC_PROPOSED` items hold the proposal and what it rested on as they stood at the confirmation,
 * or the present ones while nothing is confirmed; the `ESCC_NOW` items hold the present ones where they have changed.
 */
export function esccGroup(
  level: Vertebra,
  assessment: LevelAssessment,
  keyImages: readonly ImageOfItem[],
  writing: Writing,
): ContentItem {
  const derived = writing.derived.escc.get(level) ?? null;
  const confirmed = assessment.escc;
  return groupOfLevel(
    { kind: 'ESCC', level, finding: VALUES.epiduralCompression, assessment },
    [
      ...(confirmed === null
        ? derivedItems(PROPOSED, derived, writing)
        : confirmedItems(level, confirmed, derived, writing)),
      ...(assessment.cordSignal === null
        ? []
        : [codeItem('CONTAINS', CONCEPTS.cordSignal, CORD_SIGNAL_CODES[assessment.cordSignal])]),
      ...answerItems(assessment.esccAnswers, writing),
      ...keyImages.map((image) => imageItem('CONTAINS', CONCEPTS.bestIllustration, image)),
    ],
    writing,
  );
}

function confirmedItems(
  level: Vertebra,
  confirmed: EsccConfirmation,
  derived: DerivedEscc | null,
  writing: Writing,
): readonly ContentItem[] {
  const { proposal } = confirmed;
  const basis = confirmed.basis === null ? [] : basisItems(confirmed.basis, writing.drawn);
  const stored =
    proposal === null
      ? []
      : proposalItems(PROPOSED, proposal, [...algorithmItems(confirmed.ruleVersion), ...basis]);
  const isStillProposed =
    derived !== null &&
    derived.ruleVersion === confirmed.ruleVersion &&
    isSameProposal(derived.proposal, proposal) &&
    isSameBasis(derived.basis, confirmed.basis);
  const { observedAt, asGiven } = observationTime(confirmed.confirmedAt, writing.timeOffset);
  return [
    ...stored,
    ...(isStillProposed ? [] : derivedItems(NOW, derived, writing)),
    writing.addAuthors(
      gradePart(level),
      codeItem(
        'CONTAINS',
        CONCEPTS.esccConfirmed,
        ESCC_GRADE_CODES[confirmed.grade],
        [
          ...textItems('HAS PROPERTIES', CONCEPTS.esccRuleVersion, confirmed.ruleVersion),
          ...asGiven,
          ...(proposal === null ? basis : []),
          ...(confirmed.image === null
            ? []
            : [
                imageItem(
                  'INFERRED FROM',
                  CONCEPTS.sourceOfMeasurement,
                  writing.imageOf(confirmed.image),
                ),
              ]),
        ],
        observedAt,
      ),
    ),
    ...(proposal?.kind === 'grade'
      ? [
          codeItem(
            'CONTAINS',
            CONCEPTS.readerDecision,
            proposal.grade === confirmed.grade ? VALUES.decisionAccepted : VALUES.decisionChanged,
          ),
        ]
      : []),
    ...(confirmed.reason === null
      ? []
      : [codeItem('CONTAINS', CONCEPTS.readerReason, ESCC_REASON_CODES[confirmed.reason])]),
  ];
}

/** Proposals are plain data with their keys always in one order, except for what other code built. */
function isSameProposal(a: EsccProposal, b: EsccProposal | null): boolean {
  if (a.kind !== b?.kind) return false;
  switch (a.kind) {
    case 'grade':
      return b.kind === 'grade' && a.grade === b.grade;
    case 'range':
      return (
        b.kind === 'range' &&
        a.lowest === b.lowest &&
        a.highest === b.highest &&
        a.open.join() === b.open.join()
      );
    case 'at-least':
      return b.kind === 'at-least' && a.lowest === b.lowest;
    case 'none':
      return b.kind === 'none' && a.reason === b.reason;
    default:
      return assertUnreachable(a);
  }
}

/** Whether two would be written alike. */
const isSameBasis = (a: EsccBasis | null, b: EsccBasis | null): boolean =>
  JSON.stringify(a && basisItems(a, NONE_DRAWN)) === JSON.stringify(b && basisItems(b, NONE_DRAWN));

const NONE_DRAWN: ReadonlySet<string> = new Set();

function derivedItems(
  concepts: ProposalConcepts,
  derived: DerivedEscc | null,
  writing: Writing,
): readonly ContentItem[] {
  if (derived === null) return [];
  return proposalItems(concepts, derived.proposal, [
    ...algorithmItems(derived.ruleVersion),
    ...(derived.basis === null ? [] : basisItems(derived.basis, writing.drawn)),
    ...(derived.image === null
      ? []
      : [imageItem('INFERRED FROM', CONCEPTS.sourceOfMeasurement, writing.imageOf(derived.image))]),
  ]);
}

function proposalItems(
  concepts: ProposalConcepts,
  proposal: EsccProposal,
  details: readonly ContentItem[],
): readonly ContentItem[] {
  switch (proposal.kind) {
    case 'grade':
      return [codeItem('CONTAINS', concepts.grade, ESCC_GRADE_CODES[proposal.grade], details)];
    case 'range':
      return [
        codeItem('CONTAINS', concepts.minimum, ESCC_GRADE_CODES[proposal.lowest], [
          ...details,
          ...proposal.open.map((question) =>
            codeItem('HAS PROPERTIES', CONCEPTS.esccOpenQuestion, ESCC_QUESTION_CODES[question]),
          ),
        ]),
        codeItem('CONTAINS', concepts.maximum, ESCC_GRADE_CODES[proposal.highest]),
      ];
    case 'at-least':
      return [codeItem('CONTAINS', concepts.minimum, ESCC_GRADE_CODES[proposal.lowest], details)];
    case 'none':
      return [codeItem('CONTAINS', concepts.none, NO_PROPOSAL_CODES[proposal.reason], details)];
    default:
      return assertUnreachable(proposal);
  }
}

const algorithmItems = (ruleVersion: string): readonly ContentItem[] =>
  ruleVersion === ''
    ? []
    : [
        ...textItems('HAS CONCEPT MOD', CONCEPTS.algorithmName, 'Thecal ESCC grade proposal'),
        ...textItems('HAS CONCEPT MOD', CONCEPTS.algorithmVersion, ruleVersion),
      ];

function answerItems(
  answers: Readonly<Record<ImageKey, EsccAnswers>>,
  writing: Writing,
): readonly ContentItem[] {
  return (Object.keys(answers) as ImageKey[]).flatMap((key) => {
    const image = parseImageKey(key);
    const given = answers[key];
    if (image === null || given === undefined) return [];
    const source = imageItem('INFERRED FROM', CONCEPTS.sourceOfMeasurement, writing.imageOf(image));
    const items = (Object.keys(given) as (keyof EsccAnswers)[]).map((question) =>
      codeItem(
        'CONTAINS',
        ESCC_ANSWER_CONCEPTS[question],
        given[question] === true ? VALUES.yes : VALUES.no,
        [source],
      ),
    );
    // An image whose answers were all taken back is still an image that was looked at.
    return items.length > 0
      ? items
      : [codeItem('CONTAINS', CONCEPTS.esccQuestions, VALUES.notAnswered, [source])];
  });
}
