import { assertUnreachable } from '../../../base/assert.ts';
import type {
  EsccAnswers,
  EsccConfirmation,
  EsccFlag,
  EsccMeasure,
  EsccProposal,
  EsccQuestion,
} from '../../../domain/escc/escc.ts';
import type { ImageKey } from '../../../domain/image-series.ts';
import type { Vertebra } from '../../../domain/level.ts';
import type { LevelAssessment } from '../../../domain/reading.ts';
import type { CodedConcept } from '../coded-concept.ts';
import {
  ESCC_ANSWER_CONCEPTS,
  ESCC_FLAG_CODES,
  ESCC_GRADE_CODES,
  ESCC_QUESTION_CODES,
  ESCC_REASON_CODES,
  MEASURE_METHOD_CODES,
  MEASURE_NAME_CODES,
  NO_PROPOSAL_CODES,
  REVIEW_REASON_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import {
  codeItem,
  imageItem,
  numberItem,
  textItems,
  uidItem,
  type ContentItem,
  type ImageOfItem,
} from '../content-item.ts';
import { groupName } from '../group-name.ts';
import { parseImageKey } from '../image-key.ts';
import type { DerivedEscc } from '../report-context.ts';
import { measurementGroup } from './measurement-group.ts';
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
 * Template part E. The `ESCC_PROPOSED` items hold the proposal as it stood at the confirmation, or the present one
 * while nothing is confirmed; the `ESCC_NOW` items hold the present one where it has become another.
 */
export function esccGroup(
  level: Vertebra,
  assessment: LevelAssessment,
  keyImages: readonly ImageOfItem[],
  writing: Writing,
): ContentItem {
  const derived = writing.derived.escc.get(level) ?? null;
  const confirmed = assessment.escc;
  return measurementGroup(
    {
      template: '1501',
      tool: null,
      trackingIdentifier: groupName('ESCC', level),
      trackingUid: writing.trackingUidOf('ESCC', level),
      isAbnormal: true,
      finding: VALUES.epiduralCompression,
      level,
      siteModifiers: [],
      comment: '',
    },
    [
      ...(confirmed === null
        ? derivedItems(PROPOSED, derived, writing)
        : confirmedItems(confirmed, derived, writing)),
      ...answerItems(assessment.esccAnswers, writing),
      ...keyImages.map((image) => imageItem('CONTAINS', CONCEPTS.bestIllustration, image)),
    ],
  );
}

function confirmedItems(
  confirmed: EsccConfirmation,
  derived: DerivedEscc | null,
  writing: Writing,
): readonly ContentItem[] {
  const { proposal } = confirmed;
  const isStillProposed =
    derived !== null &&
    derived.ruleVersion === confirmed.ruleVersion &&
    isSameProposal(derived.proposal, proposal);
  const stored =
    proposal === null
      ? []
      : proposalItems(PROPOSED, proposal, algorithmItems(confirmed.ruleVersion));
  const { observedAt, asGiven } = observationTime(confirmed.confirmedAt, writing.timeOffset);
  return [
    ...(isStillProposed
      ? derivedItems(PROPOSED, derived, writing)
      : [...stored, ...derivedItems(NOW, derived, writing)]),
    codeItem(
      'CONTAINS',
      CONCEPTS.esccConfirmed,
      ESCC_GRADE_CODES[confirmed.grade],
      [
        ...textItems('HAS PROPERTIES', CONCEPTS.esccRuleVersion, confirmed.ruleVersion),
        ...asGiven,
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

function derivedItems(
  concepts: ProposalConcepts,
  derived: DerivedEscc | null,
  writing: Writing,
): readonly ContentItem[] {
  if (derived === null) return [];
  return proposalItems(concepts, derived.proposal, [
    ...algorithmItems(derived.ruleVersion),
    ...evidenceItems(derived, writing),
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

function evidenceItems(derived: DerivedEscc, writing: Writing): readonly ContentItem[] {
  const drawn = new Set(writing.reading.outlines.map((outline) => outline.id));
  return [
    ...derived.measures
      .filter(({ value, tolerance }) => Number.isFinite(value) && Number.isFinite(tolerance))
      .map(measureItem),
    ...derived.flags.map(flagItem),
    ...(derived.pixelMm === null
      ? []
      : [numberItem('INFERRED FROM', CONCEPTS.esccPixelSize, derived.pixelMm, VALUES.millimetre)]),
    ...derived.evidence
      .filter((id) => drawn.has(id))
      .map((id) => uidItem('INFERRED FROM', CONCEPTS.evidenceUid, id)),
    ...(derived.image === null
      ? []
      : [imageItem('INFERRED FROM', CONCEPTS.sourceOfMeasurement, writing.imageOf(derived.image))]),
  ];
}

function measureItem(measure: EsccMeasure): ContentItem {
  const unit = measure.unit === 'mm' ? VALUES.millimetre : VALUES.squareMillimetre;
  return numberItem('INFERRED FROM', CONCEPTS.esccMeasure, measure.value, unit, [
    codeItem('HAS CONCEPT MOD', CONCEPTS.esccMeasureName, MEASURE_NAME_CODES[measure.name]),
    codeItem('HAS CONCEPT MOD', CONCEPTS.esccMeasureMethod, MEASURE_METHOD_CODES[measure.method]),
    numberItem('HAS PROPERTIES', CONCEPTS.esccTolerance, measure.tolerance, unit),
    codeItem(
      'HAS PROPERTIES',
      CONCEPTS.esccMeasureRole,
      measure.decided ? VALUES.decided : VALUES.accompanies,
    ),
  ]);
}

function flagItem(flag: EsccFlag): ContentItem {
  return codeItem('INFERRED FROM', CONCEPTS.esccFlag, ESCC_FLAG_CODES[flag.kind], flagDetail(flag));
}

function flagDetail(flag: EsccFlag): readonly ContentItem[] {
  switch (flag.kind) {
    case 'boundary':
      return [
        codeItem('HAS PROPERTIES', CONCEPTS.esccMeasureName, MEASURE_NAME_CODES[flag.measure]),
        numberItem('HAS PROPERTIES', CONCEPTS.esccFlagValue, flag.distanceMm, VALUES.millimetre),
      ];
    case 'low-sensitivity':
      return [
        codeItem('HAS PROPERTIES', CONCEPTS.esccMeasureName, MEASURE_NAME_CODES[flag.measure]),
      ];
    case 'oblique':
      return [numberItem('HAS PROPERTIES', CONCEPTS.esccFlagValue, flag.angleDeg, VALUES.degree)];
    case 'review':
      return [
        codeItem('HAS PROPERTIES', CONCEPTS.esccReviewReason, REVIEW_REASON_CODES[flag.reason]),
      ];
    case 'by-displacement':
    case 'alt-3':
    case 'cord-abuts-undeformed-dura':
    case 'csf-effaced-no-compression':
    case 'resolution':
    case 'ct-myelogram':
      return [];
    default:
      return assertUnreachable(flag);
  }
}

function answerItems(
  answers: Readonly<Record<ImageKey, EsccAnswers>>,
  writing: Writing,
): readonly ContentItem[] {
  return (Object.keys(answers) as ImageKey[]).flatMap((key) => {
    const image = parseImageKey(key);
    const given = answers[key];
    if (image === null || given === undefined) return [];
    const source = imageItem('INFERRED FROM', CONCEPTS.sourceOfMeasurement, writing.imageOf(image));
    const items = (Object.keys(given) as EsccQuestion[]).map((question) =>
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
