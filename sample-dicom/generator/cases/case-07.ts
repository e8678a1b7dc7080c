import type { CaseDefinition } from './case-definition.ts';
import { axialStack, person, sagittalStack, spineProtocol } from './building-blocks.ts';

/** T9: epidural tumour in front of and behind the sac, no fluid left. */
export const case07: CaseDefinition = {
  id: 'case-07',
  title: 'Case 07',
  region: 'thoracic',
  difficulty: 'introductory',
  vignette:
    'A 64-year-old man with a known cancer has had constant back pain at night for six weeks. For four days his legs have grown weaker; he can still stand with help.',
  diagnosis: 'Metastasis of an oesophageal carcinoma at T9 with ventral and dorsal epidural tumour.',
  teachingPoint:
    'Cord flattened between two masses and no fluid on any side: grade 3. The disc above and the disc below are spared, as is usual for metastases.',
  tags: [],
  patient: { sex: 'M', age: 64 },
  studyDate: '20250114',
  patientKey: 'Seven',
  bodyPart: 'TSPINE',
  phantom: person('case-07', {
    anchor: 'T9',
    stature: 0.93,
    canal: {
      fronts: [
        {
          level: 'T9', offsetMm: 0, coreMm: 8, taperMm: 11, directionDeg: 0, depthMm: 4, halfAngleDeg: 105,
          bulge: 0.01, septumMm: 0.8, content: 'tumour',
        },
        {
          level: 'T9', offsetMm: -2, coreMm: 7, taperMm: 11, directionDeg: 172, depthMm: 4.4, halfAngleDeg: 105,
          bulge: 0.02, content: 'tumour',
        },
      ],
      responses: [
        {
          level: 'T9', offsetMm: -1, coreMm: 6, taperMm: 12, shiftMm: [0.2, 0.7], scaleFrontBack: 0.6,
          scaleAcross: 1.2, squeezeToMm: 0.1, oedema: 0.55,
        },
      ],
      masses: [],
    },
    bones: [
      {
        level: 'T9', content: 'tumour', blend: 0.1, variation: 0.3, body: 'whole',
        parts: ['pedicle-left', 'pedicle-right', 'lamina-left', 'lamina-right', 'spinous'], breaksCortex: false,
        isTumour: true,
      },
    ],
    paraspinal: [
      { level: 'T9', content: 'tumour', blend: 0.12, centre: [17, 3, 0], radii: [9, 12, 11], isTumour: true },
    ],
  }),
  series: spineProtocol(
    sagittalStack('T8', { count: 11, spacingMm: 3.6, sliceThicknessMm: 3.3, moveMm: [0, -38, -6] }),
    axialStack('T9', { count: 15, moveMm: [0, -8, 0] }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'T9', metastasis: true, matrix: 'lytic', pain: 'non-mechanical',
      compartments: [
        'body-anterior-right', 'body-anterior-middle', 'body-anterior-left', 'body-posterior-right',
        'body-posterior-middle', 'body-posterior-left', 'pedicle-right', 'pedicle-left', 'lamina-right', 'lamina-left',
        'spinous-process', 'epidural-ventral', 'epidural-dorsal', 'epidural-right', 'epidural-left', 'paraspinal-left',
      ],
      expected: { escc: '3', sinsTotal: 8 },
    },
  ],
  noms: {
    primary: 'oesophagus', radiosensitivity: 'resistant', pain: 'non-mechanical', deficit: 'progressive',
    priorRadiation: 'no', surgicalCandidate: 'yes',
  },
  cauda: null,
}; // prettier-ignore
