import {
  ESCC_GRADES,
  ESCC_QUESTIONS,
  type EsccAnswers,
  type EsccGrade,
  type EsccMeasureName,
  type EsccProposal,
  type EsccQuestion,
  type EsccReviewReason,
} from './escc.ts';

/** What the measures say, once held against their tolerances. Null is "not known", never "no". */
export interface EsccFacts {
  readonly hasBoneTumour: boolean;
  readonly hasEpiduralArea: boolean;
  readonly hasSac: boolean;
  readonly hasCord: boolean;
  readonly hasCanal: boolean;
  readonly deformed: boolean | null;
  /** Only a shift of the whole sac could still deform it: what its shape shows is known. */
  readonly isShapeKept: boolean;
  readonly contact: boolean | null;
  readonly compressed: boolean | null;
  /** A reference that cannot prove it shows it: not known, and not to be passed over either. */
  readonly looksCompressed: boolean;
  /** The measures that each prove it by themselves. */
  readonly compressedBy: readonly ('cordDepth' | 'cordNarrowing')[];
  readonly displaced: boolean | null;
  readonly csfVisible: boolean | null;
}

/** A proposal with what decided it. */
export interface EsccDecision {
  readonly proposal: EsccProposal;
  readonly decidedBy: readonly EsccMeasureName[];
  readonly review: EsccReviewReason | null;
  /** The grades between which the facts leave it, the review's two ways included; null where nothing can be graded. */
  readonly span: GradeSpan | null;
}

/** Ranks in `ESCC_GRADES`. */
export interface GradeSpan {
  readonly lowest: number;
  readonly highest: number;
  /** No cord was drawn: any higher grade may hide. */
  readonly isUnbounded: boolean;
}

/** The facts of steps 3 to 6 with nothing left open. */
interface KnownFacts {
  readonly deformed: boolean;
  readonly contact: boolean;
  readonly affected: boolean;
  readonly csfVisible: boolean;
}

type Outcome =
  | { readonly kind: 'grade'; readonly grade: EsccGrade }
  | { readonly kind: 'review'; readonly reason: EsccReviewReason };

/** Steps 1 to 6 of the ESCC rule. Source: spec clinical-rules 3.4 with the amendments of 3.7. */
export function decideGrade(facts: EsccFacts, answers: EsccAnswers): EsccDecision {
  if (!facts.hasEpiduralArea) return decideWithoutTumour(facts);
  if (!facts.hasSac) return nothing('no-sac');
  if (!facts.hasCord) return decideWithoutCord(deformedBy(facts, answers), facts);
  const outcomes = outcomesOf(facts, answers);
  const [first] = outcomes;
  if (first === undefined) throw new Error('A decision without outcomes.');
  const span = spanOf(outcomes.flatMap((outcome) => standsFor(outcome, facts)));
  if (outcomes.every(({ kind }) => kind === 'review')) return fromOutcome(first, facts, span);
  if (span.lowest === span.highest) return fromOutcome(first, facts, span);
  const open = openQuestions(facts, answers);
  return {
    proposal: {
      kind: 'range',
      lowest: ESCC_GRADES[span.lowest] ?? '0',
      highest: ESCC_GRADES[span.highest] ?? '3',
      open,
    },
    decidedBy: [
      'sacDepth',
      'gap',
      ...(open.includes('cord-compressed-or-displaced') ? (['cordDepth'] as const) : []),
      ...(open.includes('csf-visible') ? (['csfArea'] as const) : []),
    ],
    review: null,
    span,
  };
}

function decideWithoutTumour({ hasBoneTumour, hasSac, hasCanal }: EsccFacts): EsccDecision {
  if (!hasBoneTumour) return { ...nothing('no-epidural-tumour'), decidedBy: ['epiduralArea'] };
  // Bone tumour may reach into a canal that nobody drew.
  if (!hasSac && !hasCanal) return nothing('bone-alone');
  return {
    proposal: { kind: 'grade', grade: '0' },
    decidedBy: ['epiduralArea'],
    review: null,
    span: { lowest: 0, highest: 0, isUnbounded: false },
  };
}

