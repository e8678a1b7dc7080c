import { ESCC_GRADES, type EsccGrade, type EsccProposal } from './escc.ts';

type None = EsccProposal & { readonly kind: 'none' };
type Graded = Exclude<EsccProposal, None>;

/** What one slice says, and which slice it was. */
export interface SliceProposal<S> {
  readonly slice: S;
  readonly proposal: EsccProposal;
}

/** Why a level has no grade, most telling first. */
const NONE_ORDER: readonly None['reason'][] = [
  'review', 'intradural', 'intramedullary', 'resolution', 'conus-unknown',
  'below-conus', 'no-sac', 'bone-alone', 'no-epidural-tumour', 'no-tumour',
]; // prettier-ignore

/** A slice with tumour that could not be graded may hide a higher grade than all others. */
const HIDES_A_GRADE: readonly None['reason'][] = [
  'review', 'resolution', 'conus-unknown', 'no-sac',
]; // prettier-ignore

/**
 * The proposal for a level: the maximum over its slices. Ranges are joined, so that one slice's proof narrows another's
 * doubt; where a slice could not be graded, the others give a floor only. Null without slices.
 * Source: spec clinical-rules 3.4.
 */
export function proposeLevel<S>(slices: readonly SliceProposal<S>[]): SliceProposal<S> | null {
  const graded = slices.flatMap(({ slice, proposal }) =>
    proposal.kind === 'none' ? [] : [{ slice, proposal, span: spanOf(proposal) }],
  );
  const nones = slices.flatMap(({ slice, proposal }) =>
    proposal.kind === 'none' ? [{ slice, proposal }] : [],
  );
  const [first] = graded;
  if (first === undefined) {
    return (
      nones.toSorted(
        (a, b) => NONE_ORDER.indexOf(a.proposal.reason) - NONE_ORDER.indexOf(b.proposal.reason),
      )[0] ?? null
    );
  }
  const lowest = Math.max(...graded.map(({ span }) => span.lowest));
  const highest = Math.max(...graded.map(({ span }) => span.highest));
  const isUnbounded =
    graded.some(({ proposal }) => proposal.kind === 'at-least') ||
    nones.some(({ proposal }) => HIDES_A_GRADE.includes(proposal.reason));
  // The slice that leaves most open is the one to look at; of equals, the one that proves most.
  const deciding = graded.reduce((best, one) =>
    one.span.highest > best.span.highest ||
    (one.span.highest === best.span.highest && one.span.lowest > best.span.lowest)
      ? one
      : best,
  );
  const proving = graded.reduce((best, one) => (one.span.lowest > best.span.lowest ? one : best));
  const top = ESCC_GRADES.length - 1;
  if (lowest === highest && (!isUnbounded || lowest === top)) {
    return { slice: proving.slice, proposal: { kind: 'grade', grade: gradeAt(lowest) } };
  }
  if (isUnbounded) {
    return { slice: proving.slice, proposal: { kind: 'at-least', lowest: gradeAt(lowest) } };
  }
  const open = graded.flatMap(({ proposal, span }) =>
    proposal.kind === 'range' && span.highest > lowest ? proposal.open : [],
  );
  return {
    slice: deciding.slice,
    proposal: {
      kind: 'range',
      lowest: gradeAt(lowest),
      highest: gradeAt(highest),
      open: [...new Set(open)],
    },
  };
}

interface Span {
  readonly lowest: number;
  readonly highest: number;
}

function spanOf(proposal: Graded): Span {
  switch (proposal.kind) {
    case 'grade': {
      const rank = rankOfGrade(proposal.grade);
      return { lowest: rank, highest: rank };
    }
    case 'range':
      return { lowest: rankOfGrade(proposal.lowest), highest: rankOfGrade(proposal.highest) };
    case 'at-least': {
      const rank = rankOfGrade(proposal.lowest);
      return { lowest: rank, highest: rank };
    }
  }
}

const rankOfGrade = (grade: EsccGrade): number => ESCC_GRADES.indexOf(grade);
const gradeAt = (rank: number): EsccGrade => ESCC_GRADES[rank] ?? '3';
