import type { Deficit, YesNo } from '../../domain/noms/clinical.ts';
import type { DeficitAnswer, DeficitPart } from '../../domain/noms/deficit.ts';
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

/** The deficit of the study in records of before, its level not stated. */
export const DEFICIT_CODES = {
  none: privateCode('DEFICIT_NONE', 'No neurological deficit'),
  stable: privateCode('DEFICIT_STABLE', 'Stable neurological deficit'),
  progressive: privateCode('DEFICIT_PROG', 'Progressive neurological deficit'),
  unknown: VALUES.askedUnknown,
} as const satisfies Record<Deficit, CodeEntry>;

/** What is asked of the deficit at a level. */
export const DEFICIT_CONCEPTS = {
  kind: privateCode('DEF_KIND', 'Kind of the deficit'),
  severity: privateCode('DEF_SEVERITY', 'Severity of the deficit'),
  course: privateCode('DEF_COURSE', 'Course of the deficit'),
  walks: privateCode('DEF_WALKS', 'Whether the person walks'),
} as const satisfies Record<DeficitPart, CodeEntry>;

/** Its answers. */
export const DEFICIT_PART_CODES = {
  kind: {
    myelopathy: privateCode('DEF_MYELOPATHY', 'Myelopathy'),
    radiculopathy: privateCode('DEF_RADICULO', 'Radiculopathy'),
    'cauda-equina': privateCode('DEF_CAUDA', 'Cauda equina syndrome'),
  },
  severity: {
    none: privateCode('DEF_SEV_NONE', 'No deficit at the level'),
    mild: privateCode('DEF_SEV_MILD', 'Mild deficit'),
    significant: privateCode('DEF_SEV_SIGNIF', 'Significant deficit'),
  },
  course: {
    stable: privateCode('DEF_STABLE', 'Stable deficit'),
    progressive: privateCode('DEF_PROGRESSIVE', 'Progressive deficit'),
  },
  walks: {
    yes: privateCode('DEF_WALKS_YES', 'Walks'),
    'with-aid': privateCode('DEF_WALKS_AID', 'Walks with aid'),
    no: privateCode('DEF_WALKS_NO', 'Does not walk'),
  },
} as const satisfies { readonly [P in DeficitPart]: Record<DeficitAnswer<P>, CodeEntry> };

/** Answers to a question that may stay open. */
export const YES_NO_CODES = {
  yes: VALUES.yes,
  no: VALUES.no,
  unknown: VALUES.askedUnknown,
} as const satisfies Record<YesNo, CodeEntry>;
