import { ok, type Result } from '../base/result.ts';
import type { ThecalConnection, ThecalDatabase } from './database.ts';
import type { StorageError } from './storage-error.ts';

/** Keys of what was set aside; nothing else in the store of settings begins so. */
const PREFIX = 'aside/';

/** What could not be read and gave way to something new. It is kept as it was found. */
export interface AsideRecord {
  readonly key: string;
  readonly kind: 'draft' | 'settings' | 'meeting' | 'answers';
  /** The study of a draft; null for anything else. */
  readonly studyInstanceUid: string | null;
  /** ISO 8601. */
  readonly at: string;
  readonly value: unknown;
}

/**
 * Moves what lies under a key to where nothing overwrites it, in one transaction: it is never in neither place. Nothing
 * happens where nothing lies there.
 */
export async function moveAside(
  connection: ThecalConnection,
  from: 'drafts' | 'settings',
  key: string,
  kind: AsideRecord['kind'],
): Promise<void> {
  const transaction = connection.transaction(['drafts', 'settings'], 'readwrite');
  const value: unknown = await transaction.objectStore(from).get(key);
  if (value !== undefined) {
    const record = asideRecord(key, kind, value);
    await transaction.objectStore('settings').put(record, record.key);
    await transaction.objectStore(from).delete(key);
  }
  await transaction.done;
}

/** Writes a value among the settings; what lies there and cannot be read is kept aside in the same transaction. */
export async function putKept(
  connection: ThecalConnection,
  key: string,
  kind: AsideRecord['kind'],
  value: unknown,
  canRead: (found: unknown) => boolean,
): Promise<void> {
  const { store, done } = connection.transaction('settings', 'readwrite');
  const found: unknown = await store.get(key);
  if (found !== undefined && !canRead(found)) {
    const record = asideRecord(key, kind, found);
    await store.put(record, record.key);
  }
  await store.put(value, key);
  await done;
}

function asideRecord(key: string, kind: AsideRecord['kind'], value: unknown): AsideRecord {
  const at = new Date().toISOString();
  return {
    key: `${PREFIX}${kind}/${key}/${at}`,
    kind,
    studyInstanceUid: kind === 'draft' ? key : null,
    at,
    value,
  };
}

/** Everything that was set aside, newest first. */
export async function listAside(
  database: ThecalDatabase,
): Promise<Result<readonly AsideRecord[], StorageError>> {
  const range = IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`);
  const found = await database.run((connection) => connection.getAll('settings', range));
  if (!found.ok) return found;
  const records = found.value as readonly AsideRecord[];
  return ok(records.toSorted((a, b) => b.at.localeCompare(a.at)));
}

/** Throws away what was set aside. */
export const removeAside = (
  database: ThecalDatabase,
  key: string,
): Promise<Result<void, StorageError>> =>
  database.run((connection) => connection.delete('settings', key));

/** What was set aside as the text of a file: JSON, as it was found. */
export const asideText = ({ value }: AsideRecord): string => `${JSON.stringify(value, null, 1)}\n`;
