import { axialStack, mrSeries, person, sagittalStack, spineProtocol } from './building-blocks.ts';
import type { CaseDefinition } from './case-definition.ts';
import { front, massBeside, response, tumourIn, WHOLE_BODY } from './disease-words.ts';

const THORACIC = { region: 'thoracic', bodyPart: 'TSPINE', tags: ['grade'], cauda: null } as const;

/** T6, left half of the body and left pedicle: tumour stays in bone. */
const case01: CaseDefinition = {
  ...THORACIC,
  id: 'case-01',
  title: 'Case 01',
  difficulty: 'introductory',
  vignette:
    'A 52-year-old woman, treated for a breast cancer four years ago, has had a dull ache between the shoulder blades for two months. Nothing makes it better or worse. Neurological examination is normal.',
  diagnosis: 'Metastasis of a breast carcinoma in the left half of T6.',
  teachingPoint:
    'The epidural fat is seen on every side and the sac keeps its shape: bone only, grade 0.',
  patient: { sex: 'F', age: 52 },
  studyDate: '20250106',
  patientKey: 'One',
  phantom: person('case-01', {
    anchor: 'T6',
    marrowFat: 0.46,
    subcutaneousMm: 10,
    sacRoomMm: 0.3,
    bones: [
      tumourIn('T6', {
        content: 'mixedTumour',
        blend: 0.25,
        variation: 0.5,
        body: [{ centre: [0.5, 0.2, 0], radii: [0.55, 0.7, 0.8] }],
        parts: ['pedicle-left'],
      }),
    ],
  }),
  series: (() => {
    const sagittal = sagittalStack('T7', { moveMm: [0, -34, 0] });
    return [
      mrSeries('t2', sagittal, 'jpeg-ls'),
      mrSeries('t2', axialStack('T6', { count: 9, spacingMm: 5 }), 'native'),
      mrSeries('t1', sagittal, 'jpeg-ls'),
      mrSeries('stir', sagittal, 'jpeg-ls'),
    ];
  })(),
  lesions: [
    {
      level: 'T6',
      metastasis: true,
      matrix: 'mixed',
      pain: 'non-mechanical',
      compartments: ['body-anterior-left', 'body-posterior-left', 'pedicle-left'],
      expected: { escc: '0', sinsTotal: 4 },
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

/** T10, right: a little tumour in the epidural fat. */
const case02: CaseDefinition = {
  ...THORACIC,
  id: 'case-02',
  title: 'Case 02',
  difficulty: 'intermediate',
  vignette:
    'A 71-year-old man with a rising PSA. A bone scan showed uptake in the lower thoracic spine. He has no pain and walks an hour a day.',
  diagnosis:
    'Blastic metastasis of a prostate carcinoma at T10 with thin epidural tumour on the right.',
  teachingPoint:
    'Epidural tumour that leaves the outline of the sac alone is grade 1a. A blastic lesion is dark on T1 and on STIR alike.',
  patient: { sex: 'M', age: 71 },
  studyDate: '20250108',
  patientKey: 'Two',
  phantom: person('case-02', {
    anchor: 'T10',
    marrowFat: 0.5,
    muscleFat: 0.16,
    sacRoomMm: 0.9,
    cordBiasMm: 0.2,
    canal: {
      fronts: [
        front('T10', -52, -0.15, {
          halfAngleDeg: 52,
          bulge: -0.02,
          coreMm: 9,
          content: 'blasticTumour',
        }),
      ],
      responses: [],
      masses: [],
    },
    bones: [
      tumourIn('T10', {
        content: 'blasticTumour',
        blend: 0.15,
        variation: 0.3,
        body: [{ centre: [-0.45, 0.35, 0], radii: [0.6, 0.7, 0.85] }],
        parts: ['pedicle-right'],
      }),
    ],
  }),
  series: spineProtocol(
    sagittalStack('T9', { moveMm: [0, -38, -10] }),
    axialStack('T10', { count: 11 }),
    'jpeg-ls',
    'rle',
  ),
  lesions: [
    {
      level: 'T10',
      metastasis: true,
      matrix: 'blastic',
      pain: 'none',
      compartments: [
        'body-posterior-right',
        'body-posterior-middle',
        'body-anterior-right',
        'pedicle-right',
        'epidural-right',
        'epidural-ventral',
      ],
      expected: { escc: '1a', sinsTotal: 2 },
    },
  ],
  noms: {
    primary: 'prostate',
    radiosensitivity: 'sensitive',
    pain: 'none',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T5, left and behind: the sac is dented, fluid stays between tumour and cord. */
const case03: CaseDefinition = {
  ...THORACIC,
  id: 'case-03',
  title: 'Case 03',
  difficulty: 'introductory',
  vignette:
    'A 66-year-old smoker under treatment for a lung cancer. For three weeks a stabbing pain at the upper back comes on when he turns in bed and goes when he lies still. Strength and feeling are normal.',
  diagnosis:
    'Metastasis of a non-small-cell lung carcinoma in the left arch of T5 with epidural tumour.',
  teachingPoint: 'The sac is dented, but fluid remains between tumour and cord: grade 1b.',
  patient: { sex: 'M', age: 66 },
  studyDate: '20250110',
  patientKey: 'Three',
  phantom: person('case-03', {
    anchor: 'T5',
    muscleFat: 0.12,
    sway: -1.5,
    canal: { fronts: [front('T5', 128, 2.0, { halfAngleDeg: 62 })], responses: [], masses: [] },
    bones: [
      tumourIn('T5', {
        body: [{ centre: [0.6, 0.6, 0.1], radii: [0.35, 0.4, 0.6] }],
        parts: ['pedicle-left', 'lamina-left', 'transverse-left', 'superior-facet-left'],
      }),
    ],
    paraspinal: [massBeside('T5', [17, 32, -4], [10, 8, 12])],
  }),
  series: spineProtocol(
    sagittalStack('T6', { moveMm: [0, -32, -4] }),
    axialStack('T5', { count: 12 }),
    'jpeg-2000',
  ),
  lesions: [
    {
      level: 'T5',
      metastasis: true,
      matrix: 'lytic',
      pain: 'mechanical',
      compartments: [
        'body-posterior-left',
        'pedicle-left',
        'facet-left',
        'lamina-left',
        'transverse-process-left',
        'epidural-left',
        'epidural-dorsal',
        'paraspinal-left',
      ],
      expected: { escc: '1b', sinsTotal: 7 },
    },
  ],
  noms: {
    primary: 'lung-nsclc',
    radiosensitivity: 'resistant',
    pain: 'mechanical',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'unknown',
  },
};

/** T11, in front and right: the tumour touches a cord that keeps its shape. */
const case04: CaseDefinition = {
  ...THORACIC,
  id: 'case-04',
  title: 'Case 04',
  difficulty: 'intermediate',
  vignette:
    'A 60-year-old woman with a thyroid cancer. The pain at the lower ribs is sharp on standing up and gone when lying. The knee jerks are brisk; she walks normally.',
  diagnosis:
    'Metastasis of a thyroid carcinoma at T11 with partial collapse and right ventral epidural tumour.',
  teachingPoint:
    'Tumour and cord touch, the cord keeps its outline: grade 1c, the grade that sites file differently as low or high.',
  patient: { sex: 'F', age: 60 },
  studyDate: '20250113',
  patientKey: 'Four',
  phantom: person('case-04', {
    anchor: 'T11',
    subcutaneousMm: 11,
    cordBiasMm: -0.9,
    column: [{ level: 'T11', collapse: { anterior: 0.28, middle: 0.3, posterior: 0.1 } }],
    canal: { fronts: [front('T11', -24, 2.7, { halfAngleDeg: 76 })], responses: [], masses: [] },
    bones: [
      tumourIn('T11', {
        body: [{ centre: [-0.25, 0.2, 0], radii: [0.8, 0.85, 1] }],
        parts: ['pedicle-right'],
      }),
    ],
  }),
  series: spineProtocol(
    sagittalStack('T11', { moveMm: [0, -36, -4] }),
    axialStack('T11', { count: 13, alongDiscBelow: 'T11' }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T11',
      metastasis: true,
      matrix: 'lytic',
      pain: 'mechanical',
      compartments: [
        'body-anterior-right',
        'body-anterior-middle',
        'body-posterior-right',
        'body-posterior-middle',
        'pedicle-right',
        'epidural-ventral',
        'epidural-right',
      ],
      expected: { escc: '1c', sinsTotal: 11 },
    },
  ],
  noms: {
    primary: 'thyroid',
    radiosensitivity: 'unclassified',
    pain: 'mechanical',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T4, in front and left: the cord is pressed back and to the right, fluid is left behind it. */
const case05: CaseDefinition = {
  ...THORACIC,
  id: 'case-05',
  title: 'Case 05',
  difficulty: 'introductory',
  vignette:
    'A 43-year-old man with a melanoma that has spread to the lungs. For ten days his legs have been heavy and he has stumbled twice. There is an ache at the upper back that never stops.',
  diagnosis:
    'Metastasis of a melanoma at T4 with left ventral epidural tumour and compression of the cord.',
  teachingPoint:
    'The cord is flattened and pushed away, and fluid is still seen behind it: grade 2.',
  patient: { sex: 'M', age: 43 },
  studyDate: '20250115',
  patientKey: 'Five',
  phantom: person('case-05', {
    anchor: 'T4',
    stature: 0.97,
    subcutaneousMm: 6,
    muscleFat: 0.05,
    marrowFat: 0.34,
    canal: {
      fronts: [front('T4', 26, 4.9, { halfAngleDeg: 88, coreMm: 9, taperMm: 10 })],
      responses: [
        response('T4', {
          shiftMm: [-0.8, 1.5],
          scaleFrontBack: 0.64,
          scaleAcross: 1.14,
          coreMm: 7,
          oedema: 0.35,
        }),
      ],
      masses: [],
    },
    bones: [
      tumourIn('T4', { body: 'whole', parts: ['pedicle-left', 'pedicle-right', 'rib-left'] }),
    ],
    paraspinal: [massBeside('T4', [15, 2, 2], [8, 10, 10])],
  }),
  series: spineProtocol(
    sagittalStack('T5', { moveMm: [0, -30, -20] }),
    axialStack('T4', { count: 12 }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T4',
      metastasis: true,
      matrix: 'lytic',
      pain: 'non-mechanical',
      compartments: [
        ...WHOLE_BODY,
        'pedicle-left',
        'pedicle-right',
        'costovertebral-left',
        'epidural-ventral',
        'epidural-left',
        'paraspinal-left',
      ],
      expected: { escc: '2', sinsTotal: 8 },
    },
  ],
  noms: {
    primary: 'melanoma',
    radiosensitivity: 'resistant',
    pain: 'non-mechanical',
    deficit: 'progressive',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T8: tumour all around, no fluid left. */
const case06: CaseDefinition = {
  ...THORACIC, id: 'case-06', title: 'Case 06', difficulty: 'introductory',
  vignette: 'A 69-year-old woman with a bowel cancer. She could walk to the shop last week and cannot stand today. The pain in her back is worst when she is moved.',
  diagnosis: 'Metastasis of a colorectal carcinoma at T8 with collapse and epidural tumour all around.',
  teachingPoint: 'No fluid on any side and a cord that has lost a third of its area: grade 3.',
  patient: { sex: 'F', age: 69 }, studyDate: '20250116', patientKey: 'Six',
  phantom: person('case-06', {
    anchor: 'T8', stature: 0.9, marrowFat: 0.5, subcutaneousMm: 12, muscleFat: 0.2, discWater: 0.5,
    column: [{ level: 'T8', collapse: { anterior: 0.3, middle: 0.34, posterior: 0.12 } }],
    canal: {
      fronts: [front('T8', -10, 4.1, { halfAngleDeg: 110, coreMm: 9, bulge: 0.02 }), front('T8', 176, 4.3, { halfAngleDeg: 100, coreMm: 8, bulge: 0.02 })],
      responses: [response('T8', { shiftMm: [0.3, 0.6], scaleFrontBack: 0.62, scaleAcross: 1.08, squeezeToMm: 0.1, coreMm: 7, oedema: 0.6 })],
      masses: [],
    },
    bones: [tumourIn('T8', { content: 'mixedTumour', blend: 0.2, variation: 0.45, body: 'whole', parts: ['pedicle-left', 'pedicle-right', 'lamina-right', 'lamina-left'] })],
    paraspinal: [massBeside('T8', [-16, 4, 0], [8, 11, 10])],
  }),
  series: [
    ...spineProtocol(sagittalStack('T8', { moveMm: [0, -36, 0] }), axialStack('T8', { count: 13 }), 'jpeg-ls'),
    // Parallel to the axial T2 on a grid of its own: what is drawn on one can be laid over the other.
    mrSeries('t1-post', axialStack('T8', { count: 9, matrix: 224, pixelMm: 0.7, spacingMm: 5.5, moveMm: [0, -6, 1] }), 'jpeg-ls'),
  ],
  lesions: [{
    level: 'T8', metastasis: true, matrix: 'mixed', pain: 'mechanical',
    compartments: [...WHOLE_BODY, 'pedicle-left', 'pedicle-right', 'lamina-left', 'lamina-right', 'epidural-ventral', 'epidural-dorsal', 'epidural-left', 'epidural-right', 'paraspinal-right'],
    expected: { escc: '3', sinsTotal: 10 },
  }],
  noms: { primary: 'colorectal', radiosensitivity: 'resistant', pain: 'mechanical', deficit: 'progressive', priorRadiation: 'no', surgicalCandidate: 'unknown' },
}; // prettier-ignore

/** One case for each grade, thoracic, with different primaries and sides. */
export const GRADE_LADDER: readonly CaseDefinition[] = [
  case01,
  case02,
  case03,
  case04,
  case05,
  case06,
];
