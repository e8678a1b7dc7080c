import type { ParsedFrame, ParsedInstance } from './parsed-instance.ts';

/** A frame with the instance it comes from. */
export interface FrameInSeries {
  readonly instance: ParsedInstance;
  readonly frame: ParsedFrame;
}

/** Why frames of one series were parted. */
export type SplitReason =
  | 'frame of reference'
  | 'matrix'
  | 'orientation'
  | 'station'
  | 'echo'
  | 'b-value'
  | 'phase'
  | 'image type'
  | 'inversion time'
  | 'diffusion direction'
  | 'acquisition'
  | 'trigger time';

/** Frames that belong together, with what parted them from others of their series. */
export interface SeriesPart {
  readonly frames: readonly FrameInSeries[];
  /** The frames by the block of slices they were acquired in; one block where there are none. */
  readonly blocks: readonly (readonly FrameInSeries[])[];
  readonly splits: readonly { readonly reason: SplitReason; readonly name: string }[];
}

/** A stable name of a part within its series, from what parted it. */
export const partKey = ({ splits }: SeriesPart): string =>
  splits.map(({ reason, name }) => `/${reason}=${name}`).join('');
