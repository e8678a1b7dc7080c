import type { CardId } from './reference.ts';

/** How an instrument of the sources lives in Thecal. */
export type InstrumentKind = 'computed' | 'asked' | 'reference';

/** One instrument of the sources. `cards`: where it is defined; the first is its own. */
interface Instrument {
  readonly name: string;
  readonly kinds: readonly InstrumentKind[];
  readonly cards: readonly CardId[];
}

/** The 47 instruments of the sources by their number. Source: spec clinical-rules section 1. */
export const INSTRUMENTS: Readonly<Record<number, Instrument>> = {
  1: { name: 'ESCC, six grades', kinds: ['computed', 'asked'], cards: ['escc', 'escc-tolerances'] },
  2: { name: 'ESCC, low and high', kinds: ['computed'], cards: ['escc-bands'] },
  3: { name: 'Any indentation of the sac', kinds: ['computed'], cards: ['escc-1a'] },
  4: { name: 'SINS', kinds: ['computed', 'asked'], cards: ['sins', 'sins-pain', 'sins-location', 'sins-lesion', 'sins-alignment', 'sins-collapse', 'sins-posterolateral'] },
  5: { name: 'SINS, top-ranked predictors', kinds: ['reference'], cards: ['sins-drivers'] },
  6: { name: 'SINS, validity', kinds: ['reference'], cards: ['sins-validity'] },
  7: { name: 'NOMS', kinds: ['computed', 'asked'], cards: ['noms'] },
  8: { name: 'Radiosensitivity', kinds: ['asked'], cards: ['radiosensitivity'] },
  9: { name: 'Treatment framework', kinds: ['reference'], cards: ['noms-branches', 'around-surgery'] },
  10: { name: 'Framework as radiologists print it', kinds: ['reference'], cards: ['noms-radiology'] },
  11: { name: 'Unstable by pain', kinds: ['asked'], cards: ['sins-pain'] },
  12: { name: 'Models of survival', kinds: ['reference'], cards: ['survival-models'] },
  13: { name: 'Patient-reported outcomes', kinds: ['reference'], cards: ['proms'] },
  14: { name: 'EPOSO list', kinds: ['asked'], cards: ['eposo'] },
  15: { name: 'Adverse systemic factors', kinds: ['asked', 'reference'], cards: ['systemic-factors'] },
  16: { name: 'Compartments', kinds: ['asked', 'computed'], cards: ['compartments'] },
  17: { name: 'Compartment signs', kinds: ['computed', 'reference'], cards: ['compartment-signs'] },
  18: { name: 'Bounds of the epidural space', kinds: ['reference'], cards: ['epidural-bounds'] },
  19: { name: 'Junctional levels', kinds: ['computed'], cards: ['sins-location'] },
  20: { name: 'Draped curtain', kinds: ['asked'], cards: ['sign-draped-curtain'] },
  21: { name: 'Routes of spread', kinds: ['asked'], cards: ['routes', 'sign-via-foramen'] },
  22: { name: 'Whole spine', kinds: ['computed'], cards: ['whole-spine'] },
  23: { name: 'Signal loss out of phase', kinds: ['computed'], cards: ['phase-loss'] },
  24: { name: '885 and 1060 HU', kinds: ['computed'], cards: ['hounsfield'] },
  25: { name: 'Radiographs', kinds: ['reference'], cards: ['plain-film'] },
  26: { name: 'Signs', kinds: ['asked'], cards: ['sign-winking-owl', 'sign-ivory-vertebra', 'sign-halo', 'sign-osteoblastic-flare'] },
  27: { name: 'Fracture on CT', kinds: ['asked'], cards: ['fracture-ct'] },
  28: { name: 'Fracture on MR', kinds: ['asked'], cards: ['fracture-mr'] },
  29: { name: 'Signal matrix', kinds: ['reference'], cards: ['signal-matrix'] },
  30: { name: 'Marrow against disc and muscle', kinds: ['computed', 'reference'], cards: ['internal-standards'] },
  31: { name: 'Roles of sequences', kinds: ['reference'], cards: ['sequence-roles', 'cord-signal'] },
  32: { name: 'Accuracy figures', kinds: ['reference'], cards: ['accuracy'] },
  33: { name: 'Red flags', kinds: ['asked'], cards: ['red-flags'] },
  34: { name: 'Canal narrowed by less than half', kinds: ['computed'], cards: ['canal-narrowing', 'cord-measures'] },
  35: { name: 'Distance from tumour to cord', kinds: ['computed'], cards: ['tumour-cord-distance'] },
  36: { name: 'Levels of a radiation field', kinds: ['reference'], cards: ['radiation-field'] },
  37: { name: 'Fracture after stereotactic radiation', kinds: ['reference'], cards: ['fracture-after-sbrt'] },
  38: { name: 'Doses, steroids, survival, ambulation', kinds: ['reference'], cards: ['left-out'] },
  39: { name: 'Limits of cement', kinds: ['reference'], cards: ['percutaneous-limits'] },
  40: { name: 'Abscess', kinds: ['reference'], cards: ['abscess'] },
  41: { name: 'Haematoma', kinds: ['reference'], cards: ['haematoma'] },
  42: { name: 'Disc, synovial cyst, fibrosis', kinds: ['reference'], cards: ['disc', 'synovial-cyst', 'fibrosis'] },
  43: { name: 'Epidural haemangioma A to D', kinds: ['reference'], cards: ['epidural-haemangioma'] },
  44: { name: 'Extramedullary haematopoiesis', kinds: ['reference'], cards: ['haematopoiesis'] },
  45: { name: 'Differentials of the body', kinds: ['reference'], cards: ['body-haemangioma', 'discogenic', 'schmorl', 'discitis'] },
  46: { name: 'Mimics', kinds: ['reference'], cards: ['red-marrow', 'trauma-oedema', 'venous-plexus'] },
  47: { name: 'Priors', kinds: ['reference'], cards: ['priors'] },
}; // prettier-ignore
