import type { TissueLevels } from '../../src/domain/assist/cord.ts';
import {
  proposeOutlines,
  type AssistProposal,
  type ProposalRequest,
} from '../../src/domain/assist/propose.ts';
import { NO_WALLS, type Walls } from '../../src/domain/assist/rays.ts';
import { imagePoint } from '../../src/geometry/image-point.ts';
import { centroid } from '../../src/geometry/polygon.ts';
import type { ImagePoint } from '../../src/geometry/spaces.ts';
import type { TrueSlice } from './axial-case.ts';

/** What the reader gave before cord and sac were proposed. */
export const WAYS = ['walls, click', 'walls, no click', 'no walls'] as const;
/** One of them. */
export type Given = (typeof WAYS)[number];

/** Steps of a reader's hand about the middle of the cord, 1 to 2 pixels; the same at every run. */
function clickOn(truth: readonly ImagePoint[], index: number): ImagePoint {
  const [x, y] = centroid(truth);
  const angle = index * 2.399963;
  const off = 1 + ((index * 0.618034) % 1);
  return imagePoint(x + off * Math.cos(angle), y + off * Math.sin(angle));
}

/** The walls a reader drew who drew the truth. */
export const wallsOf = (slice: TrueSlice): Walls => ({
  tumours: slice.outlines('tumour-epidural'),
  canal: slice.outlines('canal')[0] ?? null,
});

/** The proposal on a slice; null where it is refused. `index` numbers the slices, so that clicks differ. */
export function proposalOn(
  slice: TrueSlice,
  cord: readonly ImagePoint[],
  given: Given,
  index: number,
  knownLevels: TissueLevels | null,
  walls: Walls = wallsOf(slice),
): AssistProposal | null {
  const request: ProposalRequest = {
    slice: slice.slice,
    weighting: slice.series.weighting.weighting,
    start:
      given === 'walls, no click' && walls.canal !== null
        ? { kind: 'free-space', canal: walls.canal }
        : { kind: 'click', point: clickOn(cord, index) },
    walls: given === 'no walls' ? NO_WALLS : walls,
    conus: 'above',
    hasIntradural: slice.outlines('tumour-intradural').length > 0,
    knownLevels,
  };
  const answer = proposeOutlines(request);
  return answer.kind === 'refused' ? null : answer;
}
