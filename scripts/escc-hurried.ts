/**
 * Grades the sample lesions as a hurried reader leaves them: cord, sac and tumour of the worst slice, one reference, no
 * canal. Prints what is proposed, what is asked, and what the true answer leaves. `npm run hurried`.
 * Source: spec clinical-rules 3.7, "Never noisy either".
 */
import { ESCC_GRADES, type EsccGrade, type EsccProposal } from '../src/domain/escc/escc.ts';
import { isLoud, proposalTitle } from '../src/domain/escc/explain.ts';
import { gradeSlice } from '../src/domain/escc/grade-slice.ts';
import type { EsccSliceInput } from '../src/domain/escc/slice-input.ts';
import { sampleLevels, truthSlice } from '../src/domain/escc/testing/sample-truth.ts';

const hurried = (input: EsccSliceInput): EsccSliceInput => ({
  ...input,
  canal: null,
  csf: [],
  references: input.references.slice(0, 1).map((one) => ({ ...one, canal: null })),
});

const holds = (proposal: EsccProposal, grade: EsccGrade): boolean => {
  const rank = (one: EsccGrade): number => ESCC_GRADES.indexOf(one);
  switch (proposal.kind) {
    case 'grade':
      return proposal.grade === grade;
    case 'range':
      return rank(proposal.lowest) <= rank(grade) && rank(grade) <= rank(proposal.highest);
    case 'at-least':
      return rank(proposal.lowest) <= rank(grade);
    case 'none':
      return false;
  }
};

interface Row {
  readonly cells: readonly string[];
  readonly kind: 'single' | 'quiet' | 'loud' | 'other';
  readonly isSettled: boolean;
}

const rows = sampleLevels().flatMap((one): readonly Row[] => {
  const grade = ESCC_GRADES.find((each) => each === one.grade);
  if (grade === undefined) return [];
  const input = hurried(truthSlice(one, one.lesion.worstSlice, false));
  const { proposal, asks } = gradeSlice(input);
  const kind =
    proposal.kind === 'grade'
      ? 'single'
      : proposal.kind !== 'range'
        ? 'other'
        : isLoud(proposal)
          ? 'loud'
          : 'quiet';
  const after =
    asks === null
      ? []
      : [true, false]
          .map((answer) => gradeSlice({ ...input, answers: { [asks]: answer } }).proposal)
          .filter((one) => holds(one, grade));
  return [
    {
      cells: [
        one.id,
        one.level,
        grade,
        proposalTitle(proposal),
        kind,
        asks ?? '',
        after.map(proposalTitle).join(' / '),
      ],
      kind,
      isSettled: after.some(({ kind: left }) => left === 'grade'),
    },
  ];
});

for (const cells of [
  ['case', 'level', 'truth', 'proposed', '', 'asks', 'after the true answer'],
  ...rows.map(({ cells }) => cells),
]) {
  console.log(cells.map((cell, i) => cell.padEnd(i === 5 ? 32 : 10)).join(''));
}
const count = (is: (row: Row) => boolean): number => rows.filter(is).length;
const ranges = count(({ kind }) => kind === 'quiet' || kind === 'loud');
console.log(
  `${rows.length} lesions: ${count(({ kind }) => kind === 'single')} single, ` +
    `${count(({ kind }) => kind === 'quiet')} quiet ranges, ${count(({ kind }) => kind === 'loud')} loud; ` +
    `one tap settles ${count(({ isSettled }) => isSettled)} of ${ranges}.`,
);
