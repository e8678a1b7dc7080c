import { SINS_POINTS, type SinsItem } from '../../sins/sins.ts';
import { sinsAnswerLabel } from '../../sins/sins-words.ts';
import { COLLAPSE_RULE } from '../../sins/collapse.ts';
import { RULE_PROPOSALS, type RuleName } from '../../rules.ts';
import { list, table, text, type CardPart, type ReferenceCard } from '../reference-card.ts';

/** An item's answers with their points, from the table that scores them. */
function points(item: SinsItem): CardPart {
  const answers: Readonly<Record<string, number>> = SINS_POINTS[item];
  return table(
    'Points',
    ['Answer', 'Points'],
    Object.entries(answers).map(([value, each]) => [sinsAnswerLabel(item, value), `${each}`]),
  );
}

const rule = (name: RuleName): number => RULE_PROPOSALS[name].value;
const [none, collapsed] = [rule('sins-collapse-ask-percent'), rule('sins-collapse-percent')];

/** The score, its six items and how far they are trusted. Source: spec clinical-rules 1.1 and 4. */
export const SINS_CARDS = {
  sins: {
    title: 'SINS',
    topic: 'sins',
    drawing: 'sins-regions',
    parts: [
      text(
        'Spinal Instability Neoplastic Score: six items, 0 to 18 points, one score for each involved segment.',
      ),
      table(
        'Classes',
        ['Total', 'Class'],
        [
          ['0 to 6', 'Stable'],
          ['7 to 12', 'Indeterminate, potentially unstable'],
          ['13 to 18', 'Unstable'],
        ],
      ),
      text('From 7 points on a surgical consultation is suggested.'),
    ],
    rule: 'An item without an answer widens the total to a range; it never counts as 0. Each vertebra has its own score, the patient has the highest.',
    conflicts: ['X9', 'X10', 'X16', 'X18'],
    sources: ['fisher-2010', 'review-imaging', 'review-orthopaedic', 'topic-treatment'],
    words: 'spinal instability neoplastic score stable unstable total class',
    see: [
      'sins-pain',
      'sins-location',
      'sins-lesion',
      'sins-alignment',
      'sins-collapse',
      'sins-posterolateral',
      'sins-drivers',
    ],
  },
  'sins-pain': {
    title: 'SINS: pain',
    topic: 'sins',
    parts: [
      points('pain'),
      text('Mechanical pain is worse on movement or loading, or relieved by lying down.'),
      text('Pain on movement counts as unstable until proven otherwise, whatever the total.'),
    ],
    rule: 'Any other pain, also constant pain, is 1 point. Pain alone moves the class in half of all image-only answers, so it is asked first.',
    conflicts: ['X16'],
    sources: ['fisher-2010', 'topic-treatment'],
    words: 'mechanical movement banner',
  },
  'sins-location': {
    title: 'SINS: location',
    topic: 'sins',
    drawing: 'sins-regions',
    parts: [
      points('location'),
      table(
        'Levels',
        ['Region', 'Levels'],
        [
          ['Junction', 'Occiput to C2, C7 to T2, T11 to L1, L5 to S1'],
          ['Mobile', 'C3 to C6, L2 to L4'],
          ['Semi-rigid', 'T3 to T10'],
          ['Rigid', 'S2 to S5'],
        ],
      ),
    ],
    rule: 'Ranges include both ends, so L5 alone and S1 alone are junctions. A lesion at a disc takes the higher of its two vertebrae. L6 and a lumbarised S1 are junctions, T13 counts as T12, the coccyx is 0 and outside the table.',
    conflicts: ['X17'],
    sources: ['fisher-2010', 'thecal'],
    words: 'junctional levels semirigid rigid mobile transitional',
  },
  'sins-lesion': {
    title: 'SINS: lesion quality',
    topic: 'sins',
    parts: [
      points('lesion'),
      text('Lytic, mixed or blastic, as seen on CT or radiographs.'),
      text('Readers agree on this item least (kappa 0.24 and 0.21 in two studies).'),
      table(
        'Usual look by primary; recalled, not checked against the source',
        ['Look', 'Primaries'],
        [
          ['Lytic', 'Kidney, thyroid, lung, melanoma, myeloma'],
          ['Mixed', 'Breast, lung, gastrointestinal'],
          ['Blastic', 'Prostate, neuroendocrine; breast after treatment'],
        ],
      ),
    ],
    rule: 'The reader answers. CT values of a region are shown as a hint; without CT the answer is marked as inferred from MR. The histology decides nothing here.',
    conflicts: ['X20', 'X27'],
    sources: ['fisher-2010', 'fourney-2011', 'campos-2014', 'common-teaching'],
    words: 'lytic blastic mixed ct primary kidney prostate breast',
    see: ['hounsfield'],
  },
  'sins-alignment': {
    title: 'SINS: alignment',
    topic: 'sins',
    parts: [
      points('alignment'),
      text('Subluxation or translation, or a deformity that is new: kyphosis or scoliosis.'),
      table(
        'Translation proposed from',
        ['Region', 'Limit'],
        [
          ['Cervical', `${rule('sins-translation-cervical-mm')} mm`],
          ['Thoracic', `${rule('sins-translation-thoracic-mm')} mm`],
          ['Lumbar', `${rule('sins-translation-lumbar-mm')} mm`],
        ],
      ),
    ],
    rule: `Translation is measured along the upper endplate of the body below; from ${rule('sins-translation-ask-mm')} mm the reader is asked. An angle counts when it has grown by ${rule('sins-kyphosis-deg')}° against a prior or against uninvolved neighbours. Normal is proposed only where the slip and the sagittal angle were both measured; kyphosis and scoliosis are both kept, and the higher counts. The reader confirms that tumour is the cause. Lying on the back hides a mobile deformity, so a normal alignment is read with that in mind.`,
    conflicts: ['X26'],
    sources: ['fisher-2010', 'white-panjabi', 'thecal'],
    words: 'translation subluxation kyphosis scoliosis cobb supine',
  },
  'sins-collapse': {
    title: 'SINS: vertebral body collapse',
    topic: 'sins',
    parts: [
      points('collapse'),
      text(
        'Height is measured in front, in the middle and at the back, against the same columns of the nearest uninvolved bodies above and below: bodies near T12 are wedged by nature.',
      ),
      table(
        'Bands',
        ['Largest loss', 'Proposal'],
        [
          [`under ${none} %`, 'No collapse'],
          [`${none} to ${collapsed} %`, 'Asked: is there a fracture line?'],
          [`${collapsed} to ${COLLAPSE_RULE.half} %`, '2 points'],
          [`over ${COLLAPSE_RULE.half} %`, '3 points'],
        ],
      ),
    ],
    rule: `A broken endplate is 2 points at any loss. Unrounded values are compared; exactly ${COLLAPSE_RULE.half} % is not more than ${COLLAPSE_RULE.half} %. From ${COLLAPSE_RULE.boundaryFrom} to ${COLLAPSE_RULE.boundaryTo} % both totals are shown. No collapse is proposed only with all three heights and a sound neighbour or an outlined body: neighbours lie within two levels, are neither involved nor collapsed, and follow the line of the measured bodies within 20 %. A body that is flat as a whole is asked about.`,
    conflicts: ['X11'],
    sources: ['fisher-2010', 'thecal'],
    words: 'height loss fracture involvement 50 %',
    see: ['fracture-ct', 'fracture-mr'],
  },
  'sins-posterolateral': {
    title: 'SINS: posterolateral involvement',
    topic: 'sins',
    parts: [
      points('posterolateral'),
      text(
        'Tumour, fracture or replacement of the pedicle, the facet joint or the costovertebral joint, on one side or on both.',
      ),
    ],
    rule: 'Proposed from the marked compartments. Lamina, spinous process and transverse process alone score 0. The costovertebral joint counts from T1 to T12. None is proposed only when every element of both sides was looked at.',
    conflicts: ['X15'],
    sources: ['fisher-2010', 'topic-treatment', 'review-orthopaedic'],
    words: 'pedicle facet costovertebral lamina bilateral unilateral',
    see: ['compartments'],
  },
  'sins-drivers': {
    title: 'What drives instability',
    topic: 'sins',
    parts: [
      text('Predictors that a clinical topic ranks highest:'),
      list(
        'Subluxation or translation',
        'New deformity',
        'More than 50 % collapse',
        'Both facet joints destroyed',
        'Pain on movement',
        'A junctional level',
      ),
    ],
    sources: ['topic-treatment'],
    words: 'predictors top ranked',
    see: ['sins'],
  },
  'sins-validity': {
    title: 'How valid SINS is',
    topic: 'sins',
    parts: [
      text(
        'In 30 patients the score found unstable or potentially unstable spines with a sensitivity of 96 % and a specificity of 80 %, against an expert consensus.',
      ),
    ],
    sources: ['fourney-2011', 'topic-treatment'],
    words: 'sensitivity specificity',
    see: ['agreement-sins'],
  },
} as const satisfies Readonly<Record<string, ReferenceCard>>;
