import { imagePoint } from '../geometry/image-point.ts';
import { toImage } from '../geometry/image-plane.ts';
import type { PatientPoint } from '../geometry/spaces.ts';
import type { ImageSeries, SeriesId, Weighting } from '../domain/image-series.ts';
import { nearestFrame, sharesSpace } from './linking.ts';
import type { PaneFocus } from './ports.ts';

/** Which series to show where when a study opens, and what a reader must know about that choice. */
export interface Hanging {
  readonly sagittal: SeriesId | null;
  readonly axial: SeriesId | null;
  readonly remarks: readonly string[];
}

/** Best first. ESCC is read on axial T2, the overview on sagittal T2. Source: spec clinical-rules 1.3 (31). */
const PREFERENCE: readonly Weighting[] = [
  't2', 't2-fs', 'stir', 'dixon-water', 't1-post', 't1', 'dixon-in', 'pd', 't2-star', 'ct', 'unknown', 'dixon-out', 'dixon-fat', 'dwi', 'adc',
]; // prettier-ignore

/** The hanging of a study: sagittal T2 left, axial T2 right, else the best there is, said in words. */
export function hangStudy(series: readonly ImageSeries[]): Hanging {
  const sagittal = best(series, 'sagittal');
  const axial = best(series, 'axial', sagittal);
  return {
    sagittal: sagittal?.id ?? null,
    axial: axial?.id ?? null,
    remarks: [...remarksOn(sagittal, 'sagittal'), ...remarksOn(axial, 'axial')],
  };
}

function best(
  series: readonly ImageSeries[],
  plane: 'sagittal' | 'axial',
  partner?: ImageSeries,
): ImageSeries | undefined {
  const candidates = series.filter(
    (one) => one.plane.nearest === plane && one.weighting.weighting !== 'localizer',
  );
  const others = series.filter((one) => one.plane.nearest === plane);
  const pool = candidates.length > 0 ? candidates : others;
  const rank = (one: ImageSeries): readonly number[] => [
    // A series of the partner's space can be linked with it.
    partner && one.frameOfReferenceUid !== partner.frameOfReferenceUid ? 1 : 0,
    one.plane.kind === 'oblique' ? 1 : 0,
    PREFERENCE.indexOf(one.weighting.weighting) >>> 0,
    // A native acquisition has the finer pixels.
    Math.max(one.frames[0]?.plane?.rowSpacingMm ?? 9, one.frames[0]?.plane?.columnSpacingMm ?? 9),
    -one.frames.length,
  ];
  return [...pool].sort((a, b) => compareRanks(rank(a), rank(b)))[0];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function remarksOn(series: ImageSeries | undefined, plane: 'sagittal' | 'axial'): string[] {
  if (!series) return [`The study has no ${plane} series.`];
  if (series.weighting.weighting === 't2') return [];
  const shown =
    series.weighting.weighting === 'unknown'
      ? 'a series of unknown contrast'
      : WEIGHTING_NAMES[series.weighting.weighting];
  return [`No ${plane} T2 found; ${shown} is shown instead.`];
}

/** The names of the weightings as radiologists write them. */
export const WEIGHTING_NAMES: Readonly<Record<Weighting, string>> = {
  t1: 'T1',
  t2: 'T2',
  stir: 'STIR',
  't1-post': 'T1 post-contrast',
  't2-fs': 'T2 fat-saturated',
  pd: 'proton density',
  'dixon-in': 'in-phase',
  'dixon-out': 'opposed-phase',
  'dixon-water': 'Dixon water',
  'dixon-fat': 'Dixon fat',
  dwi: 'diffusion',
  adc: 'ADC',
  't2-star': 'T2*',
  ct: 'CT',
  localizer: 'localizer',
  unknown: 'unknown contrast',
};

/** Where a series starts: its middle frame. */
export const middleIndex = (series: ImageSeries): number => Math.floor(series.frames.length / 2);

/** Where the canal was found on an axial series. Space: LPS mm. */
export interface CanalInPatient {
  readonly place: PatientPoint;
  /** Whether it stands out well enough to be shown large. */
  readonly isClear: boolean;
}

/** The canal of each axial series in which it was found. */
export type Canals = ReadonlyMap<SeriesId, CanalInPatient>;

/** The canal that a series of the same space was found to hold; of an axial series its own. */
function canalOf(series: ImageSeries, all: readonly ImageSeries[], canals: Canals) {
  if (series.plane.nearest === 'axial') return canals.get(series.id) ?? null;
  const axial = all.find((one) => canals.has(one.id) && sharesSpace(one, series));
  return (axial && canals.get(axial.id)) ?? null;
}

/** The slice of a sagittal series that is hung first: the one through the canal, the middle one where that is not known. */
export function firstIndex(
  series: ImageSeries,
  all: readonly ImageSeries[],
  canals: Canals,
): number {
  const canal = series.plane.nearest === 'sagittal' ? canalOf(series, all, canals) : null;
  return (canal && nearestFrame(series, canal.place)) ?? middleIndex(series);
}

/** What a pane shows first of an axial slice: the canal, and room for the vertebra in front of it. Unit: mm. */
const AXIAL = { clearSpan: 70, span: 100, inFrontOfCanal: 8 } as const;
/** What a pane shows first of a sagittal slice: all of its height, but the column this large at least. Unit: mm. */
const SAGITTAL = { span: 100, inFrontOfCanal: 15 } as const;

/** The part of a series that fills its pane until the reader moves it: the canal, the column; null where neither is known. */
export function hungFocus(
  series: ImageSeries,
  all: readonly ImageSeries[],
  canals: Canals,
): PaneFocus | null {
  const { nearest } = series.plane;
  const canal = canalOf(series, all, canals);
  if (!canal || (nearest !== 'axial' && nearest !== 'sagittal')) return null;
  const { inFrontOfCanal } = nearest === 'axial' ? AXIAL : SAGITTAL;
  const [x, y, z] = canal.place;
  const place = [x, y - inFrontOfCanal, z] as unknown as PatientPoint;
  const plane = series.frames[nearestFrame(series, place) ?? 0]?.plane;
  if (!plane) return null;
  const [column, row] = toImage(plane, place).point;
  return nearest === 'axial'
    ? { point: imagePoint(column, row), span: canal.isClear ? AXIAL.clearSpan : AXIAL.span }
    : { point: imagePoint(column, row), span: SAGITTAL.span, isHeightWhole: true };
}
