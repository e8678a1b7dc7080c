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

  /** Writes one state of the reading now. */
  async keep(reading: Reading): Promise<void> {
    // Another screen may have the draft by now.
    if (this.#isDisposed) return;
    if (!this.#store) {
      this.#changed(
        'failed',
        'This browser keeps nothing here. Save the reading as a file (Ctrl S).',
      );
      return;
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
    if (!result.ok) this.#changed('failed', result.error.message);
    else if (this.#pending === 0) this.#changed('saved', null);
  }

  /** Stops keeping. */
  dispose(): void {
    this.#isDisposed = true;
    this.#unsubscribe();
  }
}
