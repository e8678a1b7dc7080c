/**
 * The places of one vertebral level where disease is looked for. Left and right are the patient's.
 * Source: spec clinical-rules 1.2 (16-18) and X15.
 */
export const COMPARTMENTS = [
  'body-anterior-right', 'body-anterior-middle', 'body-anterior-left',
  'body-posterior-right', 'body-posterior-middle', 'body-posterior-left',
  'pedicle-right', 'pedicle-left',
  'lamina-right', 'lamina-left',
  'facet-right', 'facet-left',
  'costovertebral-right', 'costovertebral-left',
  'transverse-process-right', 'transverse-process-left',
  'spinous-process',
  'epidural-ventral', 'epidural-dorsal', 'epidural-right', 'epidural-left',
  'intradural-extramedullary', 'intramedullary',
  'foramen-right', 'foramen-left',
  'paraspinal-right', 'paraspinal-left',
] as const; // prettier-ignore

/** One compartment of a level. */
export type Compartment = (typeof COMPARTMENTS)[number];

/** What a reader found in a compartment; "not looked at" is the absence of an entry. Source: DICOM CID 240. */
export const COMPARTMENT_FINDINGS = ['present', 'absent', 'undetermined'] as const;
/** One of them. */
export type CompartmentFinding = (typeof COMPARTMENT_FINDINGS)[number];
