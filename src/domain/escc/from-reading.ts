import { PartMemo } from '../../base/part-memo.ts';
import { createSlicePlane, type SlicePlane } from '../../geometry/slice-plane.ts';
import type { ImageLookup } from '../image-lookup.ts';
import { imageKeyOf, type ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { MarkId, Outline, Reading } from '../reading.ts';
import { isBelowConus } from './conus.ts';
import type { EsccProposal } from './escc.ts';
import { geometryKey } from './geometry-key.ts';
import { gradeSlice } from './grade-slice.ts';
import { proposeLevel } from './level-proposal.ts';
import {
  projectedOutlines,
  projectionTargets,
  type ProjectedOutline,
} from './projected-outlines.ts';
import { outlinesOn } from './outlines-on.ts';
import { obliqueTilt, sliceInputOf } from './reading-input.ts';
import { referencesOf, type ReferenceSlice } from './references.ts';
import type { EsccSliceInput } from './slice-input.ts';
import type { CaudaScales, EsccSliceResult } from './slice-result.ts';

/** The proposal for one slice, with all it rests on. */
export interface EsccSliceAssessment {
  readonly image: ImageReference;
  readonly level: Vertebra | null;
  readonly slice: SlicePlane;
  readonly input: EsccSliceInput;
  /** The outlines it was computed from, references included. */
  readonly outlines: readonly MarkId[];
  /** The slices it was compared with. */
  readonly references: readonly ReferenceSlice[];
  /** Outlines of parallel series that stand in where the slice has none of its own. */
  readonly projected: readonly ProjectedOutline[];
  readonly result: EsccSliceResult;
}

/** The proposal for a level over all its slices. */
export interface EsccLevelAssessment {
  readonly level: Vertebra;
  readonly slices: readonly EsccSliceAssessment[];
  /** The slice on which the proposal rests; null when nothing was outlined. */
  readonly deciding: EsccSliceAssessment | null;
  readonly proposal: EsccProposal | null;
  /** Below the conus: what both scales propose over its slices; else null. */
  readonly cauda: CaudaScales | null;
}

/** A slice is looked at for its level and for none. */
const ASSESSED = new PartMemo<Outline, EsccSliceAssessment>(2);

/** The proposal for one axial frame. Null without geometry, off the axial plane, or where nothing of the level is outlined. */
export function assessEsccSlice(
  reading: Reading,
  level: Vertebra | null,
  image: ImageReference,
  images: ImageLookup,
): EsccSliceAssessment | null {
  const key = imageKeyOf(image);
  const home = images.get(key);
  const slice = home?.frame.plane ? createSlicePlane(home.frame.plane) : null;
  if (home === undefined || slice === null) return null;
  const outlines = outlinesOn(reading, level, image);
  const projected = projectedOutlines(reading, level, home, slice, images);
  const first = outlines[0] ?? projected[0]?.outline;
  if (first === undefined) return null;
  const references = referencesOf(reading, level, images).used;
  const compared = references.flatMap((one) => one.outlines);
  const answers = level === null ? null : (reading.assessments[level]?.esccAnswers[key] ?? null);
  const parts = [
    level,
    geometryKey(key, images),
    // Of the labels and the conus a grade takes these two alone: naming a level does not grade every slice anew.
    isBelowConus(reading, level, image, images),
    obliqueTilt(reading, level, home, slice, images),
    answers,
    reading.rules,
    ...outlines,
    null,
    ...projected.flatMap(({ outline }) => [
      outline,
      geometryKey(imageKeyOf(outline.image), images),
    ]),
    ...references.flatMap((one) => [
      one.source,
      geometryKey(imageKeyOf(one.image), images),
      ...one.outlines,
    ]),
  ];
  return ASSESSED.get(first, parts, () => {
    const input = sliceInputOf(reading, level, home, slice, images, {
      references: references.map(({ reference }) => reference),
      projected,
      compared,
    });
    return {
      image: { sopInstanceUid: image.sopInstanceUid, frameNumber: image.frameNumber },
      level,
      slice,
      input,
      outlines: [...outlines, ...projected.map(({ outline }) => outline), ...compared].map(
        ({ id }) => id,
      ),
      references,
      projected,
      result: gradeSlice(input),
    };
  });
}

/** The images that anything of a level is outlined on, or stands in for, each once. */
export function slicesOfLevel(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): readonly ImageReference[] {
  const outlined = [
    ...reading.outlines
      .filter((outline) => outline.level === level && outline.role === 'index')
      .map(({ image }) => image),
    ...projectionTargets(reading, level, images),
  ];
  return [...new Map(outlined.map((image) => [imageKeyOf(image), image])).values()];
}

/** The proposal for a level: the maximum over its slices, with the slice it rests on. Source: spec clinical-rules 3.4. */
export function assessEsccLevel(
  reading: Reading,
  level: Vertebra,
  images: ImageLookup,
): EsccLevelAssessment {
  const slices = slicesOfLevel(reading, level, images).flatMap(
    (image) => assessEsccSlice(reading, level, image, images) ?? [],
  );
  const found = proposeLevel(slices.map((slice) => ({ slice, proposal: slice.result.proposal })));
  const cauda = worstCauda(slices);
  const isCauda = found?.proposal.kind === 'none' && found.proposal.reason === 'below-conus';
  return {
    level,
    slices,
    deciding: (isCauda ? cauda?.slice : null) ?? found?.slice ?? null,
    proposal: found?.proposal ?? null,
    cauda: cauda?.scales ?? null,
  };
}

/** The highest grade of each cauda equina scale, with the slice that is worst by both together. */
function worstCauda(
  slices: readonly EsccSliceAssessment[],
): { readonly scales: CaudaScales; readonly slice: EsccSliceAssessment } | null {
  const graded = slices.flatMap((slice) =>
    slice.result.cauda === null ? [] : [{ slice, scales: slice.result.cauda }],
  );
  const rank = (grade: number | null): number => grade ?? -1;
  const worstBy = (scale: 'a' | 'b' | 'effacementPercent') =>
    graded.reduce<(typeof graded)[number] | null>(
      (worst, one) =>
        worst === null || rank(one.scales[scale]) > rank(worst.scales[scale]) ? one : worst,
      null,
    );
  const slice = graded.reduce<(typeof graded)[number] | null>((worst, one) => {
    const sum = ({ scales }: typeof one): number => rank(scales.a) + rank(scales.b);
    return worst === null || sum(one) > sum(worst) ? one : worst;
  }, null);
  if (slice === null) return null;
  return {
    slice: slice.slice,
    scales: {
      a: worstBy('a')?.scales.a ?? null,
      b: worstBy('b')?.scales.b ?? null,
      effacementPercent: worstBy('effacementPercent')?.scales.effacementPercent ?? null,
    },
  };
}
