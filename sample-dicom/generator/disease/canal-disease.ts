import type { VertebraName } from '../anatomy/vertebra-dimensions.ts';

/** What fills the epidural space behind a front. The names are tissues of the model. */
export type EpiduralContent = 'tumour' | 'blasticTumour' | 'abscess' | 'haematoma' | 'bone';

/**
 * Epidural tissue that pushes the sac from one direction. Seen in a cross-section it is what lies beyond a line at
 * right angles to `directionDeg`; along the spine it is fully there over `coreMm` on each side of its middle and gone
 * `taperMm` further on.
 */
export interface EpiduralFront {
  readonly level: VertebraName;
  /** From the middle of the level's canal, upwards. Unit: mm along the spine. */
  readonly offsetMm: number;
  readonly coreMm: number;
  readonly taperMm: number;
  /** 0 ventral, 90 the patient's left, 180 dorsal, -90 right. */
  readonly directionDeg: number;
  /** How far it stands inside the undisturbed sac in its middle; negative leaves fat between. Unit: mm. */
  readonly depthMm: number;
  /** Half of the angle of the canal that it takes up, seen from the middle of the sac. */
  readonly halfAngleDeg: number;
  /** Bending of its face: positive bulges into the sac, in mm per mm2. */
  readonly bulge: number;
  /** Depth by which a midline septum holds the face back (draped curtain). Unit: mm. */
  readonly septumMm?: number;
  readonly content: EpiduralContent;
}

/** What the cord and the sac do under one or more fronts. The middle and extent are those of `level` and `coreMm`. */
export interface CordResponse {
  readonly level: VertebraName;
  readonly offsetMm: number;
  readonly coreMm: number;
  readonly taperMm: number;
  /** Shift of the cord's middle: to the left, to the back. Unit: mm. */
  readonly shiftMm: readonly [number, number];
  /** Scale of the cord along the back-to-front axis and across it. Their product is the share of area left. */
  readonly scaleFrontBack: number;
  readonly scaleAcross: number;
  /** CSF left around the cord when the sac is squeezed from all sides; null where it is not. Unit: mm. */
  readonly squeezeToMm: number | null;
  /** Bright cord signal on T2, from 0 to 1. */
  readonly oedema: number;
}

/** A round mass inside the sac or inside the cord. Places are from the sac's middle: to the left, to the back; mm. */
export interface IntraduralMass {
  readonly kind: 'extramedullary' | 'intramedullary';
  readonly level: VertebraName;
  readonly offsetMm: number;
  readonly centreMm: readonly [number, number];
  /** Half axes: across, front to back, along the spine. */
  readonly radiiMm: readonly [number, number, number];
  /** For one inside the cord: how much the cord widens around it. */
  readonly cordSwelling: number;
  readonly oedemaReachMm: number;
}

export interface CanalDisease {
  readonly fronts: readonly EpiduralFront[];
  readonly responses: readonly CordResponse[];
  readonly masses: readonly IntraduralMass[];
}
