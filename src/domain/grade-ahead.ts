import { assessEsccSlice, slicesOfLevel } from './escc/from-reading.ts';
import type { ImageLookup } from './image-lookup.ts';
import { levelsWithFindings } from './level-table.ts';
import type { Reading } from './reading.ts';

/**
 * Grades the slices of a reading that is about to be shown, one after the other, so that its table is there at once when it
 * is asked for: grades are remembered by what they rest on. `pause` is waited for after each slice.
 */
export async function gradeAhead(
  reading: Reading,
  images: ImageLookup,
  pause: () => Promise<void>,
): Promise<void> {
  for (const level of levelsWithFindings(reading)) {
    for (const image of slicesOfLevel(reading, level, images)) {
      assessEsccSlice(reading, level, image, images);
      await pause();
    }
  }
}
