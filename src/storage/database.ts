import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import { storageError, storageErrorOf, type StorageError } from './storage-error.ts';

/** What is kept. Values are unknown until a schema has seen them: another version may have written them. */
interface ThecalSchema extends DBSchema {
  drafts: { key: string; value: unknown };
  settings: { key: string; value: unknown };
  versions: { key: string; value: unknown; indexes: { study: string } };
}

/** The database of drafts, versions and settings. */
export type ThecalDatabase = IDBPDatabase<ThecalSchema>;

const NAME = 'thecal';

/** Counts the stores, not the shapes in them: those carry versions of their own. */
const VERSION = 2;

/** Opens the database, creating it the first time. Errors: no storage allowed, held by another tab, made by a newer version. */
export function openDatabase(): Promise<Result<ThecalDatabase, StorageError>> {
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
        blocking: (_current, _wanted, event) => {
          (event.target as IDBDatabase).close();
        },
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
