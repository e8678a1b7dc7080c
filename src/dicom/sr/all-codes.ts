import * as clinical from './clinical-codes.ts';
import * as tables from './code-tables.ts';
import { codeKey, type CodeEntry } from './coded-concept.ts';
import { CONCEPTS, VALUES } from './codes.ts';
import { INVOLVEMENT_CONCEPTS, PART_CODES } from './compartment-codes.ts';
import * as observations from './observation-codes.ts';

/** Every code we write, each once, in the order of the tables. */
export const ALL_CODES: readonly CodeEntry[] = unique([
  ...Object.values(CONCEPTS),
  ...Object.values(VALUES),
  ...Object.values(INVOLVEMENT_CONCEPTS),
  ...Object.values(PART_CODES),
  ...Object.values(tables.VERTEBRA_CODES),
  ...Object.values(tables.COUNTING_METHOD_CODES),
  ...Object.values(tables.TRANSITIONAL_CODES),
  ...Object.values(tables.LEVEL_STATUS_CODES),
  ...Object.values(tables.STRUCTURE_CODES),
  ...Object.values(tables.OUTLINE_ROLE_CODES),
  ...Object.values(tables.MARK_ORIGIN_CODES),
  ...Object.values(tables.COMPARTMENT_FINDING_CODES),
  ...Object.values(tables.ESCC_GRADE_CODES),
  ...Object.values(tables.NO_PROPOSAL_CODES),
  ...Object.values(tables.ESCC_QUESTION_CODES),
  ...Object.values(tables.ESCC_REASON_CODES),
  ...Object.values(tables.ESCC_FLAG_CODES),
  ...Object.values(tables.FLAG_OBJECT_CODES),
  ...Object.values(tables.REVIEW_REASON_CODES),
  ...Object.values(tables.MEASURE_NAME_CODES),
  ...Object.values(tables.MEASURE_METHOD_CODES),
  ...Object.values(tables.SINS_ANSWER_CODES).flatMap((answers): CodeEntry[] =>
    Object.values(answers),
  ),
  ...Object.values(tables.SINS_SOURCE_CODES),
  ...Object.values(tables.SINS_CLASS_CODES),
  ...Object.values(clinical.PRIMARY_CODES),
  ...Object.values(clinical.DEFICIT_CODES),
  ...Object.values(clinical.DEFICIT_CONCEPTS),
  ...Object.values(clinical.DEFICIT_PART_CODES).flatMap((answers): CodeEntry[] =>
    Object.values(answers),
  ),
  ...Object.values(clinical.YES_NO_CODES),
  ...Object.values(tables.MODALITY_CODES),
  ...Object.values(observations.TOLERANCE_CODES),
  ...Object.values(observations.CAUDA_A_CODES),
  ...Object.values(observations.CAUDA_B_CODES),
  ...Object.values(observations.CORD_SIGNAL_CODES),
  ...Object.values(observations.SPINE_SIGN_CODES),
  ...Object.values(observations.FRACTURE_FEATURE_CODES),
  ...Object.values(observations.FRACTURE_SIDE_CODES),
  ...Object.values(observations.CHECKLIST_CODES),
  ...Object.values(observations.SIGNAL_TISSUE_CODES),
  ...Object.values(observations.RULE_CODES),
  ...Object.values(observations.ONE_C_BAND_CODES),
]);

function unique(codes: readonly CodeEntry[]): readonly CodeEntry[] {
  return [...new Map(codes.map((code) => [codeKey(code), code])).values()];
}
