import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import { storageError, storageErrorOf, type StorageError } from './storage-error.ts';

/** What is kept. Values are unknown until a schema has seen them: another version may have written them. */
interface ThecalSchema extends DBSchema {
  drafts: { key: string; value: unknown };
  settings: { key: string; value: unknown };
  versions: { key: string; value: unknown; indexes: { study: string } };
}

/** A connection to the database of drafts, versions and settings. */
export type ThecalConnection = IDBPDatabase<ThecalSchema>;

/** The database, also after it was taken away under the page: it is begun anew then, empty. */
export interface ThecalDatabase {
  /** Errors: whatever the browser refuses, and that a newer version of the program has the database now. */
  run<T>(operation: (connection: ThecalConnection) => Promise<T>): Promise<Result<T, StorageError>>;
  /** Calls back when what was kept is gone: the reader, or the browser, cleared it. Returns the way to stop it. */
  onLost(listener: () => void): () => void;
  close(): void;
}

const NAME = 'thecal';

/** Counts the stores, not the shapes in them: those carry versions of their own. */
const VERSION = 2;

/** Opens the database, creating it the first time. Errors: no storage allowed, held by another tab, made by a newer version. */
export async function openDatabase(): Promise<Result<ThecalDatabase, StorageError>> {
  const listeners = new Set<() => void>();
  let isClosed = false;
  const connect = (): Promise<Result<ThecalConnection, StorageError>> =>
    openConnection(() => {
      if (isClosed) return;
      connection = connect();
      for (const listener of listeners) listener();
    });
  let connection = connect();
  const first = await connection;
  if (!first.ok) return first;
  return ok({
    run: async (operation) => {
      const opened = await connection;
      if (!opened.ok) return opened;
      try {
        return ok(await operation(opened.value));
      } catch (cause) {
        return err(storageErrorOf(cause));
      }
    },
    onLost: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      void connection.then((opened) => {
        if (opened.ok) opened.value.close();
      });
    },
  });
}

function openConnection(lost: () => void): Promise<Result<ThecalConnection, StorageError>> {
  if (!('indexedDB' in globalThis)) return Promise.resolve(err(storageError('unavailable')));
  return new Promise((resolve) => {
    // Opening may throw at once where the page may not store anything.
    const opening = Promise.resolve().then(() =>
      openDB<ThecalSchema>(NAME, VERSION, {
        upgrade(database, oldVersion) {
          if (oldVersion < 1) {
            database.createObjectStore('drafts');
            database.createObjectStore('settings');
          }
          if (oldVersion < 2) {
            database.createObjectStore('versions').createIndex('study', 'studyInstanceUid');
          }
        },
        blocked: () => {
          resolve(err(storageError('blocked')));
        },
        blocking: (_current, wanted, event) => {
          (event.target as IDBDatabase).close();
          // No version is wanted where the database is deleted; another is wanted by a newer program.
          if (wanted === null) lost();
        },
        terminated: lost,
      }),
    );
    opening.then(
      (database) => {
        resolve(ok(database));
      },
      (cause: unknown) => {
        resolve(err(storageErrorOf(cause)));
      },
    );
  });
}
