import { assertUnreachable } from '../../base/assert.ts';
import {
  ESCC_GRADES,
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

/** A question that the outlines leave open, one tap for the reader. */
export const questionText = (question: EsccQuestion): string =>
  question === 'sac-deformed'
    ? 'Is the sac deformed by the tumour?'
    : 'Is the cord compressed or displaced?';

const mm = (value: number): string => `${value.toFixed(1)} mm`;
const mm2 = (value: number): string => `${value.toFixed(0)} mm²`;

const MEASURE_LABELS: Readonly<Record<EsccMeasureName, string>> = {
  gap: 'Gap to cord',
  sacDepth: 'Sac depth',
  cordDepth: 'Cord depth',
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
      return `Between ${proposal.lowest} and ${proposal.highest}: ${rangeReason(proposal.open)} ${proposal.open.map(questionText).join(' ')}`;
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

function rangeReason(open: readonly EsccQuestion[]): string {
  const whose = open.length > 1 ? 'sac and the cord' : open[0] === 'sac-deformed' ? 'sac' : 'cord';
  return `without a reference outline the shape of the ${whose} proves nothing.`;
}

const NONE_SENTENCES: Readonly<Record<(EsccProposal & { kind: 'none' })['reason'], string>> = {
  'no-tumour': 'No tumour is outlined on this slice. Draw the tumour (T).',
  'no-epidural-tumour': 'No epidural tumour is outlined on this slice.',
  'no-sac':
    'No outline of the thecal sac on this slice, so nothing can be graded. Draw the sac (S).',
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
  return depth !== undefined && depth.value >= depth.tolerance - 0.001
    ? `The cord is pushed in by ${text('cordDepth')}.`
    : 'You answered that the cord is compressed or displaced.';
}

const BOUNDARY_WORDS: Readonly<Record<EsccMeasureName, string>> = {
  gap: 'contact',
  sacDepth: 'sac deformation',
  cordDepth: 'cord compression',
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
