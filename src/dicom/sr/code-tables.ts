import type { CompartmentFinding } from '../../domain/compartment.ts';
import type {
  EsccDifference,
  EsccFlag,
  EsccGrade,
  EsccMeasure,
  EsccMeasureName,
  EsccMended,
  EsccProposal,
  EsccAnswers,
  EsccQuestion,
  EsccReason,
  EsccReviewReason,
} from '../../domain/escc/escc.ts';
import type { CountingMethod, TransitionalAnatomy, Vertebra } from '../../domain/level.ts';
import type {
  LevelStatus,
  MarkOrigin,
  OutlineRole,
  OutlineStructure,
} from '../../domain/reading.ts';
import type { SinsAnswer, SinsClass, SinsItem, SinsSource } from '../../domain/sins/sins.ts';
import { CONCEPTS, VALUES } from './codes.ts';
import {
  codeKey,
  PRIVATE_SCHEME,
  privateCode,
  standardCode,
  type CodeEntry,
} from './coded-concept.ts';

const CID_7603 = 'CID 7603';
const TG_263 = 'HL7 CodeX Radiation Therapy TG-263 map';

const vertebra = (value: string, name: string, source = CID_7603): CodeEntry =>
  standardCode(value, 'SCT', `${name} vertebra`, source);

/** Finding sites. Private where no public table with the code was found. */
export const VERTEBRA_CODES = {
  C0: standardCode('31640002', 'SCT', 'Occipital bone', 'CID 4028'),
  C1: vertebra('14806007', 'C1'),
  C2: vertebra('39976000', 'C2'),
  C3: vertebra('113205007', 'C3'),
  C4: vertebra('5329002', 'C4'),
  C5: vertebra('36978003', 'C5'),
  C6: vertebra('36054005', 'C6'),
  C7: vertebra('87391001', 'C7'),
  T1: vertebra('64864005', 'T1'),
  T2: vertebra('53733008', 'T2'),
  T3: vertebra('1626008', 'T3'),
  T4: vertebra('73071006', 'T4'),
  T5: vertebra('56401006', 'T5'),
  T6: vertebra('45296009', 'T6'),
  T7: vertebra('62487009', 'T7'),
  T8: vertebra('11068009', 'T8'),
  T9: vertebra('82687006', 'T9'),
  T10: vertebra('7610001', 'T10'),
  T11: vertebra('12989004', 'T11'),
  T12: vertebra('23215003', 'T12'),
  T13: privateCode('LVL_T13', 'T13 vertebra (thirteenth thoracic)'),
  L1: vertebra('66794005', 'L1'),
  L2: vertebra('14293000', 'L2'),
  L3: vertebra('36470004', 'L3'),
  L4: vertebra('11994002', 'L4'),
  L5: vertebra('49668003', 'L5'),
  L6: privateCode('LVL_L6', 'L6 vertebra (sixth lumbar)'),
  S1: vertebra('65985001', 'S1', TG_263),
  S2: vertebra('11808007', 'S2', TG_263),
  S3: vertebra('49967005', 'S3', TG_263),
  S4: vertebra('69950008', 'S4', TG_263),
  S5: vertebra('21452006', 'S5', TG_263),
  Co: standardCode('64688005', 'SCT', 'Coccyx', 'SNOMED CT'),
} as const satisfies Record<Vertebra, CodeEntry>;

/** How levels were counted. */
export const COUNTING_METHOD_CODES = {
  'from-c2': privateCode('LVL_FROM_C2', 'Counted down from C2'),
  'from-last-rib': privateCode('LVL_FROM_LAST_RIB', 'Counted from the last rib'),
  'from-iliolumbar': privateCode('LVL_FROM_ILIOLUMBAR', 'Counted from the iliolumbar ligament'),
  'from-sacrum': privateCode('LVL_FROM_SACRUM', 'Counted up from the sacrum'),
  'from-localiser': privateCode('LVL_FROM_LOCALISER', 'Counted on a localiser'),
  presumed: privateCode('LVL_PRESUMED', 'Presumed, not counted'),
} as const satisfies Record<CountingMethod, CodeEntry>;

