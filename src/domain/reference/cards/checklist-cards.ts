import { CHECKLIST_ITEMS, FRACTURE_FEATURES } from '../../observations.ts';
import { CHECKLIST_WORDS, FRACTURE_PAIRS } from '../checklists.ts';
import { list, table, text, type ReferenceCard } from '../reference-card.ts';

const pairRows = (test: 'ct' | 'mr'): readonly (readonly string[])[] =>
  FRACTURE_FEATURES.filter((feature) => feature.startsWith(`${test}-`)).map((feature) => {
    const { osteoporotic, metastatic } = FRACTURE_PAIRS[feature];
    return [osteoporotic, metastatic];
  });

const items = (of: 'flag' | 'eposo'): readonly string[] =>
  CHECKLIST_ITEMS.filter((item) => item.startsWith(`${of}-`)).map((item) => CHECKLIST_WORDS[item]);

/** Lists that a reader ticks; a tally is shown, never a verdict. Source: spec clinical-rules 1.1 and 1.3. */
export const CHECKLIST_CARDS = {
  'fracture-ct': {
    title: 'Fracture on CT',
    topic: 'checklists',
    parts: [table('Seven pairs', ['Osteoporotic', 'Metastatic'], pairRows('ct'))],
    rule: 'What was ticked is counted on both sides. No verdict is made of it.',
    sources: ['review-orthopaedic'],
    words: 'osteoporotic metastatic vertebral fracture kummell vacuum',
    see: ['fracture-mr', 'sins-collapse'],
  },
  'fracture-mr': {
    title: 'Fracture on MR',
    topic: 'checklists',
    parts: [table('Seven pairs', ['Osteoporotic', 'Metastatic'], pairRows('mr'))],
    rule: 'What was ticked is counted on both sides. No verdict is made of it.',
    conflicts: ['X12'],
    sources: ['review-orthopaedic'],
    words: 'osteoporotic metastatic vertebral fracture fluid sign adc',
    see: ['fracture-ct', 'phase-loss'],
  },
  'red-flags': {
    title: 'Red flags',
    topic: 'checklists',
    parts: [
      text('Findings of the history that ask for imaging of back pain:'),
      list(...items('flag')),
    ],
    rule: 'Ticked by the reader from the referral; kept with the reading.',
    sources: ['review-orthopaedic'],
    words: 'algorithm history back pain',
  },
  eposo: {
    title: 'Evaluation before surgery (EPOSO)',
    topic: 'checklists',
    parts: [
      text('What a group of spine oncologists lists for the evaluation:'),
      list(...items('eposo')),
    ],
    rule: 'A list for the tumour board: what has been looked at, and what has not.',
    sources: ['encyclopedia'],
    words: 'evaluation nutrition burden board',
    see: ['sins', 'systemic-factors'],
  },
  proms: {
    title: 'What patients report',
    topic: 'checklists',
    parts: [list('SOSGOQ: four of its items are reversed before scoring', 'SOSGOQ 2.0', 'EQ-5D')],
    rule: 'Named only; Thecal asks patients nothing.',
    sources: ['encyclopedia'],
    words: 'prom quality of life questionnaire sosgoq eq-5d',
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
