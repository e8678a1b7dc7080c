import { imageLoader } from '@cornerstonejs/core';
import type { Types } from '@cornerstonejs/core';
import type { ImagePoint } from '../geometry/spaces.ts';
import type { FrameSource, ImageFrame, ImageSeries } from '../domain/image-series.ts';
import type { SignalStatistics } from '../domain/reading.ts';
import { imageIdOf, registerSeries } from './frame-loader.ts';
import { signalStatistics, type PixelGrid } from './signal-statistics.ts';

/** The stored values of a decoded frame with how to scale them; null for colour. */
export function pixelGrid(frame: ImageFrame, image: Types.IImage): PixelGrid | null {
  if (image.color) return null;
  const isScaled = image.preScale?.scaled === true;
  return {
    values: image.getPixelData(),
    rows: frame.rows,
    columns: frame.columns,
    slope: isScaled ? 1 : frame.pixel.rescaleSlope,
    intercept: isScaled ? 0 : frame.pixel.rescaleIntercept,
  };
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
  const image = await imageLoader.loadAndCacheImage(imageIdOf(frame));
  const grid = pixelGrid(frame, image);
  return grid && signalOf(grid, series, points);
}
