import {
  axialStack,
  ctSeries,
  mrSeries,
  person,
  sagittalStack,
  spineProtocol,
} from './building-blocks.ts';
import type { CaseDefinition } from './case-definition.ts';
import { front, massBeside, response, tumourIn, WHOLE_BODY } from './disease-words.ts';

/** T7: wedge collapse over one half, new kyphosis, both pedicles. */
const case10: CaseDefinition = {
  id: 'case-10',
  title: 'Case 10',
  region: 'thoracic',
  difficulty: 'intermediate',
  tags: ['sins', 'ct'],
  bodyPart: 'TSPINE',
  cauda: null,
  vignette:
    'A 62-year-old man on treatment for a lung cancer. Ten days ago something gave way in his back; sitting up is agony, lying flat takes the pain away. His family finds him bent forward. The legs tire quickly.',
  diagnosis:
    'Lytic metastasis of a non-small-cell lung carcinoma at T7 with collapse over 50 %, new kyphosis and epidural tumour.',
  teachingPoint:
    'Semi-rigid level 1, mechanical pain 3, lytic 2, new kyphosis 2, collapse over 50 % 3, both pedicles 3: SINS 14, unstable, whatever the grade.',
  patient: { sex: 'M', age: 62 },
  studyDate: '20250304',
  patientKey: 'Ten',
  phantom: person('case-10', {
    anchor: 'T7',
    marrowFat: 0.48,
    discWater: 0.6,
    muscleFat: 0.14,
    column: [{ level: 'T7', collapse: { anterior: 0.55, middle: 0.51, posterior: 0.2 } }],
    canal: {
      fronts: [front('T7', 6, 4.7, { halfAngleDeg: 88, coreMm: 8 })],
      responses: [
        response('T7', {
          shiftMm: [-0.2, 1.5],
          scaleFrontBack: 0.66,
          scaleAcross: 1.12,
          coreMm: 4,
          taperMm: 8,
          oedema: 0.3,
        }),
      ],
      masses: [],
    },
    bones: [
      tumourIn('T7', {
        body: 'whole',
        parts: ['pedicle-left', 'pedicle-right'],
        breaksCortex: true,
      }),
    ],
    paraspinal: [
      massBeside('T7', [0, -9, 0], [15, 9, 7]),
      massBeside('T7', [14, -2, 0], [7, 9, 7]),
    ],
  }),
  series: [
    ...spineProtocol(
      sagittalStack('T8', { moveMm: [0, -34, -4] }),
      axialStack('T7', { count: 12 }),
      'jpeg-ls',
    ),
    ctSeries(
      sagittalStack('T8', {
        matrix: 256,
        pixelMm: 1.1,
        count: 7,
        sliceThicknessMm: 2,
        spacingMm: 4,
        moveMm: [0, -30, -4],
      }),
      'jpeg-ls',
    ),
    ctSeries(
      axialStack('T7', { matrix: 224, count: 8, sliceThicknessMm: 2.5, spacingMm: 4 }),
      'jpeg-ls',
    ),
  ],
  lesions: [
    {
      level: 'T7',
      metastasis: true,
      matrix: 'lytic',
      pain: 'mechanical',
      compartments: [
        ...WHOLE_BODY,
        'pedicle-left',
        'pedicle-right',
        'epidural-ventral',
        'epidural-left',
        'epidural-right',
        'paraspinal-left',
      ],
      expected: { escc: '2', sinsTotal: 14 },
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

/** L4: below the conus, the sac pushed in by less than half. With an island of red marrow at L2 and a Dixon pair. */
const case11: CaseDefinition = {
  id: 'case-11',
  title: 'Case 11',
  region: 'lumbar',
  difficulty: 'intermediate',
  tags: ['below-conus', 'dixon'],
  bodyPart: 'LSPINE',
  vignette:
    'A 55-year-old woman with a slow-growing tumour of the small bowel, known for six years. She has a mild ache over the lower back at times. No weakness, bladder normal.',
  diagnosis:
    'Metastasis of a carcinoid at L4 with ventral epidural tumour on the left; an island of red marrow at L2.',
  teachingPoint:
    'Below the conus no ESCC grade: the sac has lost less than half. The spot at L2 loses far more than 20 % of its signal out of phase: marrow, not tumour.',
  patient: { sex: 'F', age: 55 },
  studyDate: '20250310',
  patientKey: 'Eleven',
  phantom: person('case-11', {
    anchor: 'L3',
    stature: 0.95,
    subcutaneousMm: 11,
    marrowFat: 0.5,
    muscleFat: 0.18,
    discWater: 0.6,
    canal: {
      fronts: [front('L4', 22, 6, { halfAngleDeg: 70, coreMm: 8, bulge: 0.006 })],
      responses: [],
      masses: [],
    },
    bones: [
      tumourIn('L4', {
        content: 'mixedTumour',
        blend: 0.2,
        variation: 0.4,
        body: [{ centre: [0.3, 0.4, 0], radii: [0.62, 0.6, 0.8] }],
        parts: ['pedicle-left'],
      }),
      {
        level: 'L2',
        content: 'marrow',
        blend: 0.16,
        variation: 0.05,
        body: [{ centre: [-0.2, -0.1, 0.1], radii: [0.42, 0.42, 0.5] }],
        parts: [],
        breaksCortex: false,
        isTumour: false,
      },
    ],
  }),
  series: (() => {
    const sagittal = sagittalStack('L2', {
      pixelMm: 0.9,
      spacingMm: 4.4,
      sliceThicknessMm: 4,
      moveMm: [0, -34, -18],
    });
    return [
      ...spineProtocol(
        sagittal,
        axialStack('L4', { count: 11, sliceThicknessMm: 4, spacingMm: 4.6, alongDiscBelow: 'L4' }),
        'jpeg-ls',
      ),
      mrSeries('dixon-in', { ...sagittal, count: 7, matrix: 224, pixelMm: 1.25 }, 'jpeg-ls'),
      mrSeries('dixon-out', { ...sagittal, count: 7, matrix: 224, pixelMm: 1.25 }, 'jpeg-ls'),
    ];
  })(),
  lesions: [
    {
      level: 'L4',
      metastasis: true,
      matrix: 'mixed',
      pain: 'non-mechanical',
      compartments: [
        'body-posterior-left',
        'body-posterior-middle',
        'body-anterior-left',
        'pedicle-left',
        'epidural-ventral',
        'epidural-left',
      ],
      expected: { escc: 'undefined', sinsTotal: 5 },
    },
  ],
  probes: [
    {
      kind: 'phase-loss',
      level: 'L4',
      centreMm: [5, 6, 0],
      radiusMm: 4,
      meaning: 'metastasis: no fat, no loss',
    },
    {
      kind: 'phase-loss',
      level: 'L2',
      centreMm: [-4, -2, 1],
      radiusMm: 4,
      meaning: 'red marrow: fat and water cancel',
    },
  ],
  noms: {
    primary: 'other',
    radiosensitivity: 'unclassified',
    pain: 'non-mechanical',
    deficit: 'none',
    priorRadiation: 'no',
    surgicalCandidate: 'yes',
  },
  cauda: { 'ce-a': '2', 'ce-b': '1' },
};

/** T4, T11 and L3, blastic, with CT and a bone island at T9. */
const case12: CaseDefinition = {
  id: 'case-12', title: 'Case 12', region: 'whole-spine', difficulty: 'advanced', tags: ['multilevel', 'ct'], bodyPart: 'SPINE', cauda: null,
  vignette: 'A 74-year-old man whose PSA doubled in two months. He aches all over the back, more at night, the same whether he moves or not. He walks with a stick, as he has for years.',
  diagnosis: 'Blastic metastases of a prostate carcinoma at T4, T11 and L3; the worst level is T11.',
  teachingPoint: 'Each level has its own grade and score; the worst is reported, nothing is added up. The dense spot at T9 is over 1060 HU: a bone island.',
  patient: { sex: 'M', age: 74 }, studyDate: '20250318', patientKey: 'Twelve',
  phantom: person('case-12', {
    anchor: 'T9', stature: 0.96, marrowFat: 0.54, muscleFat: 0.22, discWater: 0.4, cordBiasMm: -0.6, sacRoomMm: 0.4,
    canal: {
      fronts: [
        front('T4', 58, -0.1, { halfAngleDeg: 50, bulge: -0.02, coreMm: 6, content: 'blasticTumour' }),
        front('T11', -14, 2.6, { halfAngleDeg: 74, content: 'blasticTumour' }),
      ],
      responses: [], masses: [],
    },
    bones: [
      tumourIn('T4', { content: 'blasticTumour', blend: 0.12, variation: 0.25, body: [{ centre: [0.5, 0.3, 0], radii: [0.5, 0.7, 0.8] }], parts: ['pedicle-left'] }),
      tumourIn('T11', { content: 'blasticTumour', blend: 0.1, variation: 0.25, body: 'whole', parts: ['pedicle-right'] }),
      tumourIn('L3', { content: 'blasticTumour', blend: 0.12, variation: 0.25, body: [{ centre: [-0.4, 0, 0.1], radii: [0.4, 0.5, 0.6] }] }),
      { level: 'T9', content: 'island', blend: 0.4, variation: 0.5, body: [{ centre: [0.15, -0.25, -0.2], radii: [0.26, 0.3, 0.4] }], parts: [], breaksCortex: false, isTumour: false },
    ],
  }),
  series: (() => {
    const sagittal = sagittalStack('T10', { pixelMm: 1.12, count: 9, moveMm: [0, -30, -8] });
    return [
      mrSeries('t2', sagittal, 'jpeg-ls'),
      mrSeries('t2', axialStack('T11', { count: 11 }), 'jpeg-ls'),
      mrSeries('t1', sagittal, 'jpeg-ls'),
      mrSeries('stir', sagittal, 'jpeg-ls'),
      mrSeries('t2', axialStack('T4', { count: 9 }), 'jpeg-ls', '-b'),
      mrSeries('t2', axialStack('L3', { count: 5, spacingMm: 6, sliceThicknessMm: 4 }), 'jpeg-ls', '-c'),
      ctSeries(sagittalStack('T10', { matrix: 288, pixelMm: 1.25, count: 7, sliceThicknessMm: 2, spacingMm: 4, moveMm: [0, -30, -8] }), 'jpeg-ls'),
      ctSeries(axialStack('T11', { matrix: 224, count: 6, sliceThicknessMm: 2.5, spacingMm: 5 }), 'jpeg-ls'),
    ];
  })(),
  lesions: [
    {
      level: 'T11', metastasis: true, matrix: 'blastic', pain: 'non-mechanical',
      compartments: [...WHOLE_BODY, 'pedicle-right', 'epidural-ventral', 'epidural-right'],
      expected: { escc: '1c', sinsTotal: 6 },
    },
    {
      level: 'T4', metastasis: true, matrix: 'blastic', pain: 'non-mechanical',
      compartments: ['body-anterior-left', 'body-posterior-left', 'pedicle-left', 'epidural-left'],
      expected: { escc: '1a', sinsTotal: 3 },
    },
    {
      level: 'L3', metastasis: true, matrix: 'blastic', pain: 'non-mechanical',
      compartments: ['body-anterior-right', 'body-posterior-right'],
      expected: { escc: 'undefined', sinsTotal: 3 },
    },
  ],
  probes: [
    { kind: 'attenuation', level: 'T11', centreMm: [0, 0, 0], radiusMm: 5, meaning: 'blastic metastasis: mean under 885 HU' },
    { kind: 'attenuation', level: 'T9', centreMm: [2.2, -3.3, -1.9], radiusMm: 2, meaning: 'bone island: mean over 885 HU, maximum over 1060' },
  ],
  noms: { primary: 'prostate', radiosensitivity: 'sensitive', pain: 'non-mechanical', deficit: 'none', priorRadiation: 'no', surgicalCandidate: 'unknown' },
}; // prettier-ignore

/** Instability, the cauda equina and several levels at once. */
export const STABILITY_AND_CAUDA: readonly CaseDefinition[] = [case10, case11, case12];
