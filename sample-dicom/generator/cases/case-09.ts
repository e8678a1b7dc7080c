import { axialStack, person, sagittalStack, spineProtocol } from './building-blocks.ts';
import type { CaseDefinition } from './case-definition.ts';

/** L2: soft tumour around the cauda equina, the bone keeping its shape. */
export const case09: CaseDefinition = {
  id: 'case-09', title: 'Case 09', region: 'lumbar', difficulty: 'intermediate',
  vignette:
    'A 47-year-old man has lost weight and sweats at night. For three weeks he has had an ache in the loin that lying down does not change, and since yesterday numbness in the saddle area.',
  diagnosis: 'Lymphoma at L2 encasing the cauda equina, through both foramina into the paraspinal tissue.',
  teachingPoint:
    'Below the conus the ESCC scale is not defined; a cauda scale is used and named. Tumour through the foramina with bone that keeps its outline suggests lymphoma.',
  tags: ['below-conus'],
  patient: { sex: 'M', age: 47 }, studyDate: '20250217', patientKey: 'Nine', bodyPart: 'LSPINE',
  phantom: person('case-09', {
    anchor: 'L3', stature: 0.98, subcutaneousMm: 7, marrowFat: 0.36,
    canal: {
      fronts: [
        { level: 'L2', offsetMm: -2, coreMm: 13, taperMm: 12, directionDeg: 0, depthMm: 4.0, halfAngleDeg: 100, bulge: 0.02, content: 'tumour' },
        { level: 'L2', offsetMm: -2, coreMm: 13, taperMm: 12, directionDeg: 180, depthMm: 3.4, halfAngleDeg: 100, bulge: 0.02, content: 'tumour' },
      ],
      responses: [
        { level: 'L2', offsetMm: -2, coreMm: 11, taperMm: 13, shiftMm: [0, 0], scaleFrontBack: 1, scaleAcross: 1, squeezeToMm: 3.2, oedema: 0 },
      ],
      masses: [],
    },
    bones: [
      { level: 'L2', content: 'tumour', blend: 0.06, variation: 0.2, body: [{ centre: [0, 0.2, 0], radii: [0.9, 0.8, 0.95] }], parts: ['pedicle-left', 'pedicle-right'], breaksCortex: false, isTumour: true },
    ],
    paraspinal: [
      { level: 'L2', content: 'tumour', blend: 0.06, centre: [24, 20, -14], radii: [13, 9, 15], isTumour: true },
      { level: 'L2', content: 'tumour', blend: 0.06, centre: [-23, 20, -14], radii: [11, 8, 13], isTumour: true },
    ],
  }),
  series: spineProtocol(
    sagittalStack('L2', { pixelMm: 0.9, spacingMm: 4.4, sliceThicknessMm: 4, moveMm: [0, -34, -10] }),
    axialStack('L2', { count: 13, sliceThicknessMm: 4, spacingMm: 5, moveMm: [0, -8, -3], alongDiscBelow: 'L2' }),
    'jpeg-2000',
  ),
  lesions: [
    {
      level: 'L2', metastasis: true, matrix: 'mixed', pain: 'non-mechanical',
      compartments: ['body-anterior-middle', 'body-posterior-right', 'body-posterior-middle', 'body-posterior-left', 'pedicle-right', 'pedicle-left', 'epidural-ventral', 'epidural-dorsal', 'epidural-right', 'epidural-left', 'foramen-right', 'foramen-left', 'paraspinal-right', 'paraspinal-left'],
      expected: { escc: 'undefined', sinsTotal: 8 },
    },
  ],
  noms: { primary: 'lymphoma', radiosensitivity: 'sensitive', pain: 'non-mechanical', deficit: 'progressive', priorRadiation: 'no', surgicalCandidate: 'unknown' },
  cauda: { 'ce-a': '2', 'ce-b': '2' },
}; // prettier-ignore
