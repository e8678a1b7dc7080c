import * as z from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { ESCC_GRADES } from '../domain/escc/escc.ts';
import { VERTEBRAE } from '../domain/level.ts';
import { CONFIDENCES, type QuizResult } from '../domain/quiz/quiz.ts';
import { SINS_ITEMS } from '../domain/sins/sins.ts';
import { openDatabase } from './database.ts';
import { schemaOf } from './schema-of.ts';
import { putKept } from './set-aside.ts';
import { storageError, type StorageError } from './storage-error.ts';

const KEY = 'quiz';

const answer = z.strictObject({
  level: z.enum(VERTEBRAE).nullable(),
  grade: z.enum([...ESCC_GRADES, 'none']).nullable(),
  sins: z.partialRecord(z.enum(SINS_ITEMS), z.string()),
  alternative: z.exactOptional(z.enum(ESCC_GRADES)),
});

/** One answer as it is kept, here or in a file. */
export const quizResultSchema = schemaOf<QuizResult>()(
  z.strictObject({
    caseId: z.string(),
    title: z.string().optional(),
    answeredAt: z.string(),
    confidence: z.enum(CONFIDENCES).nullable(),
    answer,
    key: answer,
  }),
);

const kept = z.strictObject({ version: z.literal(1), results: z.array(quizResultSchema) });

/** What this browser's learner answered, the first answer to each case. */
export interface QuizStore {
  load(): Promise<Result<readonly QuizResult[], StorageError>>;
  save(results: readonly QuizResult[]): Promise<Result<void, StorageError>>;
}

/** Opens the answers. Errors: see `openDatabase`. */
export async function openQuizStore(): Promise<Result<QuizStore, StorageError>> {
  const opened = await openDatabase();
  if (!opened.ok) return opened;
  const database = opened.value;
  return ok({
    load: async () => {
      const found = await database.run((connection) => connection.get('settings', KEY));
      if (!found.ok) return found;
      if (found.value === undefined) return ok([]);
      const parsed = kept.safeParse(found.value);
      return parsed.success ? ok(parsed.data.results) : err(storageError('damaged'));
    },
    save: (results) =>
      database.run((connection) =>
        putKept(
          connection,
          KEY,
          'answers',
          { version: 1, results },
          (found) => kept.safeParse(found).success,
        ),
      ),
  });
}
