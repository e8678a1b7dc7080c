import { axialStack, person, sagittalStack, spineProtocol } from './building-blocks.ts';
import type { CaseDefinition } from './case-definition.ts';

/** C6: lytic, collapsed and slipped backwards, around the vertebral artery. */
export const case08: CaseDefinition = {
  id: 'case-08', title: 'Case 08', region: 'cervical', difficulty: 'advanced',
  vignette:
    'A 58-year-old woman felt a crack in her neck while lifting a bag. Since then any movement of the head is unbearable, and both hands have become clumsy over two days. A kidney was removed three years ago.',
  diagnosis: 'Lytic metastasis of a renal cell carcinoma at C6 with fracture, backward slip and epidural tumour around the right vertebral artery.',
  teachingPoint:
    'Slip, collapse and movement pain each make this spine unstable whatever the cord looks like; the cord is flattened without fluid: grade 3.',
  tags: ['unstable'],
  patient: { sex: 'F', age: 58 }, studyDate: '20250203', patientKey: 'Eight', bodyPart: 'CSPINE',
  phantom: person('case-08', {
    anchor: 'C6', stature: 0.96, subcutaneousMm: 9, conus: { level: 'L1', offsetMm: 0 },
    column: [{ level: 'C6', collapse: { anterior: 0.42, middle: 0.38, posterior: 0.16 }, translationMm: 4 }],
    canal: {
      fronts: [
        { level: 'C6', offsetMm: 0, coreMm: 8, taperMm: 9, directionDeg: -12, depthMm: 4.6, halfAngleDeg: 110, bulge: 0.012, content: 'tumour' },
        { level: 'C6', offsetMm: 0, coreMm: 5, taperMm: 9, directionDeg: 172, depthMm: 3.4, halfAngleDeg: 80, bulge: 0.01, content: 'tumour' },
      ],
      responses: [
        { level: 'C6', offsetMm: 0, coreMm: 5, taperMm: 10, shiftMm: [0.4, 1.0], scaleFrontBack: 0.62, scaleAcross: 1.12, squeezeToMm: 0.1, oedema: 0.7 },
      ],
      masses: [],
    },
    bones: [
      { level: 'C6', content: 'tumour', blend: 0.12, variation: 0.35, body: 'whole', parts: ['pedicle-right', 'superior-facet-right', 'inferior-facet-right', 'transverse-right', 'pedicle-left', 'lamina-right'], breaksCortex: true, isTumour: true },
    ],
    paraspinal: [
      { level: 'C6', content: 'tumour', blend: 0.12, centre: [-15, 1, 0], radii: [10, 9, 9], isTumour: true },
      { level: 'C6', content: 'tumour', blend: 0.12, centre: [0, -9, 0], radii: [11, 4.5, 9], isTumour: true },
    ],
  }),
  series: spineProtocol(
    sagittalStack('C6', { pixelMm: 0.75, sliceThicknessMm: 3, spacingMm: 3.3, moveMm: [0, -22, -40] }),
    axialStack('C6', { count: 13, sliceThicknessMm: 3, spacingMm: 3.3, moveMm: [0, -2, 0] }),
    'jpeg-ls',
  ),
  lesions: [
    {
      level: 'C6', metastasis: true, matrix: 'lytic', pain: 'mechanical',
      compartments: ['body-anterior-right', 'body-anterior-middle', 'body-anterior-left', 'body-posterior-right', 'body-posterior-middle', 'body-posterior-left', 'pedicle-right', 'pedicle-left', 'facet-right', 'lamina-right', 'transverse-process-right', 'epidural-ventral', 'epidural-right', 'epidural-left', 'epidural-dorsal', 'foramen-right', 'paraspinal-right'],
      expected: { escc: '3', sinsTotal: 16 },
    },
  ],
  noms: { primary: 'kidney', radiosensitivity: 'resistant', pain: 'mechanical', deficit: 'progressive', priorRadiation: 'no', surgicalCandidate: 'yes' },
  cauda: null,
}; // prettier-ignore
