/**
 * The vertebrae, head to tail. C0 is the occiput (SINS names it), T13 and L6 are transitional, Co the coccyx.
 * Source: names as in DICOM CID 7603; order of the spine.
 */
export const VERTEBRAE = [
  'C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7',
  'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12', 'T13',
  'L1', 'L2', 'L3', 'L4', 'L5', 'L6',
  'S1', 'S2', 'S3', 'S4', 'S5', 'Co',
] as const; // prettier-ignore

/** One vertebra. */
export type Vertebra = (typeof VERTEBRAE)[number];

/** How the vertebrae of a study were counted. Source: spec sr-template 3b (LVL_METHOD). */
export const COUNTING_METHODS = [
  'from-c2', 'from-last-rib', 'from-iliolumbar', 'from-sacrum', 'from-localiser', 'presumed',
] as const; // prettier-ignore
/** One of them. */
export type CountingMethod = (typeof COUNTING_METHODS)[number];

/** Transitional anatomy of a spine; it decides which vertebra follows which. */
export const TRANSITIONAL_ANATOMIES = [
  'none', 'lumbarised-s1', 'sacralised-l5', 't13', 'eleven-ribs', 'unknown',
] as const; // prettier-ignore
/** One of them. */
export type TransitionalAnatomy = (typeof TRANSITIONAL_ANATOMIES)[number];

/** A place along the spine: a vertebra, or the disc between two neighbours. */
export type SpineSite =
  | { readonly kind: 'vertebra'; readonly vertebra: Vertebra }
  | { readonly kind: 'disc'; readonly upper: Vertebra; readonly lower: Vertebra };
