import type { Archive } from '../../pacs/archive.ts';
import { describePacsError } from '../../pacs/pacs-error.ts';
import type { StudyMatch, StudySearch } from '../../pacs/search-studies.ts';
import { ANY_STUDY } from './search-from-text.ts';

/** A search and what it has found so far. */
export interface ArchiveSearchState {
  readonly search: StudySearch;
  readonly studies: readonly StudyMatch[];
  readonly hasMore: boolean;
  /** There may be more that the archive gives no way to have. */
  readonly isCutOff: boolean;
  /** Entries that cannot be opened. */
  readonly unreadable: number;
  readonly status: 'not-asked' | 'asking' | 'answered' | 'failed';
  /** A sentence when it failed. */
  readonly error: string | null;
  /** Whether other credentials may help. */
  readonly needsSignIn: boolean;
}

const NOTHING: ArchiveSearchState = {
  search: ANY_STUDY,
  studies: [],
  hasMore: false,
  isCutOff: false,
  unreadable: 0,
  status: 'not-asked',
  error: null,
  needsSignIn: false,
};

/** The search of the Archive screen. It outlives the screen, so that Back finds the list as it was. */
export class ArchiveSearch {
  #state = NOTHING;
  #abort: AbortController | null = null;
  /** Studies that every page so far skipped over, shown or not. */
  #offset = 0;
  readonly #archive: () => Archive | null;
  readonly #changed: () => void;

  constructor(archive: () => Archive | null, changed: () => void) {
    this.#archive = archive;
    this.#changed = changed;
  }

  get state(): ArchiveSearchState {
    return this.#state;
  }

  /** Begins a new search in place of the one before. */
  async run(search: StudySearch): Promise<void> {
    this.#offset = 0;
    this.#set({ ...NOTHING, search });
    await this.#ask();
  }

  /** Asks for the next page, or for the same once more after a failure. */
  async more(): Promise<void> {
    await this.#ask();
  }

  /** Gives up what is asked; what was found stays. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Forgets everything, as when another archive is connected. */
  clear(): void {
    this.stop();
    this.#offset = 0;
    this.#set(NOTHING);
  }

  async #ask(): Promise<void> {
    const archive = this.#archive();
    if (archive === null) return;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ ...this.#state, status: 'asking', error: null, needsSignIn: false });
    const { search, studies } = this.#state;
    const known = new Set<string>(studies.map((study) => study.studyInstanceUid));
    const page = await archive.search(search, this.#offset, known, abort.signal);
    if (this.#abort !== abort) return;
    if (!page.ok) {
      const { kind } = page.error;
      this.#set({
        ...this.#state,
        status: kind === 'stopped' && studies.length > 0 ? 'answered' : 'failed',
        error: kind === 'stopped' ? 'The search was stopped.' : describePacsError(page.error),
        needsSignIn: kind === 'not-signed-in' || kind === 'forbidden',
      });
      return;
    }
    const { studies: found, hasMore, isCutOff, unreadable } = page.value;
    this.#offset += found.length + unreadable;
    this.#set({
      ...this.#state,
      studies: [...studies, ...found],
      hasMore,
      isCutOff,
      unreadable: this.#state.unreadable + unreadable,
      status: 'answered',
    });
  }

  #set(state: ArchiveSearchState): void {
    this.#state = state;
    this.#changed();
  }
}