/** Transitional anatomy. */
export const TRANSITIONAL_CODES = {
  none: privateCode('LVL_TRANS_NONE', 'No transitional variant'),
  'lumbarised-s1': privateCode('LVL_TRANS_L6', 'Lumbarised S1 (L6)'),
  'sacralised-l5': privateCode('LVL_TRANS_SACRL5', 'Sacralised L5'),
  t13: privateCode('LVL_TRANS_T13', 'Thirteenth thoracic vertebra (T13)'),
  'eleven-ribs': privateCode('LVL_TRANS_11RIBS', 'Eleven pairs of ribs'),
  unknown: privateCode('LVL_TRANS_UNKN', 'Transitional variant not known'),
} as const satisfies Record<TransitionalAnatomy, CodeEntry>;

/** Whether a label was placed by the reader. */
export const LEVEL_STATUS_CODES = {
  proposed: privateCode('LVL_PROPOSED', 'Proposed by counting'),
  confirmed: privateCode('LVL_CONFIRMED', 'Placed or confirmed by the reader'),
} as const satisfies Record<Exclude<LevelStatus, 'unknown'>, CodeEntry>;

/** What an outline encloses. */
export const STRUCTURE_CODES = {
  cord: standardCode('2748008', 'SCT', 'Spinal cord', 'CID 7151'),
  roots: privateCode('CAUDA_ROOTS', 'Roots of the cauda equina'),
  sac: privateCode('THECAL_SAC', 'Thecal sac'),
  csf: standardCode('65216001', 'SCT', 'Cerebrospinal Fluid', 'CID 7151'),
  canal: standardCode('61853006', 'SCT', 'Vertebral canal', 'CID 8134'),
  body: privateCode('VERTEBRAL_BODY', 'Vertebral body'),
  'tumour-epidural': privateCode('EPI_TUMOUR', 'Epidural tumour'),
  'tumour-bone': privateCode('BONE_TUMOUR', 'Bone tumour'),
  'tumour-paraspinal': privateCode('PARASPINAL_TUMOUR', 'Paraspinal tumour'),
  'tumour-intradural': privateCode('INTRADURAL_TUMOUR', 'Intradural tumour'),
} as const satisfies Record<OutlineStructure, CodeEntry>;

/** Which level an outline is of. */
export const OUTLINE_ROLE_CODES = {
  index: privateCode('ROLE_INDEX', 'Level under assessment'),
  'reference-above': privateCode('ROLE_REF_ABOVE', 'Uninvolved reference level above'),
  'reference-below': privateCode('ROLE_REF_BELOW', 'Uninvolved reference level below'),
} as const satisfies Record<OutlineRole, CodeEntry>;

/** How an outline came about. */
export const MARK_ORIGIN_CODES = {
  drawn: privateCode('ORIGIN_DRAWN', 'Drawn by reader'),
  'proposed-edited': privateCode('ORIGIN_EDITED', 'Proposed by tool, edited by reader'),
  'proposed-accepted': privateCode('ORIGIN_ACCEPTED', 'Proposed by tool, accepted by reader'),
  grown: privateCode('ORIGIN_GROWN', 'Grown by tool from a place held by reader'),
  interpolated: privateCode('ORIGIN_BETWEEN', 'Between two outlined slices, accepted by reader'),
  carried: privateCode('ORIGIN_CARRIED', 'Carried from the next slice, accepted by reader'),
} as const satisfies Record<Exclude<MarkOrigin, 'unknown'>, CodeEntry>;

/** What was found in a compartment. */
export const COMPARTMENT_FINDING_CODES = {
  present: standardCode('52101004', 'SCT', 'Present', 'CID 240'),
  absent: standardCode('272519000', 'SCT', 'Absent', 'CID 240'),
  undetermined: standardCode('373068000', 'SCT', 'Undetermined', 'CID 240'),
} as const satisfies Record<CompartmentFinding, CodeEntry>;

