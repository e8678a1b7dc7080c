import { BRANCH_LEAD, BRANCH_WORDS } from '../../noms/noms-words.ts';
import { PRIMARIES, type Radiosensitivity } from '../../noms/primaries.ts';
import { list, table, text, type ReferenceCard } from '../reference-card.ts';

const named = (wanted: Radiosensitivity): string =>
  Object.values(PRIMARIES)
    .filter(({ radiosensitivity }) => radiosensitivity === wanted)
    .map(({ name }) => name)
    .join('; ');

/** The decision framework, as published; never an order. Source: spec clinical-rules 1.1 and 4.8. */
export const NOMS_CARDS = {
  noms: {
    title: 'NOMS',
    topic: 'noms',
    parts: [
      table(
        'Four letters',
        ['Letter', 'Asks'],
        [
          ['N, neurologic', 'Grade of epidural compression, myelopathy, radiculopathy'],
          ['O, oncologic', 'How the tumour answers to conventional radiation'],
          ['M, mechanical', 'Stability: SINS, pain on movement'],
          ['S, systemic', 'Burden of disease, other illness, prognosis'],
        ],
      ),
    ],
    rule: 'N and M come from the reading, O and S from what the reader enters. A branch is shown only when its inputs are known, else what is missing.',
    conflicts: ['X21'],
    sources: ['topic-treatment', 'review-imaging'],
    words: 'neurologic oncologic mechanical systemic framework',
    see: ['noms-branches', 'radiosensitivity', 'systemic-factors'],
  },
  radiosensitivity: {
    title: 'NOMS O: radiosensitivity',
    topic: 'noms',
    parts: [
      table(
        'Answer to conventional radiation',
        ['Class', 'Primaries'],
        [
          ['Sensitive', named('sensitive')],
          ['Resistant', named('resistant')],
          ['Unclassified', named('unclassified')],
        ],
      ),
    ],
    rule: 'What the sources do not list is unclassified and stops the branch; it is never taken for resistant.',
    conflicts: ['X19', 'X20'],
    sources: ['topic-treatment'],
    words: 'histology primary breast prostate kidney lung melanoma sensitive resistant',
    see: ['noms-branches'],
  },
  'noms-branches': {
    title: 'Branches of the published framework',
    topic: 'noms',
    parts: [
      table(
        BRANCH_LEAD,
        ['When', 'Described'],
        Object.values(BRANCH_WORDS).map(({ title, text: words }) => [title, words]),
      ),
      text('Where stability is undetermined, the stable and the unstable branch are both shown.'),
    ],
    rule: 'Text of the framework with its inputs, never an order. Every level whose branch differs is shown, neurologically worst first, with what is missing.',
    conflicts: ['X1', 'X25'],
    sources: ['topic-treatment'],
    words: 'treatment algorithm radiation surgery stabilisation',
    see: ['noms-radiology', 'escc-bands', 'around-surgery'],
  },
  'around-surgery': {
    title: 'Around surgery',
    topic: 'noms',
    parts: [
      list(
        'While instability is suspected, immobilisation is described.',
        'Unstable and not a candidate for surgery: non-invasive stabilisation is described.',
        'A deficit that progresses during radiation is among the described indications for surgery.',
        'Tumours rich in vessels, such as those of kidney and thyroid: embolisation before surgery is described.',
        'In the neck: whether tumour encases a vertebral artery, and on which side.',
      ),
    ],
    rule: 'Named for the tumour board; Thecal makes no branch of them but the second.',
    sources: ['topic-treatment', 'review-imaging', 'common-teaching'],
    words:
      'immobilise brace embolisation hypervascular vertebral artery encasement progression during radiation',
    see: ['noms-branches', 'sins'],
  },
  'noms-radiology': {
    title: 'The framework as radiologists print it',
    topic: 'noms',
    parts: [
      list(
        '0, 1a, 1b: radiation first, where the spine is stable.',
        '1c: described as controversial in one review, as radiation in two sources.',
        '2, 3: surgery before radiation, unless the tumour is very sensitive or the patient cannot bear surgery.',
      ),
    ],
    conflicts: ['X25'],
    sources: ['review-imaging', 'review-orthopaedic'],
    words: '1c controversial',
    see: ['noms-branches'],
  },
  'systemic-factors': {
    title: 'NOMS S: adverse systemic factors',
    topic: 'noms',
    parts: [
      list(
        'Age over 60, male sex',
        'Very low or very high body mass index, low muscle mass, low albumin',
        'Smoking, other illness',
        'Weakness, poor gait, low performance',
        'High burden of disease',
      ),
    ],
    rule: 'Free text of the reader; nothing is computed from it.',
    sources: ['topic-treatment'],
    words: 'albumin bmi performance comorbidity prognosis',
    see: ['survival-models'],
  },
  'survival-models': {
    title: 'Models of survival',
    topic: 'noms',
    parts: [
      list(
        'New England Spinal Metastasis Score',
        'SORG nomogram for survival at 3 and at 12 months',
      ),
      text('The sources advise against rigid cut-offs of expected survival.'),
    ],
    rule: 'Named only: their inputs are not in the images, and Thecal computes neither.',
    sources: ['topic-treatment'],
    words: 'survival nomogram sorg nesms prognosis',
  },
  'left-out': {
    title: 'What Thecal leaves out',
    topic: 'noms',
    parts: [
      text(
        'Doses of drugs and radiation, schedules, and figures of survival and walking after treatment are in the sources and not in Thecal. They belong to those who prescribe.',
      ),
    ],
    sources: ['thecal'],
    words: 'dose steroid regimen ambulation',
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