const nothing = (reason: (EsccProposal & { kind: 'none' })['reason']): EsccDecision => ({
  proposal: { kind: 'none', reason },
  decidedBy: [],
  review: null,
  span: null,
});

function decideWithoutCord(deformed: boolean | null, facts: EsccFacts): EsccDecision {
  const rank = (grade: EsccGrade): number => ESCC_GRADES.indexOf(grade);
  const decide = (proposal: EsccProposal, lowest: EsccGrade, highest: EsccGrade): EsccDecision => ({
    proposal,
    decidedBy: ['sacDepth'],
    review: null,
    span: { lowest: rank(lowest), highest: rank(highest), isUnbounded: deformed === true },
  });
  if (deformed === true) return decide({ kind: 'at-least', lowest: '1b' }, '1b', '3');
  if (deformed === false) return decide({ kind: 'grade', grade: '1a' }, '1a', '1a');
  const open = [facts.isShapeKept ? 'sac-or-cord-displaced' : 'sac-deformed'] as const;
  return decide({ kind: 'range', lowest: '1a', highest: '3', open }, '1a', '3');
}

/** What the measures leave open of the sac, answered by the reader: a shape, or the shift of what keeps its shape. */
function deformedBy({ deformed, isShapeKept }: EsccFacts, answers: EsccAnswers): boolean | null {
  if (deformed !== null) return deformed;
  if (answers['sac-deformed'] === true || answers['sac-or-cord-displaced'] === true) return true;
  return (isShapeKept ? answers['sac-or-cord-displaced'] : answers['sac-deformed']) ?? null;
}

/** Compressed or displaced; null when neither is proven and one of them is not known. */
function affectedBy({ compressed, displaced }: EsccFacts, answers: EsccAnswers): boolean | null {
  if (compressed === true || displaced === true) return true;
  const isInPlace = displaced === false || answers['sac-or-cord-displaced'] === false;
  if (compressed === false && isInPlace) return false;
  return answers['cord-compressed-or-displaced'] ?? null;
}

/** Steps 3 to 6 over everything that is still open. */
function outcomesOf(facts: EsccFacts, answers: EsccAnswers): readonly Outcome[] {
  const affected = affectedBy(facts, answers);
  return knownOf(facts, answers).flatMap((known) =>
    (affected === null && cordMatters(facts, known) ? [false, true] : [affected ?? false]).map(
      (one) => outcomeOf(facts, { ...known, affected: one }),
    ),
  );
}

/** Every way in which what is known of sac, contact and CSF can be completed. */
function knownOf(facts: EsccFacts, answers: EsccAnswers): readonly Omit<KnownFacts, 'affected'>[] {
  const both = (known: boolean | null): readonly boolean[] =>
    known === null ? [false, true] : [known];
  return both(deformedBy(facts, answers)).flatMap((deformed) =>
    both(facts.contact).flatMap((contact) =>
      both(facts.csfVisible ?? answers['csf-visible'] ?? null).map((csfVisible) => ({
        deformed,
        contact,
        csfVisible,
      })),
    ),
  );
}

/**
 * Whether the cord's state, unknown, could still change the answer. Not where tumour stays clear of it, CSF is seen and
 * nothing speaks for a compression; and a shift alone, of a cord known to keep its shape, matters only to a cord that is
 * touched.
 */
function cordMatters(
  { compressed, looksCompressed }: EsccFacts,
  { deformed, contact, csfVisible }: Omit<KnownFacts, 'affected'>,
): boolean {
  if (!contact && csfVisible) return looksCompressed;
  return compressed === false ? deformed && contact : true;
}