/** ESCC grades. */
export const ESCC_GRADE_CODES = {
  '0': privateCode('ESCC_0', 'ESCC grade 0'),
  '1a': privateCode('ESCC_1A', 'ESCC grade 1a'),
  '1b': privateCode('ESCC_1B', 'ESCC grade 1b'),
  '1c': privateCode('ESCC_1C', 'ESCC grade 1c'),
  '2': privateCode('ESCC_2', 'ESCC grade 2'),
  '3': privateCode('ESCC_3', 'ESCC grade 3'),
} as const satisfies Record<EsccGrade, CodeEntry>;

/** Why no grade is proposed. */
export const NO_PROPOSAL_CODES = {
  'no-tumour': privateCode('NONE_NO_TUMOUR', 'No tumour outlined'),
  'no-epidural-tumour': privateCode('NONE_NO_EPIDURAL', 'No epidural tumour'),
  'no-sac': privateCode('NONE_NO_SAC', 'No thecal sac outlined'),
  'bone-alone': privateCode('NONE_BONE_ALONE', 'Bone tumour alone, no sac or canal outlined'),
  'below-conus': privateCode('NONE_BELOW_CONUS', 'Below the conus: ESCC not defined'),
  'conus-unknown': privateCode('NONE_CONUS_UNKN', 'Position of the conus not known'),
  intradural: privateCode('NONE_INTRADURAL', 'Intradural tumour: ESCC does not apply'),
  intramedullary: privateCode('NONE_IM', 'Intramedullary tumour: ESCC does not apply'),
  resolution: privateCode('NONE_RESOLUTION', 'Pixels too large for a proposal'),
  review: privateCode('NONE_REVIEW', 'Outlines need review'),
} as const satisfies Record<Extract<EsccProposal, { kind: 'none' }>['reason'], CodeEntry>;

/** The questions a proposal can leave open. */
export const ESCC_QUESTION_CODES = {
  'tumour-in-canal': privateCode('OPEN_CANAL', 'Does the tumour reach into the canal?'),
  'sac-deformed': privateCode('OPEN_SAC', 'Is the thecal sac deformed?'),
  'sac-or-cord-displaced': privateCode(
    'OPEN_SHIFT',
    'Is the thecal sac or the spinal cord displaced?',
  ),
  'cord-compressed-or-displaced': privateCode(
    'OPEN_CORD',
    'Is the spinal cord compressed or displaced?',
  ),
  'csf-visible': privateCode('OPEN_CSF', 'Is CSF visible around the spinal cord?'),
} as const satisfies Record<EsccQuestion, CodeEntry>;

/** The items that hold the reader's answers: to those questions, and on a frame found as reference. */
export const ESCC_ANSWER_CONCEPTS = {
  'tumour-in-canal': CONCEPTS.esccTumourInCanal,
  'sac-deformed': CONCEPTS.esccSacDeformed,
  'sac-or-cord-displaced': CONCEPTS.esccDisplaced,
  'cord-compressed-or-displaced': CONCEPTS.esccCordCompressed,
  'csf-visible': CONCEPTS.esccCsfVisible,
  'reference-suits': CONCEPTS.esccReferenceSuits,
} as const satisfies Record<keyof EsccAnswers, CodeEntry>;

/** Why a reader gave another grade. */
export const ESCC_REASON_CODES = {
  'cord-signal': privateCode('REASON_SIGNAL', 'Signal of the spinal cord'),
  'other-slice': privateCode('REASON_SLICE', 'Graded on another slice'),
  'poor-image': privateCode('REASON_IMAGE', 'Poor image quality'),
  other: privateCode('REASON_OTHER', 'Other reason'),
} as const satisfies Record<EsccReason, CodeEntry>;

