import type { ImageSeries, SeriesPlane, Weighting } from '../../domain/image-series.ts';

/** Weightings as readers name them. */
export const WEIGHTING_NAMES: Readonly<Record<Weighting, string>> = {
  t1: 'T1',
  t2: 'T2',
  stir: 'STIR',
  't1-post': 'T1 post-contrast',
  't2-fs': 'T2 fat-suppressed',
  pd: 'PD',
  'dixon-in': 'Dixon in phase',
  'dixon-out': 'Dixon out of phase',
  'dixon-water': 'Dixon water',
  'dixon-fat': 'Dixon fat',
  dwi: 'DWI',
  adc: 'ADC',
  't2-star': 'T2*',
  ct: 'CT',
  localizer: 'Localizer',
  unknown: 'Weighting unknown',
};

/** Every weighting, in the order of a menu. */
export const WEIGHTINGS = Object.keys(WEIGHTING_NAMES) as readonly Weighting[];

/** "Sagittal", or "Oblique, 24° from axial". */
export function planeName(plane: SeriesPlane): string {
  if (plane.kind === 'oblique' && plane.nearest !== null && plane.angleDeg !== null) {
    return `Oblique, ${Math.round(plane.angleDeg)}° from ${plane.nearest}`;
  }
  if (plane.kind === 'unknown') return 'Plane unknown';
  return `${plane.kind.charAt(0).toUpperCase()}${plane.kind.slice(1)}`;
}

/** What a series is called in a menu: its own description, else plane and weighting. */
export function seriesTitle(series: ImageSeries): string {
  const own = series.description.trim();
  return own === ''
    ? `${planeName(series.plane)} ${WEIGHTING_NAMES[series.weighting.weighting]}`
    : own;
}

/** "Sagittal · T2 · 38 images" */
export function seriesDetail(series: ImageSeries): string {
  const count = series.frames.length;
  return [
    planeName(series.plane),
    WEIGHTING_NAMES[series.weighting.weighting],
    `${count} ${count === 1 ? 'image' : 'images'}`,
  ].join(' · ');
}
