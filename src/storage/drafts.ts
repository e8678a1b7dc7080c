import { ok, type Result } from '../base/result.ts';
import type { Uid } from '../base/uid.ts';
import { openDatabase, type ThecalConnection, type ThecalDatabase } from './database.ts';
import { listAside, moveAside, removeAside, type AsideRecord } from './set-aside.ts';
import type { StorageError } from './storage-error.ts';
import { parseDraft, type StoredDraft } from './stored-draft.ts';
import { createWriteQueue } from './write-queue.ts';

export { DRAFT_VERSION, type StoredDraft, type StudyOfPerson } from './stored-draft.ts';

/** The drafts of this browser, one per study. */
export interface DraftStore {
  load(studyUid: Uid): Promise<Result<StoredDraft | null, StorageError>>;
  /** Writes at once and in order; while one write of a study runs, only the latest of the following is kept waiting. */
  save(draft: StoredDraft): Promise<Result<void, StorageError>>;
  /** Newest first. `unreadable`: studies whose draft is damaged or of a newer version; they are left as they are. */
  list(): Promise<Result<DraftList, StorageError>>;
  remove(studyUid: Uid): Promise<Result<void, StorageError>>;
  /** Moves what cannot be read out of the way of a new draft, and keeps it. */
  setAside(studyUid: Uid): Promise<Result<void, StorageError>>;
  /** What could not be read and was set aside, newest first. */
  listAside(): Promise<Result<readonly AsideRecord[], StorageError>>;
  removeAside(key: string): Promise<Result<void, StorageError>>;
  /** Calls back when every draft is gone, cleared under the page; what is saved from then on begins anew. */
  onLost(listener: () => void): () => void;
  close(): void;
}

/** Every draft that could be read. */
export interface DraftList {
  readonly drafts: readonly StoredDraft[];
  readonly unreadable: readonly string[];
}

/** Opens the drafts. Errors: see `openDatabase`. */
export async function openDraftStore(): Promise<Result<DraftStore, StorageError>> {
  const opened = await openDatabase();
  return opened.ok ? ok(createDraftStore(opened.value)) : opened;
}

function createDraftStore(database: ThecalDatabase): DraftStore {
  const queue = createWriteQueue<Result<void, StorageError>>();
  return {
    load: async (studyUid) => {
      await queue.settled();
      const found = await database.run((connection) => connection.get('drafts', studyUid));
      if (!found.ok) return found;
      return found.value === undefined ? ok(null) : parseDraft(found.value);
    },
    save: (draft) =>
      queue.run(draft.studyInstanceUid, () =>
        database.run(async (connection) => {
          await connection.put('drafts', draft, draft.studyInstanceUid);
        }),
      ),
    list: async () => {
      await queue.settled();
      const found = await database.run(readAll);
      return found.ok ? ok(sorted(found.value)) : found;
    },
    remove: (studyUid) =>
      queue.run(studyUid, () =>
        database.run((connection) => connection.delete('drafts', studyUid)),
      ),
    setAside: async (studyUid) => {
      await queue.settled();
      return database.run((connection) => moveAside(connection, 'drafts', studyUid, 'draft'));
    },
    listAside: () => listAside(database),
    removeAside: (key) => removeAside(database, key),
    onLost: (listener) => database.onLost(listener),
    close: () => {
      database.close();
    },
  };
}

async function readAll(
  connection: ThecalConnection,
): Promise<readonly (readonly [string, unknown])[]> {
  const transaction = connection.transaction('drafts');
  const [keys, values] = await Promise.all([
    transaction.store.getAllKeys(),
    transaction.store.getAll(),
  ]);
  return keys.map((key, index) => [key, values[index]]);
}

function sorted(entries: readonly (readonly [string, unknown])[]): DraftList {
  const drafts: StoredDraft[] = [];
  const unreadable: string[] = [];
  for (const [key, value] of entries) {
    const parsed = parseDraft(value);
    if (parsed.ok) drafts.push(parsed.value);
    else unreadable.push(key);
  }
  drafts.sort((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt));
  return { drafts, unreadable };
}
