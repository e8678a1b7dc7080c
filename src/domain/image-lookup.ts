import { imageKeyOf, type ImageFrame, type ImageKey, type ImageSeries } from './image-series.ts';

/** A frame with the series it belongs to. */
export interface FrameInSeries {
  readonly frame: ImageFrame;
  readonly series: ImageSeries;
}

/** The frames of a study by their key, so that a mark finds the image it was made on. */
export type ImageLookup = ReadonlyMap<ImageKey, FrameInSeries>;

/** The lookup over the frames of some series. */
export const createImageLookup = (series: readonly ImageSeries[]): ImageLookup =>
  new Map(
    series.flatMap((one) =>
      one.frames.map((frame) => [imageKeyOf(frame), { frame, series: one }] as const),
    ),
  );
