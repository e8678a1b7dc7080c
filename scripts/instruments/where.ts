import type { ConflictId } from '../../src/domain/reference/conflicts.ts';

/** Where something can be seen and what proves it. */
export interface Place {
  /** An element by its tag, or words as the reader sees them. */
  readonly controls: readonly string[];
  /** The code that decides it. */
  readonly code: readonly string[];
  /** A test file and the beginning of the name of a test in it. */
  readonly tests: readonly (readonly [file: string, name: string])[];
}

const REFERENCE_TEST = 'src/domain/reference/reference.test.ts';
const GRADE_TEST = 'src/domain/escc/grade-slice.test.ts';
const ITEMS_TEST = 'src/domain/sins/items.test.ts';
const NOMS_TEST = 'src/domain/noms/noms.test.ts';
const SIGNAL_TEST = 'src/domain/signal/signal.test.ts';
const OBSERVATIONS = 'e2e/observations.spec.ts';
const LISTS_NAME = 'checklists are ticked, tallied without a verdict';

/** A card of the reference alone. */
const card = (file: string): Place => ({
  controls: ['thecal-reference'],
  code: [`src/domain/reference/cards/${file}-cards.ts`],
  tests: [[REFERENCE_TEST, 'every instrument 1 to 47 and every conflict X1 to X27 has its card']],
});

/** A card that is proposed for what is marked. */
const differential: Place = {
  controls: ['thecal-reference', 'For what is marked'],
  code: [
    'src/domain/reference/differentials.ts',
    'src/domain/reference/cards/differential-cards.ts',
  ],
  tests: [[REFERENCE_TEST, 'what is marked brings up what may lie there, nearest first']],
};

const tagged = (words: string): Place => ({
  controls: ['thecal-observations-card', words],
  code: ['src/domain/observation-words.ts', 'src/domain/reference/cards/sign-cards.ts'],
  tests: [[OBSERVATIONS, 'a sign is tagged, explained, and brings up what else it may be']],
});

