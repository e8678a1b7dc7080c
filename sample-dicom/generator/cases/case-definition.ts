import type { Plane, Weighting } from '../acquisition/protocols.ts';
import type { PhantomSpec } from '../anatomy/phantom-spec.ts';
import type { VertebraName } from '../anatomy/vertebra-dimensions.ts';
import type { PixelCoding } from '../dicom/pixel-coding.ts';
import type { Grade } from '../truth/escc-measures.ts';

/** Where a stack of slices lies. Lengths in mm. */
export interface StackRequest {
  readonly plane: Plane;
  readonly matrix: number;
  readonly pixelMm: number;
  readonly count: number;
  readonly sliceThicknessMm: number;
  readonly spacingMm: number;
  /** The middle of the stack: the canal behind this vertebra, moved by so much: left, back, up. */
  readonly level: VertebraName;
  readonly moveMm: readonly [number, number, number];
  /** Axial only: leaned with the disc below this vertebra instead of straight. */
  readonly alongDiscBelow?: VertebraName;
}

/** A series: a stack, what is measured on it, and how its pixels are coded. */
export interface SeriesRequest {
  readonly key: string;
  readonly weighting: Weighting;
  readonly stack: StackRequest;
  readonly coding: PixelCoding;
  /** How strongly the fluid's pulsation shows: the part of its signal in each ghost. Left out: not at all. */
  readonly pulsation?: number;
}

export type Pain = 'mechanical' | 'non-mechanical' | 'none';
export type Matrix = 'lytic' | 'mixed' | 'blastic';
export type YesNo = 'yes' | 'no' | 'unknown';

/** One diseased vertebra as a teacher counts it. `metastasis` false: no SINS. */
export interface LesionNote {
  readonly level: VertebraName;
  readonly metastasis: boolean;
  readonly matrix: Matrix | null;
  readonly pain: Pain | null;
  /** Compartments of the app's list that are involved. */
  readonly compartments: readonly string[];
  /** What the case was made to show; the generator stops when its own numbers disagree. */
  readonly expected: {
    readonly escc: Grade | 'undefined' | null;
    readonly sinsTotal: number | null;
  };
}

/** A place whose signal or attenuation the truth states: a ball in a vertebra's own axes (left, back, up; mm). */
export interface Probe {
  readonly kind: 'phase-loss' | 'attenuation';
  readonly level: VertebraName;
  readonly centreMm: readonly [number, number, number];
  readonly radiusMm: number;
  readonly meaning: string;
}

/** A sample study. */
export interface CaseDefinition {
  readonly id: string;
  readonly title: string;
  readonly region: 'cervical' | 'thoracic' | 'lumbar' | 'whole-spine';
  readonly difficulty: 'introductory' | 'intermediate' | 'advanced';
  /** Shown before the reading: history only. */
  readonly vignette: string;
  /** Shown with the key. */
  readonly diagnosis: string;
  readonly teachingPoint: string;
  readonly tags: readonly string[];
  readonly patient: { readonly sex: 'M' | 'F'; readonly age: number };
  /** YYYYMMDD; a follow-up has a later one and the same patient. */
  readonly studyDate: string;
  readonly patientKey: string;
  readonly bodyPart: 'CSPINE' | 'TSPINE' | 'LSPINE' | 'SPINE';
  readonly phantom: PhantomSpec;
  readonly series: readonly SeriesRequest[];
  readonly lesions: readonly LesionNote[];
  readonly probes?: readonly Probe[];
  readonly noms: {
    readonly primary: string;
    readonly radiosensitivity: 'sensitive' | 'resistant' | 'unclassified';
    readonly pain: Pain | null;
    readonly deficit: 'none' | 'stable' | 'progressive' | 'unknown';
    readonly priorRadiation: YesNo;
    readonly surgicalCandidate: YesNo;
  } | null;
  readonly cauda: { readonly 'ce-a': string; readonly 'ce-b': string } | null;
}
