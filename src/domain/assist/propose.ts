import type { ImagePoint } from '../../geometry/spaces.ts';
import { centroid } from '../../geometry/polygon.ts';
import type { Weighting } from '../image-series.ts';
import type { ConusPlace } from './conus-place.ts';
import type { ScoredTrace } from './cord-score.ts';
import type { FluidContrast, TissueLevels } from './cord.ts';
import { findCord, followCord } from './find-cord.ts';
import { prepareSlice, type GreySlice, type PreparedSlice } from './prepare-slice.ts';
import type { RadialOutline, Walls } from './rays.ts';
import { contrastsOf, refusalBefore, refused, type Refusal } from './refusals.ts';
import { traceSac } from './sac.ts';
import { deepestFreePoint } from './start-point.ts';

/** The method's version, kept beside every outline that came from it. */
export const ASSIST_VERSION = '1.0';

/** How far a proposal is to be trusted. */
export type ProposalWord = 'clear' | 'check' | 'by-guess';

/** The numbers behind the words. Proposals of this project; source: spec assist 2.9, "Show", "Refuse", "Ask first". */
const TRUST = {
  clearJoint: 0.7,
  checkJoint: 0.5,
  /** Below this nothing is drawn, unless a drawn tumour explains the missing edge. */
  leastJoint: 0.2,
  /** No fluid on more of the outline than this: the reader is asked for the tumour first. */
  largestNoFluidShare: 0.1,
} as const;

/** Where the search begins. Space: image points. */
export type ProposalStart =
  | { readonly kind: 'click'; readonly point: ImagePoint }
  /** The middle of what the drawn canal leaves free of tumour. */
  | { readonly kind: 'free-space'; readonly canal: readonly ImagePoint[] }
  /** The accepted outline of the slice beside, moved onto this one. */
  | { readonly kind: 'neighbour'; readonly outline: readonly ImagePoint[] };

/** What a proposal is made from. */
export interface ProposalRequest {
  /** Null where the frame has no trustworthy pixel spacing. */
  readonly slice: GreySlice | null;
  readonly weighting: Weighting;
  readonly start: ProposalStart;
  readonly walls: Walls;
  readonly conus: ConusPlace;
  /** Whether intradural tumour is drawn: what the sac holds is then not fluid. */
  readonly hasIntradural: boolean;
  /** Grey levels of a clear slice of the same series, where one is known. */
  readonly knownLevels: TissueLevels | null;
}

/** A proposed outline, as radii and as points of the image. */
export interface ProposedOutline extends RadialOutline {
  readonly points: readonly ImagePoint[];
}

/** Outlines to be looked at, then confirmed, bent or refused. */
export interface AssistProposal {
  readonly kind: 'proposed';
  readonly cord: ProposedOutline;
  /** Null where no sac is offered; `sacRefusal` says why. */
  readonly sac: ProposedOutline | null;
  readonly sacRefusal: string | null;
  readonly cordAreaMm2: number;
  readonly joint: number;
  /** Share of the cord's edge with no fluid beyond it, 0 to 1; null where no sac is looked for. */
  readonly noFluidShare: number | null;
  readonly word: ProposalWord;
  /** What is to be answered before a grade rests on the outlines; null when nothing. */
  readonly question: string | null;
  /** Grey levels that other slices of the series may use; null where this one is not clear. */
  readonly levels: TissueLevels | null;
}

/** Cord and sac of one slice, or one sentence why there are none. Same request, same answer. */
export function proposeOutlines(request: ProposalRequest): AssistProposal | Refusal {
  const { slice, weighting, start, walls, conus } = request;
  if (slice === null) return refused('no-spacing');
  const from = startPoint(start, walls, slice);
  if (from === null) return refused('canal-filled');
  const refusal = refusalBefore(slice, weighting, conus, from);
  if (refusal !== null) return refusal;
  const prepared = prepareSlice(slice, from);
  const { scored, contrast } = bestContrast(request, prepared, from);
  const hasTumour = walls.tumours.length > 0;
  if (scored.joint < TRUST.leastJoint && !hasTumour) return refused('no-edge');
  const { trace, joint } = scored;
  const sacRefusal = sacRefusalOf(contrast, request.hasIntradural);
  const sac = sacRefusal === null ? traceSac(prepared, trace, walls, request.knownLevels) : null;
  const noFluidShare = sac?.noFluidShare ?? null;
  const lacksFluid = noFluidShare !== null && noFluidShare > TRUST.largestNoFluidShare;
  const question = lacksFluid && !hasTumour ? noFluidQuestion(noFluidShare) : null;
  const isClearSlice = joint >= TRUST.checkJoint && noFluidShare !== null && !lacksFluid;
  return {
    kind: 'proposed',
    cord: { centre: trace.centre, radiiMm: trace.radiiMm, points: trace.points },
    sac: sac && { centre: sac.centre, radiiMm: sac.radiiMm, points: sac.points },
    sacRefusal,
    cordAreaMm2: trace.areaMm2,
    joint,
    noFluidShare,
    word: wordOf(joint, question !== null || conus === 'unnamed' || contrast < 0),
    question,
    levels: isClearSlice && !hasTumour ? trace.levels : null,
  };
}

/** Where tracing begins; null where the drawn tumour leaves nothing of the canal. */
function startPoint(start: ProposalStart, walls: Walls, slice: GreySlice): ImagePoint | null {
  switch (start.kind) {
    case 'click':
      return start.point;
    case 'free-space':
      return deepestFreePoint(start.canal, walls.tumours, slice);
    case 'neighbour':
      return centroid(start.outline);
  }
}

function bestContrast(
  { weighting, start, walls }: ProposalRequest,
  slice: PreparedSlice,
  from: ImagePoint,
): { readonly scored: ScoredTrace; readonly contrast: FluidContrast } {
  const found = contrastsOf(weighting).map((contrast) => ({
    contrast,
    scored:
      start.kind === 'neighbour'
        ? followCord(slice, start.outline, contrast, walls)
        : findCord(slice, from, contrast, walls),
  }));
  return found.reduce((best, one) => (one.scored.joint > best.scored.joint ? one : best));
}

function sacRefusalOf(contrast: FluidContrast, hasIntradural: boolean): string | null {
  if (contrast < 0) return 'No sac is proposed where fluid is dark: outline it by hand.';
  return hasIntradural ? 'No sac is proposed around tumour inside the dura.' : null;
}

const noFluidQuestion = (share: number): string =>
  `No fluid is seen on ${Math.round(share * 100)} % of the outline. Draw the tumour first.`;

/** An open question, a place that may lie in the cauda equina, and dark fluid are never called clear. */
function wordOf(joint: number, isDoubtful: boolean): ProposalWord {
  if (joint < TRUST.checkJoint) return 'by-guess';
  return joint >= TRUST.clearJoint && !isDoubtful ? 'clear' : 'check';
}
