import type { EsccTolerances } from '../../domain/escc/tolerances.ts';
import type {
  ChecklistItem,
  CordSignal,
  FractureFeature,
  FractureSide,
  SpineSign,
} from '../../domain/observations.ts';
import type { SignalTissue } from '../../domain/reading.ts';
import type { OneCBand, RULE_PROPOSALS, RuleName } from '../../domain/rules.ts';
import { privateCode, standardCode, type CodeEntry } from './coded-concept.ts';
import { VALUES } from './codes.ts';

/** The tolerances of a slice; the pixel size they come from has an item of its own. */
export const TOLERANCE_CODES = {
  contactMm: privateCode('TOL_CONTACT', 'Longest gap that counts as contact'),
  depthMm: privateCode('TOL_DEPTH', 'Least depth that counts as deformed'),
  csfWidthMm: privateCode('TOL_CSF_WIDTH', 'Narrowest CSF that counts as visible'),
  displacementMm: privateCode('TOL_DISPLACEMENT', 'Least shift that counts as displaced'),
  epiduralAreaMm2: privateCode('TOL_EPI_AREA', 'Least area of epidural tumour'),
  csfAreaMm2: privateCode('TOL_CSF_AREA', 'Least area of visible CSF'),
  boundaryMm: privateCode('TOL_BOUNDARY', 'Distance from a tolerance that is a boundary case'),
} as const satisfies Record<Exclude<keyof EsccTolerances, 'pixelMm'>, CodeEntry>;

/** Scale A of the cauda equina. Source: spec clinical-rules 5 (CE-A). */
export const CAUDA_A_CODES = {
  '0': privateCode('CE_A_0', 'Cauda equina scale A: bone only'),
  '1': privateCode('CE_A_1', 'Cauda equina scale A: epidural, roots not touched'),
  '2': privateCode('CE_A_2', 'Cauda equina scale A: roots touched, CSF visible'),
  '3': privateCode('CE_A_3', 'Cauda equina scale A: compressed, no CSF'),
} as const satisfies Record<'0' | '1' | '2' | '3', CodeEntry>;

/** Scale B of the cauda equina. Source: spec clinical-rules 5 (CE-B). */
export const CAUDA_B_CODES = {
  '0': privateCode('CE_B_0', 'Cauda equina scale B: bone only'),
  '1': privateCode('CE_B_1', 'Cauda equina scale B: sac effaced below 50%'),
  '2': privateCode('CE_B_2', 'Cauda equina scale B: sac effaced 50% or more'),
  '3': privateCode('CE_B_3', 'Cauda equina scale B: all effaced, no CSF'),
  '4': privateCode('CE_B_4', 'Cauda equina scale B: no CSF, roots clumped above'),
} as const satisfies Record<'0' | '1' | '2' | '3' | '4', CodeEntry>;

/** Signal of the cord. */
export const CORD_SIGNAL_CODES = {
  none: privateCode('CS_NONE', 'No abnormal cord signal'),
  'at-level': privateCode('CS_AT_LEVEL', 'Abnormal cord signal at the level'),
  'adjacent-level': privateCode('CS_ADJACENT', 'Abnormal cord signal beside the level'),
} as const satisfies Record<CordSignal, CodeEntry>;

/** Signs of a level. Source: spec clinical-rules 1.2 (20, 21), 1.3 (26). */
export const SPINE_SIGN_CODES = {
  'winking-owl': privateCode('SIGN_OWL', 'Winking owl sign: pedicle absent on a radiograph'),
  'ivory-vertebra': privateCode('SIGN_IVORY', 'Ivory vertebra: dense, of normal size'),
  halo: privateCode('SIGN_HALO', 'Halo sign: bright rim on T2'),
  'osteoblastic-flare': privateCode('SIGN_FLARE', 'Osteoblastic flare: sclerosis with response'),
  'draped-curtain': privateCode('SIGN_CURTAIN', 'Draped curtain sign: midline ligament spared'),
  'via-foramen': privateCode('SIGN_FORAMEN', 'Spread through a neural foramen'),
} as const satisfies Record<SpineSign, CodeEntry>;

/** Features that tell fractures apart. Source: spec clinical-rules 1.3 (27, 28). */
export const FRACTURE_FEATURE_CODES = {
  'ct-fragments': privateCode('FX_CT_FRAGMENTS', 'CT: cortex in fitting fragments, or destroyed'),
  'ct-cancellous': privateCode('FX_CT_CANCELLOUS', 'CT: cancellous bone broken, or destroyed'),
  'ct-vacuum': privateCode('FX_CT_VACUUM', 'CT: vacuum in the body, or none'),
  'ct-posterior-wall': privateCode('FX_CT_WALL', 'CT: posterior wall retropulsed, or bulging'),
  'ct-pedicle': privateCode('FX_CT_PEDICLE', 'CT: pedicle intact, or destroyed'),
  'ct-soft-tissue': privateCode('FX_CT_SOFT', 'CT: thin haematoma, or soft tissue mass'),
  'ct-elsewhere': privateCode('FX_CT_ELSEWHERE', 'CT: other old fractures, or other focal lesions'),
  'mr-t1': privateCode('FX_MR_T1', 'MR: dark line, or diffusely dark on T1'),
  'mr-fluid': privateCode('FX_MR_FLUID', 'MR: fluid sign, or none'),
  'mr-posterior-wall': privateCode('FX_MR_WALL', 'MR: posterior wall retropulsed, or bulging'),
  'mr-out-of-phase': privateCode('FX_MR_PHASE', 'MR: dark, or bright out of phase'),
  'mr-diffusion': privateCode('FX_MR_ADC', 'MR: high, or low ADC'),
  'mr-enhancement': privateCode('FX_MR_ENHANCE', 'MR: moderate, or intense enhancement'),
  'mr-soft-tissue': privateCode('FX_MR_SOFT', 'MR: haematoma, or enhancing mass'),
} as const satisfies Record<FractureFeature, CodeEntry>;