/** The questions whose answer would change what is left, in the order in which equals are asked. */
function openQuestions(facts: EsccFacts, answers: EsccAnswers): readonly EsccQuestion[] {
  const essence = (given: EsccAnswers): string =>
    JSON.stringify(
      spanOf(outcomesOf(facts, given).flatMap((outcome) => standsFor(outcome, facts))),
    );
  const now = essence(answers);
  return ESCC_QUESTIONS.filter(
    (question) =>
      isAsked(question, facts, answers) &&
      [true, false].some((answer) => essence({ ...answers, [question]: answer }) !== now),
  );
}

/** Of the two questions about the sac one suits what is not known of it; a shift alone is asked once. */
function isAsked(question: EsccQuestion, facts: EsccFacts, answers: EsccAnswers): boolean {
  if (answers[question] !== undefined) return false;
  const isSacOpen = deformedBy(facts, answers) === null;
  switch (question) {
    case 'tumour-in-canal':
      return false;
    case 'sac-deformed':
      return isSacOpen && !facts.isShapeKept;
    case 'sac-or-cord-displaced':
      return isSacOpen && facts.isShapeKept;
    case 'cord-compressed-or-displaced':
      return (
        affectedBy(facts, answers) === null &&
        knownOf(facts, answers).some((known) => cordMatters(facts, known))
      );
    case 'csf-visible':
      return true;
  }
}

/** Steps 3 to 6, everything known. */
function outcomeOf(facts: EsccFacts, known: KnownFacts): Outcome {
  const { deformed, contact, affected } = known;
  if (!deformed) {
    return (facts.compressed ?? affected)
      ? { kind: 'review', reason: 'cord-deformed-sac-not' }
      : { kind: 'grade', grade: '1a' };
  }
  if (contact) return { kind: 'grade', grade: affected ? gradeWhenAffected(known) : '1c' };
  // A cord that keeps its shape may be pushed away with the sac, or lie where it lies of its own accord.
  return affected && facts.compressed !== false
    ? { kind: 'review', reason: 'cord-compressed-without-contact' }
    : { kind: 'grade', grade: '1b' };
}

const gradeWhenAffected = ({ csfVisible }: { readonly csfVisible: boolean | null }): EsccGrade =>
  csfVisible === true ? '2' : '3';

/** A contradiction is no grade; in a range it stands for both ways in which a second look may settle it. */
function standsFor(outcome: Outcome, facts: EsccFacts): readonly EsccGrade[] {
  if (outcome.kind === 'grade') return [outcome.grade];
  return [outcome.reason === 'cord-deformed-sac-not' ? '1a' : '1b', gradeWhenAffected(facts)];
}

const spanOf = (grades: readonly EsccGrade[]): GradeSpan => {
  const ranks = grades.map((grade) => ESCC_GRADES.indexOf(grade));
  return { lowest: Math.min(...ranks), highest: Math.max(...ranks), isUnbounded: false };
};

function fromOutcome(outcome: Outcome, facts: EsccFacts, span: GradeSpan): EsccDecision {
  if (outcome.kind === 'review') {
    return {
      proposal: { kind: 'none', reason: 'review' },
      decidedBy: ['cordDepth'],
      review: outcome.reason,
      span,
    };
  }
  return {
    proposal: { kind: 'grade', grade: outcome.grade },
    decidedBy: decidingMeasures(outcome.grade, facts),
    review: null,
    span,
  };
}

function decidingMeasures(grade: EsccGrade, facts: EsccFacts): readonly EsccMeasureName[] {
  switch (grade) {
    case '0':
      return ['epiduralArea'];
    case '1a':
      return ['sacDepth'];
    case '1b':
    case '1c':
      return ['gap', 'sacDepth'];
    case '2':
    case '3':
      return [
        facts.compressed !== true && facts.displaced === true
          ? 'cordDisplacement'
          : (facts.compressedBy[0] ?? 'cordDepth'),
        'csfArea',
      ];
  }
}
