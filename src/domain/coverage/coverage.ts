import { toImage } from '../../geometry/image-plane.ts';
import type { PatientPoint } from '../../geometry/spaces.ts';
import type { Uid } from '../../base/uid.ts';
import type { ImageLookup } from '../image-lookup.ts';
import type { ImageFrame, ImageSeries } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import { vertebraSequence } from '../levels/sequence.ts';
import type { Reading } from '../reading.ts';
import { placeVertebrae, type PlacedVertebra } from './place-vertebrae.ts';

/** The levels that one series shows. */
export interface SeriesCoverage {
  readonly series: ImageSeries;
  /** Head to tail. */
  readonly levels: readonly Vertebra[];
}

/** Which levels of the spine a study shows. */
export interface Coverage {
  readonly bySeries: readonly SeriesCoverage[];
  /** Shown by any series. */
  readonly imaged: ReadonlySet<Vertebra>;
  /** C1 to the first sacral segment. */
  readonly isWholeSpine: boolean;
  /** Whether some levels are not named but placed by typical sizes. */
  readonly isEstimated: boolean;
}

/** The vertebrae that make a whole spine: C1 to S1. */
export const wholeSpine = (reading: Reading): readonly Vertebra[] => {
  const sequence = vertebraSequence(reading.counting.transitional);
  return sequence.slice(sequence.indexOf('C1'), sequence.indexOf('S1') + 1);
};

/**
 * The levels of C1 to S1 that each series shows: by the labels, and beyond them by typical sizes of the vertebrae from the
 * geometry of the series. Null while no level is named. Localisers do not count, and CT does not beside MR.
 * Source: spec clinical-rules 1.3 (22).
 */
export function coverageOf(
  reading: Reading,
  series: readonly ImageSeries[],
  images: ImageLookup,
): Coverage | null {
  const spine = wholeSpine(reading);
  const counted = series.filter(({ weighting }) => weighting.weighting !== 'localizer');
  const places = new Map<Uid | null, readonly PlacedVertebra[]>();
  const bySeries = counted.flatMap((one): SeriesCoverage[] => {
    const space = one.frameOfReferenceUid;
    const placed = places.get(space) ?? placeVertebrae(reading, images, space);
    places.set(space, placed);
    const levels = placed
      .filter(({ vertebra, position }) => spine.includes(vertebra) && shows(one, position))
      .map(({ vertebra }) => vertebra);
    return levels.length === 0 ? [] : [{ series: one, levels }];
  });
  if ([...places.values()].every((placed) => placed.length === 0)) return null;
  const hasMr = bySeries.some((one) => one.series.modality === 'MR');
  const imaged = new Set(
    bySeries
      .filter((one) => !hasMr || one.series.modality === 'MR')
      .flatMap(({ levels }) => levels),
  );
  const named = new Set(reading.levels.map(({ vertebra }) => vertebra));
  return {
    bySeries,
    imaged,
    isWholeSpine: spine.every((vertebra) => imaged.has(vertebra)),
    isEstimated: spine.some((vertebra) => imaged.has(vertebra) && !named.has(vertebra)),
  };
}

/**
 * Whether a CT of the study shows a level; null where that cannot be told: a CT in another space, or a level without a
 * label. Lesion quality is defined on CT (X27).
 */
export function isShownOnCt(
  reading: Reading,
  level: Vertebra,
  series: readonly ImageSeries[],
  images: ImageLookup,
): boolean | null {
  const ct = series.filter(({ modality }) => modality === 'CT');
  const answers = ct.map((one): boolean | null => {
    const position = placeVertebrae(reading, images, one.frameOfReferenceUid).find(
      ({ vertebra }) => vertebra === level,
    )?.position;
    return position === undefined ? null : shows(one, position);
  });
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** Whether the middle of a vertebra lies in what a series shows. A sagittal or coronal stack is taken to hold the spine. */
function shows(series: ImageSeries, position: PatientPoint): boolean {
  const { frames } = series;
  if (series.plane.nearest !== 'axial') return frames.some((frame) => isInPicture(frame, position));
  const reach = (series.sliceSpacingMm ?? frames[0]?.sliceThicknessMm ?? 5) / 2;
  return frames.some((frame) => {
    if (frame.plane === null || !isInPicture(frame, position)) return false;
    const halfSlice = Math.max(reach, (frame.sliceThicknessMm ?? 0) / 2);
    return Math.abs(toImage(frame.plane, position).offPlaneMm) <= halfSlice;
  });
}

function isInPicture(frame: ImageFrame, position: PatientPoint): boolean {
  if (frame.plane === null) return false;
  const [column, row] = toImage(frame.plane, position).point;
  return column >= 0 && row >= 0 && column <= frame.columns && row <= frame.rows;
}
