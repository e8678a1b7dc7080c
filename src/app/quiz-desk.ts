import type { QuizResult } from '../domain/quiz/quiz.ts';
import type { QuizStore } from '../storage/quiz-results.ts';

/** The learner's answers to the quiz; the only writer of them. */
export class QuizDesk {
  readonly #changed: () => void;
  #store: QuizStore | null = null;
  #results: readonly QuizResult[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Begins with what is kept; without a store the answers last as long as the page. */
  async begin(store: QuizStore | null): Promise<void> {
    this.#store = store;
    const loaded = await store?.load();
    if (loaded?.ok) this.#results = loaded.value;
  }

  get results(): readonly QuizResult[] {
    return this.#results;
  }

  /** Takes an answer; of a case the first counts, as the key is known afterwards. Errors: why it is not kept; null else. */
  async answer(result: QuizResult): Promise<string | null> {
    if (this.#results.some(({ caseId }) => caseId === result.caseId)) return null;
    return this.#keep([...this.#results, result]);
  }

  /** Forgets every answer. Errors: why they are still kept; null else. */
  reset(): Promise<string | null> {
    return this.#keep([]);
  }

  async #keep(results: readonly QuizResult[]): Promise<string | null> {
    this.#results = results;
    this.#changed();
    const kept = await this.#store?.save(results);
    return kept && !kept.ok ? kept.error.message : null;
  }
}