/** What to look at beside the grade. */
export const ESCC_FLAG_CODES = {
  boundary: privateCode('FLAG_BOUNDARY', 'A measure is close to its tolerance'),
  'by-displacement': privateCode('FLAG_BY_DISPLACEMENT', 'Grade 2 by displacement of the cord'),
  'displaced-without-contact': privateCode(
    'FLAG_DISP_CLEAR',
    'Sac and cord displaced, the cord not touched',
  ),
  'ventral-at-apex': privateCode('FLAG_APEX', 'The cord lies ventrally at an apex'),
  differs: privateCode('FLAG_DIFFERS', 'The outlines can be read in more than one way'),
  mended: privateCode('FLAG_MENDED', 'Outlines that nearly coincide were mended'),
  overlap: privateCode('FLAG_OVERLAP', 'Outlines of tumour and thecal sac overlap'),
  'reference-wider': privateCode('FLAG_REF_WIDER', 'A reference is wider than the thecal sac'),
  'reference-small': privateCode('FLAG_REF_SMALL', 'The references are too small'),
  'alt-3': privateCode('FLAG_ALT_3', 'Grade 3 by the circumferential definition'),
  'cord-abuts-undeformed-dura': privateCode('FLAG_ABUTS_UNDEFORMED', 'Cord abuts undeformed dura'),
  'csf-effaced-no-compression': privateCode(
    'FLAG_CSF_EFFACED',
    'CSF effaced without compression of the cord',
  ),
  'low-sensitivity': privateCode(
    'FLAG_LOW_SENSITIVITY',
    'Measured without a reference outline: low sensitivity',
  ),
  resolution: privateCode('FLAG_RESOLUTION', 'Pixels large for the tolerances'),
  oblique: privateCode('FLAG_OBLIQUE', 'Slice oblique to the cord'),
  'ct-myelogram': privateCode('FLAG_CT_MYELOGRAM', 'Graded on a CT myelogram'),
  review: privateCode('FLAG_REVIEW', 'Outlines need review'),
} as const satisfies Record<EsccFlag['kind'], CodeEntry>;

/** What such a flag is about: an outline, or that on which the readings of the outlines differ. */
export const FLAG_OBJECT_CODES = {
  cord: privateCode('FLAG_OF_CORD', 'Spinal cord outline'),
  sac: privateCode('FLAG_OF_SAC', 'Thecal sac outline'),
  canal: privateCode('FLAG_OF_CANAL', 'Spinal canal outline'),
  'tumour-in-canal': privateCode('DIFF_IN_CANAL', 'Whether the tumour reaches into the canal'),
  'canal-wall': privateCode('DIFF_CANAL_WALL', 'Whether the canal ends at the tumour'),
  'canal-shape': privateCode('DIFF_CANAL_SHAPE', 'How the canal lies against its references'),
  overlap: privateCode('DIFF_OVERLAP', 'Whether an overlap is tumour or thecal sac'),
  reference: privateCode('DIFF_REFERENCE', 'Which reference holds'),
  'reference-wider': privateCode('DIFF_REF_WIDER', 'Whether a wider reference holds'),
  sliver: privateCode('DIFF_SLIVER', 'Whether a small piece of tumour counts'),
  direction: privateCode('DIFF_DIRECTION', 'From which side the tumour presses'),
  'proposed-outline': privateCode('DIFF_PROPOSED', 'How far a proposed outline is off'),
} as const satisfies Record<EsccDifference | EsccMended | 'sac', CodeEntry>;

/** Why a slice needs a human before any grade. */
export const REVIEW_REASON_CODES = {
  intradural: privateCode('REV_INTRADURAL', 'Tumour reaches into the thecal sac'),
  intramedullary: privateCode('REV_IM', 'Tumour reaches into the spinal cord'),
  'cord-outside-sac': privateCode('REV_CORD_OUT', 'Cord outline leaves the thecal sac'),
  'sac-outside-canal': privateCode('REV_SAC_OUT', 'Thecal sac outline leaves the canal'),
  'cord-deformed-sac-not': privateCode('REV_CORD_NOT_SAC', 'Cord deformed, thecal sac not'),
  'cord-compressed-without-contact': privateCode(
    'REV_NO_CONTACT',
    'Cord compressed without contact',
  ),
} as const satisfies Record<EsccReviewReason, CodeEntry>;

