import { COMPARTMENTS, type CompartmentFinding } from './compartment.ts';
import { caudaSentence } from './escc/cauda-words.ts';
import type { EsccFlag } from './escc/escc.ts';
import {
  describeMeasure,
  explainFlag,
  explainRange,
  gradePhrase,
  proposalTitle,
} from './escc/explain.ts';
import type { LevelRow } from './level-table.ts';
import { READ_ON_SAGITTAL, worstLevels } from './level-table.ts';
import { VERTEBRAE, type CountingMethod, type Vertebra } from './level.ts';
import { compartmentName } from './names.ts';
import { deficitOpenParts, deficitText } from './noms/deficit-words.ts';
import { levelsSentence } from './noms/noms-levels.ts';
import { nomsReport } from './noms/noms-report.ts';
import { checklistItems, FRACTURE_TESTS, signName, tallyWords } from './observation-words.ts';
import { EMPTY_ASSESSMENT, type LevelAssessment, type Reading } from './reading.ts';
import { CHECKLIST_WORDS } from './reference/checklists.ts';
import { overrideOf } from './reader-override.ts';
import { areSameRules, toleranceWords } from './rule-words.ts';
import { PROPOSED_RULES } from './rules.ts';
import {
  bodySentences,
  coverageSentences,
  observationSentences,
  type ReportImages,
} from './report-evidence.ts';
import { sinsTotalText } from './sins/explain.ts';
import { sinsAnswerLabel, SINS_ITEM_LABELS } from './sins/sins-words.ts';
import { SINS_ITEMS, type SinsAnswers } from './sins/sins.ts';
import type { SinsBoundary } from './sins/summary.ts';
import { pointsOf } from './sins/total.ts';

/** `short`: a line a level and a summary. `long`: what was measured and answered, too. */
export type ReportForm = 'short' | 'long';

const COUNTING: Readonly<Record<CountingMethod, string>> = {
  'from-c2': 'counted down from C2',
  'from-last-rib': 'counted from the last rib',
  'from-iliolumbar': 'counted from the iliolumbar ligament',
  'from-sacrum': 'counted up from the sacrum',
  'from-localiser': 'counted on a localiser',
  presumed: 'presumed, not counted',
};

/**
 * A reading as text for a report: one paragraph a level, worst first, and a summary. Every number has its unit; what is
 * proposed and not confirmed, and what is missing, is said to be so.
 */
export function reportText(
  reading: Reading,
  rows: readonly LevelRow[],
  form: ReportForm,
  study: ReportImages,
): string {
  const beside = besideText(reading, rows, form, study);
  if (rows.length === 0 && beside.length === 0) return 'No level with disease is recorded.';
  const counted = [
    `Levels: ${COUNTING[reading.counting.method]}.`,
    ...coverageSentences(reading, study),
  ];
  return [
    ...(form === 'long' ? [counted.join(' ')] : []),
    ...rows.map((row) => levelText(reading, row, form, study)),
    ...beside,
    summaryText(reading, rows, form),
  ].join('\n\n');
}

/** Levels without tumour at which something was looked at or seen, one paragraph each, from head to tail. */
function besideText(
  reading: Reading,
  rows: readonly LevelRow[],
  form: ReportForm,
  study: ReportImages,
): readonly string[] {
  return VERTEBRAE.filter((level) => !rows.some((row) => row.level === level)).flatMap((level) => {
    const assessment = reading.assessments[level];
    if (assessment === undefined) return [];
    const free = compartmentsWith(assessment, 'absent');
    const said = [
      ...(free.length === 0
        ? []
        : [`No tumour in what was looked at${form === 'long' ? `: ${free.join(', ')}` : ''}.`]),
      ...observationSentences(reading, level, study),
      ...seenText(reading, level),
    ];
    return said.length === 0 ? [] : [`${level}: ${said.join(' ')}`];
  });
}

const compartmentsWith = (
  { compartments }: LevelAssessment,
  finding: CompartmentFinding,
): readonly string[] =>
  COMPARTMENTS.filter((compartment) => compartments[compartment] === finding).map((compartment) =>
    compartmentName(compartment).toLowerCase(),
  );

