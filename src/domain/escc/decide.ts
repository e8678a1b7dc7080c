import {
  ESCC_GRADES,
  type EsccAnswers,
  type EsccGrade,
  type EsccMeasureName,
  type EsccProposal,
  type EsccReviewReason,
} from './escc.ts';

/** What the measures say, once held against their tolerances. Null is "not known", never "no". */
export interface EsccFacts {
  readonly hasBoneTumour: boolean;
  readonly hasEpiduralArea: boolean;
  readonly hasSac: boolean;
  readonly hasCord: boolean;
  readonly deformed: boolean | null;
  readonly contact: boolean;
  readonly compressed: boolean | null;
  readonly displaced: boolean | null;
  readonly csfVisible: boolean;
}

/** A proposal with what decided it. */
export interface EsccDecision {
  readonly proposal: EsccProposal;
  readonly decidedBy: readonly EsccMeasureName[];
  readonly review: EsccReviewReason | null;
}

type Outcome =
  | { readonly kind: 'grade'; readonly grade: EsccGrade }
  | { readonly kind: 'review'; readonly reason: EsccReviewReason };

/** Steps 1 to 6 of the ESCC rule. Source: spec clinical-rules 3.4. */
export function decideGrade(facts: EsccFacts, answers: EsccAnswers): EsccDecision {
  if (!facts.hasEpiduralArea) {
    return decided(
      facts.hasBoneTumour
        ? { kind: 'grade', grade: '0' }
        : { kind: 'none', reason: 'no-epidural-tumour' },
      ['epiduralArea'],
    );
  }
  if (!facts.hasSac) return decided({ kind: 'none', reason: 'no-sac' }, []);
  const deformed = facts.deformed ?? answers['sac-deformed'] ?? null;
  if (!facts.hasCord) return decideWithoutCord(deformed);

  return decideWithCord(
    facts,
    deformed,
    cordAffected(facts) ?? answers['cord-compressed-or-displaced'] ?? null,
  );
}

/** Compressed or displaced; null when neither is proven and one of them is not known. */
function cordAffected({ compressed, displaced }: EsccFacts): boolean | null {
  if (compressed === true || displaced === true) return true;
  return compressed === null || displaced === null ? null : false;
}

function decideWithoutCord(deformed: boolean | null): EsccDecision {
  const decidedBy = ['sacDepth'] as const;
  if (deformed === null) {
    return decided(
      { kind: 'range', lowest: '1a', highest: '3', open: ['sac-deformed'] },
      decidedBy,
    );
  }
  return decided(
    deformed ? { kind: 'at-least', lowest: '1b' } : { kind: 'grade', grade: '1a' },
    decidedBy,
  );
}

/** Steps 3 to 6 over every answer still open: one grade when nothing is open, else the range, never one grade. */
function decideWithCord(
  facts: EsccFacts,
  deformed: boolean | null,
  affected: boolean | null,
): EsccDecision {
  const possible = deformed === null ? [false, true] : [deformed];
  const asksCord = affected === null && possible.some((d) => cordMatters(facts, d));
  const outcomes = possible.flatMap((d) =>
    (affected === null && cordMatters(facts, d) ? [false, true] : [affected ?? false]).map((a) =>
      outcomeOf(facts, d, a),
    ),
  );
  const grades = outcomes.flatMap((outcome) => standsFor(outcome, facts));
  const [first] = outcomes;
  if (first === undefined) throw new Error('A decision without outcomes.');
  if (outcomes.length === 1 || outcomes.every(({ kind }) => kind === 'review')) {
    return fromOutcome(first, facts);
  }
  const ranks = grades.map((grade) => ESCC_GRADES.indexOf(grade));
  return decided(
    {
      kind: 'range',
      lowest: ESCC_GRADES[Math.min(...ranks)] ?? '0',
      highest: ESCC_GRADES[Math.max(...ranks)] ?? '3',
      open: [
        ...(deformed === null ? (['sac-deformed'] as const) : []),
        ...(asksCord ? (['cord-compressed-or-displaced'] as const) : []),
      ],
    },
    ['sacDepth', 'gap', ...(asksCord ? (['cordDepth'] as const) : [])],
  );
}

/**
 * Whether the cord's state, unknown, could still change the answer. Not where tumour stays clear of it and CSF is seen;
 * and a shift alone, of a cord known to keep its shape, matters only to a cord that is touched.
 */
function cordMatters(facts: EsccFacts, deformed: boolean): boolean {
  if (!facts.contact && facts.csfVisible) return false;
  return facts.compressed === false ? deformed && facts.contact : true;
}

/** Steps 3 to 6, everything known. */
function outcomeOf(facts: EsccFacts, deformed: boolean, affected: boolean): Outcome {
  if (!deformed) {
    return (facts.compressed ?? affected)
      ? { kind: 'review', reason: 'cord-deformed-sac-not' }
      : { kind: 'grade', grade: '1a' };
  }
  if (!facts.contact) {
    return affected
      ? { kind: 'review', reason: 'cord-compressed-without-contact' }
      : { kind: 'grade', grade: '1b' };
  }
  return { kind: 'grade', grade: affected ? gradeWhenAffected(facts) : '1c' };
}

const gradeWhenAffected = ({ csfVisible }: EsccFacts): EsccGrade => (csfVisible ? '2' : '3');

/** A contradiction is no grade; in a range it stands for both ways in which a second look may settle it. */
function standsFor(outcome: Outcome, facts: EsccFacts): readonly EsccGrade[] {
  if (outcome.kind === 'grade') return [outcome.grade];
  return [outcome.reason === 'cord-deformed-sac-not' ? '1a' : '1b', gradeWhenAffected(facts)];
}

function fromOutcome(outcome: Outcome, facts: EsccFacts): EsccDecision {
  if (outcome.kind === 'review') {
    return {
      proposal: { kind: 'none', reason: 'review' },
      decidedBy: ['cordDepth'],
      review: outcome.reason,
    };
  }
  return decided({ kind: 'grade', grade: outcome.grade }, decidingMeasures(outcome.grade, facts));
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
        facts.compressed !== true && facts.displaced === true ? 'cordDisplacement' : 'cordDepth',
        'csfArea',
      ];
  }
}

const decided = (proposal: EsccProposal, decidedBy: readonly EsccMeasureName[]): EsccDecision => ({
  proposal,
  decidedBy,
  review: null,
});
