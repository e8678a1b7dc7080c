import { readFileSync } from 'node:fs';
import type { Vertebra } from '../../src/domain/level.ts';
import type { OutlineStructure } from '../../src/domain/reading.ts';
import type { PatientXYZ } from '../pages/read-page.ts';

/** What a sample study's own model knows of it, as far as the tests ask. */
export interface SampleTruth {
  readonly worstLevel: string;
  readonly worstSlice: string;
  readonly referenceSlices: { readonly above: string | null; readonly below: string | null };
  readonly escc: Readonly<Record<string, string>>;
  readonly levels: readonly { readonly vertebra: string; readonly centreLps: PatientXYZ }[];
  readonly conus: { readonly pointLps: PatientXYZ };
  readonly outlines: readonly {
    readonly sopInstanceUid: string;
    readonly structure: OutlineStructure;
    readonly level: string;
    readonly pointsLps: readonly PatientXYZ[];
    readonly areaMm2: number;
  }[];
  readonly lesions: readonly {
    readonly level: Vertebra;
    /** Null where there is no metastasis. */
    readonly sins: Readonly<Record<string, string | number>> | null;
  }[];
}

/** The truth of a sample study. */
export const sampleTruth = (caseId: string): SampleTruth =>
  JSON.parse(readFileSync(`sample-dicom/cases/${caseId}/truth.json`, 'utf8')) as SampleTruth;

/** The centre of a vertebral body. Errors: throws where the truth has none. */
export function centreOf(truth: SampleTruth, vertebra: string): PatientXYZ {
  const level = truth.levels.find((one) => one.vertebra === vertebra);
  if (!level) throw new Error(`the truth has no ${vertebra}`);
  return level.centreLps;
}

/** At most so many points of an outline, evenly taken: enough to draw it, few enough to draw it fast. */
export function thinned<T>(points: readonly T[], count = 48): readonly T[] {
  const step = Math.max(1, points.length / count);
  return Array.from(
    { length: Math.min(count, points.length) },
    (_, i) => points[Math.floor(i * step)] as T,
  );
}
