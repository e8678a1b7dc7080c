import { toImage } from '../geometry/image-plane.ts';
import type { PatientPoint } from '../geometry/spaces.ts';
import type { Uid } from '../base/uid.ts';
import {
  imageKeyOf,
  type ImageFrame,
  type ImageSeries,
  type SeriesId,
} from '../domain/image-series.ts';
import type { Vertebra } from '../domain/level.ts';
import {
  alongLine,
  crossingOf,
  isTouching,
  siteOnLine,
  spineLine,
  type SpineLine,
} from '../domain/levels/locate.ts';
import { positionOf } from '../domain/levels/label-position.ts';
import type { SessionState } from './session-state.ts';

type State = Pick<SessionState, 'study' | 'images' | 'reading'>;

/**
 * How far a sagittal image may lie beside a level's centre and still pass through its canal. Proposal. Unit: mm; the canal
 * is about 20 mm wide.
 */
export const SAGITTAL_REACH_MM = 10;

/** The frame of a series that shows a level best. */
export interface LevelFrame {
  readonly series: ImageSeries;
  readonly index: number;
  /** How far the frame lies from the level's centre: along the spine for axial frames, across it for others. Unit: mm. */
  readonly distanceMm: number;
}

/** The place of a level's label; null where it has none or its image has no geometry. Space/unit: LPS mm. */
export function placeOfLevel(
  { reading, images }: Pick<SessionState, 'reading' | 'images'>,
  level: Vertebra,
): { readonly position: PatientPoint; readonly frameOfReferenceUid: Uid | null } | null {
  const label = reading.levels.find((one) => one.vertebra === level);
  return label ? positionOf(label.image, label.point, images) : null;
}

/**
 * The series of a plane that show a level, each with its best frame, best first: the series given as `preferred`, then those
 * of its contrast, then by distance. Localizers do not count. Empty where the level has no label or no series reaches it.
 */
export function seriesShowing(
  state: State,
  level: Vertebra,
  plane: 'axial' | 'sagittal',
  preferred: SeriesId | null = null,
): readonly LevelFrame[] {
  const place = placeOfLevel(state, level);
  if (!place) return [];
  const line = spineLine(state.reading, state.images, place.frameOfReferenceUid);
  if (!line) return [];
  const wanted = state.study.series.find((series) => series.id === preferred)?.weighting.weighting;
  const rank = ({ series, distanceMm }: LevelFrame): readonly number[] => [
    Number(series.id !== preferred),
    Number(series.weighting.weighting !== (wanted ?? 't2')),
    distanceMm,
  ];
  return state.study.series
    .filter(
      (series) =>
        series.plane.nearest === plane &&
        series.weighting.weighting !== 'localizer' &&
        series.frameOfReferenceUid === place.frameOfReferenceUid,
    )
    .flatMap((series): LevelFrame[] => {
      const best =
        plane === 'axial'
          ? bestAxial(series, line, level, alongLine(line, place.position))
          : bestSagittal(series, place.position);
      return best ? [{ series, ...best }] : [];
    })
    .sort((a, b) => compare(rank(a), rank(b)));
}

/** Whether a frame shows a level: an axial one that cuts it or a disc beside it, a sagittal one that passes through it. */
export function isShownOn(
  state: State,
  level: Vertebra,
  series: ImageSeries,
  frame: ImageFrame,
): boolean {
  const place = placeOfLevel(state, level);
  if (!place || place.frameOfReferenceUid !== series.frameOfReferenceUid) return false;
  if (series.plane.nearest !== 'axial') {
    const miss = missOf(frame, place.position);
    return miss !== null && miss <= SAGITTAL_REACH_MM;
  }
  const line = spineLine(state.reading, state.images, place.frameOfReferenceUid);
  const at = line === null ? null : crossingOf(line, frame);
  const site = line === null || at === null ? null : siteOnLine(line, at);
  return site !== null && isTouching(site, level);
}

/** Whether the image that a grade rests on shows its level. True where the image is not open and cannot say. */
export function restsOnItsLevel(
  state: State,
  level: Vertebra,
  image: Parameters<typeof imageKeyOf>[0],
): boolean {
  const found = state.images.get(imageKeyOf(image));
  return !found || isShownOn(state, level, found.series, found.frame);
}

type Best = Omit<LevelFrame, 'series'>;

/** The frame that cuts the spine nearest to a level's centre, of those that cut the level itself or a disc beside it. */
function bestAxial(
  series: ImageSeries,
  line: SpineLine,
  level: Vertebra,
  centre: number,
): Best | null {
  let best: Best | null = null;
  for (const [index, frame] of series.frames.entries()) {
    const at = crossingOf(line, frame);
    const site = at === null ? null : siteOnLine(line, at);
    if (at === null || site === null || !isTouching(site, level)) continue;
    const distanceMm = Math.abs(at - centre);
    if (!best || distanceMm < best.distanceMm) best = { index, distanceMm };
  }
  return best;
}

function bestSagittal(series: ImageSeries, position: PatientPoint): Best | null {
  let best: Best | null = null;
  for (const [index, frame] of series.frames.entries()) {
    const distanceMm = missOf(frame, position);
    if (distanceMm === null || distanceMm > SAGITTAL_REACH_MM) continue;
    if (!best || distanceMm < best.distanceMm) best = { index, distanceMm };
  }
  return best;
}

/** How far a place lies off a frame; null where it lies outside the picture. Unit: mm. */
function missOf({ plane, rows, columns }: ImageFrame, position: PatientPoint): number | null {
  if (!plane) return null;
  const { point, offPlaneMm } = toImage(plane, position);
  const isInside = point[0] >= 0 && point[1] >= 0 && point[0] <= columns && point[1] <= rows;
  return isInside ? Math.abs(offPlaneMm) : null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
