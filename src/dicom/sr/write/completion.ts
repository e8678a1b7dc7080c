import type { Vertebra } from '../../../domain/level.ts';
import { levelsWithFindings } from '../../../domain/level-table.ts';
import type { Reading } from '../../../domain/reading.ts';
import type { DerivedValues, ReportContext } from '../report-context.ts';
import { VALUES } from '../codes.ts';
import { isSinsComplete } from './sins-group.ts';

/** The three flags of a document. Source: DICOM PS3.3 C.17.2. */
export interface CompletionFlags {
  readonly completion: 'COMPLETE' | 'PARTIAL';
  readonly verification: 'VERIFIED' | 'UNVERIFIED';
  readonly preliminary: 'FINAL' | 'PRELIMINARY';
}

/** What the reader did, as flags: complete when every level with a finding has its grade and all of SINS; verified when the reader then signed. */
export function completionFlags(
  reading: Reading,
  context: ReportContext,
  derived: DerivedValues,
): CompletionFlags {
  const levels = levelsWithFindings(reading);
  const isComplete =
    levels.length > 0 &&
    levels.every((level) => isLevelComplete(reading, level, derived)) &&
    !hasNotAssessed(context);
  const isSigned = isComplete && context.signedOff;
  return {
    completion: isComplete ? 'COMPLETE' : 'PARTIAL',
    verification: isSigned ? 'VERIFIED' : 'UNVERIFIED',
    preliminary: isSigned ? 'FINAL' : 'PRELIMINARY',
  };
}

/** ESCC is not asked for below the conus, where it is not defined. */
function isLevelComplete(reading: Reading, level: Vertebra, derived: DerivedValues): boolean {
  const assessment = reading.assessments[level];
  if (assessment === undefined) return false;
  const hasGrade = assessment.escc !== null || derived.belowConus.has(level);
  return hasGrade && isSinsComplete(assessment.sins);
}

const hasNotAssessed = (context: ReportContext): boolean =>
  JSON.stringify(context.carried?.measurements ?? []).includes(`"${VALUES.notAssessed.value}"`);
