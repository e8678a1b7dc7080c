import { err, ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import { readReportFile } from '../../dicom/sr/report-file.ts';
import {
  KEY_READER,
  ratingsOfQuiz,
  ratingsOfReading,
  type Rating,
} from '../../domain/agreement/ratings.ts';
import { readAnswersFile } from '../../storage/answers-file.ts';
import { readAnswerKey } from '../case/index.ts';

/** A study that can be opened by name. */
export interface KnownStudy {
  readonly id: string;
  readonly studyInstanceUid: string;
  readonly title: string;
  readonly answerKeyUrl: string;
}

/** What a file says: a saved reading, or a learner's answers. */
export interface GivenFile {
  readonly name: string;
  readonly kind: 'reading' | 'answers';
  readonly reader: string;
  readonly ratings: readonly Rating[];
  /** Whether the study is none that can be opened here. */
  readonly isForeign: boolean;
}

/** Files larger than this are no answers. Unit: bytes. */
const LARGEST_ANSWERS = 5_000_000;

/** Reads a saved reading or a learner's answers. Errors: one sentence that names the file. */
export async function readGivenFile(
  file: File,
  studies: readonly KnownStudy[],
): Promise<Result<GivenFile, string>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answers =
    bytes.length < LARGEST_ANSWERS
      ? readAnswersFile(file.name, new TextDecoder().decode(bytes))
      : null;
  if (answers && !answers.ok) return answers;
  if (answers) {
    const { learner, results } = answers.value;
    const titleOf = (id: string): string | undefined => studies.find((one) => one.id === id)?.title;
    const ratings = ratingsOfQuiz(
      results,
      learner,
      (one) => titleOf(one.caseId) ?? one.title ?? one.caseId,
    );
    return ok({ name: file.name, kind: 'answers', reader: learner, ratings, isForeign: false });
  }
  const report = readReportFile({ name: file.name, bytes }, null);
  if (!report.ok) return err(report.error.message);
  const { reading, observer, documentInfo } = report.value;
  const known = studies.find((one) => one.studyInstanceUid === reading.studyInstanceUid);
  const reader = observer?.name.replaceAll('^', ' ').trim() || file.name;
  const ratings = ratingsOfReading(reading, reader, documentInfo.savedAt ?? '', {
    name: known?.title ?? `Study ${reading.studyInstanceUid.slice(-6)}`,
    caseId: known?.id ?? null,
  });
  if (ratings.length === 0) {
    return err(`${file.name} holds no grade and no SINS item, so there is nothing to compare.`);
  }
  return ok({ name: file.name, kind: 'reading', reader, ratings, isForeign: known === undefined });
}

/** The ratings of a sample study's key. Errors: one sentence. */
export async function readKeyRatings(
  study: KnownStudy,
): Promise<Result<readonly Rating[], string>> {
  const report = await readAnswerKey(study.answerKeyUrl, study.studyInstanceUid as Uid);
  if (!report.ok) return err(`${study.title}: ${report.error}`);
  return ok(
    ratingsOfReading(report.value.reading, KEY_READER, '', { name: study.title, caseId: study.id }),
  );
}
