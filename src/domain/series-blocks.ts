import type { ImageSeries } from './image-series.ts';

/** Slices of a series that were acquired together. */
export interface SeriesBlock {
  /** From 0 in the order of the frames, which is from foot to head. */
  readonly number: number;
  /** Index of its first frame. */
  readonly first: number;
  readonly count: number;
}

/** The blocks of a series in the order of its frames; one where it was acquired as one. */
export function blocksOf({ frames }: Pick<ImageSeries, 'frames'>): readonly SeriesBlock[] {
  const blocks: SeriesBlock[] = [];
  frames.forEach(({ block: number = 0 }, index) => {
    const last = blocks.at(-1);
    if (last?.number === number) blocks[blocks.length - 1] = { ...last, count: last.count + 1 };
    else blocks.push({ number, first: index, count: 1 });
  });
  return blocks;
}

/**
 * The stations a series is one of, itself among them, from head to foot: series of one study acquired alike in one frame of
 * reference, such as the parts of a whole spine. The series alone where it is none.
 */
export function stationsOf(
  series: ImageSeries,
  study: readonly ImageSeries[],
): readonly ImageSeries[] {
  const { acquisition = '' } = series;
  if (acquisition === '') return [series];
  const alike = study.filter((one) => one.acquisition === acquisition);
  return alike.toSorted((a, b) => middleHeightMm(b) - middleHeightMm(a));
}

/** How high the middle of a series lies. Space/unit: LPS z, mm. */
function middleHeightMm({ frames }: ImageSeries): number {
  const heights = frames.flatMap(({ plane, rows, columns }) =>
    plane === null
      ? []
      : plane.imagePositionPatient[2] +
        (plane.columnDirection[2] * plane.rowSpacingMm * rows +
          plane.rowDirection[2] * plane.columnSpacingMm * columns) /
          2,
  );
  return heights.reduce((sum, height) => sum + height, 0) / Math.max(heights.length, 1);
}