/** What a measure is of. */
export const MEASURE_NAME_CODES = {
  gap: privateCode('MEAS_GAP', 'Shortest distance from epidural tumour to cord'),
  sacDepth: privateCode('MEAS_SAC_DEPTH', 'Depth of thecal sac deformation'),
  cordDepth: privateCode('MEAS_CORD_DEPTH', 'Depth of cord deformation'),
  cordNarrowing: privateCode('MEAS_CORD_WIDTH', 'Loss of width of the cord where it is touched'),
  cordDisplacement: privateCode('MEAS_CORD_DISP', 'Displacement of the cord'),
  csfArea: privateCode('MEAS_CSF_AREA', 'Area of visible CSF'),
  epiduralArea: privateCode('MEAS_EPI_AREA', 'Area of epidural tumour'),
} as const satisfies Record<EsccMeasureName, CodeEntry>;

/** How a measure was taken. */
export const MEASURE_METHOD_CODES = {
  reference: privateCode('METH_REFERENCE', 'Against a reference outline placed by the canal'),
  'reference-slid': privateCode('METH_SLID', 'Against a reference outline placed by its far side'),
  hull: privateCode('METH_HULL', 'Against the convex hull'),
  direct: privateCode('METH_DIRECT', 'Directly from the outlines'),
} as const satisfies Record<EsccMeasure['method'], CodeEntry>;

/** The items of SINS. */
export const SINS_ITEM_CONCEPTS = {
  location: CONCEPTS.sinsLocation,
  pain: CONCEPTS.sinsPain,
  lesion: CONCEPTS.sinsLesion,
  alignment: CONCEPTS.sinsAlignment,
  collapse: CONCEPTS.sinsCollapse,
  posterolateral: CONCEPTS.sinsPosterolateral,
} as const satisfies Record<SinsItem, CodeEntry>;

/** The answers of SINS. */
export const SINS_ANSWER_CODES = {
  location: {
    junctional: privateCode('SL_JUNCTIONAL', 'Junctional'),
    mobile: privateCode('SL_MOBILE', 'Mobile spine'),
    'semi-rigid': privateCode('SL_SEMIRIGID', 'Semirigid (T3-T10)'),
    rigid: privateCode('SL_RIGID', 'Rigid (S2-S5)'),
  },
  pain: {
    mechanical: privateCode('SP_MECHANICAL', 'Pain: mechanical'),
    'non-mechanical': privateCode('SP_NONMECHANICAL', 'Pain: not mechanical'),
    none: privateCode('SP_NONE', 'Pain: none'),
  },
  lesion: {
    lytic: privateCode('SB_LYTIC', 'Lytic'),
    mixed: privateCode('SB_MIXED', 'Mixed lytic and blastic'),
    blastic: privateCode('SB_BLASTIC', 'Blastic'),
  },
  alignment: {
    translation: privateCode('SA_TRANSLATION', 'Subluxation or translation'),
    deformity: privateCode('SA_DEFORMITY', 'De novo deformity (kyphosis or scoliosis)'),
    normal: privateCode('SA_NORMAL', 'Normal alignment'),
  },
  collapse: {
    'over-50': privateCode('SC_GT50', '> 50% collapse'),
    'up-to-50': privateCode('SC_LT50', 'Collapse up to and including 50%'),
    'involved-over-50': privateCode('SC_INVOLVED', 'No collapse, > 50% of body involved'),
    none: privateCode('SC_NONE', 'None of the above'),
  },
  posterolateral: {
    bilateral: privateCode('SPL_BILATERAL', 'Posterolateral: bilateral'),
    unilateral: privateCode('SPL_UNILATERAL', 'Posterolateral: unilateral'),
    none: privateCode('SPL_NONE', 'Posterolateral: none'),
  },
} as const satisfies { readonly [I in SinsItem]: Record<SinsAnswer<I>, CodeEntry> };

