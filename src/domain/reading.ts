import type { Brand } from '../base/brand.ts';
import type { Uid } from '../base/uid.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import type { Compartment, CompartmentFinding } from './compartment.ts';
import type { CaudaConfirmation } from './escc/cauda-confirmation.ts';
import type { EsccConfirmation, EsccAnswers } from './escc/escc.ts';
import type { ImageKey, ImageReference } from './image-series.ts';
import { NO_CLINICAL_FACTS, type ClinicalFacts } from './noms/clinical.ts';
import type { LevelDeficit } from './noms/deficit.ts';
import type { CountingMethod, TransitionalAnatomy, Vertebra } from './level.ts';
import type {
  ChecklistAnswer,
  ChecklistItem,
  CordSignal,
  FractureFeature,
  FractureSide,
  SpineSign,
} from './observations.ts';
import { PROPOSED_RULES, type ReadingRules } from './rules.ts';
import type { SinsAnswers } from './sins/sins.ts';

/** The tracking UID of a mark: its identity here, in the drafts and in the SR. */
export type MarkId = Brand<Uid, 'MarkId'>;

/** A vertebra's label at the centre of its body. */
export interface LevelLabel {
  readonly id: MarkId;
  readonly vertebra: Vertebra;
  readonly image: ImageReference;
  readonly point: ImagePoint;
  /**
   * `proposed` labels come from counting between anchors; `confirmed` ones were placed or dragged by the reader; of
   * `unknown` ones a document of another program does not say.
   */
  readonly status: LevelStatus;
}

/** Whether a label was placed by the reader. */
export const LEVEL_STATUSES = ['proposed', 'confirmed', 'unknown'] as const;

/** Whether one label was placed by the reader. */
export type LevelStatus = (typeof LEVEL_STATUSES)[number];

/** A single marked point, such as the tip of the conus. */
export interface PointMark {
  readonly id: MarkId;
  readonly image: ImageReference;
  readonly point: ImagePoint;
}

/** How the levels of the study were counted. */
export interface LevelCounting {
  readonly method: CountingMethod;
  readonly transitional: TransitionalAnatomy;
}

/**
 * What an outline may enclose, in the order of lists. `roots` are the cauda equina's, drawn below the conus in place of
 * the cord.
 */
export const OUTLINE_STRUCTURES = [
  'tumour-epidural', 'tumour-bone', 'tumour-paraspinal', 'tumour-intradural',
  'cord', 'roots', 'sac', 'csf', 'canal', 'body',
] as const; // prettier-ignore
/** One of them. */
export type OutlineStructure = (typeof OUTLINE_STRUCTURES)[number];

/** Whether an outline is of the level itself or of an uninvolved level above or below, drawn for comparison. */
export const OUTLINE_ROLES = ['index', 'reference-above', 'reference-below'] as const;
/** One of them. */
export type OutlineRole = (typeof OUTLINE_ROLES)[number];

/**
 * How an outline came about: by hand; proposed and confirmed, as it was or bent; grown from a place the reader held;
 * between two drawn slices; carried from the slice beside; `unknown` where a document of another program does not say.
 */
export const MARK_ORIGINS = [
  'drawn', 'proposed-edited', 'proposed-accepted', 'grown', 'interpolated', 'carried', 'unknown',
] as const; // prettier-ignore
/** One of them. */
export type MarkOrigin = (typeof MARK_ORIGINS)[number];

/** What a proposal said of itself when the reader confirmed it. */
export interface ProposalFacts {
  /** The method's version. */
  readonly method: string;
  /** How well the outline fits: about 1 for a sharp, even edge. Null where nothing was fitted. */
  readonly joint: number | null;
  /** Share of the cord's edge with no fluid beyond it, 0 to 1; null where no fluid was looked for. */
  readonly noFluidShare: number | null;
}

/** Where the height of a body is measured. */
export const HEIGHT_COLUMNS = ['anterior', 'middle', 'posterior'] as const;

/** A closed, simple polygon on one frame. Shape: N >= 3 float32 image points, first not repeated. */
export interface Outline {
  readonly id: MarkId;
  readonly structure: OutlineStructure;
  readonly role: OutlineRole;
  /** The level this outline is evidence for; null while levels are not named. */
  readonly level: Vertebra | null;
  readonly image: ImageReference;
  readonly points: readonly ImagePoint[];
  readonly origin: MarkOrigin;
  /** Absent of what was drawn. */
  readonly proposal?: ProposalFacts;
}

interface MeasurementBase {
  readonly id: MarkId;
  readonly level: Vertebra | null;
  readonly image: ImageReference;
}

