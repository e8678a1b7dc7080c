import { list, table, text, type ReferenceCard } from '../reference-card.ts';

/** What else a finding may be. Source: spec clinical-rules 1.4. */
export const DIFFERENTIAL_CARDS = {
  abscess: {
    title: 'Epidural abscess, phlegmon',
    topic: 'differentials',
    parts: [
      list(
        'In adults usually in front of the sac, in children behind it.',
        'T1 as the cord or darker, T2 bright, diffusion restricted.',
        'Phlegmon enhances throughout, an abscess at its rim; both may be there.',
        'Disc, bodies and paraspinal tissue are often bright on T2.',
        'Staphylococcus aureus is the usual germ; the sedimentation rate is raised.',
      ),
      text(
        'Thought of with diabetes, injected drugs, a weak immune system, an infection elsewhere, or a recent procedure at the spine.',
      ),
    ],
    sources: ['review-imaging', 'common-teaching'],
    words: 'infection pus empyema risk factors diabetes immunosuppression',
    see: ['discitis'],
  },
  haematoma: {
    title: 'Epidural haematoma',
    topic: 'differentials',
    parts: [
      list(
        'Behind the sac in 75 %.',
        'No cause is found in 40 %.',
        'Biconvex; dark on susceptibility-weighted images.',
      ),
    ],
    sources: ['review-imaging'],
    words: 'blood hematoma bleeding',
  },
  disc: {
    title: 'Disc fragment',
    topic: 'differentials',
    parts: [
      list(
        'Signal as the nucleus of the disc.',
        'Continuous with the disc, except when it is sequestered.',
      ),
    ],
    sources: ['review-imaging'],
    words: 'herniation sequester hernia',
  },
  'synovial-cyst': {
    title: 'Synovial cyst',
    topic: 'differentials',
    parts: [text('A cyst beside a facet joint, at the edge of the canal.')],
    sources: ['review-imaging'],
    words: 'facet cyst',
  },
  fibrosis: {
    title: 'Epidural fibrosis',
    topic: 'differentials',
    parts: [
      list(
        'T1 as disc material, T2 as disc material or brighter.',
        'Enhances at once and evenly.',
        'Looked for after surgery.',
      ),
    ],
    sources: ['review-imaging'],
    words: 'scar postoperative',
  },
  'epidural-haemangioma': {
    title: 'Epidural haemangioma, types A to D',
    topic: 'differentials',
    parts: [
      table(
        'Types',
        ['Type', 'Look'],
        [
          ['A, arteriovenous', 'Cyst, bright on T1'],
          ['B, venous', 'Cyst, T1 as the cord'],
          ['C, solid', 'Hypervascular; the commonest'],
          ['D', 'With a haematoma'],
        ],
      ),
      text('Lobulated, with a dark rim on T2.'),
    ],
    sources: ['review-imaging'],
    words: 'hemangioma angioma vascular',
    see: ['body-haemangioma'],
  },
  haematopoiesis: {
    title: 'Extramedullary haematopoiesis',
    topic: 'differentials',
    parts: [
      list(
        'Lobulated tissue, T1 as the cord, little enhancement.',
        'The marrow has lost its signal on T1.',
      ),
    ],
    sources: ['review-imaging'],
    words: 'hematopoiesis anaemia marrow',
  },
  'body-haemangioma': {
    title: 'Haemangioma of the body',
    topic: 'differentials',
    parts: [text('Bright on T1, with coarse vertical trabeculae.')],
    sources: ['review-orthopaedic'],
    words: 'hemangioma vertebral polka dot',
    see: ['epidural-haemangioma'],
  },
  discogenic: {
    title: 'Discogenic change',
    topic: 'differentials',
    parts: [
      text('Signal changes on both sides of a disc. Metastases normally do not cross the disc.'),
    ],
    sources: ['review-orthopaedic'],
    words: 'modic endplate degenerative',
    see: ['discitis'],
  },
  schmorl: {
    title: 'Schmorl node',
    topic: 'differentials',
    parts: [text('Disc material pressed through an endplate; the defect opens to the disc.')],
    sources: ['review-orthopaedic'],
    words: 'endplate node intravertebral herniation',
  },
  discitis: {
    title: 'Discitis',
    topic: 'differentials',
    parts: [
      text('Fluid in the disc and eroded endplates. Metastases normally do not cross the disc.'),
    ],
    sources: ['review-orthopaedic'],
    words: 'spondylodiscitis infection osteomyelitis',
    see: ['abscess'],
  },
  'red-marrow': {
    title: 'Island of red marrow',
    topic: 'differentials',
    parts: [text('Focal red marrow is darker than fat on T1, yet no darker than disc and muscle.')],
    sources: ['review-imaging'],
    words: 'mimic marrow island haematopoietic',
    see: ['internal-standards', 'phase-loss'],
  },
  'trauma-oedema': {
    title: 'Oedema of trauma',
    topic: 'differentials',
    parts: [text('A fresh fracture brightens the marrow on fat-suppressed T2 as tumour does.')],
    sources: ['review-imaging'],
    words: 'mimic edema fracture bruise',
    see: ['fracture-mr', 'fracture-ct'],
  },
  'venous-plexus': {
    title: 'Engorged venous plexus',
    topic: 'differentials',
    parts: [
      text('At a stenosis the epidural veins widen and enhance, and may be taken for tumour.'),
    ],
    sources: ['review-imaging'],
    words: 'mimic veins stenosis',
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