/** The 47 instruments of the sources by number: where each lives. */
export const INSTRUMENT_PLACES: Readonly<Record<number, Place>> = {
  1: {
    controls: ['thecal-escc-card', 'Give the grade'],
    code: ['src/domain/escc/grade-slice.ts', 'src/domain/rules.ts'],
    tests: [
      [GRADE_TEST, 'E: a flattened cord with CSF left is 2'],
      ['e2e/read-sample.spec.ts', 'a single-level reading'],
    ],
  },
  2: {
    controls: ['thecal-escc-card', '1c counts as'],
    code: ['src/domain/escc/band.ts'],
    tests: [['src/domain/escc/rules.test.ts', 'only 1c changes its band']],
  },
  3: {
    controls: ['thecal-escc-card', 'Sac depth'],
    code: ['src/domain/escc/depth.ts'],
    tests: [[GRADE_TEST, 'C: a deformed sac and a cord out of reach are 1b']],
  },
  4: {
    controls: ['thecal-sins-card'],
    code: ['src/domain/sins/sins.ts', 'src/domain/sins/total.ts', 'src/domain/sins/propose.ts'],
    tests: [
      [
        'src/domain/sins/total.test.ts',
        'has a total, and the classes are counted 314, 847 and 135',
      ],
      ['src/domain/sins/sample-marks.test.ts', '$id $level: collapse within 2 points'],
    ],
  },
  5: card('sins'),
  6: card('sins'),
  7: {
    controls: ['thecal-noms-card'],
    code: ['src/domain/noms/noms.ts'],
    tests: [
      [NOMS_TEST, 'n1: grade 3, renal cell, SINS 5'],
      ['e2e/noms.spec.ts', 'the published branch follows the marks'],
    ],
  },
  8: {
    controls: ['thecal-noms-card', 'Primary'],
    code: ['src/domain/noms/primaries.ts'],
    tests: [[NOMS_TEST, 'n7: grade 1b, thyroid']],
  },
  9: {
    controls: ['thecal-noms-card', 'Published framework branch'],
    code: ['src/domain/noms/noms.ts', 'src/domain/noms/noms-words.ts'],
    tests: [[NOMS_TEST, 'n10: resistant, grade 2, not a surgical candidate']],
  },
  10: card('noms'),
  11: {
    controls: ['thecal-noms-card', 'Mechanical pain: described as unstable until proven otherwise'],
    code: ['src/domain/noms/noms.ts'],
    tests: [[NOMS_TEST, 'n8: SINS 5 but mechanical pain']],
  },
  12: card('noms'),
  13: card('checklist'),
  14: {
    controls: ['thecal-eposo-panel', 'Evaluation (EPOSO)'],
    code: ['src/domain/observation-words.ts', 'src/domain/reference/checklists.ts'],
    tests: [[OBSERVATIONS, 'the board evaluates beside the page']],
  },
  15: {
    controls: ['thecal-noms-card', 'Systemic'],
    code: ['src/domain/noms/clinical.ts', 'src/domain/reference/cards/noms-cards.ts'],
    tests: [['e2e/noms.spec.ts', 'the published branch follows the marks']],
  },
  16: {
    controls: ['thecal-schematic', 'thecal-compartment-list'],
    code: ['src/domain/compartment.ts', 'src/domain/proposed-compartments.ts'],
    tests: [
      [
        'e2e/marks.spec.ts',
        'the schematic marks a region, both sides with Shift, and the SINS follows',
      ],
    ],
  },
  17: {
    controls: ['thecal-escc-card', 'Intramedullary? Check, then grade by hand.'],
    code: ['src/domain/escc/sanity.ts'],
    tests: [[GRADE_TEST, 'P5 and V: tumour tagged intradural gets no ESCC grade']],
  },
  18: card('anatomy'),
  19: {
    controls: ['thecal-sins-card', 'Junction'],
    code: ['src/domain/sins/location.ts'],
    tests: [[ITEMS_TEST, 'of a lesion across vertebrae is the highest of them']],
  },
  20: tagged('Draped curtain'),
  21: tagged('Through the foramen'),
  22: {
    controls: ['thecal-coverage-note', 'thecal-spine-strip'],
    code: ['src/domain/coverage/coverage.ts'],
    tests: [['src/domain/coverage/coverage.test.ts', 'is whole from C1 to S1']],
  },
  23: {
    controls: ['thecal-signal-card'],
    code: ['src/domain/signal/phase-loss.ts'],
    tests: [[SIGNAL_TEST, 'is a share of the in-phase signal']],
  },
  24: {
    controls: ['thecal-signal-card'],
    code: ['src/domain/signal/attenuation.ts'],
    tests: [[SIGNAL_TEST, 'the 885/1060 rule (X14)']],
  },
  25: card('imaging'),
  26: tagged('Winking owl'),
  27: {
    controls: ['thecal-observations-card', 'Fracture on CT'],
    code: ['src/domain/reference/checklists.ts', 'src/domain/observation-words.ts'],
    tests: [
      [
        'src/domain/observation-words.test.ts',
        'each list has seven pairs and counts its own ticks alone',
      ],
      [OBSERVATIONS, LISTS_NAME],
    ],
  },
  28: {
    controls: ['thecal-observations-card', 'Fracture on MR'],
    code: ['src/domain/reference/checklists.ts', 'src/domain/observation-words.ts'],
    tests: [
      [
        'src/domain/observation-words.test.ts',
        'each list has seven pairs and counts its own ticks alone',
      ],
    ],
  },
  29: card('imaging'),
  30: {
    controls: ['thecal-signal-card'],
    code: ['src/domain/signal/signal-findings.ts'],
    tests: [[SIGNAL_TEST, 'compares marrow on T1 with disc and muscle of the same series']],
  },
  31: {
    controls: ['thecal-reference', 'thecal-cord-signal'],
    code: ['src/editor/hanging.ts', 'src/domain/reference/cards/imaging-cards.ts'],
    tests: [['e2e/real-studies.spec.ts', 'opens, hangs and links']],
  },
  32: card('imaging'),
  33: {
    controls: ['thecal-observations-card', 'Red flags'],
    code: ['src/domain/observation-words.ts', 'src/domain/reference/checklists.ts'],
    tests: [
      ['src/domain/observation-words.test.ts', 'an item that was not asked is neither yes nor no'],
      [OBSERVATIONS, LISTS_NAME],
    ],
  },
  34: {
    controls: ['thecal-accompanying-list'],
    code: ['src/domain/escc/accompanying.ts', 'src/domain/escc/accompanying-words.ts'],
    tests: [
      [
        'src/domain/escc/accompanying.test.ts',
        'Canal occupancy: C 10.8 %, D 14.2 %, compared with 50 %',
      ],
    ],
  },
  35: {
    controls: ['thecal-accompanying-list', 'Tumour to cord'],
    code: ['src/domain/escc/gap.ts', 'src/domain/escc/accompanying-words.ts'],
    tests: [[GRADE_TEST, 'D: a touched cord is 1c']],
  },
  36: card('measure'),
  37: card('measure'),
  38: card('noms'),
  39: card('measure'),
  40: differential,
  41: differential,
  42: differential,
  43: differential,
  44: differential,
  45: differential,
  46: differential,
  47: card('number'),
};

