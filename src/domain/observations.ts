/**
 * What a reader sees and ticks beside the scores. None of it decides a score: tallies are shown without a verdict.
 * Source: spec clinical-rules 1.1 (14), 1.2 (20, 21), 1.3 (26-28, 31, 33).
 */

/** Signs kept as tags of a level. */
export const SPINE_SIGNS = [
  'winking-owl', 'ivory-vertebra', 'halo', 'osteoblastic-flare', 'draped-curtain', 'via-foramen',
] as const; // prettier-ignore
/** One of them. */
export type SpineSign = (typeof SPINE_SIGNS)[number];

/** The pairs of features that tell an osteoporotic from a metastatic fracture, seven on CT and seven on MR. */
export const FRACTURE_FEATURES = [
  'ct-fragments', 'ct-cancellous', 'ct-vacuum', 'ct-posterior-wall', 'ct-pedicle', 'ct-soft-tissue', 'ct-elsewhere',
  'mr-t1', 'mr-fluid', 'mr-posterior-wall', 'mr-out-of-phase', 'mr-diffusion', 'mr-enhancement', 'mr-soft-tissue',
] as const; // prettier-ignore
/** One of them. */
export type FractureFeature = (typeof FRACTURE_FEATURES)[number];

/** The side of a pair that was seen. */
export const FRACTURE_SIDES = ['osteoporotic', 'metastatic'] as const;
/** One of them. */
export type FractureSide = (typeof FRACTURE_SIDES)[number];

/** Red flags of the referral, and what a board evaluates beside the images. */
export const CHECKLIST_ITEMS = [
  'flag-tumour', 'flag-infection', 'flag-fracture', 'flag-inflammatory-pain', 'flag-deficit', 'flag-growing-pain', 'flag-radicular-pain',
  'eposo-stability', 'eposo-nutrition', 'eposo-deficit', 'eposo-burden', 'eposo-pain',
] as const; // prettier-ignore
/** One of them. */
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];

/** An item that was not ticked is absent, never "no". */
export const CHECKLIST_ANSWERS = ['yes', 'no'] as const;
/** One of them. */
export type ChecklistAnswer = (typeof CHECKLIST_ANSWERS)[number];

/** Signal of the cord on T2: it may be brightest beside, not at, the level. */
export const CORD_SIGNALS = ['none', 'at-level', 'adjacent-level'] as const;
/** One of them. */
export type CordSignal = (typeof CORD_SIGNALS)[number];
