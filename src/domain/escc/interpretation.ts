import type { Region } from '../../geometry/boolean.ts';
import type { PlanePoint, PlanePolygon } from '../../geometry/spaces.ts';
import type { CsfFinding } from './csf.ts';
import type { EsccDifference, EsccQuestion } from './escc.ts';
import type { PlaneDirection } from './facing.ts';

/** References as they lie on the slice. Space/unit: slice mm. */
export interface PlacedReferences {
  /** Empty: only the outline's own hull is left. */
  readonly polygons: readonly PlanePolygon[];
  /** By the canals of both slices, or slid along the outline. */
  readonly method: 'reference' | 'reference-slid';
  /** False where they are too small: such a reference proves a dent and never denies one. */
  readonly canDeny: boolean;
  /** False where they are too wide: what such a reference shows as a dent is none. */
  readonly canProve: boolean;
}

/** One choice that a reading of the outlines makes where they can be read in more than one way. */
export interface EsccTake {
  readonly by: EsccDifference;
  readonly choice: number;
  /** The question whose answer is this choice. */
  readonly answer?: readonly [EsccQuestion, boolean];
}

/** One admissible reading of a slice's outlines: all that is measured on, nothing left to choose. Space/unit: slice mm. */
export interface SliceInterpretation {
  /** E. */
  readonly epidural: Region;
  readonly sac: PlanePolygon | null;
  readonly cord: PlanePolygon | null;
  readonly canal: PlanePolygon | null;
  readonly csf: CsfFinding;
  /** n; null where tumour lies all around or nowhere. */
  readonly towardsTumour: PlaneDirection | null;
  /** The points of the sac that face the tumour. */
  readonly sacFacing: readonly PlanePoint[];
  readonly sacReferences: PlacedReferences;
  readonly cordReferences: PlacedReferences;
  /** Where the cord's centre would lie in the canal by each reference; empty without canals on both slices. */
  readonly cordPlaces: readonly PlanePoint[];
  /** E below A_min counts all the same. */
  readonly countsSliver: boolean;
  readonly takes: readonly EsccTake[];
}
