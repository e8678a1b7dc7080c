import { assertUnreachable } from '../../base/assert.ts';
import {
  ESCC_GRADES,
  type EsccDifference,
  type EsccFlag,
  type EsccGrade,
  type EsccMeasure,
  type EsccMeasureName,
  type EsccProposal,
  type EsccQuestion,
  type EsccReviewReason,
} from './escc.ts';
import type { CaudaScales, EsccProblem, EsccSliceResult } from './slice-result.ts';

const GRADE_TITLES: Readonly<Record<EsccGrade, string>> = {
  '0': 'Bone only',
  '1a': 'Epidural, sac not deformed',
  '1b': 'Sac deformed, cord not touched',
  '1c': 'Cord touched, not compressed',
  '2': 'Cord compressed, CSF visible',
  '3': 'Cord compressed, no CSF',
};

/** What a grade means, in a few words. Source: Bilsky et al. 2010. */
export const gradeTitle = (grade: EsccGrade): string => GRADE_TITLES[grade];

/** The title within a sentence: "cord compressed, CSF visible". */
export const gradePhrase = (grade: EsccGrade): string =>
  GRADE_TITLES[grade].charAt(0).toLowerCase() + GRADE_TITLES[grade].slice(1);

/** What is proposed, at chip size: "1c", "1a-2", "1b or higher", "CE" below the conus, else "?". */
export function proposalTitle(proposal: EsccProposal): string {
  switch (proposal.kind) {
    case 'grade':
      return proposal.grade;
    case 'range':
      return `${proposal.lowest}-${proposal.highest}`;
    case 'at-least':
      return `${proposal.lowest} or higher`;
    case 'none':
      return proposal.reason === 'below-conus' ? 'CE' : '?';
    default:
      return assertUnreachable(proposal);
  }
}

const QUESTIONS: Readonly<Record<EsccQuestion, string>> = {
  'tumour-in-canal': 'Does the tumour reach into the canal?',
  'sac-deformed': 'Is the sac deformed by the tumour?',
  'sac-or-cord-displaced': 'Is the sac or the cord displaced by the tumour?',
  'cord-compressed-or-displaced': 'Is the cord compressed or displaced?',
  'csf-visible': 'Is CSF visible around the cord?',
};

/** A question that the outlines leave open, one tap for the reader. */
export const questionText = (question: EsccQuestion): string => QUESTIONS[question];

const mm = (value: number): string => `${value.toFixed(1)} mm`;
const mm2 = (value: number): string => `${value.toFixed(0)} mm²`;

const MEASURE_LABELS: Readonly<Record<EsccMeasureName, string>> = {
  gap: 'Gap to cord',
  sacDepth: 'Sac depth',
  cordDepth: 'Cord depth',
  cordNarrowing: 'Cord narrowed',
  cordDisplacement: 'Displacement',
  csfArea: 'CSF left',
  epiduralArea: 'Epidural tumour',
};

/** A measure with its tolerance as result, e.g. "Gap to cord", "0.7 mm", "touched ≤ 1.0". */
export function describeMeasure(measure: EsccMeasure): {
  readonly label: string;
  readonly value: string;
  readonly verdict: string;
} {
  const isArea = measure.unit === 'mm2';
  // Negative zero, and shifts towards the tumour, read as what they are: nothing pushed away.
  const value = measure.name === 'cordDisplacement' ? Math.max(0, measure.value) : measure.value;
  return {
    label: MEASURE_LABELS[measure.name],
    value: isArea ? mm2(value) : mm(value),
    verdict: verdictOf(measure, measure.tolerance.toFixed(isArea ? 0 : 1)),
  };
}

