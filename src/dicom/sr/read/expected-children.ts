import { codeKey, type CodedConcept } from '../coded-concept.ts';
import { CONCEPTS } from '../codes.ts';
import { INVOLVEMENT_CONCEPTS } from '../compartment-codes.ts';
import { isNamed, type ContentNode } from './content-node.ts';

/** A child that is read, or worked out anew: its name (null for any), its type, and whether it may stand several times. */
interface Expected {
  readonly concept: CodedConcept | null;
  readonly type: string;
  readonly isMany: boolean;
}

const one = (type: string, ...concepts: readonly (CodedConcept | null)[]): readonly Expected[] =>
  concepts.map((concept) => ({ concept, type, isMany: false }));

const many = (type: string, ...concepts: readonly CodedConcept[]): readonly Expected[] =>
  concepts.map((concept) => ({ concept, type, isMany: true }));

const C = CONCEPTS;

const BASIS: readonly Expected[] = [
  ...many('NUM', C.esccMeasure, C.esccTolerance),
  ...many('CODE', C.esccFlag),
  ...one('NUM', C.esccPixelSize),
  ...many('UIDREF', C.evidenceUid, C.evidenceGone),
];

const PROPOSAL: readonly Expected[] = [
  ...BASIS,
  ...one('TEXT', C.algorithmName, C.algorithmVersion),
  ...many('CODE', C.esccOpenQuestion),
  ...one('IMAGE', C.sourceOfMeasurement),
];

const LINE = one('SCOORD', null);
const SUM = [...one('SCOORD', C.levelPlace), ...one('IMAGE', C.sourceOfMeasurement)];
const STATISTIC = [...one('CODE', C.derivation), ...one('TEXT', C.exactNumber)];
const PLACE = [...one('CODE', C.laterality), ...many('CODE', C.topography)];

/** What our readers read below an item of each name. What else stands there is not understood. */
const BELOW: ReadonlyMap<string, readonly Expected[]> = new Map(
  (
    [
      [C.findingSite, many('CODE', C.topography)],
      ...[C.area, C.length, C.height, C.cobbAngle, C.angleInPixels, C.translation].map(
        (concept) => [concept, LINE] as const,
      ),
      [C.attenuation, STATISTIC],
      [C.signalIntensity, STATISTIC],
      [C.pixelCount, one('TEXT', C.exactNumber)],
      ...Object.values(INVOLVEMENT_CONCEPTS).map((concept) => [concept, PLACE] as const),
      ...[
        C.esccProposed,
        C.esccProposedMinimum,
        C.esccProposedMaximum,
        C.esccNoProposal,
        C.esccNow,
        C.esccNowMinimum,
        C.esccNowMaximum,
        C.esccNowNone,
      ].map((concept) => [concept, PROPOSAL] as const),
      [
        C.esccMeasure,
        [
          ...one('CODE', C.esccMeasureName, C.esccMeasureMethod, C.esccMeasureRole),
          ...one('NUM', C.esccTolerance),
          ...one('TEXT', C.exactNumber),
        ],
      ],
      [
        C.esccFlag,
        [
          ...one('CODE', C.esccMeasureName, C.esccReviewReason, C.esccFlagOf),
          ...one('NUM', C.esccFlagValue),
        ],
      ],
      [C.esccFlagValue, one('TEXT', C.exactNumber)],
      [C.esccPixelSize, one('TEXT', C.exactNumber)],
      [C.esccTolerance, [...one('CODE', C.esccTolerated), ...one('TEXT', C.exactNumber)]],
      ...[
        C.esccSacDeformed,
        C.esccCordCompressed,
        C.esccTumourInCanal,
        C.esccDisplaced,
        C.esccCsfVisible,
        C.esccReferenceSuits,
        C.esccQuestions,
      ].map((concept) => [concept, one('IMAGE', null)] as const),
      [C.deficitOnsetDays, one('SCOORD', C.levelPlace)],
      [C.sinsTotal, SUM],
      [C.sinsMinimum, SUM],
      [C.sinsMaximum, SUM],
      [C.caudaEffacement, [...SUM, ...one('TEXT', C.exactNumber)]],
      [C.readingRule, [...one('CODE', C.readingRuleOf), ...one('TEXT', C.exactNumber)]],
    ] as readonly (readonly [CodedConcept, readonly Expected[]])[]
  ).map(([concept, expected]) => [codeKey(concept), expected]),
);

const OF_GRAPHICS = one('IMAGE', null);

/** The children of an item that are understood with it. */
export function expectedBelow(node: ContentNode): readonly ContentNode[] {
  const key = node.concept === null ? '' : codeKey(node.concept);
  const expected = node.type === 'SCOORD' ? OF_GRAPHICS : (BELOW.get(key) ?? []);
  return expected.flatMap(({ concept, type, isMany }) => {
    const found = node.children.filter(
      (child) => child.type === type && (concept === null || isNamed(child, concept)),
    );
    return isMany ? found : found.slice(0, 1);
  });
}
