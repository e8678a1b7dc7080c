import { axialStack, mrSeries, person, sagittalStack, spineProtocol } from './building-blocks.ts';
import type { CaseDefinition, SeriesRequest, StackRequest } from './case-definition.ts';
import { front, massBeside, response } from './disease-words.ts';

const NO_METASTASIS = { cauda: null, noms: null } as const;

/** The usual four series and a sagittal one after contrast. */
const withContrast = (sagittal: StackRequest, axial: StackRequest): readonly SeriesRequest[] => [
  ...spineProtocol(sagittal, axial, 'jpeg-ls'),
  mrSeries('t1-post', { ...sagittal, count: 7 }, 'jpeg-ls'),
];

/** T12: a fracture of old bone whose upper back corner stands in the canal. */
const case13: CaseDefinition = {
  ...NO_METASTASIS,
  id: 'case-13',
  title: 'Case 13',
  region: 'thoracic',
  difficulty: 'intermediate',
  tags: ['no-metastasis'],
  bodyPart: 'TSPINE',
  vignette:
    'A 78-year-old woman slipped in the bathroom nine days ago. Since then every movement hurts at the waist. She had a breast cancer twenty years ago and takes cortisone for her joints.',
  diagnosis:
    'Osteoporotic fracture of T12 with retropulsion of the upper back corner; old fracture of T9.',
  teachingPoint:
    'Fatty marrow is kept under a band of oedema at the endplate, the pedicles are spared, the corner is pushed back rather than the whole wall bulging, and there is an older fracture beside it.',
  patient: { sex: 'F', age: 78 },
  studyDate: '20250325',
  patientKey: 'Thirteen',
  phantom: person('case-13', {
    anchor: 'T12',
    stature: 0.9,
    marrowFat: 0.62,
    discWater: 0.35,
    muscleFat: 0.32,
    subcutaneousMm: 11,
    column: [
      { level: 'T12', collapse: { anterior: 0.34, middle: 0.4, posterior: 0.06 } },
      { level: 'T9', collapse: { anterior: 0.3, middle: 0.26, posterior: 0.02 } },
    ],
    canal: {
      fronts: [
        front('T12', 0, 3.6, {
          offsetMm: 5.5,
          coreMm: 3.5,
          taperMm: 5,
          halfAngleDeg: 60,
          bulge: 0.02,
          content: 'bone',
        }),
      ],
      responses: [],
      masses: [],
    },
    bones: [
      {
        level: 'T12',
        content: 'oedema',
        blend: 0.9,
        variation: 0.15,
        body: [{ centre: [0, -0.1, 0.25], radii: [1.3, 1.2, 0.5] }],
        parts: [],
        breaksCortex: false,
        isTumour: false,
      },
    ],
  }),
  series: spineProtocol(
    sagittalStack('T11', { moveMm: [0, -36, -8] }),
    axialStack('T12', { count: 11 }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T12',
      metastasis: false,
      matrix: null,
      pain: 'mechanical',
      compartments: ['body-anterior-middle', 'body-posterior-middle', 'epidural-ventral'],
      expected: { escc: null, sinsTotal: null },
    },
  ],
};

