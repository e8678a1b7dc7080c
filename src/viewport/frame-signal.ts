import type { ImagePoint } from '../geometry/spaces.ts';
import type { FrameSource, ImageFrame, ImageSeries } from '../domain/image-series.ts';
import type { GreySlice } from '../domain/assist/prepare-slice.ts';
import type { SignalStatistics } from '../domain/reading.ts';
import { frames, imageIdOf, registerSeries } from './frame-loader.ts';
import type { FramePicture } from './pixels/frame-picture.ts';
import { signalStatistics, type PixelGrid } from './signal-statistics.ts';

/** The values of a decoded frame, after rescale; null for colour. */
export function pixelGrid(frame: ImageFrame, { measured: values }: FramePicture): PixelGrid | null {
  return values && { values, rows: frame.rows, columns: frame.columns, slope: 1, intercept: 0 };
}

/** The grey levels of a frame that need not be shown. Null for colour and without geometry. Errors: rejects when it cannot be loaded. */
export async function loadGrey(
  series: ImageSeries,
  frame: ImageFrame,
  source: FrameSource,
): Promise<GreySlice | null> {
  if (frame.plane === null) return null;
  registerSeries(series, source);
  const { measured: values } = await frames.load(imageIdOf(frame));
  const { rows, columns, plane } = frame;
  const { rowSpacingMm, columnSpacingMm } = plane;
  return values && { values, rows, columns, rowSpacingMm, columnSpacingMm };
}

/** The statistics within a polygon of a frame. Null where no pixel's centre lies in it. */
export const signalOf = (
  grid: PixelGrid,
  { modality }: ImageSeries,
  points: readonly ImagePoint[],
): SignalStatistics | null =>
  signalStatistics(grid, points, modality === 'CT' ? 'HU' : 'arbitrary');

/** The statistics within a polygon of a frame that need not be shown. Errors: rejects when the frame cannot be loaded. */
export async function loadSignal(
  series: ImageSeries,
  frame: ImageFrame,
  source: FrameSource,
  points: readonly ImagePoint[],
): Promise<SignalStatistics | null> {
  registerSeries(series, source);
  const grid = pixelGrid(frame, await frames.load(imageIdOf(frame)));
  return grid && signalOf(grid, series, points);
}