/** Ties are decided as the rule decides them: at the tolerance a measure counts. */
function verdictOf({ name, value, tolerance, method }: EsccMeasure, limit: string): string {
  const reaches = value >= tolerance - 0.001;
  const open = method === 'hull' && !reaches;
  switch (name) {
    case 'gap':
      return value <= tolerance + 0.001 ? `touched ≤ ${limit}` : `clear > ${limit}`;
    case 'sacDepth':
      if (open) return 'proves nothing, no reference';
      return reaches ? `deformed ≥ ${limit}` : `no, limit ${limit}`;
    case 'cordDepth':
    case 'cordNarrowing':
      if (open) return 'proves nothing, no reference';
      return reaches ? `compressed ≥ ${limit}` : `no, limit ${limit}`;
    case 'cordDisplacement':
      return reaches ? `displaced ≥ ${limit}` : `no, limit ${limit}`;
    case 'csfArea':
      return reaches ? `visible ≥ ${limit}` : `effaced < ${limit}`;
    case 'epiduralArea':
      return reaches ? `counts ≥ ${limit}` : `too small < ${limit}`;
    default:
      return assertUnreachable(name);
  }
}

/** Why this is proposed, in one to three sentences with the deciding measures. */
export function explainEscc(result: EsccSliceResult): string {
  const { proposal } = result;
  switch (proposal.kind) {
    case 'grade':
      return explainGrade(proposal.grade, result);
    case 'range':
      return [
        explainRange(proposal, result),
        ...(result.asks === null ? [] : [questionText(result.asks)]),
      ].join(' ');
    case 'at-least':
      return `No outline of the cord on this slice, so the grade can only be "${proposal.lowest} or higher". Draw the cord (D).`;
    case 'none':
      return result.cauda === null
        ? NONE_SENTENCES[proposal.reason]
        : `${NONE_SENTENCES[proposal.reason]} ${explainCauda(result.cauda)}`;
    default:
      return assertUnreachable(proposal);
  }
}

/** Why a grade is left open, and what hangs on it. */
export function explainRange(
  { lowest, highest, open }: EsccProposal & { kind: 'range' },
  result: EsccSliceResult,
): string {
  return [
    `Between ${lowest} and ${highest}: ${rangeReason(open, result)}`,
    ...(isLoud({ lowest, highest }) ? [WHAT_HANGS_ON_IT] : []),
  ].join(' ');
}

/** Whether a range crosses from 1c to 2, where the published branches part; within 0 to 1c it stays quiet. */
export const isLoud = (range: {
  readonly lowest: EsccGrade;
  readonly highest: EsccGrade;
}): boolean =>
  ESCC_GRADES.indexOf(range.lowest) <= ESCC_GRADES.indexOf('1c') &&
  ESCC_GRADES.indexOf(range.highest) >= ESCC_GRADES.indexOf('2');

/** What a range across 1c and 2 means. */
export const WHAT_HANGS_ON_IT =
  'Whether the cord is compressed or displaced decides between branches.';

const DIFFERENCES: Readonly<Record<EsccDifference, string>> = {
  'tumour-in-canal':
    'without the canal, tumour of bone or soft tissue beside the sac may lie in it.',
  'canal-wall': 'the canal ends at the tumour, so its wall may have been left out there.',
  'canal-shape':
    'the canal has another shape than at the reference, which can lie in it in two ways.',
  overlap: 'the outlines of sac and tumour overlap, and either line may be the one to mend.',
  reference: 'the two references do not agree.',
  'reference-wider': 'the reference is wider than this sac and may not suit it.',
  sliver: 'the piece of tumour beside the sac is hardly large enough to count.',
  direction: 'tumour presses from more than one side.',
  'proposed-outline':
    'the outline was proposed from the image and may be off by what decides here. Look at its line beside the tumour, and drag it where it is off.',
};

/** The tool whose outline, drawn or mended, settles a difference; null where no outline does. */
export const differenceTool = (difference: EsccDifference): 'canal' | 'sac' | null => {
  switch (difference) {
    case 'tumour-in-canal':
    case 'canal-wall':
      return 'canal';
    case 'overlap':
      return 'sac';
    case 'canal-shape':
    case 'reference':
    case 'reference-wider':
    case 'sliver':
    case 'direction':
    case 'proposed-outline':
      return null;
  }
};