function levelText(reading: Reading, row: LevelRow, form: ReportForm, study: ReportImages): string {
  const { level } = row;
  const found = compartmentsWith(reading.assessments[level] ?? EMPTY_ASSESSMENT, 'present');
  const sentences = [
    ...(form === 'long' && found.length > 0 ? [`Involved: ${found.join(', ')}.`] : []),
    esccText(row),
    ...(form === 'long' ? measuresText(row) : []),
    ...(form === 'long' ? bodySentences(reading, level, study) : []),
    sinsText(row, reading.assessments[level]?.sins ?? {}, form),
    ...deficitSentences(row, form),
    ...(form === 'long' ? observationSentences(reading, level, study) : []),
    ...(form === 'long' ? seenText(reading, level) : []),
  ];
  return `${level}: ${sentences.join(' ')}`;
}

function esccText(row: LevelRow): string {
  if (row.caudaEquina) return caudaSentence(row.cauda, row.escc.cauda);
  const gap =
    row.gapMm === null
      ? ''
      : ` Tumour to cord ${row.gapMm.toFixed(1)} mm${row.isGapElsewhere ? ', on another slice than the grade' : ''}.`;
  if (row.confirmed) {
    const { grade } = row.confirmed;
    const override = overrideOf(row);
    const plane = row.isReadOnSagittal ? ` ${READ_ON_SAGITTAL}` : '';
    if (override !== null) return `ESCC grade ${override}.${gap}${plane}`;
    return `ESCC grade ${grade} (${gradePhrase(grade)}).${gap}${plane}`;
  }
  const { proposal } = row.escc;
  if (!proposal || proposal.kind === 'none') return 'ESCC not graded.';
  return `ESCC ${proposalTitle(proposal)}, a proposal that is not confirmed.${openText(row)}${gap}`;
}

/** Why a proposed range is open, and what hangs on it. */
function openText({ escc: { deciding } }: LevelRow): string {
  const proposal = deciding?.result.proposal;
  return deciding && proposal?.kind === 'range'
    ? ` ${explainRange(proposal, deciding.result)}`
    : '';
}

/** What was made of the outlines before they were measured, and what does not fit. */
const NOTED: readonly EsccFlag['kind'][] = [
  'mended',
  'overlap',
  'reference-small',
  'reference-wider',
  'displaced-without-contact',
  'ventral-at-apex',
];

function measuresText({ escc, caudaEquina }: LevelRow): readonly string[] {
  const { deciding } = escc;
  if (!deciding || caudaEquina) return [];
  const { measures, drawing, accompanying } = deciding.result;
  const arc = drawing.arc
    ? [`arc of tumour around the sac ${Math.round(drawing.arc.totalDeg)}°`]
    : [];
  const canal =
    accompanying.occupancyPercent === null
      ? []
      : [`tumour in ${accompanying.occupancyPercent.toFixed(0)} % of the canal`];
  const words = measures
    .filter(({ name }) => name !== 'gap' && name !== 'epiduralArea')
    .map((measure) => {
      const { label, value, verdict } = describeMeasure(measure);
      // What a hull cannot exclude goes with its number wherever that is printed.
      const note =
        measure.method === 'hull' && measure.value < measure.tolerance ? ` (${verdict})` : '';
      return `${label === 'CSF left' ? label : label.toLowerCase()} ${value}${note}`;
    });
  const said = [...words, ...arc, ...canal];
  const notes = deciding.result.flags
    .filter(({ kind }) => NOTED.includes(kind))
    .map((flag) => explainFlag(flag, deciding.result));
  return [...(said.length === 0 ? [] : [`Measured: ${said.join(', ')}.`]), ...notes];
}

