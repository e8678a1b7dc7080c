import { PartMemo } from '../../base/part-memo.ts';
import type { Uid } from '../../base/uid.ts';
import { toPatient } from '../../geometry/image-plane.ts';
import { area, meanOf } from '../../geometry/polygon.ts';
import { createSlicePlane, outlineToSlice } from '../../geometry/slice-plane.ts';
import type { ImageLookup } from '../image-lookup.ts';
import {
  imageKeyOf,
  type ImageFrame,
  type ImageKey,
  type ImageReference,
} from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { positionedLabels } from '../levels/label-position.ts';
import type { Outline, Reading } from '../reading.ts';
import type { EsccProposal } from './escc.ts';
import { assessEsccSlice, type EsccSliceAssessment } from './from-reading.ts';

/** What was measured on one axial slice. Areas in mm2, null where the outline is missing. */
export interface SpineStation {
  readonly image: ImageReference;
  /** The level its outlines speak for. */
  readonly level: Vertebra | null;
  /** How far down the body it lies: patient z, head first. Unit: mm, growing towards the feet. */
  readonly atMm: number;
  readonly sacMm2: number | null;
  readonly cordMm2: number | null;
  /** The drawn CSF, else sac less cord. */
  readonly csfMm2: number | null;
  readonly gapMm: number | null;
  readonly proposal: EsccProposal | null;
}

/** The outlined slices of a study from head to foot, with the named levels beside them. */
export interface SpineProfile {
  readonly stations: readonly SpineStation[];
  readonly levels: readonly { readonly vertebra: Vertebra; readonly atMm: number }[];
}

/**
 * Sac, cord and CSF area and the distance from tumour to cord along the spine. Of several frames of reference the one
 * with most outlined slices is taken: places in different ones cannot be compared.
 */
export function spineProfile(reading: Reading, images: ImageLookup): SpineProfile {
  const bySlice = new Map<ImageKey, Outline[]>();
  for (const outline of reading.outlines) {
    if (outline.structure === 'body') continue;
    const key = imageKeyOf(outline.image);
    bySlice.set(key, [...(bySlice.get(key) ?? []), outline]);
  }
  const spaces = new Map<Uid | null, SpineStation[]>();
  for (const [key, outlines] of bySlice) {
    const home = images.get(key);
    const [first] = outlines;
    if (home?.frame.plane == null || first === undefined) continue;
    const index = outlines.filter(({ role }) => role === 'index');
    const level = (index[0] ?? outlines[0])?.level ?? null;
    const found = index.length === 0 ? null : assessEsccSlice(reading, level, home.frame, images);
    const station = STATIONS.get(first, [home.frame.plane, found, ...outlines], () =>
      stationOf(home.frame, outlines, found),
    );
    if (station === null) continue;
    const space = home.series.frameOfReferenceUid;
    spaces.set(space, [...(spaces.get(space) ?? []), station]);
  }
  const [most] = [...spaces].toSorted(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return { stations: [], levels: [] };
  const [space, stations] = most;
  return {
    stations: stations.toSorted((a, b) => a.atMm - b.atMm),
    levels: positionedLabels(reading.levels, images, space).map(({ label, position }) => ({
      vertebra: label.vertebra,
      atMm: -position[2],
    })),
  };
}

const STATIONS = new PartMemo<Outline, SpineStation | null>(1);

function stationOf(
  frame: ImageFrame,
  outlines: readonly Outline[],
  found: EsccSliceAssessment | null,
): SpineStation | null {
  const slice = frame.plane ? createSlicePlane(frame.plane) : null;
  if (slice === null) return null;
  const middle = toPatient(slice.imagePlane, meanOf(outlines.flatMap(({ points }) => points)));
  const index = outlines.filter(({ role }) => role === 'index');
  const { sopInstanceUid, frameNumber } = frame;
  const measured = found?.result.accompanying ?? null;
  // Below the conus the roots stand in the cord's place.
  const isCord = found?.input.belowConus !== true;
  const drawnArea = (structure: Outline['structure']): number | null => {
    const last = outlines.findLast((one) => one.structure === structure);
    return last === undefined ? null : area(outlineToSlice(slice, last.points));
  };
  const sacMm2 = measured?.sacAreaMm2 ?? drawnArea('sac');
  const cordMm2 = drawnArea('cord') ?? (isCord ? (measured?.cordAreaMm2 ?? null) : null);
  return {
    image: { sopInstanceUid, frameNumber },
    level: index[0]?.level ?? null,
    atMm: -middle[2],
    sacMm2,
    cordMm2,
    csfMm2:
      measured?.csfDrawnMm2 ?? (sacMm2 === null || cordMm2 === null ? null : sacMm2 - cordMm2),
    gapMm: isCord ? (measured?.gapMm ?? null) : null,
    proposal: found?.result.proposal ?? null,
  };
}