/** A measurement or a note on one frame. Points are image points; values are derived. */
export type Measurement =
  | (MeasurementBase & {
      readonly kind: 'distance';
      readonly points: readonly [ImagePoint, ImagePoint];
    })
  | (MeasurementBase & {
      readonly kind: 'height';
      readonly column: (typeof HEIGHT_COLUMNS)[number];
      readonly points: readonly [ImagePoint, ImagePoint];
    })
  | (MeasurementBase & {
      /** Cobb: the first two points are one line, the last two the other. */
      readonly kind: 'angle';
      readonly points: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint];
    })
  | (MeasurementBase & {
      /**
       * Slip: the posterior-inferior corner of the upper body, then the posterior-superior and the anterior-superior
       * corner of the lower one.
       */
      readonly kind: 'translation';
      readonly points: readonly [ImagePoint, ImagePoint, ImagePoint];
    })
  | (MeasurementBase & {
      /** Signal (MR) or attenuation (CT) within a polygon; statistics as read from the pixels when it was drawn. */
      readonly kind: 'signal';
      readonly tissue: SignalTissue;
      readonly points: readonly ImagePoint[];
      readonly statistics: SignalStatistics | null;
    })
  | (MeasurementBase & {
      /** An arrow from its tail to its tip, with the reader's words. */
      readonly kind: 'arrow';
      readonly points: readonly [ImagePoint, ImagePoint];
      readonly text: string;
    });

/** What an area of signal was drawn on; `disc` and `muscle` are the internal standards of marrow. */
export const SIGNAL_TISSUES = ['lesion', 'marrow', 'disc', 'muscle'] as const;
/** One of them. */
export type SignalTissue = (typeof SIGNAL_TISSUES)[number];

/** Pixel statistics of a region. Unit: HU on CT, arbitrary on MR. */
export interface SignalStatistics {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly pixelCount: number;
  readonly unit: 'HU' | 'arbitrary';
}

/** A frame kept as best illustration of a level, or of the study when `level` is null. */
export interface KeyImage {
  readonly id: MarkId;
  readonly level: Vertebra | null;
  readonly image: ImageReference;
}

/** A compartment marked present by a point on the image. */
export interface CompartmentMarker {
  readonly id: MarkId;
  readonly level: Vertebra;
  readonly compartment: Compartment;
  readonly image: ImageReference;
  readonly point: ImagePoint;
}

/** What a reader said of one level beyond its marks. */
export interface LevelAssessment {
  readonly compartments: Partial<Readonly<Record<Compartment, CompartmentFinding>>>;
  readonly escc: EsccConfirmation | null;
  /** The reader's answers to what the marks leave open, by frame. */
  readonly esccAnswers: Readonly<Record<ImageKey, EsccAnswers>>;
  readonly sins: SinsAnswers;
  /** The grades of the cauda equina scales, below the conus. */
  readonly cauda: CaudaConfirmation | null;
  /** Null while nobody asked. */
  readonly deficit: LevelDeficit | null;
  /** Null while nobody looked. */
  readonly cordSignal: CordSignal | null;
  readonly signs: readonly SpineSign[];
  readonly fracture: Partial<Readonly<Record<FractureFeature, FractureSide>>>;
}

/**
 * Everything a reader marked and decided in one study: plain readonly data, JSON-safe, without any identity of the
 * patient. Computed values are derived from it, never stored in it, except where a decision rests on them.
 */
export interface Reading {
  readonly studyInstanceUid: Uid;
  readonly counting: LevelCounting;
  readonly clinical: ClinicalFacts;
  readonly levels: readonly LevelLabel[];
  readonly conus: PointMark | null;
  readonly outlines: readonly Outline[];
  readonly measurements: readonly Measurement[];
  readonly markers: readonly CompartmentMarker[];
  readonly keyImages: readonly KeyImage[];
  readonly assessments: Partial<Readonly<Record<Vertebra, LevelAssessment>>>;
  readonly checklist: Partial<Readonly<Record<ChecklistItem, ChecklistAnswer>>>;
  /** The rules that its proposals follow. */
  readonly rules: ReadingRules;
  /** When a mark was made or last changed. ISO 8601 with offset; absent where it is not known. */
  readonly observedAt: Partial<Readonly<Record<MarkId, string>>>;
}

/** A level nobody has said anything about. */
export const EMPTY_ASSESSMENT: LevelAssessment = {
  compartments: {},
  escc: null,
  esccAnswers: {},
  sins: {},
  cauda: null,
  deficit: null,
  cordSignal: null,
  signs: [],
  fracture: {},
};

/** The reading of a study nobody has marked yet. */
export function createReading(studyInstanceUid: Uid): Reading {
  return {
    studyInstanceUid,
    counting: { method: 'presumed', transitional: 'none' },
    clinical: NO_CLINICAL_FACTS,
    levels: [],
    conus: null,
    outlines: [],
    measurements: [],
    markers: [],
    keyImages: [],
    assessments: {},
    checklist: {},
    rules: PROPOSED_RULES,
    observedAt: {},
  };
}
