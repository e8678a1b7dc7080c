import { list, table, text, type ReferenceCard } from '../reference-card.ts';

/** Sequences, thresholds and figures of accuracy. Source: spec clinical-rules 1.3. */
export const IMAGING_CARDS = {
  'sequence-roles': {
    title: 'What each sequence is for',
    topic: 'imaging',
    parts: [
      table(
        'Roles',
        ['Sequence', 'Role'],
        [
          ['T1', 'Finds marrow lesions'],
          ['STIR', 'Robust, also near metal'],
          ['Dixon', 'Four images in one; worse near metal'],
          ['T1 after contrast, fat suppressed', 'Shows epidural extent best'],
          ['Axial T2', 'Cord and grade'],
          ['Sagittal T2', 'Overview'],
          ['CT myelography', 'The sac where MR is contraindicated, or metal hides the canal'],
        ],
      ),
      text(
        'Bright signal of the cord may be strongest next to the compressed level rather than at it.',
      ),
    ],
    rule: "Axial and sagittal T2 hang first. The cord signal is the reader's: none, at the level, at an adjacent level.",
    sources: ['review-imaging', 'review-orthopaedic'],
    words: 'protocol t1 t2 stir dixon gadolinium hanging cord signal ct myelography',
    see: ['signal-matrix', 'cord-signal'],
  },
  'cord-signal': {
    title: 'Bright signal of the cord',
    topic: 'imaging',
    parts: [
      table(
        'What it may be, on T2',
        ['What', 'Look'],
        [
          ['Oedema', 'Bright, blurred, the cord wide; may go back'],
          ['Ischaemia', 'Bright, often central, in the grey matter; diffusion may be restricted'],
          ['Myelomalacia', 'Bright and narrow, the cord thin; T1 dark when it is late; stays'],
        ],
      ),
      text(
        'It may be strongest next to the compressed level. A tumour in the cord widens it and enhances.',
      ),
    ],
    rule: "The reader's word: none, at the level, at an adjacent level. It changes no grade.",
    sources: ['review-imaging', 'common-teaching'],
    words: 'oedema edema ischaemia ischemia myelomalacia myelopathy',
    see: ['sequence-roles', 'compartment-signs'],
  },
  'whole-spine': {
    title: 'The whole spine',
    topic: 'imaging',
    parts: [
      text('Epidural disease sits at several levels in 20 to 35 %: the whole spine is imaged.'),
    ],
    rule: 'The strip shows which levels the study covers; what is not imaged is hatched.',
    sources: ['review-imaging'],
    words: 'coverage multilevel',
  },
  'phase-loss': {
    title: 'Signal loss out of phase',
    topic: 'imaging',
    parts: [
      text('Fat in marrow makes it lose signal out of phase. Compared with the in-phase image:'),
      table(
        'Signal loss',
        ['Loss', 'Favours'],
        [
          ['under 20 %', 'Malignant'],
          ['over 20 %', 'Benign'],
        ],
      ),
    ],
    rule: 'Loss is 100 × (1 − out / in) of the same region. Within 2 points of 20 % it is indeterminate.',
    conflicts: ['X12', 'X13'],
    sources: ['review-orthopaedic'],
    words: 'in-phase opposed-phase chemical shift 20 %',
    see: ['signal-matrix'],
  },
  hounsfield: {
    title: 'Blastic metastasis or bone island: 885 and 1060 HU',
    topic: 'imaging',
    parts: [
      table(
        'CT attenuation of an untreated lesion',
        ['Mean and maximum', 'Favours'],
        [
          ['mean under 885, maximum under 1060 HU', 'Metastasis'],
          ['mean over 885, maximum over 1060 HU', 'Bone island'],
          ['mixed', 'Indeterminate'],
        ],
      ),
    ],
    rule: 'A hint from a region on CT, for untreated lesions only. That one number is a mean and the other a maximum is recalled, not checked against the source.',
    conflicts: ['X14'],
    sources: ['review-orthopaedic', 'hounsfield-study'],
    words: 'hu 885 1060 enostosis bone island attenuation',
    see: ['sins-lesion'],
  },
  'internal-standards': {
    title: 'Marrow against disc and muscle',
    topic: 'imaging',
    parts: [
      text('On T1, marrow darker than disc or muscle is suspect.'),
      text('Diffuse infiltration darkens every body alike and may look falsely normal.'),
    ],
    rule: 'The ratios of marrow to disc and to muscle on T1 are computed where the regions are drawn.',
    sources: ['review-imaging', 'review-orthopaedic'],
    words: 't1 ratio diffuse infiltration',
  },
  'signal-matrix': {
    title: 'Signal by tissue',
    topic: 'imaging',
    parts: [
      table(
        'Usual signal; recalled, not checked against the source',
        ['', 'Fatty marrow', 'Oedema', 'Lytic', 'Blastic'],
        [
          ['T1', 'bright', 'dark', 'dark', 'dark'],
          ['T2, fat suppressed', 'dark', 'bright', 'bright', 'dark to mixed'],
          ['In phase', 'bright', 'intermediate', 'intermediate', 'dark'],
          ['Out of phase', 'some loss', 'loses signal', 'sources differ', 'no loss'],
          ['Diffusion', 'dark', 'sources differ', 'bright', 'dark'],
          ['ADC', 'sources differ', 'high', 'sources differ', 'low'],
          ['T1 contrast, fat suppressed', 'dark', 'sources differ', 'enhances', 'little'],
        ],
      ),
      list(
        'A metastasis can be bright on T1: melanin of a melanoma, haemorrhage.',
        'ADC rises where a metastasis answers to treatment.',
      ),
    ],
    rule: 'Nothing is computed from this table. For lytic metastases one table of a review says dark out of phase and ADC like fat; another table and its text say bright and low. They differ, too, on diffusion and enhancement of oedema and on ADC of fatty marrow. The 20 % rule holds.',
    conflicts: ['X12'],
    sources: ['review-orthopaedic', 'common-teaching'],
    words: 'matrix t1 stir diffusion adc dixon melanoma melanin haemorrhage bright response',
    see: ['phase-loss'],
  },
  accuracy: {
    title: 'Accuracy of imaging',
    topic: 'imaging',
    parts: [
      table(
        'Published figures',
        ['Question', 'Test', 'Figure'],
        [
          ['Spinal metastases', 'MRI', 'sensitivity 98.5 %, specificity 98.9 %'],
          ['Spinal metastases without bony destruction', 'CT', 'sensitivity 66.2 %'],
          ['Spinal metastases', 'MRI, CT', 'accuracy 98.7 %, 88.8 %'],
          ['Myeloma', 'Dual-energy CT', 'sensitivity 91.3 %, specificity 90.9 %'],
          ['Lung cancer, bone', 'PET/CT', 'sensitivity 92 %, specificity 98 %'],
          ['Lung cancer, bone', 'MRI', 'sensitivity 77 %, specificity 92 %'],
          ['Lung cancer, bone', 'Bone scan', 'sensitivity 86 %, specificity 88 %'],
          ['Breast cancer, bone', 'PET/CT, bone scan', 'sensitivity 96 %, 76 %'],
        ],
      ),
      list(
        'A single lesion on a bone scan is a metastasis in 50 %.',
        'A bone scan can miss what the bone does not answer to: myeloma, purely lytic lesions, disease of the marrow alone.',
        'In diffuse disease the whole skeleton takes up tracer evenly, with faint kidneys: a "super scan" that looks normal at first.',
      ),
    ],
    conflicts: ['X22'],
    sources: ['review-imaging', 'common-teaching'],
    words: 'sensitivity specificity mri ct pet scintigraphy bone scan false negative super scan',
  },
  'plain-film': {
    title: 'Radiographs',
    topic: 'imaging',
    parts: [
      list(
        'A lesion shows when it is larger than 1 cm and half of the trabeculae are lost.',
        'The risk of fracture is high once half of the cortex is lost.',
      ),
    ],
    sources: ['review-orthopaedic'],
    words: 'plain film x-ray cortex',
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
