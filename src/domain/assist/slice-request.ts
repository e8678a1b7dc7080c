import type { FrameInSeries, ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import { levelOfSite, siteOfFrame } from '../levels/locate.ts';
import type { Outline, OutlineStructure, Reading } from '../reading.ts';
import { conusPlace } from './conus-place.ts';
import type { TissueLevels } from './cord.ts';
import type { GreySlice } from './prepare-slice.ts';
import type { ProposalRequest, ProposalStart } from './propose.ts';
import { contrastsOf } from './refusals.ts';

/** The outlines of a reading on a frame, in the order of drawing. */
const outlinesOf = (
  { outlines }: Pick<Reading, 'outlines'>,
  image: ImageReference,
  structure: OutlineStructure,
): readonly Outline[] =>
  outlines.filter(
    (outline) => outline.structure === structure && imageKeyOf(outline.image) === imageKeyOf(image),
  );

/** The last outline of a structure on a frame, the reader's last word on it; null where there is none. */
export const lastOutlineOn = (
  reading: Pick<Reading, 'outlines'>,
  image: ImageReference,
  structure: OutlineStructure,
): Outline | null => outlinesOf(reading, image, structure).at(-1) ?? null;

/** What is drawn on a frame already: no proposed path crosses it. */
export const wallsOn = (
  reading: Pick<Reading, 'outlines'>,
  image: ImageReference,
): ProposalRequest['walls'] => ({
  tumours: outlinesOf(reading, image, 'tumour-epidural').map(({ points }) => points),
  canal: lastOutlineOn(reading, image, 'canal')?.points ?? null,
});

/** Everything a proposal on a frame is made from, as the reading stands. */
export function sliceRequest(
  reading: Reading,
  { frame, series }: FrameInSeries,
  images: ImageLookup,
  given: {
    readonly slice: GreySlice | null;
    readonly start: ProposalStart;
    readonly knownLevels: TissueLevels | null;
  },
): ProposalRequest {
  const site = siteOfFrame(reading, images, frame);
  return {
    ...given,
    weighting: series.weighting.weighting,
    walls: wallsOn(reading, frame),
    conus: conusPlace(reading, site && levelOfSite(site), frame, images),
    hasIntradural: outlinesOf(reading, frame, 'tumour-intradural').length > 0,
  };
}

/** Whether a click on a frame can be a question for cord and sac: axial, measurable, and nothing known against it. */
export function isProposable(
  reading: Reading,
  { frame, series }: FrameInSeries,
  images: ImageLookup,
): boolean {
  if (series.plane.nearest !== 'axial' || frame.plane === null) return false;
  if (series.measuringRefused !== null) return false;
  if (contrastsOf(series.weighting.weighting).length === 0) return false;
  const site = siteOfFrame(reading, images, frame);
  const place = conusPlace(reading, site && levelOfSite(site), frame, images);
  return place === 'above' || place === 'unnamed';
}