/** T9-T10: the disc destroyed, pus in front of the sac. */
const case14: CaseDefinition = {
  ...NO_METASTASIS,
  id: 'case-14',
  title: 'Case 14',
  region: 'thoracic',
  difficulty: 'intermediate',
  tags: ['no-metastasis'],
  bodyPart: 'TSPINE',
  vignette:
    'A 57-year-old man with diabetes had an infected foot in the spring. For three weeks he has had fever in the evening and a pain in the back that wakes him. Both legs feel weak since yesterday.',
  diagnosis: 'Discitis of T9-T10 with ventral epidural abscess.',
  teachingPoint:
    'The disc itself is bright and its endplates are gone; metastases leave the disc alone. The collection has a rim that enhances and a centre that does not.',
  patient: { sex: 'M', age: 57 },
  studyDate: '20250401',
  patientKey: 'Fourteen',
  phantom: person('case-14', {
    anchor: 'T9',
    marrowFat: 0.46,
    muscleFat: 0.14,
    subcutaneousMm: 12,
    column: [{ level: 'T9', collapse: { anterior: 0.12, middle: 0.1, posterior: 0.03 } }],
    canal: {
      fronts: [
        front('T9', 0, 4.2, {
          offsetMm: -12,
          coreMm: 15,
          taperMm: 12,
          halfAngleDeg: 76,
          content: 'abscess',
        }),
      ],
      responses: [
        response('T9', {
          offsetMm: -12,
          shiftMm: [0, 1.6],
          scaleFrontBack: 0.78,
          scaleAcross: 1.1,
          coreMm: 9,
          taperMm: 14,
          oedema: 0.25,
        }),
      ],
      masses: [],
    },
    bones: [
      {
        level: 'T9',
        content: 'oedema',
        blend: 0.95,
        variation: 0.1,
        body: [{ centre: [0, 0, -0.75], radii: [1.4, 1.4, 1.15] }],
        parts: [],
        breaksCortex: true,
        isTumour: false,
      },
      {
        level: 'T10',
        content: 'oedema',
        blend: 0.95,
        variation: 0.1,
        body: [{ centre: [0, 0, 0.75], radii: [1.4, 1.4, 1.05] }],
        parts: [],
        breaksCortex: true,
        isTumour: false,
      },
    ],
    discs: [{ below: 'T9', content: 'abscess', blend: 0.75 }],
    paraspinal: [
      massBeside('T9', [15, -2, -12], [8, 10, 13], {
        content: 'abscess',
        blend: 0.35,
        isTumour: false,
      }),
      massBeside('T9', [-14, -2, -12], [7, 9, 12], {
        content: 'abscess',
        blend: 0.35,
        isTumour: false,
      }),
    ],
  }),
  series: withContrast(
    sagittalStack('T9', { moveMm: [0, -36, -8] }),
    axialStack('T9', { count: 11, moveMm: [0, -8, -12] }),
  ),
  lesions: [
    {
      level: 'T9',
      metastasis: false,
      matrix: null,
      pain: 'non-mechanical',
      compartments: [
        'body-anterior-middle',
        'body-posterior-middle',
        'epidural-ventral',
        'paraspinal-left',
        'paraspinal-right',
      ],
      expected: { escc: null, sinsTotal: null },
    },
  ],
};

/** T3 to T6, behind the sac: blood. */
const case15: CaseDefinition = {
  ...NO_METASTASIS,
  id: 'case-15',
  title: 'Case 15',
  region: 'thoracic',
  difficulty: 'intermediate',
  tags: ['no-metastasis'],
  bodyPart: 'TSPINE',
  vignette:
    'A 70-year-old man takes a blood thinner for his heart. Two days ago a sudden blow of pain struck between his shoulder blades; by evening his legs would not carry him.',
  diagnosis: 'Dorsal epidural haematoma from T2 to T6.',
  teachingPoint:
    'A long, lens-shaped collection behind the sac over several levels, dark areas within it on T2, and every vertebra normal.',
  patient: { sex: 'M', age: 70 },
  studyDate: '20250408',
  patientKey: 'Fifteen',
  phantom: person('case-15', {
    anchor: 'T5',
    marrowFat: 0.52,
    muscleFat: 0.15,
    discWater: 0.55,
    canal: {
      fronts: [
        front('T4', 176, 5.4, {
          coreMm: 20,
          taperMm: 26,
          halfAngleDeg: 78,
          bulge: 0.02,
          content: 'haematoma',
        }),
      ],
      responses: [
        response('T4', {
          shiftMm: [0, -1.0],
          scaleFrontBack: 0.84,
          scaleAcross: 1.08,
          coreMm: 14,
          taperMm: 22,
          oedema: 0.2,
        }),
      ],
      masses: [],
    },
  }),
  series: spineProtocol(
    sagittalStack('T6', { moveMm: [0, -30, 0] }),
    axialStack('T4', { count: 12, spacingMm: 6, moveMm: [0, -6, 0] }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T4',
      metastasis: false,
      matrix: null,
      pain: 'non-mechanical',
      compartments: ['epidural-dorsal'],
      expected: { escc: null, sinsTotal: null },
    },
  ],
};