/** Where an answer came from. */
export const SINS_SOURCE_CODES = {
  reader: privateCode('SRC_READER', 'Given by the reader'),
  computed: privateCode('SRC_COMPUTED', 'Computed from marks, accepted by the reader'),
  measured: privateCode('SRC_MEASURED', 'Measured on images, accepted by the reader'),
} as const satisfies Record<Exclude<SinsSource, 'unknown'>, CodeEntry>;

/** The classes of SINS. */
export const SINS_CLASS_CODES = {
  stable: privateCode('SINS_CL_STABLE', 'Stable (0-6)'),
  indeterminate: privateCode('SINS_CL_INDET', 'Indeterminate (7-12)'),
  unstable: privateCode('SINS_CL_UNST', 'Unstable (13-18)'),
} as const satisfies Record<SinsClass, CodeEntry>;

/** Modalities an image library group names. */
export const MODALITY_CODES = {
  MR: standardCode('MR', 'DCM', 'Magnetic Resonance', 'CID 29'),
  CT: standardCode('CT', 'DCM', 'Computed Tomography', 'CID 29'),
  PT: standardCode('PT', 'DCM', 'Positron emission tomography', 'CID 29'),
  NM: standardCode('NM', 'DCM', 'Nuclear Medicine', 'CID 29'),
  DX: standardCode('DX', 'DCM', 'Digital Radiography', 'CID 29'),
  CR: standardCode('CR', 'DCM', 'Computed Radiography', 'CID 29'),
  XA: standardCode('XA', 'DCM', 'X-Ray Angiography', 'CID 29'),
  RF: standardCode('RF', 'DCM', 'Radiofluoroscopy', 'CID 29'),
  OT: standardCode('OT', 'DCM', 'Other', 'CID 32'),
} as const satisfies Record<string, CodeEntry>;

/** The code of a modality; `Other` for one that shows no spine. */
export function modalityCode(modality: string): CodeEntry {
  const codes: Readonly<Record<string, CodeEntry>> = MODALITY_CODES;
  return Object.hasOwn(codes, modality)
    ? (codes[modality] ?? MODALITY_CODES.OT)
    : MODALITY_CODES.OT;
}

/** The procedure that images of a modality come from. Source: DICOM PS3.16 CID 100. */
export const PROCEDURE_CODES: ReadonlyMap<string, CodeEntry> = new Map([
  ['MR', VALUES.mriProcedure],
  ['CT', VALUES.ctProcedure],
  ['PT', VALUES.petProcedure],
  ['NM', VALUES.nmProcedure],
  ...['DX', 'CR', 'XA', 'RF'].map((modality) => [modality, VALUES.xrayProcedure] as const),
]);

/** Statistics of a signal region. */
export const STATISTIC_CODES = {
  mean: VALUES.mean,
  standardDeviation: VALUES.standardDeviation,
  minimum: VALUES.minimum,
  maximum: VALUES.maximum,
} as const satisfies Record<string, CodeEntry>;

/** Today's codes by those of ours that stood in their place before a public table with them was found. */
const EARLIER_CODES: ReadonlyMap<string, string> = new Map([
  ['LVL_C0', 'SCT:31640002'],
  ['LVL_CO', 'SCT:64688005'],
  ['TISSUE_MARROW', 'SCT:14016003'],
  ['TISSUE_MUSCLE', 'SCT:91727004'],
]);

/** The key of a table whose code is the given one, or null. */
export function keyOfCode<K extends string>(
  table: Readonly<Record<K, CodeEntry>>,
  code: { readonly scheme: string; readonly value: string } | null,
): K | null {
  if (code === null) return null;
  const earlier = code.scheme === PRIVATE_SCHEME ? EARLIER_CODES.get(code.value) : undefined;
  const wanted = earlier ?? codeKey(code);
  for (const key of Object.keys(table) as K[]) {
    if (codeKey(table[key]) === wanted) return key;
  }
  return null;
}