/** Whether another reference settles a difference. */
export const isOfReference = (difference: EsccDifference): boolean =>
  difference === 'reference' || difference === 'reference-wider' || difference === 'canal-shape';

function rangeReason(
  open: readonly EsccQuestion[],
  { differs: [first], measures, flags }: EsccSliceResult,
): string {
  const has = (kind: EsccFlag['kind']): boolean => flags.some((flag) => flag.kind === kind);
  const isByHull = (name: EsccMeasureName): boolean =>
    measures.some((one) => one.name === name && one.method === 'hull');
  if (first !== undefined) return DIFFERENCES[first];
  if (open.length === 1 && open[0] === 'csf-visible')
    return 'the CSF is hardly wide enough to count.';
  if (open.includes('sac-or-cord-displaced')) {
    return 'without canals on this slice and the reference a shift of the whole sac cannot be seen.';
  }
  if (open.includes('sac-deformed') && !isByHull('sacDepth')) {
    return has('reference-small')
      ? 'the reference is smaller than this sac, so it proves a dent and denies none.'
      : 'tumour surrounds the sac, so nothing shows whether the reference suits it.';
  }
  if (open.includes('cord-compressed-or-displaced') && !isByHull('cordDepth')) {
    if (has('reference-wider')) {
      return 'the reference is wider than this cord where no tumour is, so it proves no compression.';
    }
    return measures.some(({ name }) => name === 'cordDisplacement')
      ? 'the cord is narrowed, but not by enough to be sure.'
      : 'without canals on this slice and the reference a shift of the cord cannot be seen.';
  }
  if (open.length === 0) return 'the outlines can be read both ways.';
  const whose = open.includes('cord-compressed-or-displaced')
    ? open.includes('sac-deformed')
      ? 'sac and the cord'
      : 'cord'
    : 'sac';
  return `without a reference outline the shape of the ${whose} proves nothing.`;
}

const NONE_SENTENCES: Readonly<Record<(EsccProposal & { kind: 'none' })['reason'], string>> = {
  'no-tumour': 'No tumour is outlined on this slice. Draw the tumour (T).',
  'no-epidural-tumour': 'No epidural tumour is outlined on this slice.',
  'no-sac':
    'No outline of the thecal sac on this slice, so nothing can be graded. Draw the sac (S).',
  'bone-alone':
    'Bone tumour is outlined without sac or canal: whether it reaches the sac cannot be told. Draw the sac (S).',
  'below-conus': 'This slice lies below the conus. ESCC is not defined here.',
  'conus-unknown':
    'From T12 to L3 the conus may lie above or below. Mark its tip on the sagittal image (N), or grade by hand.',
  intradural: 'The tumour is marked intradural. ESCC grades epidural tumour only.',
  intramedullary: 'The tumour lies in the cord. ESCC grades epidural tumour only.',
  resolution: 'The pixels are too coarse to propose a grade. Grade by hand.',
  review: 'The outlines contradict each other. Check them, then grade by hand.',
};

function explainGrade(grade: EsccGrade, result: EsccSliceResult): string {
  const { tolerances, flags } = result;
  const measure = (name: EsccMeasureName): EsccMeasure | undefined =>
    result.measures.find((one) => one.name === name);
  const text = (name: EsccMeasureName): string => {
    const found = measure(name);
    if (found === undefined) return 'not measured';
    return found.unit === 'mm2' ? mm2(found.value) : mm(found.value);
  };
  switch (grade) {
    case '0':
      return `Epidural tumour covers ${text('epiduralArea')}, less than ${mm2(tolerances.epiduralAreaMm2)}: bone only, so 0.`;
    case '1a':
      return measure('sacDepth')?.method === 'hull'
        ? 'You answered that the sac is not deformed, so 1a.'
        : `The sac is pushed in by ${text('sacDepth')}: not deformed, so 1a. 1b needs ${mm(tolerances.depthMm)} or more.`;
    case '1b':
      return result.csfBetween
        ? 'The sac is deformed and drawn CSF lies between tumour and cord: not touched, so 1b.'
        : `The gap is ${text('gap')}: not touched, so 1b. 1c needs a gap of ${mm(tolerances.contactMm)} or less.`;
    case '1c':
      return `The gap is ${text('gap')}: touched, so 1c. 1b needs a gap above ${mm(tolerances.contactMm)}.`;
    case '2':
    case '3':
      return `${affectedSentence(flags, measure, text)} CSF is ${grade === '2' ? 'visible' : 'not visible'} (${text('csfArea')}), so ${grade}.`;
    default:
      return assertUnreachable(grade);
  }
}

