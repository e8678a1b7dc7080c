import { list, table, text, type ReferenceCard } from '../reference-card.ts';

/** Where disease lies and how it gets there. Source: spec clinical-rules 1.2. */
export const ANATOMY_CARDS = {
  compartments: {
    title: 'Compartments',
    topic: 'anatomy',
    drawing: 'compartments',
    parts: [
      list(
        'Extradural: bone and epidural space.',
        'Intradural, outside the cord: within the sac.',
        'Intramedullary: in the cord.',
      ),
      text(
        "Left and right are the patient's. The drawing is seen from below, as on an axial image.",
      ),
    ],
    rule: 'The reader marks them on the schematic or on the image; outlines propose them.',
    sources: ['review-imaging', 'review-orthopaedic'],
    words: 'extradural intradural extramedullary intramedullary leptomeningeal',
    see: ['compartment-signs', 'epidural-bounds'],
  },
  'compartment-signs': {
    title: 'Telling the compartments apart',
    topic: 'anatomy',
    parts: [
      table(
        'On the image',
        ['Compartment', 'Signs'],
        [
          ['Epidural', 'Fat effaced, dura pushed inward, sac squeezed'],
          [
            'Intradural, outside the cord',
            'Inside the sac, epidural fat kept, a cleft of CSF to the cord',
          ],
          ['Intramedullary', 'Centred in the cord and widening it'],
        ],
      ),
      text(
        'Intramedullary metastases are about 3.4 % of symptomatic metastatic lesions of the cord.',
      ),
    ],
    rule: 'Tumour that overlaps the sac or the cord outline asks for a look before any grade; ESCC grades epidural tumour only.',
    sources: ['review-imaging', 'encyclopedia'],
    words: 'fat dura cleft widening',
    see: ['compartments'],
  },
  'epidural-bounds': {
    title: 'Bounds of the epidural space',
    topic: 'anatomy',
    parts: [
      list(
        'In front: the posterior longitudinal ligament.',
        'Behind: the ligamentum flavum.',
        'Below: the sac ends at S1 to S2.',
      ),
    ],
    sources: ['review-imaging'],
    words: 'ligament flavum longitudinal sac end',
  },
  routes: {
    title: 'How tumour reaches the epidural space',
    topic: 'anatomy',
    parts: [
      table(
        'Routes',
        ['Route', 'Share'],
        [
          ['From the vertebra', '85 %'],
          [
            'Through a foramen, from beside the spine',
            '10 to 15 %; lymphoma, in children Ewing sarcoma and neuroblastoma',
          ],
          ['Directly by the blood', 'Rare'],
        ],
      ),
    ],
    rule: 'The reader can tag a level "through the foramen".',
    sources: ['review-imaging', 'encyclopedia'],
    words: 'foramen lymphoma haematogenous route paraspinal',
    see: ['sign-via-foramen'],
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
