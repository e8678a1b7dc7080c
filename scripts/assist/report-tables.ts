import { ESCC_GRADES } from '../../src/domain/escc/escc.ts';
import type { Agreement } from './agreement.ts';
import { GROUPS, type MeasuredGrade, type MeasuredProposal } from './measure-samples.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${Math.round((100 * part) / whole)}`;

const diceText = (found: readonly (Agreement | null)[]): string => {
  const known = found.flatMap((one) => one ?? []);
  return known.length === 0
    ? '-'
    : `${mean(known.map(({ dice }) => dice)).toFixed(3)} (${mean(known.map(({ hd95 }) => hd95)).toFixed(1)})`;
};

/** A cord this far off is bad. Source: spec assist 3. */
export const BAD_DICE = 0.85;

/** Whether the joint says that an outline may be used after a look. Source: spec assist 2. */
export const isAccepted = ({ proposal }: MeasuredProposal): boolean =>
  proposal !== null && proposal.joint >= 0.5;

/** Lines of agreement by grade: Dice (HD95), accepted and bad of these, asked. */
export function agreementLines(title: string, measured: readonly MeasuredProposal[]): string[] {
  const line = (name: string, cell: (group: readonly MeasuredProposal[]) => string): string =>
    `| ${title}: ${name} | ${GROUPS.map((group) => cell(measured.filter((one) => one.group === group))).join(' | ')} |`;
  return [
    line('slices', (group) => String(group.length)),
    line('cord', (group) => diceText(group.map(({ cord }) => cord))),
    line('sac', (group) => diceText(group.map(({ sac }) => sac))),
    line('accepted / bad of these %', (group) => {
      const accepted = group.filter(isAccepted);
      const bad = accepted.filter(({ cord }) => (cord?.dice ?? 0) < BAD_DICE);
      return `${percentOf(accepted.length, group.length)}/${percentOf(bad.length, accepted.length)}`;
    }),
    line('asked %', (group) =>
      percentOf(group.filter(({ proposal }) => proposal?.question != null).length, group.length),
    ),
  ];
}

/** The header of the agreement table. */
export const AGREEMENT_HEADER = [
  `| samples | ${GROUPS.join(' | ')} |`,
  `|${'---|'.repeat(GROUPS.length + 1)}`,
];

/** How the grades of some slices compare with the truth. Unit: shares of all slices, 0 to 1. */
export interface GradeShares {
  readonly slices: number;
  readonly single: number;
  readonly contained: number;
  readonly withinOne: number;
  readonly none: number;
  readonly lower: number;
  readonly silent: number;
  /** Truth 2 or 3, and every grade that was allowed is below 2. */
  readonly highCalledLow: number;
  readonly worstSingle: number;
  readonly worstContained: number;
  readonly worstLower: number;
}

const TWO = ESCC_GRADES.indexOf('2');

/** Counts grades against the truth. Slices where nothing is proposed contain the truth: everything is open. */
export function gradeShares(grades: readonly MeasuredGrade[]): GradeShares {
  const share = (
    among: readonly MeasuredGrade[],
    is: (one: MeasuredGrade, span: NonNullable<MeasuredGrade['span']>) => boolean,
  ): number =>
    among.filter((one) => one.span !== null && is(one, one.span)).length /
    Math.max(1, among.length);
  const worst = grades.filter(({ isWorstSlice }) => isWorstSlice);
  const isSingle = ({ truth }: MeasuredGrade, span: NonNullable<MeasuredGrade['span']>) =>
    span.lowest === truth && span.highest === truth;
  const isContained = ({ truth }: MeasuredGrade, span: NonNullable<MeasuredGrade['span']>) =>
    span.lowest <= truth && span.highest >= truth;
  const isLower = ({ truth }: MeasuredGrade, span: NonNullable<MeasuredGrade['span']>) =>
    span.highest < truth;
  const none = grades.filter(({ span }) => span === null).length / Math.max(1, grades.length);
  const worstNone = worst.filter(({ span }) => span === null).length / Math.max(1, worst.length);
  return {
    slices: grades.length,
    single: share(grades, isSingle),
    contained: share(grades, isContained) + none,
    withinOne: share(
      grades,
      ({ truth }, span) => span.lowest - 1 <= truth && span.highest + 1 >= truth,
    ),
    none,
    lower: share(grades, isLower),
    silent: grades.filter(({ isSilent }) => isSilent).length / Math.max(1, grades.length),
    highCalledLow: share(grades, ({ truth }, span) => truth >= TWO && span.highest < TWO),
    worstSingle: share(worst, isSingle),
    worstContained: share(worst, isContained) + worstNone,
    worstLower: share(worst, isLower),
  };
}

/** The header of the grade table. */
export const GRADE_HEADER = [
  '| grade by the product, % of slices | single and equal | contains the truth | within one | none | lower | silent | 2/3 called < 2 | worst slice: equal / contains / lower |',
  `|${'---|'.repeat(9)}`,
];

/** One line of the grade table. */
export function gradeLine(title: string, grades: readonly MeasuredGrade[]): string {
  const shares = gradeShares(grades);
  const percent = (share: number): string => String(Math.round(100 * share));
  const { single, contained, withinOne, none, lower, silent, highCalledLow } = shares;
  const cells = [single, contained, withinOne, none, lower, silent, highCalledLow].map(percent);
  const worst = [shares.worstSingle, shares.worstContained, shares.worstLower].map(percent);
  return `| ${title} (${shares.slices}) | ${cells.join(' | ')} | ${worst.join(' / ')} |`;
}

/** Single and equal by true grade, to see where it is lost. */
export const gradeByTruth = (grades: readonly MeasuredGrade[]): string =>
  ESCC_GRADES.map((grade, rank) => {
    const here = gradeShares(grades.filter(({ truth }) => truth === rank));
    return `${grade} ${Math.round(100 * here.single)}/${Math.round(100 * here.contained)}/${Math.round(100 * here.lower)}`;
  }).join(', ');
