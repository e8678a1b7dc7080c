import { axialStack, ctSeries, person, sagittalStack, spineProtocol } from './building-blocks.ts';
import type { CaseDefinition } from './case-definition.ts';
import { front, massBeside, response, tumourIn, WHOLE_BODY } from './disease-words.ts';

const THORACIC = {
  region: 'thoracic',
  bodyPart: 'TSPINE',
  difficulty: 'advanced',
  cauda: null,
} as const;

/** T8: the gap between tumour and cord is about as wide as what counts as contact. */
const case18: CaseDefinition = {
  ...THORACIC,
  id: 'case-18',
  title: 'Case 18',
  tags: ['borderline', 'borderline:1b/1c'],
  vignette:
    'A 59-year-old man, one kidney removed last year. A gnawing ache in the mid-back for a month, no worse on moving. Legs normal.',
  diagnosis:
    'Metastasis of a renal cell carcinoma at T8 with right ventral epidural tumour; the gap to the cord is about one millimetre.',
  teachingPoint:
    'A gap of about 1.0 mm: 1b by a hair, 1c to the next reader. Say which measure decides and print both.',
  patient: { sex: 'M', age: 59 },
  studyDate: '20250505',
  patientKey: 'Eighteen',
  phantom: person('case-18', {
    anchor: 'T8',
    cordBiasMm: 0.4,
    marrowFat: 0.4,
    canal: {
      fronts: [front('T8', -38, 1.5, { halfAngleDeg: 66, coreMm: 8 })],
      responses: [],
      masses: [],
    },
    bones: [
      tumourIn('T8', {
        body: [{ centre: [-0.4, 0.4, 0], radii: [0.6, 0.7, 0.9] }],
        parts: ['pedicle-right', 'rib-right'],
      }),
    ],
    paraspinal: [massBeside('T8', [-15, 4, 3], [7, 9, 9])],
  }),
  series: spineProtocol(
    sagittalStack('T8', { moveMm: [0, -34, 0] }),
    axialStack('T8', { count: 11 }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T8',
      metastasis: true,
      matrix: 'lytic',
      pain: 'non-mechanical',
      compartments: [
        'body-posterior-right',
        'body-posterior-middle',
        'body-anterior-right',
        'pedicle-right',
        'costovertebral-right',
        'epidural-ventral',
        'epidural-right',
        'paraspinal-right',
      ],
      expected: { escc: '1b', sinsTotal: 5 },
    },
  ],
  noms: {
    primary: 'kidney',
    radiosensitivity: 'resistant',
    pain: 'non-mechanical',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T10: the cord is flattened by about what counts as compression. */
const case19: CaseDefinition = {
  ...THORACIC,
  id: 'case-19',
  title: 'Case 19',
  tags: ['borderline', 'borderline:1c/2'],
  vignette:
    'A 64-year-old woman with a breast cancer in the bones. Her back hurts when she bends. She thinks her left foot catches on carpets; on examination only the reflexes are brisk.',
  diagnosis:
    'Metastasis of a breast carcinoma at T10 with ventral epidural tumour; the cord is flattened by about one millimetre.',
  teachingPoint:
    'The tumour touches the cord for certain; whether it is compressed hangs on a tenth of a millimetre. 1c and 2 are both printed.',
  patient: { sex: 'F', age: 64 },
  studyDate: '20250506',
  patientKey: 'Nineteen',
  phantom: person('case-19', {
    anchor: 'T10',
    marrowFat: 0.5,
    subcutaneousMm: 11,
    muscleFat: 0.16,
    canal: {
      fronts: [front('T10', 8, 3.1, { halfAngleDeg: 74, coreMm: 8 })],
      responses: [
        response('T10', { shiftMm: [0, 0.5], scaleFrontBack: 0.86, scaleAcross: 1.1, coreMm: 7 }),
      ],
      masses: [],
    },
    bones: [
      tumourIn('T10', {
        content: 'mixedTumour',
        blend: 0.2,
        variation: 0.45,
        body: [{ centre: [0.1, 0.3, 0], radii: [0.85, 0.8, 0.95] }],
        parts: ['pedicle-left'],
      }),
    ],
  }),
  series: spineProtocol(
    sagittalStack('T9', { moveMm: [0, -36, -10] }),
    axialStack('T10', { count: 11 }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T10',
      metastasis: true,
      matrix: 'mixed',
      pain: 'mechanical',
      compartments: [
        'body-posterior-right',
        'body-posterior-middle',
        'body-posterior-left',
        'body-anterior-middle',
        'pedicle-left',
        'epidural-ventral',
        'epidural-left',
      ],
      expected: { escc: '1c', sinsTotal: 6 },
    },
  ],
  noms: {
    primary: 'breast',
    radiosensitivity: 'sensitive',
    pain: 'mechanical',
    deficit: 'unknown',
    priorRadiation: 'yes',
    surgicalCandidate: 'yes',
  },
};

/** T6: a last trace of fluid. */
const case20: CaseDefinition = {
  ...THORACIC,
  id: 'case-20',
  title: 'Case 20',
  tags: ['borderline', 'borderline:2/3'],
  vignette:
    'A 51-year-old man with a sarcoma of the thigh, operated on two years ago. In five days he has gone from a limp to a wheelchair. The back aches day and night.',
  diagnosis:
    'Metastasis of a sarcoma at T6 with epidural tumour on three sides; a trace of fluid is left around the cord.',
  teachingPoint:
    'Any visible pocket of fluid makes a 2 of a 3. Here it is about three square millimetres: look at the slices above and below before deciding.',
  patient: { sex: 'M', age: 51 },
  studyDate: '20250507',
  patientKey: 'Twenty',
  phantom: person('case-20', {
    anchor: 'T6',
    subcutaneousMm: 7,
    marrowFat: 0.38,
    canal: {
      fronts: [
        front('T6', 20, 4.6, { halfAngleDeg: 100, coreMm: 9 }),
        front('T6', 165, 4.4, { halfAngleDeg: 90, coreMm: 8 }),
      ],
      responses: [
        response('T6', {
          shiftMm: [-0.4, 0.7],
          scaleFrontBack: 0.66,
          scaleAcross: 1.05,
          squeezeToMm: 0.95,
          coreMm: 8,
          oedema: 0.5,
        }),
      ],
      masses: [],
    },
    bones: [
      tumourIn('T6', {
        body: 'whole',
        parts: ['pedicle-left', 'lamina-left', 'superior-facet-left'],
      }),
    ],
    paraspinal: [massBeside('T6', [16, 6, 2], [10, 14, 12])],
  }),
  series: spineProtocol(
    sagittalStack('T7', { moveMm: [0, -34, 0] }),
    axialStack('T6', { count: 11 }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T6',
      metastasis: true,
      matrix: 'lytic',
      pain: 'non-mechanical',
      compartments: [
        ...WHOLE_BODY,
        'pedicle-left',
        'facet-left',
        'lamina-left',
        'epidural-ventral',
        'epidural-dorsal',
        'epidural-left',
        'paraspinal-left',
      ],
      expected: { escc: '2', sinsTotal: 6 },
    },
  ],
  noms: {
    primary: 'sarcoma',
    radiosensitivity: 'resistant',
    pain: 'non-mechanical',
    deficit: 'progressive',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T10: the body has lost half of its height in the middle. */
const case21: CaseDefinition = {
  ...THORACIC,
  id: 'case-21',
  title: 'Case 21',
  tags: ['borderline', 'borderline:collapse-50'],
  vignette:
    'A 67-year-old woman with a lung cancer. Turning in bed has been torture for two weeks; lying still she has no pain. Strength is full.',
  diagnosis:
    'Lytic metastasis of a non-small-cell lung carcinoma at T10 with biconcave collapse of about one half.',
  teachingPoint:
    'Two points up to 50 %, three beyond: measured from 48 to 52 %, so both totals are shown. The neighbours, not the own back wall, are the reference.',
  patient: { sex: 'F', age: 67 },
  studyDate: '20250508',
  patientKey: 'TwentyOne',
  phantom: person('case-21', {
    anchor: 'T10',
    stature: 0.9,
    marrowFat: 0.5,
    muscleFat: 0.2,
    discWater: 0.55,
    column: [{ level: 'T10', collapse: { anterior: 0.22, middle: 0.49, posterior: 0.1 } }],
    canal: {
      fronts: [front('T10', -90, 1.45, { halfAngleDeg: 62, coreMm: 6 })],
      responses: [],
      masses: [],
    },
    bones: [tumourIn('T10', { body: 'whole', parts: ['pedicle-right'] })],
  }),
  series: [
    ...spineProtocol(
      sagittalStack('T9', { moveMm: [0, -36, -10] }),
      axialStack('T10', { count: 11 }),
      'jpeg-ls',
    ),
    ctSeries(
      sagittalStack('T10', {
        matrix: 224,
        pixelMm: 0.9,
        count: 5,
        sliceThicknessMm: 2,
        spacingMm: 4,
        moveMm: [0, -20, 0],
      }),
      'jpeg-ls',
    ),
  ],
  lesions: [
    {
      level: 'T10',
      metastasis: true,
      matrix: 'lytic',
      pain: 'mechanical',
      compartments: [...WHOLE_BODY, 'pedicle-right', 'epidural-ventral', 'epidural-right'],
      expected: { escc: '1b', sinsTotal: 9 },
    },
  ],
  noms: {
    primary: 'lung-nsclc',
    radiosensitivity: 'resistant',
    pain: 'mechanical',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T8: six points, seven if the matrix is called lytic. */
const case22: CaseDefinition = {
  ...THORACIC,
  id: 'case-22',
  title: 'Case 22',
  tags: ['borderline', 'borderline:6/7', 'ct'],
  vignette:
    'A 57-year-old woman with a breast cancer. There is a steady ache at the bra strap; she sleeps well and carries her shopping.',
  diagnosis:
    'Mixed metastasis of a breast carcinoma at T8 with slight collapse and a little epidural tumour.',
  teachingPoint:
    '1 + 1 + 1 + 0 + 2 + 1 = 6, stable; call the matrix lytic and it is 7. Bone quality is the item on which readers agree least: look at the CT.',
  patient: { sex: 'F', age: 57 },
  studyDate: '20250509',
  patientKey: 'TwentyTwo',
  phantom: person('case-22', {
    anchor: 'T8',
    marrowFat: 0.46,
    subcutaneousMm: 11,
    cordBiasMm: 0.2,
    sacRoomMm: 0.5,
    column: [{ level: 'T8', collapse: { anterior: 0.26, middle: 0.27, posterior: 0.06 } }],
    canal: {
      fronts: [front('T8', 42, -0.1, { halfAngleDeg: 48, bulge: -0.02, coreMm: 6 })],
      responses: [],
      masses: [],
    },
    bones: [
      tumourIn('T8', {
        content: 'mixedTumour',
        blend: 0.35,
        variation: 0.7,
        body: [{ centre: [0.2, 0.2, 0], radii: [0.75, 0.75, 1] }],
        parts: ['pedicle-left'],
      }),
    ],
  }),
  series: [
    ...spineProtocol(
      sagittalStack('T8', { moveMm: [0, -34, 0] }),
      axialStack('T8', { count: 11 }),
      'jpeg-ls',
    ),
    ctSeries(
      axialStack('T8', { matrix: 224, count: 6, sliceThicknessMm: 2.5, spacingMm: 4 }),
      'jpeg-ls',
    ),
  ],
  lesions: [
    {
      level: 'T8',
      metastasis: true,
      matrix: 'mixed',
      pain: 'non-mechanical',
      compartments: [
        'body-anterior-left',
        'body-anterior-middle',
        'body-posterior-left',
        'body-posterior-middle',
        'pedicle-left',
        'epidural-left',
      ],
      expected: { escc: '1a', sinsTotal: 6 },
    },
  ],
  noms: {
    primary: 'breast',
    radiosensitivity: 'sensitive',
    pain: 'non-mechanical',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T12: twelve points, thirteen if the collapse is read a little larger. */
const case23: CaseDefinition = {
  ...THORACIC, id: 'case-23', title: 'Case 23', tags: ['borderline', 'borderline:12/13'],
  vignette: 'A 63-year-old man with a bladder cancer. He winces when he gets out of the chair and is free of pain in bed. Legs and bladder work.',
  diagnosis: 'Mixed metastasis of a urothelial carcinoma at T12, both pedicles, collapse a little under one half.',
  teachingPoint: '3 + 3 + 1 + 0 + 2 + 3 = 12, indeterminate; with the collapse read over 50 % it is 13, unstable. The class changes on two millimetres.',
  patient: { sex: 'M', age: 63 }, studyDate: '20250512', patientKey: 'TwentyThree',
  phantom: person('case-23', {
    anchor: 'T12', marrowFat: 0.48, muscleFat: 0.14, discWater: 0.55, conus: { level: 'L1', offsetMm: -8 }, cordBiasMm: -0.4,
    column: [{ level: 'T12', collapse: { anterior: 0.24, middle: 0.515, posterior: 0.12 } }],
    canal: { fronts: [front('T12', 0, 2.2, { halfAngleDeg: 62, coreMm: 6, septumMm: 0.7 })], responses: [], masses: [] },
    bones: [tumourIn('T12', { content: 'mixedTumour', blend: 0.4, variation: 0.7, body: 'whole', parts: ['pedicle-left', 'pedicle-right'] })],
  }),
  series: spineProtocol(sagittalStack('T11', { moveMm: [0, -36, -8] }), axialStack('T12', { count: 11 }), 'jpeg-ls'),
  lesions: [{
    level: 'T12', metastasis: true, matrix: 'mixed', pain: 'mechanical',
    compartments: [...WHOLE_BODY, 'pedicle-left', 'pedicle-right', 'epidural-ventral'],
    expected: { escc: '1b', sinsTotal: 12 },
  }],
  noms: { primary: 'urothelial', radiosensitivity: 'unclassified', pain: 'mechanical', deficit: 'none', priorRadiation: 'no', surgicalCandidate: 'yes' },
}; // prettier-ignore

/** Cases that sit on a line, with both values in the key. */
export const BORDERLINE: readonly CaseDefinition[] = [
  case18,
  case19,
  case20,
  case21,
  case22,
  case23,
];
