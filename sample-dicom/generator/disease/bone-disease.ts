import type { VertebraName } from '../anatomy/vertebra-dimensions.ts';
import type { Part } from '../anatomy/vertebra-shape.ts';
import type { TissueName } from '../physics/tissues.ts';

/** A round region of a body. Places as shares of its half width, half depth and half height; radii likewise. */
export interface BodyRegion {
  readonly centre: readonly [number, number, number];
  readonly radii: readonly [number, number, number];
}

/** Marrow of one vertebra replaced. */
export interface BoneLesion {
  readonly level: VertebraName;
  readonly content: TissueName;
  /** Share of the second pool of `content`, and how much it varies from place to place: 0 to 1. */
  readonly blend: number;
  readonly variation: number;
  /** The whole body, or regions of it. */
  readonly body: 'whole' | readonly BodyRegion[];
  /** Other parts that are replaced as a whole. */
  readonly parts: readonly Part[];
  /** Whether the cortex within the lesion is gone too. */
  readonly breaksCortex: boolean;
  /** False for oedema and other things that are not tumour; they get no tumour outline. */
  readonly isTumour: boolean;
}

/** Soft tissue beside the vertebra. Place and half axes in the vertebra's own axes: left, back, up; mm. */
export interface ParaspinalMass {
  readonly level: VertebraName;
  readonly content: TissueName;
  readonly blend: number;
  readonly centre: readonly [number, number, number];
  readonly radii: readonly [number, number, number];
  readonly isTumour: boolean;
}

/** A disc destroyed by infection. */
export interface DiscDisease {
  /** The disc below this vertebra. */
  readonly below: VertebraName;
  readonly content: TissueName;
  readonly blend: number;
}
