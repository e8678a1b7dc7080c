import type { ImageReference } from '../image-series.ts';

/**
 * The grades of the cauda equina as a reader confirmed them. Neither scale is the ESCC; a scale that was not graded is
 * null. Source: spec clinical-rules 5 (CE-A: SBRT cohort, 0-3; CE-B: Vanderbilt, 0-4 with F for a foramen).
 */
export interface CaudaConfirmation {
  readonly a: 0 | 1 | 2 | 3 | null;
  readonly b: 0 | 1 | 2 | 3 | 4 | null;
  /** Tumour in a neural foramen; null while nobody looked. */
  readonly foraminal: boolean | null;
  /** ISO 8601 date and time with offset. */
  readonly confirmedAt: string;
  /** The frame on which it was graded, when known. */
  readonly image: ImageReference | null;
  /** What the outlines proposed at that moment; null without outlines. */
  readonly proposal: {
    readonly a: 0 | 1 | 2 | 3 | null;
    readonly b: 0 | 1 | 2 | 3 | null;
    readonly effacementPercent: number | null;
  } | null;
}
