import { err, ok, type Result } from '../../base/result.ts';
import type { Reading } from '../../domain/reading.ts';
import type { EditorSession } from '../../editor/session.ts';
import { DRAFT_VERSION, type DraftStore, type StoredDraft } from '../../storage/drafts.ts';

/** How the reading is kept. */
export type KeepState = 'saved' | 'saving' | 'failed';

/** What a draft carries beside the reading. */
export type DraftFacts = Pick<
  StoredDraft,
  'title' | 'source' | 'summary' | 'lastSaved' | 'carried' | 'archived' | 'person'
>;

/** Writes the reading to the browser's storage after every finished gesture. */
export class DraftKeeper {
  readonly #store: DraftStore | null;
  readonly #facts: (reading: Reading) => DraftFacts;
  readonly #changed: (state: KeepState, message: string | null) => void;
  readonly #unsubscribe: () => void;
  #pending = 0;
  #last: Promise<Result<void, string>> = Promise.resolve(ok(undefined));
  #isDisposed = false;

  constructor(
    session: EditorSession,
    store: DraftStore | null,
    facts: (reading: Reading) => DraftFacts,
    changed: (state: KeepState, message: string | null) => void,
  ) {
    this.#store = store;
    this.#facts = facts;
    this.#changed = changed;
    this.#unsubscribe = session.onCommit((reading) => {
      void this.keep(reading);
    });
  }

  /** Writes one state of the reading now. Errors: one sentence. */
  keep(reading: Reading): Promise<Result<void, string>> {
    this.#last = this.#write(reading);
    return this.#last;
  }

  /** What became of the last state that was to be kept. */
  settled(): Promise<Result<void, string>> {
    return this.#last;
  }

  async #write(reading: Reading): Promise<Result<void, string>> {
    // Another case may have the draft by now.
    if (this.#isDisposed) return err('The reading was closed.');
    if (!this.#store) {
      const message = 'This browser keeps nothing here. Save the reading as a file (Ctrl S).';
      this.#changed('failed', message);
      return err(message);
    }
    this.#pending++;
    this.#changed('saving', null);
    const result = await this.#store.save({
      version: DRAFT_VERSION,
      studyInstanceUid: reading.studyInstanceUid,
      reading,
      savedAt: new Date().toISOString(),
      ...this.#facts(reading),
    });
    this.#pending--;
    if (!result.ok) {
      this.#changed('failed', result.error.message);
      return err(result.error.message);
    }
    if (this.#pending === 0) this.#changed('saved', null);
    return ok(undefined);
  }

  /** Stops keeping. */
  dispose(): void {
    this.#isDisposed = true;
    this.#unsubscribe();
  }
}
