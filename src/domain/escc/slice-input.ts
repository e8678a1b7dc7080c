import type { PlanePolygon } from '../../geometry/spaces.ts';
import type { ReadingRules } from '../rules.ts';
import type { EsccAnswers } from './escc.ts';

/** Where a tumour outline lies, as the reader named it. */
export type EsccTumourKind = 'epidural' | 'bone' | 'paraspinal' | 'intradural';

/** One tumour outline. Space/unit: slice mm. */
export interface EsccTumour {
  readonly kind: EsccTumourKind;
  readonly polygon: PlanePolygon;
}

/** What was outlined at an uninvolved level, in the millimetres of its own slice. */
export interface EsccReference {
  readonly sac: PlanePolygon | null;
  readonly cord: PlanePolygon | null;
  readonly canal: PlanePolygon | null;
}

/** How far outlines that were proposed from the image may be off. Unit: mm; 0 where the structure was drawn or bent. */
export interface OutlineDoubt {
  readonly sacMm: number;
  readonly cordMm: number;
  /** The cord is drawn by guess: fluid that it leaves is not known to be fluid. */
  readonly isGuess: boolean;
}

/** Everything the ESCC rule looks at on one axial slice. Source: spec clinical-rules 3.1. */
export interface EsccSliceInput {
  /** The rules of the reading; the proposals when left out. */
  readonly rules?: ReadingRules;
  readonly tumour: readonly EsccTumour[];
  /** Outer dural line. */
  readonly sac: PlanePolygon | null;
  readonly cord: PlanePolygon | null;
  /** Inner edge of the bony ring. */
  readonly canal: PlanePolygon | null;
  /** Outer outlines of the visible CSF; the cord is taken off. Empty when none was drawn. */
  readonly csf: readonly PlanePolygon[];
  /** None, one, or above and below. */
  readonly references: readonly EsccReference[];
  /** Larger acquired in-plane spacing. */
  readonly pixelMm: number;
  /** Angle between the slice normal and the cord's axis, where it is to be pointed out; null within the limit and where the axis is not known. */
  readonly tiltDeg: number | null;
  readonly answers: EsccAnswers;
  /** Null when nobody marked the conus and the level leaves it open. */
  readonly belowConus: boolean | null;
  readonly ctMyelogram: boolean;
  /** What is to be doubted of outlines that came from the image untouched; left out where there are none. */
  readonly doubt?: OutlineDoubt | null;
}
