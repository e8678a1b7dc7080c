import type { ChecklistItem, FractureFeature } from '../observations.ts';

/** The findings of an osteoporotic fracture and their counterparts of a metastatic one. Source: spec clinical-rules, instruments 27 and 28. */
export const FRACTURE_PAIRS: Readonly<
  Record<FractureFeature, { readonly osteoporotic: string; readonly metastatic: string }>
> = {
  'ct-fragments': {
    osteoporotic: 'Fragments fit together like a jigsaw',
    metastatic: 'Cortex destroyed, anterolateral or at the back',
  },
  'ct-cancellous': {
    osteoporotic: 'Fracture lines in cancellous bone',
    metastatic: 'Cancellous bone destroyed',
  },
  'ct-vacuum': { osteoporotic: 'Vacuum in the body (Kümmell)', metastatic: 'No vacuum' },
  'ct-posterior-wall': {
    osteoporotic: 'Corner of the posterior wall retropulsed',
    metastatic: 'Posterior wall bulges',
  },
  'ct-pedicle': { osteoporotic: 'Pedicle intact', metastatic: 'Pedicle destroyed' },
  'ct-soft-tissue': {
    osteoporotic: 'Thin haematoma beside the body',
    metastatic: 'Mass beside the body or epidural',
  },
  'ct-elsewhere': { osteoporotic: 'Other, old fractures', metastatic: 'Other focal lesions' },
  'mr-t1': {
    osteoporotic: 'Dark line on T1 and T2',
    metastatic: 'Diffusely dark on T1, into the posterior elements',
  },
  'mr-fluid': { osteoporotic: 'Fluid sign', metastatic: 'No fluid sign' },
  'mr-posterior-wall': {
    osteoporotic: 'Corner of the posterior wall retropulsed',
    metastatic: 'Posterior wall bulges',
  },
  'mr-out-of-phase': { osteoporotic: 'Dark out of phase', metastatic: 'Bright out of phase' },
  'mr-diffusion': { osteoporotic: 'High ADC', metastatic: 'Low ADC' },
  'mr-enhancement': { osteoporotic: 'Moderate enhancement', metastatic: 'Intense enhancement' },
  'mr-soft-tissue': {
    osteoporotic: 'Haematoma that does not enhance',
    metastatic: 'Mass that enhances',
  },
};

/** The items of the red flags and of the EPOSO list in words. Source: spec clinical-rules, instruments 33 and 14. */
export const CHECKLIST_WORDS: Readonly<Record<ChecklistItem, string>> = {
  'flag-tumour': 'Tumour suspected',
  'flag-infection': 'Infection suspected',
  'flag-fracture': 'Fracture suspected',
  'flag-inflammatory-pain': 'Inflammatory pain',
  'flag-deficit': 'Cauda equina syndrome, or a severe or progressive deficit',
  'flag-growing-pain': 'Severe pain that grows',
  'flag-radicular-pain': 'Subacute or chronic radicular pain that treatment does not help',
  'eposo-stability': 'Stability (SINS)',
  'eposo-nutrition': 'Nutrition',
  'eposo-deficit': 'Severity and duration of the deficit',
  'eposo-burden': 'Tumour burden',
  'eposo-pain': 'Axial or radicular pain',
};