/** The side of a pair of features. */
export const FRACTURE_SIDE_CODES = {
  osteoporotic: privateCode(
    'FX_OSTEOPOROTIC',
    'As in osteoporotic fracture (the first of the pair)',
  ),
  metastatic: privateCode('FX_METASTATIC', 'As in metastatic fracture (the second of the pair)'),
} as const satisfies Record<FractureSide, CodeEntry>;

/** Red flags of the referral, and what a board evaluates. Source: spec clinical-rules 1.1 (14), 1.3 (33). */
export const CHECKLIST_CODES = {
  'flag-tumour': privateCode('CHK_TUMOUR', 'Red flag: tumour suspected'),
  'flag-infection': privateCode('CHK_INFECTION', 'Red flag: infection suspected'),
  'flag-fracture': privateCode('CHK_FRACTURE', 'Red flag: fracture suspected'),
  'flag-inflammatory-pain': privateCode('CHK_INFLAMMATORY', 'Red flag: inflammatory pain'),
  'flag-deficit': privateCode(
    'CHK_DEFICIT',
    'Red flag: cauda equina, progressive or severe deficit',
  ),
  'flag-growing-pain': privateCode('CHK_GROWING_PAIN', 'Red flag: severe, growing pain'),
  'flag-radicular-pain': privateCode('CHK_RADICULAR', 'Red flag: radicular pain failing treatment'),
  'eposo-stability': privateCode('CHK_E_STABILITY', 'Evaluated: stability (SINS)'),
  'eposo-nutrition': privateCode('CHK_E_NUTRITION', 'Evaluated: nutrition'),
  'eposo-deficit': privateCode('CHK_E_DEFICIT', 'Evaluated: severity and duration of deficit'),
  'eposo-burden': privateCode('CHK_E_BURDEN', 'Evaluated: tumour burden'),
  'eposo-pain': privateCode('CHK_E_PAIN', 'Evaluated: axial against radicular pain'),
} as const satisfies Record<ChecklistItem, CodeEntry>;

/** What an area of signal was drawn on. */
export const SIGNAL_TISSUE_CODES = {
  lesion: privateCode('TISSUE_LESION', 'Lesion'),
  marrow: standardCode('14016003', 'SCT', 'Bone marrow', 'SNOMED CT'),
  disc: privateCode('TISSUE_DISC', 'Intervertebral disc'),
  muscle: standardCode('91727004', 'SCT', 'Muscle', 'SNOMED CT'),
} as const satisfies Record<SignalTissue, CodeEntry>;

/** The numbers of the rules. */
export const RULE_CODES = {
  'escc-contact-mm': privateCode('RULE_CONTACT_MM', 'ESCC contact and depth, at least'),
  'escc-contact-pixels': privateCode('RULE_CONTACT_PX', 'ESCC contact and depth, in pixels'),
  'escc-displacement-mm': privateCode('RULE_DISPL_MM', 'ESCC displacement of the cord, at least'),
  'escc-displacement-pixels': privateCode(
    'RULE_DISPL_PX',
    'ESCC displacement of the cord, in pixels',
  ),
  'escc-epidural-area-mm2': privateCode('RULE_EPI_AREA', 'ESCC least area of epidural tumour'),
  'escc-csf-area-mm2': privateCode('RULE_CSF_AREA', 'ESCC least area of visible CSF'),
  'escc-circumferential-deg': privateCode(
    'RULE_CIRCUMF',
    'ESCC arc that counts as circumferential',
  ),
  'escc-oblique-deg': privateCode('RULE_OBLIQUE', 'ESCC angle from which a slice is oblique'),
  'escc-coarsest-pixel-mm': privateCode('RULE_COARSEST', 'ESCC coarsest pixel with a proposal'),
  'sins-collapse-ask-percent': privateCode('RULE_COLL_ASK', 'SINS collapse from which is asked'),
  'sins-collapse-percent': privateCode('RULE_COLLAPSE', 'SINS collapse from which is proposed'),
  'sins-kyphosis-deg': privateCode('RULE_KYPHOSIS', 'SINS kyphosis from which is proposed'),
  'sins-translation-ask-mm': privateCode('RULE_TRANS_ASK', 'SINS translation from which is asked'),
  'sins-translation-cervical-mm': privateCode('RULE_TRANS_C', 'SINS cervical translation, from'),
  'sins-translation-thoracic-mm': privateCode('RULE_TRANS_T', 'SINS thoracic translation, from'),
  'sins-translation-lumbar-mm': privateCode('RULE_TRANS_L', 'SINS lumbar translation, from'),
} as const satisfies Record<RuleName, CodeEntry>;

/** The units of the rules. */
export const RULE_UNIT_CODES = {
  mm: VALUES.millimetre,
  px: VALUES.pixels,
  mm2: VALUES.squareMillimetre,
  deg: VALUES.degree,
  '%': VALUES.percent,
} as const satisfies Record<(typeof RULE_PROPOSALS)[RuleName]['unit'], CodeEntry>;

/** On which side of high grade 1c stands. */
export const ONE_C_BAND_CODES = {
  'low-borderline': privateCode('BAND_1C_LOW', '1c counted as low grade, borderline'),
  high: privateCode('BAND_1C_HIGH', '1c counted as high grade'),
} as const satisfies Record<OneCBand, CodeEntry>;
