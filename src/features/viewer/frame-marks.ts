import { imageKeyOf, type ImageKey, type ImageSeries } from '../../domain/image-series.ts';
import type { Reading } from '../../domain/reading.ts';

/** What came of frames when a block was filled, by their index. */
export const notedFrames = (
  { frames }: ImageSeries,
  notes: ReadonlyMap<ImageKey, string>,
): ReadonlyMap<number, string> =>
  new Map(
    frames.flatMap((frame, index) => {
      const note = notes.get(imageKeyOf(frame));
      return note === undefined ? [] : [[index, note] as const];
    }),
  );

/** The indices of frames that have outlines. */
export function markedFrames({ frames }: ImageSeries, { outlines }: Reading): ReadonlySet<number> {
  const marked = new Set(outlines.map(({ image }) => imageKeyOf(image)));
  return new Set(frames.flatMap((frame, i) => (marked.has(imageKeyOf(frame)) ? [i] : [])));
}