function affectedSentence(
  flags: readonly EsccFlag[],
  measure: (name: EsccMeasureName) => EsccMeasure | undefined,
  text: (name: EsccMeasureName) => string,
): string {
  if (flags.some(({ kind }) => kind === 'by-displacement')) {
    return `The cord is displaced by ${text('cordDisplacement')}.`;
  }
  const depth = measure('cordDepth');
  if (depth !== undefined && depth.value >= depth.tolerance - 0.001) {
    return `The cord is pushed in by ${text('cordDepth')}.`;
  }
  return measure('cordNarrowing')?.decided === true
    ? `The cord is narrower by ${text('cordNarrowing')} where tumour touches it.`
    : 'You answered that the cord is compressed or displaced.';
}

const BOUNDARY_WORDS: Readonly<Record<EsccMeasureName, string>> = {
  gap: 'contact',
  sacDepth: 'sac deformation',
  cordDepth: 'cord compression',
  cordNarrowing: 'cord compression',
  cordDisplacement: 'cord displacement',
  csfArea: 'visible CSF',
  epiduralArea: 'epidural tumour',
};

const REVIEW_SENTENCES: Readonly<Record<EsccReviewReason, string>> = {
  intradural: 'Tumour reaches deep into the sac. Intradural? Check, then grade by hand.',
  intramedullary: 'Tumour crosses the cord outline. Intramedullary? Check, then grade by hand.',
  'cord-outside-sac': 'The cord outline leaves the sac. Check both outlines.',
  'sac-outside-canal': 'The sac outline leaves the canal. Check both outlines.',
  'cord-deformed-sac-not':
    'The cord is deformed but the sac is not. Check both outlines, then grade by hand.',
  'cord-compressed-without-contact':
    'The cord is compressed or displaced without contact. Check the outlines, then grade by hand.',
};

/** A flag as one or two sentences. */
export function explainFlag(flag: EsccFlag, result: EsccSliceResult): string {
  switch (flag.kind) {
    case 'boundary':
      return `Boundary: ${BOUNDARY_WORDS[flag.measure]}, ${mm(flag.distanceMm)} from ${acrossBoundary(flag.measure, result)}. Look at both neighbours before you accept.`;
    case 'by-displacement':
      return 'By displacement: the cord keeps its shape and is pushed away.';
    case 'displaced-without-contact':
      return 'Displaced without contact: sac and cord are pushed away, and CSF or fat keeps tumour off the cord: 1b.';
    case 'ventral-at-apex':
      return 'The cord lies ventrally at an apex, away from the tumour behind it: 1b.';
    case 'differs':
      return `Can be read in more than one way: ${DIFFERENCES[flag.by]}`;
    case 'mended':
      return flag.which === 'cord'
        ? `Mended: the cord line lay ${mm(flag.depthMm)} outside the sac, which was taken to reach as far.`
        : `Mended: the sac line lay ${mm(flag.depthMm)} outside the canal, which was taken to reach as far.`;
    case 'overlap':
      return `Sac and tumour overlap by ${mm(flag.depthMm)}. Redraw the line that is off.`;
    case 'reference-wider':
      return 'A reference is wider than sac or cord here where no tumour is. Choose another.';
    case 'reference-small':
      return `The reference ${flag.structure} does not fit: it is smaller than this one where no tumour is. It can prove a dent, never deny one. Choose another.`;
    case 'alt-3':
      return 'Tumour surrounds the sac. CSF is visible, so 2; by the circumferential reading it is 3.';
    case 'cord-abuts-undeformed-dura':
      return 'The cord lies on the dura beside the tumour, but the sac is not deformed: 1a.';
    case 'csf-effaced-no-compression':
      return 'No CSF is visible, but the cord is not compressed: a narrow canal, never 3.';
    case 'low-sensitivity':
      return `Without a reference the ${flag.measure === 'sacDepth' ? 'sac' : 'cord'} depth can prove a deformation but not exclude one.`;
    case 'resolution':
      return "The pixels are too coarse: the grade is the reader's alone.";
    case 'oblique':
      return `The slice is tilted ${flag.angleDeg.toFixed(0)}° against the cord: distances may be too long.`;
    case 'ct-myelogram':
      return 'Outlined on a CT myelogram, not on T2.';
    case 'review': {
      const problem = result.problems.find(
        (one) => one.kind === 'spill' && one.reason === flag.reason,
      );
      return problem === undefined ? REVIEW_SENTENCES[flag.reason] : explainProblem(problem);
    }
    default:
      return assertUnreachable(flag);
  }
}

