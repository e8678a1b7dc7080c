import type { IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import type { Uid } from '../base/uid.ts';
import type { EsccGrade } from '../domain/escc/escc.ts';
import type { Vertebra } from '../domain/level.ts';
import type { Reading } from '../domain/reading.ts';
import { openDatabase, type ThecalSchema } from './database.ts';
import { parseDraft } from './draft-schema.ts';
import { storageErrorOf, type StorageError } from './storage-error.ts';

/** A reading as it is kept between sessions, without any identity of the patient beyond the study's UID. */
export interface StoredDraft {
  readonly version: 1;
  readonly studyInstanceUid: Uid;
  readonly title: string;
  readonly source:
    { readonly kind: 'sample'; readonly caseId: string } | { readonly kind: 'files' };
  readonly reading: Reading;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly summary: {
    readonly levels: number;
    readonly marks: number;
    readonly worstEscc: EsccGrade | null;
    readonly worstSins: string | null;
    readonly level: Vertebra | null;
  };
  /** The report this reading was last saved as: what the next one replaces. */
  readonly lastSaved: {
    readonly sopInstanceUid: Uid;
    readonly seriesInstanceUid: Uid;
    readonly seriesNumber: number;
    readonly instanceNumber: number;
    readonly at: string;
  } | null;
}

/** The drafts of this browser. */
export interface DraftStore {
  load(studyInstanceUid: Uid): Promise<Result<StoredDraft | null, StorageError>>;
  /** Writes in the order of the calls; of those that wait for one study only the last is written. */
  save(draft: StoredDraft): Promise<Result<void, StorageError>>;
  list(): Promise<
    Result<
      { readonly drafts: readonly StoredDraft[]; readonly unreadable: readonly string[] },
      StorageError
    >
  >;
  remove(studyInstanceUid: Uid): Promise<Result<void, StorageError>>;
  close(): void;
}

const DAMAGED =
  'A reading kept in this browser could not be read: it is damaged, or of a newer Thecal. It was left untouched.';

/** Opens the drafts of this browser. */
export async function openDraftStore(): Promise<Result<DraftStore, StorageError>> {
  const database = await openDatabase();
  return database.ok ? ok(new IndexedDbDrafts(database.value)) : database;
}

class IndexedDbDrafts implements DraftStore {
  readonly #database: IDBPDatabase<ThecalSchema>;
  /** What is to be written for a study, and the write that will take it. */
  readonly #waiting = new Map<
    string,
    { draft: StoredDraft; written: Promise<Result<void, StorageError>> }
  >();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(database: IDBPDatabase<ThecalSchema>) {
    this.#database = database;
  }

  async load(studyInstanceUid: Uid): Promise<Result<StoredDraft | null, StorageError>> {
    try {
      const kept = await this.#database.get('drafts', studyInstanceUid);
      if (kept === undefined) return ok(null);
      const draft = parseDraft(kept);
      return draft ? ok(draft) : err({ kind: 'damaged', message: DAMAGED });
    } catch (cause) {
      return err(storageErrorOf(cause));
    }
  }

  save(draft: StoredDraft): Promise<Result<void, StorageError>> {
    const key = draft.studyInstanceUid;
    const waiting = this.#waiting.get(key);
    if (waiting) {
      waiting.draft = draft;
      return waiting.written;
    }
    const written = this.#inTurn(async () => {
      const latest = this.#waiting.get(key)?.draft ?? draft;
      this.#waiting.delete(key);
      await this.#database.put('drafts', latest, key);
    });
    this.#waiting.set(key, { draft, written });
    return written;
  }

  async list(): ReturnType<DraftStore['list']> {
    try {
      await this.#queue;
      const kept = await this.#database.getAll('drafts');
      const parsed = kept.map(parseDraft);
      const drafts = parsed
        .filter((draft) => draft !== null)
        .sort((a, b) => b.savedAt.localeCompare(a.savedAt));
      return ok({
        drafts,
        unreadable: parsed.filter((draft) => draft === null).map(() => DAMAGED),
      });
    } catch (cause) {
      return err(storageErrorOf(cause));
    }
  }

  remove(studyInstanceUid: Uid): Promise<Result<void, StorageError>> {
    return this.#inTurn(() => this.#database.delete('drafts', studyInstanceUid));
  }

  close(): void {
    this.#database.close();
  }

  #inTurn(work: () => Promise<unknown>): Promise<Result<void, StorageError>> {
    const done = this.#queue.then(async (): Promise<Result<void, StorageError>> => {
      try {
        await work();
        return ok(undefined);
      } catch (cause) {
        return err(storageErrorOf(cause));
      }
    });
    this.#queue = done;
    return done;
  }
}