/** T6, inside the sac, outside the cord. */
const case16: CaseDefinition = {
  ...NO_METASTASIS,
  id: 'case-16',
  title: 'Case 16',
  region: 'thoracic',
  difficulty: 'intermediate',
  tags: ['no-metastasis', 'compartment'],
  bodyPart: 'TSPINE',
  vignette:
    'A 61-year-old woman has noticed over a year that her left leg drags on the stairs. There is little pain. A thyroid nodule was removed ten years ago.',
  diagnosis: 'Intradural extramedullary mass at T6, most likely a meningioma.',
  teachingPoint:
    'The mass lies inside the dura: fluid caps it above and below and the epidural fat is kept. ESCC is a scale of epidural tumour and does not apply.',
  patient: { sex: 'F', age: 61 },
  studyDate: '20250415',
  patientKey: 'Sixteen',
  phantom: person('case-16', {
    anchor: 'T6',
    subcutaneousMm: 10,
    marrowFat: 0.5,
    canal: {
      fronts: [],
      responses: [
        response('T6', {
          shiftMm: [-1.0, -1.1],
          scaleFrontBack: 0.76,
          scaleAcross: 1.06,
          coreMm: 5,
          taperMm: 9,
          oedema: 0,
        }),
      ],
      masses: [
        {
          kind: 'extramedullary',
          level: 'T6',
          offsetMm: 0,
          centreMm: [1.6, 2.8],
          radiiMm: [4.3, 3.6, 9.5],
          cordSwelling: 0,
          oedemaReachMm: 0,
        },
      ],
    },
  }),
  series: withContrast(
    sagittalStack('T7', { moveMm: [0, -34, 0] }),
    axialStack('T6', { count: 11 }),
  ),
  lesions: [
    {
      level: 'T6',
      metastasis: false,
      matrix: null,
      pain: 'none',
      compartments: ['intradural-extramedullary'],
      expected: { escc: null, sinsTotal: null },
    },
  ],
};

/** T3, inside the cord. */
const case17: CaseDefinition = {
  ...NO_METASTASIS, id: 'case-17', title: 'Case 17', region: 'thoracic', difficulty: 'intermediate', tags: ['compartment'], bodyPart: 'TSPINE',
  vignette: 'A 49-year-old man with a small-cell lung cancer. Within a week numbness rose from the feet to the chest, more on the right, and he cannot tell warm from cold there.',
  diagnosis: 'Intramedullary metastasis at T3 with long oedema of the cord.',
  teachingPoint: 'The cord itself is wide, with a small nodule in a long stretch of bright signal; the fluid is narrowed from within. ESCC does not apply.',
  patient: { sex: 'M', age: 49 }, studyDate: '20250422', patientKey: 'Seventeen',
  phantom: person('case-17', {
    anchor: 'T3', stature: 0.97, subcutaneousMm: 6, marrowFat: 0.38,
    canal: { fronts: [], responses: [], masses: [{ kind: 'intramedullary', level: 'T3', offsetMm: 0, centreMm: [-0.4, -0.9], radiiMm: [2.7, 2.4, 8], cordSwelling: 0.3, oedemaReachMm: 34 }] },
  }),
  series: withContrast(sagittalStack('T5', { moveMm: [0, -28, -14] }), axialStack('T3', { count: 11 })),
  lesions: [{ level: 'T3', metastasis: false, matrix: null, pain: 'none', compartments: ['intramedullary'], expected: { escc: null, sinsTotal: null } }],
}; // prettier-ignore

/** What looks like epidural metastasis and is not, and disease of other compartments. */
export const LOOK_ALIKES: readonly CaseDefinition[] = [case13, case14, case15, case16, case17];
