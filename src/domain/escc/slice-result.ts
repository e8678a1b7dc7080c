import type { Region } from '../../geometry/boolean.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type {
  EsccDifference,
  EsccFlag,
  EsccMeasure,
  EsccMended,
  EsccProposal,
  EsccQuestion,
  EsccReviewReason,
} from './escc.ts';
import type { EsccTolerances } from './tolerances.ts';

/** A straight line on the slice. Space/unit: slice mm. */
export interface PlaneSegment {
  readonly from: PlanePoint;
  readonly to: PlanePoint;
}

/** From which side the tumour faces the sac; left and right are the patient's. */
export type EsccSide =
  | 'ventral' | 'dorsal' | 'left' | 'right'
  | 'ventral-left' | 'ventral-right' | 'dorsal-left' | 'dorsal-right'
  | 'circumferential' | 'several'; // prettier-ignore

/** One uninterrupted stretch of tumour around the sac. Unit: degrees, 0 to the left, 90 to the back; `endDeg` may pass 360. */
export interface EsccArcRun {
  readonly startDeg: number;
  readonly endDeg: number;
  /** The stretch as a line outside the sac, for drawing. */
  readonly points: readonly PlanePoint[];
}

/** How far around the sac tumour lies, counted in rays of one degree. */
export interface EsccArc {
  readonly totalDeg: number;
  readonly longestRunDeg: number;
  readonly centre: PlanePoint;
  readonly runs: readonly EsccArcRun[];
}

/** Where each measure was taken, so that it can be shown on the image. Space/unit: slice mm. */
export interface EsccDrawing {
  readonly gap: PlaneSegment | null;
  readonly sacDepth: PlaneSegment | null;
  readonly cordDepth: PlaneSegment | null;
  /** From where the cord would lie by the references to where it lies. */
  readonly displacement: PlaneSegment | null;
  readonly arc: EsccArc | null;
  readonly side: EsccSide | null;
  /** E: the epidural tumour as measured. */
  readonly epidural: Region;
  /** The references as placed on this slice. */
  readonly sacReferences: readonly PlanePolygon[];
  readonly cordReferences: readonly PlanePolygon[];
  /** What is left of sac minus cord once thin parts are opened away. */
  readonly openedCsf: Region;
  readonly accompanying: AccompanyingDrawing;
}

/** Where the accompanying lengths were taken. */
export interface AccompanyingDrawing {
  readonly cordAp: PlaneSegment | null;
  readonly cordRl: PlaneSegment | null;
  readonly canalFreeAp: PlaneSegment | null;
}

/** (1 - value / mean of the references) x 100. Unit: percent. Source: spec clinical-rules 3.6 (MSCC, MCC). */
export interface LossAgainstReferences {
  /** 0 where the value is larger than the references. */
  readonly percent: number;
  /** Only one neighbour could be used. */
  readonly isOneSided: boolean;
  /** The value is larger than the references: nothing is lost. */
  readonly isLarger: boolean;
}

/** Measures that go with a grade without deciding it; null where an outline is missing. Source: spec clinical-rules 3.6. */
export interface EsccAccompanying {
  readonly epiduralAreaMm2: number;
  readonly sacAreaMm2: number | null;
  readonly cordAreaMm2: number | null;
  readonly canalAreaMm2: number | null;
  /** Epidural tumour within the canal, as a share of the canal. */
  readonly occupancyPercent: number | null;
  /** area(sac) - area(cord). */
  readonly residualMm2: number | null;
  /** Area of the drawn CSF, the cord taken off. */
  readonly csfDrawnMm2: number | null;
  readonly csfOpenedMm2: number | null;
  readonly sacGapMm: number | null;
  readonly gapMm: number | null;
  /** Extent of the cord front to back, through its centre. */
  readonly cordApMm: number | null;
  /** Extent of the cord side to side, through its centre. */
  readonly cordRlMm: number | null;
  /** AP / RL. */
  readonly compressionRatio: number | null;
  /** Cord area against the mean of the references. */
  readonly cordAreaRatio: number | null;
  /** What tumour leaves of the canal front to back, through its centre: the longest stretch. */
  readonly canalFreeApMm: number | null;
  /** MSCC: loss of cord AP, here from the axial outlines; descriptive. */
  readonly mscc: LossAgainstReferences | null;
  /** MCC: loss of free canal AP; descriptive. */
  readonly mcc: LossAgainstReferences | null;
  /** Loss of sac area against the mean of the references. */
  readonly sacEffacementPercent: number | null;
}

/** Something about the outlines themselves. Depths in mm. */
export type EsccProblem =
  | { readonly kind: 'self-crossing'; readonly structure: string }
  /** CSF drawn outside of the sac: it does not count, and one of the two lines is wrong. */
  | { readonly kind: 'csf-outside-sac'; readonly areaMm2: number }
  | {
      readonly kind: 'spill';
      readonly reason: EsccReviewReason;
      readonly depthMm: number;
      readonly limitMm: number;
    };

/** An outline as it was mended before measuring. Depths in mm. */
export interface EsccMending {
  readonly which: EsccMended;
  readonly depthMm: number;
  readonly outline: PlanePolygon;
}

/**
 * The two published scales for the cauda equina; neither is Bilsky's, and both are stated side by side. A grade is null
 * where the outlines leave it open.
 */
export interface CaudaScales {
  /** 0 bone; 1 epidural, roots not touched; 2 touched, CSF visible; 3 no CSF. */
  readonly a: 0 | 1 | 2 | 3 | null;
  /** 0 bone; 1 sac effaced below 50 %; 2 from 50 % on; 3 no CSF. A reader adds 4 for clumped roots above, and F for foramina. */
  readonly b: 0 | 1 | 2 | 3 | null;
  /** Loss of sac area against the references. Unit: percent; null without a reference. */
  readonly effacementPercent: number | null;
}

/** What the rule makes of one slice. The proposal is never a grade: a reader's is. */
export interface EsccSliceResult {
  readonly proposal: EsccProposal;
  readonly measures: readonly EsccMeasure[];
  readonly flags: readonly EsccFlag[];
  readonly problems: readonly EsccProblem[];
  /** On what the readings of the outlines differ, what narrows the range most first. */
  readonly differs: readonly EsccDifference[];
  /** The one question to ask: that which narrows the range most; null where none would. */
  readonly asks: EsccQuestion | null;
  readonly mended: readonly EsccMending[];
  /** Drawn CSF lies between tumour and cord: no contact, however short the gap. */
  readonly csfBetween: boolean;
  readonly drawing: EsccDrawing;
  readonly accompanying: EsccAccompanying;
  /** Below the conus, where ESCC is not defined; else null. */
  readonly cauda: CaudaScales | null;
  readonly tolerances: EsccTolerances;
}
