import type { ImageReference } from '../image-series.ts';
import type { Vertebra } from '../level.ts';
import type { Outline, Reading } from '../reading.ts';

/** The outlines of a level on one frame; those drawn before levels were named count for every level. */
export const outlinesOn = (
  reading: Reading,
  level: Vertebra | null,
  image: ImageReference,
): readonly Outline[] =>
  reading.outlines.filter(
    (outline) =>
      outline.role === 'index' &&
      (level === null || outline.level === null || outline.level === level) &&
      // Not by key: this runs for every outline of a reading whenever one point moves.
      outline.image.frameNumber === image.frameNumber &&
      outline.image.sopInstanceUid === image.sopInstanceUid,
  );
