/** How a tumour answers to conventional external beam radiation. `unclassified`: the sources do not say. */
export type Radiosensitivity = 'sensitive' | 'resistant' | 'unclassified';

/** Where the classes come from, as the reader reads it. Source: spec clinical-rules, instrument 8. */
export const RADIOSENSITIVITY_SOURCE =
  'Class of radiosensitivity to conventional radiation as tabulated with the NOMS framework; what it does not list is unclassified.';

/**
 * Primaries by their class. A tumour the sources do not list is unclassified and stops the branch: it is never taken
 * for resistant. Source: spec clinical-rules, instrument 8 and conflict X19 (ovarian in the footnote only).
 */
export const PRIMARIES = {
  breast: { name: 'Breast', radiosensitivity: 'sensitive' },
  prostate: { name: 'Prostate', radiosensitivity: 'sensitive' },
  lymphoma: { name: 'Lymphoma', radiosensitivity: 'sensitive' },
  myeloma: { name: 'Myeloma, plasmacytoma', radiosensitivity: 'sensitive' },
  'lung-sclc': { name: 'Lung, small cell', radiosensitivity: 'sensitive' },
  'germ-cell': { name: 'Germ cell, seminoma', radiosensitivity: 'sensitive' },
  ovary: { name: 'Ovary', radiosensitivity: 'sensitive' },
  'lung-nsclc': { name: 'Lung, non-small cell', radiosensitivity: 'resistant' },
  kidney: { name: 'Kidney', radiosensitivity: 'resistant' },
  melanoma: { name: 'Melanoma', radiosensitivity: 'resistant' },
  gastrointestinal: { name: 'Gastrointestinal', radiosensitivity: 'resistant' },
  sarcoma: { name: 'Sarcoma', radiosensitivity: 'resistant' },
  thyroid: { name: 'Thyroid', radiosensitivity: 'unclassified' },
  liver: { name: 'Liver', radiosensitivity: 'unclassified' },
  'head-neck': { name: 'Head and neck', radiosensitivity: 'unclassified' },
  neuroendocrine: { name: 'Neuroendocrine', radiosensitivity: 'unclassified' },
  urothelial: { name: 'Urothelial', radiosensitivity: 'unclassified' },
  other: { name: 'Other, named in the report', radiosensitivity: 'unclassified' },
  unknown: { name: 'Not known yet', radiosensitivity: 'unclassified' },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly radiosensitivity: Radiosensitivity }>
>;

/** A primary tumour; `unknown` when there is no histology yet. */
export type PrimaryId = keyof typeof PRIMARIES;

/** Every primary, in the order in which they are offered. */
export const PRIMARY_IDS = Object.keys(PRIMARIES) as readonly PrimaryId[];