function sinsText({ sins }: LevelRow, answers: SinsAnswers, form: ReportForm): string {
  if (sins.missing.length === SINS_ITEMS.length) return 'SINS not assessed.';
  const { total } = sins;
  const proposed = sins.restsOnProposals;
  const head = `SINS ${sinsTotalText(total)} of 18, ${total.class ?? 'class open'}${
    proposed.length === 0 ? '' : ', in part proposed'
  }.`;
  const items = SINS_ITEMS.flatMap((item) => {
    const [only, ...others] = sins.choices[item];
    if (only === undefined || others.length > 0) return [];
    const answer = answers[item];
    const isFromMr = answer?.kind === 'answer' && answer.inferredFromMr === true;
    const other = sins.overridden[item];
    const note = [
      ...(proposed.includes(item) ? ['proposed'] : []),
      ...(isFromMr ? ['MRI-inferred'] : []),
      ...(other === undefined
        ? []
        : [`by the reader; the marks say ${sinsAnswerLabel(item, other).toLowerCase()}`]),
    ]
      .map((one) => `, ${one}`)
      .join('');
    return [
      `${SINS_ITEM_LABELS[item].toLowerCase()} ${sinsAnswerLabel(item, only).toLowerCase()} (${pointsOf(item, only as never)}${note})`,
    ];
  });
  const missing = sins.missing.map((item) => SINS_ITEM_LABELS[item].toLowerCase());
  return [
    head,
    ...(form === 'long' && items.length > 0 ? [`Items: ${items.join(', ')}.`] : []),
    ...(form === 'long' ? sins.boundaries.map(boundaryText) : []),
    ...(missing.length === 0 ? [] : [`Not assessed: ${missing.join(', ')}.`]),
  ].join(' ');
}

/** The deficit of a level, once it was asked; what was not asked of it, too. */
function deficitSentences({ deficit }: LevelRow, form: ReportForm): readonly string[] {
  if (deficit === null) return [];
  const open = deficitOpenParts(deficit);
  return [
    `Neurology: ${deficitText(deficit)}.`,
    ...(form === 'long' && open.length > 0 ? [`Not asked: ${open.join(', ')}.`] : []),
  ];
}

/** Signs and ticked fracture pairs; tallies without a verdict. */
function seenText({ assessments }: Reading, level: Vertebra): readonly string[] {
  const { signs, fracture } = assessments[level] ?? EMPTY_ASSESSMENT;
  const tallies = FRACTURE_TESTS.flatMap((test) => {
    const words = tallyWords(fracture, test);
    return words === null ? [] : [`Fracture features on ${test.toUpperCase()}: ${words}.`];
  });
  return [
    ...(signs.length === 0
      ? []
      : [`Signs: ${signs.map((sign) => signName(sign).toLowerCase()).join(', ')}.`]),
    ...tallies,
  ];
}

/** Red flags that were answered yes, and the numbers a reader changed in the rules. */
function aroundText({ checklist, rules }: Reading, form: ReportForm): readonly string[] {
  const flags = checklistItems('flag').filter((item) => checklist[item] === 'yes');
  return [
    ...(form === 'long' && flags.length > 0
      ? [`Red flags: ${flags.map((item) => CHECKLIST_WORDS[item].toLowerCase()).join('; ')}.`]
      : []),
    ...(areSameRules(rules, PROPOSED_RULES) ? [] : [toleranceWords(rules)]),
  ];
}
/** The other total of an item that was measured near its threshold. */
const boundaryText = ({ item, alternative, total }: SinsBoundary): string =>
  `Measured at a boundary: with ${SINS_ITEM_LABELS[item].toLowerCase()} ${sinsAnswerLabel(item, alternative).toLowerCase()} the SINS is ${sinsTotalText(total)}.`;

function summaryText(reading: Reading, rows: readonly LevelRow[], form: ReportForm): string {
  const worst = worstLevels(rows);
  const several = levelsSentence(rows);
  const escc = worst.escc;
  const grade = escc?.confirmed
    ? `grade ${escc.confirmed.grade}`
    : escc?.escc.proposal
      ? `${proposalTitle(escc.escc.proposal)} (proposal)`
      : null;
  const sins = worst.sins;
  const isScored = sins && sins.sins.missing.length < SINS_ITEMS.length;
  return [
    'Summary:',
    grade && escc ? `Highest ESCC ${grade} at ${escc.level}.` : 'No ESCC grade.',
    isScored
      ? `Highest SINS ${sinsTotalText(sins.sins.total)} at ${sins.level} (${sins.sins.total.class ?? 'class open'}).`
      : 'SINS not assessed.',
    ...(form === 'long' && several !== '' ? [several] : []),
    ...(form === 'long' ? nomsReport(rows, reading) : []),
    ...aroundText(reading, form),
  ].join(' ');
}
