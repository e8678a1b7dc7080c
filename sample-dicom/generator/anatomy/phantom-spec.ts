import type { BoneLesion, DiscDisease, ParaspinalMass } from '../disease/bone-disease.ts';
import type { CanalDisease } from '../disease/canal-disease.ts';
import type { ColumnChange } from './spine-chain.ts';
import type { Transitional, VertebraName } from './vertebra-dimensions.ts';

/** Everything that makes one patient. */
export interface PhantomSpec {
  readonly seed: string;
  /** Length of the column against the table of vertebrae. */
  readonly stature: number;
  readonly transitional: Transitional;
  /** The vertebra whose centre is the origin of the patient's coordinates. */
  readonly anchor: VertebraName;
  /** Sideways swing of the spine. Unit: mm. */
  readonly sway: number;
  /** Share of fat in the marrow. */
  readonly marrowFat: number;
  /** Water of the discs, 0 to 1. */
  readonly discWater: number;
  /** Thickness of the fat under the skin over the mid-thoracic spine. Unit: mm. */
  readonly subcutaneousMm: number;
  /** Share of fat in the muscles of the back. */
  readonly muscleFat: number;
  readonly conus: { readonly level: VertebraName; readonly offsetMm: number };
  readonly cordBiasMm: number;
  readonly sacRoomMm: number;
  readonly column: readonly ColumnChange[];
  readonly canal: CanalDisease;
  readonly bones: readonly BoneLesion[];
  readonly paraspinal: readonly ParaspinalMass[];
  readonly discs: readonly DiscDisease[];
}

/** Answer of the tissue map at one point: code of the tissue and blend of its two pools, 0 to 255. */
export interface TissueSample {
  code: number;
  blend: number;
}
