import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import { storageErrorOf, type StorageError } from './storage-error.ts';

/** What lies in the browser's storage; values are checked by whoever reads them. */
export interface ThecalSchema extends DBSchema {
  drafts: { key: string; value: unknown };
  settings: { key: string; value: unknown };
}

const NAME = 'thecal';
/** Raised with every change of the stores themselves; the shape of a draft has a version of its own. */
const VERSION = 1;

/** Opens the database. Errors: storage that is switched off, or written by a newer program. */
export async function openDatabase(): Promise<Result<IDBPDatabase<ThecalSchema>, StorageError>> {
  try {
    const database = await openDB<ThecalSchema>(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore('drafts');
        db.createObjectStore('settings');
      },
      blocking() {
        // A newer program in another tab waits for this one to let go.
        database.close();
      },
    });
    return ok(database);
  } catch (cause) {
    return err(storageErrorOf(cause));
  }
}
