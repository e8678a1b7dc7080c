import type { PhantomSpec } from '../anatomy/phantom-spec.ts';
import { axialStack, mrSeries, person, sagittalStack, spineProtocol } from './building-blocks.ts';
import type { CaseDefinition } from './case-definition.ts';
import { front, response, tumourIn } from './disease-words.ts';

const FOLLOWED = {
  title: '', region: 'thoracic', difficulty: 'intermediate', bodyPart: 'TSPINE', patientKey: 'TwentyFour', cauda: null,
  patient: { sex: 'F', age: 68 },
} as const; // prettier-ignore

/** The same person on both dates: only the disease differs. */
const followed = (disease: Partial<PhantomSpec>): PhantomSpec =>
  person('case-24', {
    anchor: 'T9',
    marrowFat: 0.5,
    subcutaneousMm: 10,
    muscleFat: 0.16,
    cordBiasMm: 0.3,
    ...disease,
  });

const FOLLOWED_SERIES = spineProtocol(
  sagittalStack('T8', { moveMm: [0, -36, -4] }),
  axialStack('T9', { count: 11 }),
  'jpeg-ls',
);

/** T9, first study. */
const case24: CaseDefinition = {
  ...FOLLOWED,
  id: 'case-24',
  title: 'Case 24, first study',
  studyDate: '20250210',
  tags: ['change'],
  vignette:
    'A 68-year-old woman with a lung cancer that responds to treatment. A mild ache at the lower ribs, found on a routine visit.',
  diagnosis: 'Metastasis of a non-small-cell lung carcinoma at T9 with thin left epidural tumour.',
  teachingPoint:
    'The first of two studies: epidural tumour that dents the sac a little, far from the cord.',
  phantom: followed({
    canal: {
      fronts: [front('T9', 84, 1.45, { halfAngleDeg: 56, coreMm: 5, taperMm: 9 })],
      responses: [],
      masses: [],
    },
    bones: [
      tumourIn('T9', {
        body: [{ centre: [0.45, 0.45, 0], radii: [0.5, 0.55, 0.7] }],
        parts: ['pedicle-left'],
      }),
    ],
  }),
  series: FOLLOWED_SERIES,
  lesions: [
    {
      level: 'T9',
      metastasis: true,
      matrix: 'lytic',
      pain: 'non-mechanical',
      compartments: [
        'body-posterior-left',
        'body-posterior-middle',
        'pedicle-left',
        'epidural-left',
      ],
      expected: { escc: '1b', sinsTotal: 5 },
    },
  ],
  noms: {
    primary: 'lung-nsclc',
    radiosensitivity: 'resistant',
    pain: 'non-mechanical',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** T9, eleven weeks later. */
const case25: CaseDefinition = {
  ...FOLLOWED,
  id: 'case-25',
  title: 'Case 24, second study',
  studyDate: '20250428',
  tags: ['change'],
  vignette:
    'The same woman eleven weeks later. The ache has become a stab on every movement, and for a week she has held on to furniture when she walks.',
  diagnosis: 'Growth of the metastasis at T9: compression of the cord and a new collapse.',
  teachingPoint:
    'Against the first study the grade rises from 1b to 2 and the SINS from 5 to 9: both change class.',
  phantom: followed({
    column: [{ level: 'T9', collapse: { anterior: 0.24, middle: 0.26, posterior: 0.08 } }],
    canal: {
      fronts: [front('T9', 48, 4.9, { halfAngleDeg: 86, coreMm: 9, taperMm: 11 })],
      responses: [
        response('T9', {
          shiftMm: [-1.3, 1.1],
          scaleFrontBack: 0.7,
          scaleAcross: 0.88,
          coreMm: 7,
          oedema: 0.3,
        }),
      ],
      masses: [],
    },
    bones: [
      tumourIn('T9', {
        body: [{ centre: [0.2, 0.3, 0], radii: [0.85, 0.85, 1] }],
        parts: ['pedicle-left', 'lamina-left'],
      }),
    ],
  }),
  series: FOLLOWED_SERIES,
  lesions: [
    {
      level: 'T9',
      metastasis: true,
      matrix: 'lytic',
      pain: 'mechanical',
      compartments: [
        'body-posterior-left',
        'body-posterior-middle',
        'body-posterior-right',
        'body-anterior-left',
        'body-anterior-middle',
        'pedicle-left',
        'lamina-left',
        'epidural-left',
        'epidural-ventral',
      ],
      expected: { escc: '2', sinsTotal: 9 },
    },
  ],
  noms: {
    primary: 'lung-nsclc',
    radiosensitivity: 'resistant',
    pain: 'mechanical',
    deficit: 'progressive',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
};

/** Thirteen vertebrae with ribs; the lesion sits in the last of them. A wide sagittal series is there to count from C2. */
const case26: CaseDefinition = {
  id: 'case-26', title: 'Case 26', region: 'thoracic', difficulty: 'advanced', bodyPart: 'SPINE', tags: ['counting'], cauda: null,
  vignette: 'A 65-year-old man with myeloma. An ache at the waist for two months, constant, no weakness. An earlier report and a plain film disagree by one about the level.',
  diagnosis: 'Myeloma deposit at T13 in a spine with thirteen rib-bearing vertebrae.',
  teachingPoint: 'Count from C2 on the wide series: the last vertebra with ribs is the thirteenth. Named T13 it scores as T12; called L1 the treatment field would be one body too low elsewhere.',
  patient: { sex: 'M', age: 65 }, studyDate: '20250519', patientKey: 'TwentySix',
  phantom: person('case-26', {
    anchor: 'T12', stature: 0.92, transitional: 't13', marrowFat: 0.4, muscleFat: 0.15, discWater: 0.5, cordBiasMm: 0.2,
    conus: { level: 'L1', offsetMm: -4 },
    canal: { fronts: [front('T13', -45, 1.9, { halfAngleDeg: 62, coreMm: 7 })], responses: [], masses: [] },
    bones: [
      tumourIn('T13', { blend: 0.05, variation: 0.15, body: [{ centre: [-0.3, 0.1, 0], radii: [0.95, 0.95, 1] }], parts: ['pedicle-right'] }),
    ],
  }),
  series: (() => {
    const sagittal = sagittalStack('T12', { moveMm: [0, -36, -10] });
    return [
      // The fluid pulsates on the axial series: a ghost before and one behind the canal.
      ...spineProtocol(sagittal, axialStack('T13', { count: 11 }), 'jpeg-ls').map((series) =>
        series.key === 'ax-t2' ? { ...series, pulsation: 0.05 } : series,
      ),
      mrSeries('t1', sagittalStack('T8', { matrix: 320, pixelMm: 1.75, count: 3, sliceThicknessMm: 5, spacingMm: 8, moveMm: [0, -30, 6] }), 'jpeg-2000', '-wide'),
    ];
  })(),
  lesions: [{
    level: 'T13', metastasis: true, matrix: 'lytic', pain: 'non-mechanical',
    compartments: ['body-anterior-right', 'body-anterior-middle', 'body-posterior-right', 'body-posterior-middle', 'pedicle-right', 'epidural-right', 'epidural-ventral'],
    expected: { escc: '1b', sinsTotal: 8 },
  }],
  noms: { primary: 'myeloma', radiosensitivity: 'sensitive', pain: 'non-mechanical', deficit: 'none', priorRadiation: 'no', surgicalCandidate: 'yes' },
}; // prettier-ignore

/** A person seen twice, and a spine that must be counted. */
export const CHANGE_AND_COUNTING: readonly CaseDefinition[] = [case24, case25, case26];