/** The 27 conflicts: where the reader sees the rule. */
export const CONFLICT_PLACES: Readonly<Record<ConflictId, Place>> = {
  X1: {
    controls: ['thecal-escc-card', '1c counts as', 'thecal-rules-dialog'],
    code: ['src/domain/escc/band.ts'],
    tests: [['src/domain/escc/rules.test.ts', 'only 1c changes its band']],
  },
  X2: {
    controls: ['thecal-escc-card', 'Epidural, sac not deformed'],
    code: ['src/domain/escc/explain.ts'],
    tests: [[GRADE_TEST, 'B: epidural tumour off the sac is 1a']],
  },
  X3: {
    controls: ['thecal-escc-card', 'Sac depth'],
    code: ['src/domain/escc/depth.ts'],
    tests: [[GRADE_TEST, 'C: a deformed sac and a cord out of reach are 1b']],
  },
  X4: {
    controls: ['The cord lies on the dura beside the tumour, but the sac is not deformed: 1a.'],
    code: ['src/domain/escc/flags.ts'],
    tests: [[GRADE_TEST, 'I: a cord that lies on an undeformed dura is 1a with its flag']],
  },
  X5: {
    controls: ['By displacement: the cord keeps its shape and is pushed away.'],
    code: ['src/domain/escc/decide.ts', 'src/domain/escc/flags.ts'],
    tests: [[GRADE_TEST, 'G: a round cord pushed away is 2 by displacement']],
  },
  X6: {
    controls: [
      'Tumour surrounds the sac. CSF is visible, so 2; by the circumferential reading it is 3.',
    ],
    code: ['src/domain/escc/flags.ts'],
    tests: [[GRADE_TEST, 'H: tumour all around with CSF left is 2, and 3 by the other reading']],
  },
  X7: {
    controls: ['No CSF is visible, but the cord is not compressed: a narrow canal, never 3.'],
    code: ['src/domain/escc/flags.ts'],
    tests: [
      [GRADE_TEST, 'N: CSF gone around a cord that keeps its shape is 1c with its flag, never 3'],
    ],
  },
  X8: {
    controls: ['thecal-escc-card', 'CSF left'],
    code: ['src/domain/escc/csf.ts'],
    tests: [[GRADE_TEST, 'drawn CSF is believed before what the outlines leave']],
  },
  X9: {
    controls: ['thecal-sins-scale'],
    code: ['src/domain/sins/total.ts'],
    tests: [
      [
        'src/domain/sins/total.test.ts',
        'has a total, and the classes are counted 314, 847 and 135',
      ],
    ],
  },
  X10: {
    controls: ['Surgical consultation is suggested from'],
    code: ['src/domain/sins/explain.ts'],
    tests: [
      [
        'src/domain/sins/summary.test.ts',
        'suggests consultation from 7 points on, and nothing below',
      ],
    ],
  },
  X11: {
    controls: ['thecal-sins-card', 'Boundary: with'],
    code: ['src/domain/sins/collapse.ts'],
    tests: [
      [ITEMS_TEST, 'of exactly 50 is 2, with both totals to be shown'],
      ['src/domain/sins/summary.test.ts', 'shows both totals at the 50 % boundary (s8)'],
    ],
  },
  X12: {
    controls: ['thecal-reference', 'sources differ'],
    code: ['src/domain/reference/cards/imaging-cards.ts'],
    tests: [[REFERENCE_TEST, 'every instrument 1 to 47 and every conflict X1 to X27 has its card']],
  },
  X13: {
    controls: ['thecal-signal-card', '18 to 22 % is held for noise here (proposal)'],
    code: ['src/domain/signal/phase-loss.ts'],
    tests: [[SIGNAL_TEST, 'loss of signal out of phase (X13)']],
  },
  X14: {
    controls: [
      'thecal-signal-card',
      'Mean below 885 HU and maximum below 1060 HU favour metastasis',
    ],
    code: ['src/domain/signal/attenuation.ts'],
    tests: [[SIGNAL_TEST, 'the 885/1060 rule (X14)']],
  },
  X15: {
    controls: ['thecal-schematic', 'SINS posterolateral'],
    code: ['src/domain/sins/posterolateral.ts'],
    tests: [
      [ITEMS_TEST, 'counts pedicle, facet and costovertebral joint, not lamina or processes (s11)'],
    ],
  },
  X16: {
    controls: ['thecal-sins-card', 'Other: pain, but not mechanical'],
    code: ['src/domain/sins/total.ts'],
    tests: [['src/domain/sins/total.test.ts', 'never counts unknown as 0']],
  },
  X17: {
    controls: ['thecal-sins-card', 'is not in the published table.'],
    code: ['src/domain/sins/location.ts'],
    tests: [
      [ITEMS_TEST, 'says that the coccyx is outside the table'],
      [ITEMS_TEST, 'of a lesion across vertebrae is the highest of them'],
    ],
  },
  X18: {
    controls: ['thecal-level-table', 'Highest SINS'],
    code: ['src/domain/level-table.ts', 'src/domain/report-text.ts'],
    tests: [
      ['src/domain/report-text.test.ts', 'short: a paragraph a level, worst first, and a summary'],
    ],
  },
  X19: {
    controls: ['thecal-noms-card', 'The sources give no radiosensitivity for this tumour'],
    code: ['src/domain/noms/primaries.ts', 'src/domain/noms/noms.ts'],
    tests: [[NOMS_TEST, 'n7: grade 1b, thyroid']],
  },
  X20: {
    controls: ['thecal-sins-card', 'The histology decides nothing here'],
    code: ['src/domain/sins/propose.ts', 'src/domain/reference/cards/sins-cards.ts'],
    tests: [[SIGNAL_TEST, 'hints at what attenuation favours, for the lesion alone']],
  },
  X21: {
    controls: ['thecal-reference', 'N, neurologic'],
    code: ['src/domain/reference/cards/noms-cards.ts'],
    tests: [[REFERENCE_TEST, 'every instrument 1 to 47 and every conflict X1 to X27 has its card']],
  },
  X22: {
    controls: ['thecal-reference', 'sensitivity 98.5 %, specificity 98.9 %'],
    code: ['src/domain/reference/cards/imaging-cards.ts'],
    tests: [[REFERENCE_TEST, 'every instrument 1 to 47 and every conflict X1 to X27 has its card']],
  },
  X23: {
    controls: ['thecal-reference', 'Where along the spine'],
    code: ['src/domain/reference/cards/number-cards.ts'],
    tests: [[REFERENCE_TEST, 'every instrument 1 to 47 and every conflict X1 to X27 has its card']],
  },
  X24: {
    controls: ['thecal-reference', 'Those with vertebral metastases'],
    code: ['src/domain/reference/cards/number-cards.ts'],
    tests: [[REFERENCE_TEST, 'every instrument 1 to 47 and every conflict X1 to X27 has its card']],
  },
  X25: {
    controls: ['thecal-noms-card', '1c: one source calls it controversial'],
    code: ['src/domain/noms/noms-words.ts', 'src/features/board/board-model.ts'],
    tests: [
      [
        NOMS_TEST,
        'goes with the low grades, and with the high ones where the rules of the reading say so',
      ],
    ],
  },
  X26: {
    controls: ['thecal-sins-card', 'Translation or subluxation'],
    code: ['src/domain/sins/alignment.ts'],
    tests: [[ITEMS_TEST, 'takes translation before deformity (X26)']],
  },
  X27: {
    controls: ['thecal-sins-card', 'MRI-inferred: no CT of this study shows the level.'],
    code: ['src/components/sins-card/sins-card-model.ts'],
    tests: [
      [
        'src/components/sins-card/sins-card-model.test.ts',
        'prints that the image was taken lying beside a normal alignment, and that MR is no CT',
      ],
    ],
  },
};
