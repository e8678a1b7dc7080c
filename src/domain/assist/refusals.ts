import type { ImagePoint } from '../../geometry/spaces.ts';
import type { Weighting } from '../image-series.ts';
import type { ConusPlace } from './conus-place.ts';
import type { FluidContrast } from './cord.ts';
import type { GreySlice } from './prepare-slice.ts';

/** Why nothing is drawn, as one full sentence for the reader. */
const REFUSALS = {
  'no-spacing': 'No proposal: this image gives no trustworthy pixel spacing.',
  'coarse-pixels': 'No proposal: pixels larger than 1.3 mm do not show the edge of the cord.',
  'below-conus': 'No proposal below the conus: roots are outlined by hand.',
  'conus-tip': 'No proposal at the tip of the conus: the cord is too thin to be told from roots.',
  'conus-unknown':
    'No proposal: the cord may end at this level. Mark the tip of the conus first (N).',
  weighting: 'No proposal: cord and fluid cannot be told apart on this kind of image.',
  'near-edge': 'No proposal: the place is less than 12 mm from the edge of the image.',
  'no-edge': 'No proposal: no edge of a cord is seen around this place. Outline it by hand.',
  'canal-filled': 'No proposal: the drawn tumour fills the drawn canal.',
} as const;

/** What stands against a proposal. */
export type RefusalReason = keyof typeof REFUSALS;

/** No proposal, and why. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly message: string;
}

/** The refusal for a reason. */
export const refused = (reason: RefusalReason): Refusal => ({
  kind: 'refused',
  reason,
  message: REFUSALS[reason],
});

/** Coarser pixels hide the edge of the cord. Unit: mm. */
const COARSEST_PIXEL_MM = 1.3;
/** The rays need this much image about their start. Unit: mm. */
const LEAST_MARGIN_MM = 12;

/** Both signs where the weighting does not say; none where an image shows no cord. */
const CONTRASTS: Readonly<Record<Weighting, readonly FluidContrast[]>> = {
  t2: [1],
  't2-fs': [1],
  stir: [1],
  't2-star': [1],
  t1: [-1],
  't1-post': [-1],
  pd: [1, -1],
  'dixon-in': [1, -1],
  'dixon-out': [1, -1],
  'dixon-water': [1, -1],
  'dixon-fat': [],
  dwi: [],
  adc: [],
  ct: [],
  localizer: [],
  unknown: [1, -1],
};

/** Whether fluid may be brighter or darker than the cord; both are tried where an image may be either. */
export const contrastsOf = (weighting: Weighting): readonly FluidContrast[] => CONTRASTS[weighting];

/** What stands against a proposal before anything is looked for. Space of `start`: image points. */
export function refusalBefore(
  slice: GreySlice,
  weighting: Weighting,
  conus: ConusPlace,
  start: ImagePoint,
): Refusal | null {
  if (conus === 'below') return refused('below-conus');
  if (conus === 'at-tip') return refused('conus-tip');
  if (conus === 'open') return refused('conus-unknown');
  if (contrastsOf(weighting).length === 0) return refused('weighting');
  if (Math.max(slice.rowSpacingMm, slice.columnSpacingMm) > COARSEST_PIXEL_MM) {
    return refused('coarse-pixels');
  }
  const toEdgeMm = Math.min(
    Math.min(start[0], slice.columns - start[0]) * slice.columnSpacingMm,
    Math.min(start[1], slice.rows - start[1]) * slice.rowSpacingMm,
  );
  return toEdgeMm < LEAST_MARGIN_MM ? refused('near-edge') : null;
}
