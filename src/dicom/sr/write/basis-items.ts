import { assertUnreachable } from '../../../base/assert.ts';
import type { EsccBasis, EsccFlag, EsccMeasure } from '../../../domain/escc/escc.ts';
import {
  ESCC_FLAG_CODES,
  FLAG_OBJECT_CODES,
  MEASURE_METHOD_CODES,
  MEASURE_NAME_CODES,
  REVIEW_REASON_CODES,
} from '../code-tables.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, exactItem, uidItem, type ContentItem } from '../content-item.ts';
import { TOLERANCE_CODES } from '../observation-codes.ts';

/** What a proposal rests on: measures, flags, tolerances, outlines. `drawn`: the outlines of the reading now; others are named as gone. */
export const basisItems = (
  { measures, flags, tolerances, outlines }: EsccBasis,
  drawn: ReadonlySet<string>,
): readonly ContentItem[] => [
  ...measures
    .filter(({ value, tolerance }) => Number.isFinite(value) && Number.isFinite(tolerance))
    .map(measureItem),
  ...flags.map(flagItem),
  exactItem('INFERRED FROM', CONCEPTS.esccPixelSize, tolerances.pixelMm, VALUES.millimetre),
  ...(Object.keys(TOLERANCE_CODES) as (keyof typeof TOLERANCE_CODES)[]).map((name) =>
    exactItem('INFERRED FROM', CONCEPTS.esccTolerance, tolerances[name], unitOf(name), [
      codeItem('HAS CONCEPT MOD', CONCEPTS.esccTolerated, TOLERANCE_CODES[name]),
    ]),
  ),
  ...outlines.map((id) =>
    uidItem('INFERRED FROM', drawn.has(id) ? CONCEPTS.evidenceUid : CONCEPTS.evidenceGone, id),
  ),
];

const unitOf = (name: string) =>
  name.endsWith('Mm2') ? VALUES.squareMillimetre : VALUES.millimetre;

function measureItem(measure: EsccMeasure): ContentItem {
  const unit = measure.unit === 'mm' ? VALUES.millimetre : VALUES.squareMillimetre;
  return exactItem('INFERRED FROM', CONCEPTS.esccMeasure, measure.value, unit, [
    codeItem('HAS CONCEPT MOD', CONCEPTS.esccMeasureName, MEASURE_NAME_CODES[measure.name]),
    codeItem('HAS CONCEPT MOD', CONCEPTS.esccMeasureMethod, MEASURE_METHOD_CODES[measure.method]),
    exactItem('HAS PROPERTIES', CONCEPTS.esccTolerance, measure.tolerance, unit),
    codeItem(
      'HAS PROPERTIES',
      CONCEPTS.esccMeasureRole,
      measure.decided ? VALUES.decided : VALUES.accompanies,
    ),
  ]);
}

const flagItem = (flag: EsccFlag): ContentItem =>
  codeItem('INFERRED FROM', CONCEPTS.esccFlag, ESCC_FLAG_CODES[flag.kind], flagDetail(flag));

const objectItem = (object: keyof typeof FLAG_OBJECT_CODES): ContentItem =>
  codeItem('HAS PROPERTIES', CONCEPTS.esccFlagOf, FLAG_OBJECT_CODES[object]);

function flagDetail(flag: EsccFlag): readonly ContentItem[] {
  switch (flag.kind) {
    case 'boundary':
      return [
        codeItem('HAS PROPERTIES', CONCEPTS.esccMeasureName, MEASURE_NAME_CODES[flag.measure]),
        exactItem('HAS PROPERTIES', CONCEPTS.esccFlagValue, flag.distanceMm, VALUES.millimetre),
      ];
    case 'low-sensitivity':
      return [
        codeItem('HAS PROPERTIES', CONCEPTS.esccMeasureName, MEASURE_NAME_CODES[flag.measure]),
      ];
    case 'oblique':
      return [exactItem('HAS PROPERTIES', CONCEPTS.esccFlagValue, flag.angleDeg, VALUES.degree)];
    case 'review':
      return [
        codeItem('HAS PROPERTIES', CONCEPTS.esccReviewReason, REVIEW_REASON_CODES[flag.reason]),
      ];
    case 'differs':
      return [objectItem(flag.by)];
    case 'mended':
      return [
        objectItem(flag.which),
        exactItem('HAS PROPERTIES', CONCEPTS.esccFlagValue, flag.depthMm, VALUES.millimetre),
      ];
    case 'overlap':
      return [exactItem('HAS PROPERTIES', CONCEPTS.esccFlagValue, flag.depthMm, VALUES.millimetre)];
    case 'reference-small':
      return [objectItem(flag.structure)];
    case 'by-displacement':
    case 'displaced-without-contact':
    case 'ventral-at-apex':
    case 'reference-wider':
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
