import { decideGrade, type EsccDecision, type EsccFacts, type GradeSpan } from './decide.ts';
import {
  ESCC_DIFFERENCES,
  ESCC_GRADES,
  ESCC_QUESTIONS,
  type EsccAnswers,
  type EsccDifference,
  type EsccGrade,
  type EsccProposal,
  type EsccQuestion,
} from './escc.ts';
import type { EsccTake } from './interpretation.ts';

/** One reading of a slice, measured and held against the tolerances. */
export interface ReadingFacts {
  readonly facts: EsccFacts;
  readonly takes: readonly EsccTake[];
}

/** What all readings of a slice together propose. */
export interface JoinedOutcome {
  readonly proposal: EsccProposal;
  /** Which reading decided the top, and its decision: the "why". */
  readonly top: number;
  readonly decision: EsccDecision;
  /** On what the readings differ in their grade, what narrows most first. */
  readonly differs: readonly EsccDifference[];
  /** The one question whose answer narrows most; null where none would. */
  readonly asks: EsccQuestion | null;
}

/**
 * One grade where every reading gives it, else the range over all of them, with the one act that narrows it most.
 * Shape: at least one reading. Source: spec clinical-rules 3.7, "Principle".
 */
export function joinOutcomes(
  readings: readonly ReadingFacts[],
  answers: EsccAnswers,
): JoinedOutcome {
  const decisions = readings.map(({ facts }) => decideGrade(facts, answers));
  const spans = decisions.map(spanOf);
  const highest = Math.max(...spans.map((span) => span?.highest ?? -1));
  const lead = (span: GradeSpan | null): number =>
    span === null ? -1 : span.highest === highest ? 1 + span.lowest : 0;
  const top = spans.reduce(
    (best, span, i) => (lead(span) > lead(spans[best] ?? null) ? i : best),
    0,
  );
  const decision = decisions[top];
  if (decision === undefined) throw new Error('No reading of a slice.');
  const span = joined(spans);
  if (span === null || decisions.every(({ proposal }) => proposal.kind === 'none')) {
    return { proposal: decision.proposal, top, decision, differs: [], asks: null };
  }
  const open = openOf(readings, decisions);
  const asks = narrowest(open, (question) => afterAnswer(readings, answers, question));
  const differs = differences(readings, spans, span);
  if (span.isUnbounded && span.lowest < ESCC_GRADES.length - 1) {
    return {
      proposal: { kind: 'at-least', lowest: gradeAt(span.lowest) },
      top,
      decision,
      differs,
      asks,
    };
  }
  const proposal: EsccProposal =
    span.lowest === span.highest
      ? { kind: 'grade', grade: gradeAt(span.lowest) }
      : { kind: 'range', lowest: gradeAt(span.lowest), highest: gradeAt(span.highest), open };
  return { proposal, top, decision, differs, asks: proposal.kind === 'grade' ? null : asks };
}

/** What cannot be graded because no tumour lies in the canal is no lower than bone tumour alone. */
const spanOf = ({ span, proposal }: EsccDecision): GradeSpan | null =>
  proposal.kind === 'none' && proposal.reason === 'no-epidural-tumour'
    ? { lowest: 0, highest: 0, isUnbounded: false }
    : span;

function joined(spans: readonly (GradeSpan | null)[]): GradeSpan | null {
  const some = spans.filter((span) => span !== null);
  return some.length === 0
    ? null
    : {
        lowest: Math.min(...some.map(({ lowest }) => lowest)),
        highest: Math.max(...some.map(({ highest }) => highest)),
        isUnbounded: some.some(({ isUnbounded }) => isUnbounded),
      };
}

/** The questions open in any reading, and those whose answers part the readings. */
function openOf(
  readings: readonly ReadingFacts[],
  decisions: readonly EsccDecision[],
): readonly EsccQuestion[] {
  const asked = new Set<EsccQuestion>([
    ...decisions.flatMap(({ proposal }) => (proposal.kind === 'range' ? proposal.open : [])),
    ...readings.flatMap(({ takes }) => takes.flatMap(({ answer }) => (answer ? [answer[0]] : []))),
  ]);
  return ESCC_QUESTIONS.filter((question) => asked.has(question));
}

/** How far the grade is left open by the worse of the two answers, then by the better one. */
function afterAnswer(
  readings: readonly ReadingFacts[],
  answers: EsccAnswers,
  question: EsccQuestion,
): readonly [number, number] {
  const widths = [true, false].map((value) => {
    const left = readings.filter(({ takes }) =>
      takes.every(({ answer }) => answer?.[0] !== question || answer[1] === value),
    );
    const given = { ...answers, [question]: value };
    return widthOf(joined(left.map(({ facts }) => spanOf(decideGrade(facts, given)))));
  });
  return [Math.max(...widths), Math.min(...widths)];
}

/** The readings' differences that matter: with one choice made, less is left open. */
function differences(
  readings: readonly ReadingFacts[],
  spans: readonly (GradeSpan | null)[],
  whole: GradeSpan,
): readonly EsccDifference[] {
  const leftBy = (by: EsccDifference): readonly number[] => {
    const choices = new Map<number, (GradeSpan | null)[]>();
    readings.forEach(({ takes }, i) => {
      const take = takes.find((one) => one.by === by);
      if (take === undefined) return;
      choices.set(take.choice, [...(choices.get(take.choice) ?? []), spans[i] ?? null]);
    });
    return [...choices.values()].map((some) => widthOf(joined(some)));
  };
  return ESCC_DIFFERENCES.map((by) => ({ by, left: leftBy(by) }))
    .filter(({ left }) => left.length > 1 && Math.min(...left) < widthOf(whole))
    .toSorted((a, b) => Math.max(...a.left) - Math.max(...b.left))
    .map(({ by }) => by);
}

function narrowest(
  questions: readonly EsccQuestion[],
  left: (question: EsccQuestion) => readonly [number, number],
): EsccQuestion | null {
  const [best] = questions
    .map((question) => ({ question, left: left(question) }))
    .toSorted((a, b) => a.left[0] - b.left[0] || a.left[1] - b.left[1]);
  return best?.question ?? null;
}

const widthOf = (span: GradeSpan | null): number =>
  span === null ? 0 : span.highest - span.lowest;

const gradeAt = (rank: number): EsccGrade => ESCC_GRADES[rank] ?? '3';
