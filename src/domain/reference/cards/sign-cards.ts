import { list, text, type ReferenceCard } from '../reference-card.ts';

/** Signs that a reader tags at a level. Source: spec clinical-rules 1.2 (20, 21) and 1.3 (26). */
export const SIGN_CARDS = {
  'sign-winking-owl': {
    title: 'Winking owl',
    topic: 'signs',
    parts: [
      text(
        'A pedicle is missing on the frontal radiograph: one eye of the owl is shut. Tumour has destroyed it.',
      ),
    ],
    sources: ['review-orthopaedic'],
    words: 'absent pedicle ap film',
    see: ['sins-posterolateral'],
  },
  'sign-ivory-vertebra': {
    title: 'Ivory vertebra',
    topic: 'signs',
    parts: [
      text('A dense body of normal size.'),
      list('Blastic metastasis', 'Paget disease', 'Lymphoma'),
    ],
    sources: ['review-orthopaedic'],
    words: 'dense sclerotic paget lymphoma',
    see: ['hounsfield'],
  },
  'sign-halo': {
    title: 'Halo sign',
    topic: 'signs',
    parts: [text('A bright rim around a lesion on T2 favours metastasis.')],
    sources: ['review-orthopaedic'],
    words: 'bright rim t2',
  },
  'sign-osteoblastic-flare': {
    title: 'Osteoblastic flare',
    topic: 'signs',
    parts: [
      text(
        'A sclerotic rim, or new sclerosis, in a lesion that answers to treatment: healing, not progression.',
      ),
    ],
    sources: ['review-orthopaedic'],
    words: 'sclerosis response healing pseudoprogression',
  },
  'sign-draped-curtain': {
    title: 'Draped curtain',
    topic: 'signs',
    parts: [
      text(
        'Ventral epidural tumour spreads on both sides and spares the middle, where the meningovertebral ligament holds the dura to the body.',
      ),
    ],
    sources: ['review-orthopaedic'],
    words: 'midline ligament bilobed ventral',
    see: ['epidural-bounds'],
  },
  'sign-via-foramen': {
    title: 'Through the foramen',
    topic: 'signs',
    parts: [
      text(
        'Tumour beside the spine grows through a foramen into the canal, often with the bone kept.',
      ),
      list('Lymphoma', 'In children Ewing sarcoma and neuroblastoma'),
    ],
    sources: ['review-imaging', 'encyclopedia'],
    words: 'foramen paraspinal dumbbell',
    see: ['routes'],
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
