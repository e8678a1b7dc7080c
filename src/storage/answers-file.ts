import * as z from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import type { QuizResult } from '../domain/quiz/quiz.ts';
import { quizResultSchema } from './quiz-results.ts';

const FORMAT = 'thecal-answers-1';

const answersFile = z.object({
  format: z.literal(FORMAT),
  learner: z.string().min(1).max(120),
  results: z.array(quizResultSchema),
});

/** A learner's answers, to be handed to whoever compares them. */
export interface Answers {
  readonly learner: string;
  readonly results: readonly QuizResult[];
}

/** The answers as the text of a file. It holds the name the learner gave, and nothing of a patient. */
export const writeAnswersFile = ({ learner, results }: Answers): string =>
  `${JSON.stringify({ format: FORMAT, learner, results }, null, 1)}\n`;

/** The answers in a file; null for any other file. Errors: one sentence, when it says that it holds answers and does not. */
export function readAnswersFile(name: string, text: string): Result<Answers, string> | null {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  if (!z.object({ format: z.literal(FORMAT) }).safeParse(content).success) return null;
  const parsed = answersFile.safeParse(content);
  return parsed.success
    ? ok({ learner: parsed.data.learner, results: parsed.data.results })
    : err(`${name} should hold a learner's answers, but some of them cannot be read.`);
}
