import type { AssistProposal } from './propose.ts';
import type { Refusal } from './refusals.ts';

/** What the slice before was accepted as. */
export interface AcceptedSlice {
  readonly cordAreaMm2: number;
  /** Between the planes of both slices. Unit: mm. */
  readonly gapMm: number;
}

/** When an outline is not carried on unseen. The last two are proposals of this project. Source: spec assist 2.6. */
const STOPS = { joint: 0.5, noFluidShare: 0.1, areaChange: 0.35, gapMm: 8 } as const;

/** Why the outline of one slice must not simply stand for the next; null where it may. One short sentence. */
export function stopReason(
  answer: AssistProposal | Refusal,
  { cordAreaMm2, gapMm }: AcceptedSlice,
  hasTumour: boolean,
): string | null {
  if (answer.kind === 'refused') return answer.message;
  if (hasTumour) return 'Stopped: tumour is drawn on this slice.';
  if (answer.noFluidShare !== null && answer.noFluidShare > STOPS.noFluidShare) {
    return `Stopped: no fluid is seen on ${Math.round(answer.noFluidShare * 100)} % of the outline.`;
  }
  if (answer.joint < STOPS.joint) return 'Stopped: the edge of the cord is not clear.';
  const change = Math.abs(answer.cordAreaMm2 / cordAreaMm2 - 1);
  if (change > STOPS.areaChange) {
    return `Stopped: the area of the cord changes by ${Math.round(change * 100)} %.`;
  }
  return gapMm > STOPS.gapMm ? `Stopped: the next slice is ${gapMm.toFixed(1)} mm away.` : null;
}

/** One slice of a block, from one end of it to the other. */
export type FillOrder = readonly { readonly index: number; readonly from: number }[];

/**
 * The order in which the slices between two accepted ones are filled: alternately from both sides, each from the slice
 * beside it, so that what is in the middle is reached from the nearer end.
 */
export function fillOrder(first: number, last: number): FillOrder {
  const order: { readonly index: number; readonly from: number }[] = [];
  for (let low = first + 1, high = last - 1; low <= high; low++, high--) {
    order.push({ index: low, from: low - 1 });
    if (high !== low) order.push({ index: high, from: high + 1 });
  }
  return order;
}
