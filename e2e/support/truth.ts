import { readFileSync } from 'node:fs';
import type { Vertebra } from '../../src/domain/level.ts';
import type { OutlineStructure } from '../../src/domain/reading.ts';
import type { PatientXYZ } from '../pages/read-page.ts';

/** The columns of a vertebral body. */
export type Column = 'anterior' | 'middle' | 'posterior';

/** A body as the model has it. Space/unit: LPS mm. */
export interface SampleLevel {
  readonly vertebra: Vertebra;
  readonly centreLps: PatientXYZ;
  readonly heightsMm: Readonly<Record<Column, number>>;
  readonly corners: Readonly<
    Record<
      'anteriorSuperior' | 'posteriorSuperior' | 'anteriorInferior' | 'posteriorInferior',
      PatientXYZ
    >
  >;
}

/** What a sample study's own model knows of it, as far as the tests ask. */
export interface SampleTruth {
  readonly worstLevel: string;
  readonly worstSlice: string;
  readonly referenceSlices: { readonly above: string | null; readonly below: string | null };
  readonly escc: Readonly<Record<string, string>>;
  readonly levels: readonly SampleLevel[];
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
    readonly compartments: readonly string[];
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

/** A body of the truth. Errors: throws where the truth has none. */
export function levelOf(truth: SampleTruth, vertebra: string): SampleLevel {
  const level = truth.levels.find((one) => one.vertebra === vertebra);
  if (!level) throw new Error(`the truth has no ${vertebra}`);
  return level;
}

const mix = (a: PatientXYZ, b: PatientXYZ, share: number): PatientXYZ => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
  a[2] + share * (b[2] - a[2]),
];

/** Where a column of a body begins and ends: its height, in the middle between the corners that lie around it. */
export function columnOf(
  { corners, heightsMm }: Pick<SampleLevel, 'corners' | 'heightsMm'>,
  column: Column,
): readonly [upper: PatientXYZ, lower: PatientXYZ] {
  const { anteriorSuperior, posteriorSuperior, anteriorInferior, posteriorInferior } = corners;
  const [top, bottom] = {
    anterior: [anteriorSuperior, anteriorInferior] as const,
    middle: [
      mix(anteriorSuperior, posteriorSuperior, 0.5),
      mix(anteriorInferior, posteriorInferior, 0.5),
    ] as const,
    posterior: [posteriorSuperior, posteriorInferior] as const,
  }[column];
  const length = Math.hypot(...top.map((value, i) => value - (bottom[i] ?? 0)));
  const share = heightsMm[column] / length / 2;
  return [mix(bottom, top, 0.5 + share), mix(bottom, top, 0.5 - share)];
}

/** At most so many points of an outline, evenly taken: enough to draw it, few enough to draw it fast. */
export function thinned<T>(points: readonly T[], count = 48): readonly T[] {
  const step = Math.max(1, points.length / count);
  return Array.from(
    { length: Math.min(count, points.length) },
    (_, i) => points[Math.floor(i * step)] as T,
  );
}
