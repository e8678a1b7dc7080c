import { ESCC_GRADES, type EsccGrade } from '../escc/escc.ts';
import { VERTEBRAE, type Vertebra } from '../level.ts';
import type { LevelDeficit } from '../noms/deficit.ts';
import type { QuizAnswer, QuizResult } from '../quiz/quiz.ts';
import { sinsTotalOf } from '../quiz/quiz.ts';
import type { Reading } from '../reading.ts';
import { SINS_ITEMS, type SinsItem } from '../sins/sins.ts';

/** What one reader said of one thing that others judged too. */
export interface Rating {
  /** The thing judged: a study's level, or a case of the quiz. */
  readonly unit: string;
  /** The unit as people read it. */
  readonly unitName: string;
  /** The sample study to open for it; null for others. */
  readonly caseId: string | null;
  readonly reader: string;
  /** When it was said, ISO 8601; empty where nothing says so. */
  readonly saidAt: string;
  /** The level it is about; null where none was named. */
  readonly level: Vertebra | null;
  /** `none`: judged, and no grade is defined there. Null: not judged. */
  readonly grade: EsccGrade | 'none' | null;
  readonly sins: Partial<Readonly<Record<SinsItem, string>>>;
  /** Null while an item is missing. Unit: points. */
  readonly sinsTotal: number | null;
  /** Null: not asked, as in a quiz. */
  readonly deficit: LevelDeficit | null;
}

/** The ratings of a saved reading: one for each level that was graded, scored or asked for a deficit. */
export function ratingsOfReading(
  reading: Reading,
  reader: string,
  saidAt: string,
  study: { readonly name: string; readonly caseId: string | null },
): readonly Rating[] {
  return VERTEBRAE.flatMap((level: Vertebra): readonly Rating[] => {
    const assessment = reading.assessments[level];
    if (!assessment) return [];
    const sins = Object.fromEntries(
      SINS_ITEMS.flatMap((item) => {
        const answer = assessment.sins[item];
        return answer?.kind === 'answer' ? [[item, answer.value]] : [];
      }),
    );
    const grade = assessment.escc?.grade ?? null;
    const { deficit = null } = assessment;
    if (grade === null && deficit === null && Object.keys(sins).length === 0) return [];
    return [
      {
        unit: `${reading.studyInstanceUid} ${level}`,
        unitName: `${study.name}, ${level}`,
        caseId: study.caseId,
        reader,
        saidAt,
        level,
        grade,
        sins,
        sinsTotal: sinsTotalOf({ level, grade, sins }),
        deficit,
      },
    ];
  });
}

/** How the key is called among readers. */
export const KEY_READER = 'Key';

/** The ratings of quiz results: the learner's and the key's, one each a case. */
export function ratingsOfQuiz(
  results: readonly QuizResult[],
  learner: string,
  nameOf: (result: QuizResult) => string,
): readonly Rating[] {
  const rating = (result: QuizResult, reader: string, said: QuizAnswer): Rating => ({
    unit: result.caseId,
    unitName: nameOf(result),
    caseId: result.caseId,
    reader,
    saidAt: result.answeredAt,
    level: said.level,
    grade: said.grade,
    sins: said.sins,
    sinsTotal: sinsTotalOf(said),
    deficit: null,
  });
  return results.flatMap((result) => [
    rating(result, learner, result.answer),
    rating(result, KEY_READER, result.key),
  ]);
}

/** Ratings of the same reader and unit: the latest counts, as a later version of a report replaces the earlier. */
export function withoutEarlier(ratings: readonly Rating[]): readonly Rating[] {
  const latest = new Map<string, Rating>();
  for (const one of ratings) {
    const key = `${one.reader}\n${one.unit}`;
    const known = latest.get(key);
    if (!known || known.saidAt <= one.saidAt) latest.set(key, one);
  }
  return [...latest.values()];
}

/** A grade's place in the order; null where there is none. */
export const rankOf = (grade: Rating['grade']): number | null =>
  grade === null || grade === 'none' ? null : ESCC_GRADES.indexOf(grade);
