import { ESCC_GRADES, type EsccGrade } from '../escc/escc.ts';
import type { LevelRow } from '../level-table.ts';
import type { Vertebra } from '../level.ts';
import { SINS_ITEMS, type SinsItem } from '../sins/sins.ts';
import { pointsOf } from '../sins/total.ts';

/** What a learner says, or the key: the worst level, its ESCC, its SINS items. Null: not answered, or not defined. */
export interface QuizAnswer {
  readonly level: Vertebra | null;
  /** `none`: no ESCC grade is defined here, below the conus or without epidural metastasis. */
  readonly grade: EsccGrade | 'none' | null;
  readonly sins: Partial<Readonly<Record<SinsItem, string>>>;
  /** Of a key whose case lies on the border of two grades: the other one, on which the measures fall. As good an answer. */
  readonly alternative?: EsccGrade;
}

/** How sure the learner was, said before the key was shown. */
export const CONFIDENCES = ['guess', 'fairly', 'certain'] as const;
/** One of them. */
export type Confidence = (typeof CONFIDENCES)[number];

/** One case answered. */
export interface QuizResult {
  /** A sample study's, or the study UID of a teaching case that came as a file. */
  readonly caseId: string;
  /** Of a case that is in no list. */
  readonly title?: string | undefined;
  /** ISO 8601. */
  readonly answeredAt: string;
  readonly confidence: Confidence | null;
  readonly answer: QuizAnswer;
  readonly key: QuizAnswer;
}

/** The key of a case from the rows of its answer key, worst first. Null without any row. */
export function keyOfRows(
  rows: readonly LevelRow[],
  sinsOf: (level: Vertebra) => Partial<Readonly<Record<SinsItem, string>>>,
): QuizAnswer | null {
  const [worst] = rows;
  if (!worst) return null;
  const grade = worst.confirmed?.grade ?? 'none';
  const alternative = otherSideOf(worst);
  return {
    level: worst.level,
    grade,
    sins: sinsOf(worst.level),
    ...(alternative === null ? {} : { alternative }),
  };
}

/** The neighbouring grade that the measures propose where they say themselves that they stand on a border; else null. */
function otherSideOf({ confirmed, escc: { proposal, deciding } }: LevelRow): EsccGrade | null {
  const isBorder = deciding?.result.flags.some(({ kind }) => kind === 'boundary') ?? false;
  if (confirmed === null || proposal === null || !isBorder) return null;
  const key = ESCC_GRADES.indexOf(confirmed.grade);
  const proposed =
    proposal.kind === 'grade'
      ? [proposal.grade]
      : proposal.kind === 'range'
        ? [proposal.lowest, proposal.highest]
        : [];
  return proposed.find((grade) => Math.abs(ESCC_GRADES.indexOf(grade) - key) === 1) ?? null;
}

/** The grades that a key takes, lowest first: two where its case lies on their border. */
export function keyGrades({ grade, alternative }: QuizAnswer): readonly QuizAnswer['grade'][] {
  if (alternative === undefined || grade === null || grade === 'none') return [grade];
  return [grade, alternative].toSorted((a, b) => ESCC_GRADES.indexOf(a) - ESCC_GRADES.indexOf(b));
}

/** How the grades compare. `steps`: grades above (positive) or below the key; null where either has none. */
export function gradeDifference(
  answer: QuizAnswer,
  key: QuizAnswer,
): { readonly isSame: boolean; readonly steps: number | null } {
  if (keyGrades(key).includes(answer.grade)) return { isSame: true, steps: 0 };
  const [a, k] = [answer.grade, key.grade].map((grade) =>
    grade === null || grade === 'none' ? -1 : ESCC_GRADES.indexOf(grade),
  );
  if (a === undefined || k === undefined || a < 0 || k < 0) return { isSame: false, steps: null };
  return { isSame: false, steps: a - k };
}

/** The difference in words: "one grade lower", "right", "not answered". */
export function differenceWords(answer: QuizAnswer, key: QuizAnswer): string {
  if (answer.grade === null) return 'not answered';
  const { isSame, steps } = gradeDifference(answer, key);
  if (isSame) {
    return key.alternative === undefined ? 'as the key' : 'as the key, on the border';
  }
  if (steps === null) return 'different';
  const count = Math.abs(steps);
  return `${count === 1 ? 'one grade' : `${count} grades`} ${steps > 0 ? 'higher' : 'lower'}`;
}

/** One SINS item beside the key's. */
export interface ItemDifference {
  readonly item: SinsItem;
  readonly answer: string | null;
  readonly key: string | null;
  /** Points above (positive) or below the key; null where either is missing. */
  readonly points: number | null;
}

/** How answers stand to their keys so far. `higher`, `lower`: by one grade or more. */
export interface QuizTally {
  readonly answered: number;
  readonly same: number;
  readonly higher: number;
  readonly lower: number;
}

/** Counts answers by how their grade stands to the key's. */
export function tallyOf(results: readonly QuizResult[]): QuizTally {
  const steps = results.map(({ answer, key }) => gradeDifference(answer, key));
  return {
    answered: results.length,
    same: steps.filter(({ isSame }) => isSame).length,
    higher: steps.filter((one) => (one.steps ?? 0) > 0).length,
    lower: steps.filter((one) => (one.steps ?? 0) < 0).length,
  };
}

/** Every item, in the order of the score. */
export const itemDifferences = (answer: QuizAnswer, key: QuizAnswer): readonly ItemDifference[] =>
  SINS_ITEMS.map((item) => {
    const [a, k] = [answer.sins[item] ?? null, key.sins[item] ?? null];
    return {
      item,
      answer: a,
      key: k,
      points:
        a === null || k === null ? null : pointsOf(item, a as never) - pointsOf(item, k as never),
    };
  });

/** The total of six answered items; null while one is missing. Unit: points. */
export function sinsTotalOf({ sins }: QuizAnswer): number | null {
  const points = SINS_ITEMS.map((item) => {
    const value = sins[item];
    return value === undefined ? null : pointsOf(item, value as never);
  });
  return points.every((one) => one !== null)
    ? points.reduce<number>((sum, one) => sum + one, 0)
    : null;
}
