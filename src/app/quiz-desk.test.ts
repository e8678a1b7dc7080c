import { expect, it } from 'vitest';
import { err, ok } from '../base/result.ts';
import type { QuizResult } from '../domain/quiz/quiz.ts';
import type { QuizStore } from '../storage/quiz-results.ts';
import { storageError } from '../storage/storage-error.ts';
import { QuizDesk } from './quiz-desk.ts';

const answer = (caseId: string, grade: string): QuizResult =>
  ({ caseId, grade }) as unknown as QuizResult;

/** Answers in memory. */
function fakeStore(kept: readonly QuizResult[] = []) {
  const store = { kept, isFull: false };
  return Object.assign(store, {
    load: () => Promise.resolve(ok(store.kept)),
    save: (results: readonly QuizResult[]) => {
      if (store.isFull) return Promise.resolve(err(storageError('quota')));
      store.kept = results;
      return Promise.resolve(ok(undefined));
    },
  }) as unknown as QuizStore & { kept: readonly QuizResult[]; isFull: boolean };
}

it('keeps the first answer to a case', async () => {
  const store = fakeStore([answer('case-01', '2')]);
  const desk = new QuizDesk(() => undefined);
  await desk.begin(store);
  expect(await desk.answer(answer('case-01', '3'))).toBeNull();
  expect(await desk.answer(answer('case-02', '0'))).toBeNull();
  expect(desk.results).toEqual([answer('case-01', '2'), answer('case-02', '0')]);
  expect(store.kept).toEqual(desk.results);
  await desk.reset();
  expect(store.kept).toEqual([]);
});

it('says why an answer is not kept, and has it until the page ends', async () => {
  const store = fakeStore();
  store.isFull = true;
  const desk = new QuizDesk(() => undefined);
  await desk.begin(store);
  expect(await desk.answer(answer('case-01', '2'))).toMatch('no more room');
  expect(desk.results).toHaveLength(1);
  const without = new QuizDesk(() => undefined);
  await without.begin(null);
  expect(await without.answer(answer('case-01', '2'))).toBeNull();
});
