import type { EsccGrade } from '../../domain/escc/escc.ts';
import { imageKeyOf, type ImageSeries } from '../../domain/image-series.ts';
import type { Reading } from '../../domain/reading.ts';

/** The frames of a series that a confirmed grade was read on, by index. */
export function gradedFrames(
  { frames }: ImageSeries,
  { assessments }: Reading,
): ReadonlyMap<number, EsccGrade> {
  const graded = new Map<number, EsccGrade>();
  for (const { escc } of Object.values(assessments)) {
    const { image } = escc ?? {};
    if (!escc || !image) continue;
    const index = frames.findIndex((frame) => imageKeyOf(frame) === imageKeyOf(image));
    if (index >= 0) graded.set(index, escc.grade);
  }
  return graded;
}
