import { distance } from '../geometry/polygon.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import { bend } from '../domain/assist/bend.ts';
import type { ProposalWord } from '../domain/assist/propose.ts';
import { pointsOf, polarOf, type PixelSpacing, type RadialOutline } from '../domain/assist/rays.ts';
import { imageKeyOf, type ImageReference } from '../domain/image-series.ts';
import type { Outline, Reading } from '../domain/reading.ts';

/** An outline that was proposed and waits for the reader: part of no reading, and never kept. */
export interface OutlineDraft {
  /** What it becomes when it is confirmed, its identity included. */
  readonly outline: Outline;
  readonly base: RadialOutline;
  readonly spacing: PixelSpacing;
  /** The points that the reader dragged it through, in order. */
  readonly fixed: readonly ImagePoint[];
  readonly word: ProposalWord;
  /** What is to be answered before a grade rests on it; null when nothing. */
  readonly question: string | null;
}

/** The same, short enough to stand beside a line. */
export const SHORT_WORDS: Readonly<Record<ProposalWord, string>> = {
  clear: 'clear',
  check: 'check',
  'by-guess': 'by guess',
};

/** The words for how far a proposal is to be trusted. Source: spec assist 2, "Show". */
export const PROPOSAL_WORDS: Readonly<Record<ProposalWord, string>> = {
  clear: 'clear',
  check: 'check',
  'by-guess': 'drawn by guess: please correct',
};

/** The drafts that lie on a frame. */
export const draftsOn = (
  drafts: readonly OutlineDraft[],
  image: ImageReference,
): readonly OutlineDraft[] =>
  drafts.filter(({ outline }) => imageKeyOf(outline.image) === imageKeyOf(image));

/** Fixed points nearer than this to a new grip are moved by it rather than joined. Unit: mm. */
const SAME_GRIP_MM = 2.5;

/** A draft bent so that it runs through a point. `grip`: where the reader took hold of it. */
export function bendDraft(draft: OutlineDraft, grip: ImagePoint, to: ImagePoint): OutlineDraft {
  const { base, spacing, outline } = draft;
  const kept = draft.fixed.filter((point) => polarOf(point, grip, spacing).mm > SAME_GRIP_MM);
  const fixed = [...kept, to];
  const bent = bend(base, fixed, spacing);
  const points = withPoints(pointsOf(bent, spacing), fixed, base.centre, spacing);
  const origin = outline.origin === 'grown' ? outline.origin : 'proposed-edited';
  return { ...draft, fixed, outline: { ...outline, points, origin } };
}

/** The outline with the fixed points among its own, by their angle about the centre: it then meets them exactly. */
function withPoints(
  points: readonly ImagePoint[],
  fixed: readonly ImagePoint[],
  centre: ImagePoint,
  spacing: PixelSpacing,
): readonly ImagePoint[] {
  const placed = [...points, ...fixed].map((point) => ({
    point,
    angle: polarOf(point, centre, spacing).angle,
  }));
  return placed
    .sort((a, b) => a.angle - b.angle)
    .map(({ point }) => point)
    .filter((point, i, all) => i === 0 || distance(point, all[i - 1] as ImagePoint) > 1e-6);
}

/** The drafts with some of them replaced by others of the same identity. */
export const withDraft = (
  drafts: readonly OutlineDraft[],
  changed: OutlineDraft,
): readonly OutlineDraft[] =>
  drafts.map((draft) => (draft.outline.id === changed.outline.id ? changed : draft));

const isSamePlace = (a: Outline, b: Outline): boolean =>
  a.structure === b.structure && imageKeyOf(a.image) === imageKeyOf(b.image);

/** Drafts with new ones in place of those of the same structure on the same frame. */
export const draftsAfter = (
  drafts: readonly OutlineDraft[],
  proposed: readonly OutlineDraft[],
): readonly OutlineDraft[] => [
  ...drafts.filter(({ outline }) => !proposed.some((one) => isSamePlace(one.outline, outline))),
  ...proposed,
];

/** The drafts that the reader's own outlines leave: what was drawn by hand needs no proposal any more. */
export const draftsBeside = (
  drafts: readonly OutlineDraft[],
  { outlines }: Pick<Reading, 'outlines'>,
): readonly OutlineDraft[] => {
  const left = drafts.filter(
    ({ outline }) => !outlines.some((drawn) => isSamePlace(drawn, outline)),
  );
  return left.length === drafts.length ? drafts : left;
};

/** The reading as it would be with the drafts that no question stands against: for what is computed live, never to be kept. */
export function readingWithDrafts(reading: Reading, drafts: readonly OutlineDraft[]): Reading {
  const counted = drafts.filter(({ question }) => question === null);
  return counted.length === 0
    ? reading
    : { ...reading, outlines: [...reading.outlines, ...counted.map(({ outline }) => outline)] };
}