/** The grade on the other side of a boundary. */
function acrossBoundary(name: EsccMeasureName, { proposal }: EsccSliceResult): string {
  if (proposal.kind !== 'grade') return 'the other answer';
  const { grade } = proposal;
  switch (name) {
    case 'gap':
      return grade === '1b' ? '1c' : grade === '1c' ? '1b' : 'the other answer';
    case 'sacDepth':
      return grade === '1a' ? 'a deformed sac' : '1a';
    case 'cordDepth':
    case 'cordNarrowing':
    case 'cordDisplacement':
      return grade === '1c' ? 'a compressed or displaced cord' : '1c';
    case 'csfArea':
      return grade === '2' ? '3' : grade === '3' ? '2' : 'the other answer';
    case 'epiduralArea':
      return grade === ESCC_GRADES[0] ? 'epidural tumour' : '0';
    default:
      return assertUnreachable(name);
  }
}

/** A problem of the outlines as a sentence with its number, e.g. "Tumour crosses the cord outline by 1.8 mm. ..." */
export function explainProblem(problem: EsccProblem): string {
  if (problem.kind === 'self-crossing') {
    return `The ${problem.structure} outline crosses itself. Repair it first.`;
  }
  if (problem.kind === 'csf-outside-sac') {
    return `${mm2(problem.areaMm2)} of CSF is drawn outside the sac and does not count. Check both lines.`;
  }
  const by = mm(problem.depthMm);
  switch (problem.reason) {
    case 'intradural':
      return `Tumour reaches ${by} into the sac. Intradural? Check, then grade by hand.`;
    case 'intramedullary':
      return `Tumour crosses the cord outline by ${by}. Intramedullary? Check, then grade by hand.`;
    case 'cord-outside-sac':
      return `The cord outline leaves the sac by ${by}. Check both outlines.`;
    case 'sac-outside-canal':
      return `The sac outline leaves the canal by ${by}. Check both outlines.`;
    case 'cord-deformed-sac-not':
    case 'cord-compressed-without-contact':
      return REVIEW_SENTENCES[problem.reason];
    default:
      return assertUnreachable(problem.reason);
  }
}

/** Both scales in a sentence, e.g. "Cauda equina scales: CE-A 2, CE-B 1 (sac effaced by 22 %)." */
function explainCauda({ a, b, effacementPercent }: CaudaScales): string {
  const grade = (value: number | null): string => (value === null ? 'open' : `${value}`);
  const effaced =
    effacementPercent === null
      ? 'no reference sac'
      : `sac effaced by ${effacementPercent.toFixed(0)} %`;
  return `The cauda equina scales give CE-A ${grade(a)}, CE-B ${grade(b)} (${effaced}).`;
}
