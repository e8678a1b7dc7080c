import type { Deficit, YesNo } from '../../domain/noms/clinical.ts';
import type { PrimaryId } from '../../domain/noms/primaries.ts';
import { privateCode, type CodeEntry } from './coded-concept.ts';
import { VALUES } from './codes.ts';

/** Primary tumours. Private: no public code was verified for each of them. */
export const PRIMARY_CODES = {
  breast: privateCode('PRIM_BREAST', 'Breast cancer'),
  prostate: privateCode('PRIM_PROSTATE', 'Prostate cancer'),
  lymphoma: privateCode('PRIM_LYMPHOMA', 'Lymphoma'),
  myeloma: privateCode('PRIM_MYELOMA', 'Myeloma or plasmacytoma'),
  'lung-sclc': privateCode('PRIM_SCLC', 'Small cell lung cancer'),
  'germ-cell': privateCode('PRIM_GERM', 'Germ cell tumour'),
  ovary: privateCode('PRIM_OVARY', 'Ovarian cancer'),
  'lung-nsclc': privateCode('PRIM_NSCLC', 'Non-small cell lung cancer'),
  kidney: privateCode('PRIM_KIDNEY', 'Renal cell cancer'),
  melanoma: privateCode('PRIM_MELANOMA', 'Melanoma'),
  gastrointestinal: privateCode('PRIM_GI', 'Gastrointestinal cancer'),
  sarcoma: privateCode('PRIM_SARCOMA', 'Sarcoma'),
  thyroid: privateCode('PRIM_THYROID', 'Thyroid cancer'),
  liver: privateCode('PRIM_LIVER', 'Liver cancer'),
  'head-neck': privateCode('PRIM_HEADNECK', 'Head and neck cancer'),
  neuroendocrine: privateCode('PRIM_NET', 'Neuroendocrine tumour'),
  urothelial: privateCode('PRIM_UROTHELIAL', 'Urothelial cancer'),
  other: privateCode('PRIM_OTHER', 'Other primary tumour'),
  unknown: privateCode('PRIM_UNKNOWN', 'Primary tumour not known'),
} as const satisfies Record<PrimaryId, CodeEntry>;

/** Neurological deficits. */
export const DEFICIT_CODES = {
  none: privateCode('DEFICIT_NONE', 'No neurological deficit'),
  stable: privateCode('DEFICIT_STABLE', 'Stable neurological deficit'),
  progressive: privateCode('DEFICIT_PROG', 'Progressive neurological deficit'),
  unknown: VALUES.askedUnknown,
} as const satisfies Record<Deficit, CodeEntry>;

/** Answers to a question that may stay open. */
export const YES_NO_CODES = {
  yes: VALUES.yes,
  no: VALUES.no,
  unknown: VALUES.askedUnknown,
} as const satisfies Record<YesNo, CodeEntry>;
