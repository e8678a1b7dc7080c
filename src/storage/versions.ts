import * as z from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import type { Uid } from '../base/uid.ts';
import { openDatabase, type ThecalDatabase } from './database.ts';
import { migrate, type Migration } from './migrations.ts';
import { uidSchema } from './reading-schema.ts';
import { schemaOf } from './schema-of.ts';
import { storageError, type StorageError } from './storage-error.ts';

/** The version of the shape that is written; not to be confused with the versions of a reading that are kept in it. */
export const VERSION_RECORD = 1;

/** One document of a study, as it was saved here or opened from a file. It names the reader, never the patient. */
export interface StoredVersion {
  readonly version: typeof VERSION_RECORD;
  readonly sopInstanceUid: Uid;
  readonly studyInstanceUid: Uid;
  /** The document it replaces; null for the first. */
  readonly predecessor: Uid | null;
  /** ISO 8601. */
  readonly savedAt: string;
  /** Empty where the document does not say. */
  readonly reader: string;
  readonly isComplete: boolean;
  readonly isSigned: boolean;
  /** `set-aside`: never handed out; kept when another version was opened in its place. */
  readonly origin: 'saved' | 'opened' | 'set-aside';
  /** The document in DICOM JSON, without the patient's identity. */
  readonly document: string;
}

/** The versions of this browser. */
export interface VersionStore {
  /** A document that is kept already stays as it is: a SOP instance never changes. */
  keep(version: StoredVersion): Promise<Result<void, StorageError>>;
  /** Newest first; those that cannot be read are left out and left as they are. */
  list(studyUid: Uid): Promise<Result<readonly StoredVersion[], StorageError>>;
  /** How many there are of each study. */
  counts(): Promise<Result<ReadonlyMap<string, number>, StorageError>>;
  /** Removes every version of a study. */
  remove(studyUid: Uid): Promise<Result<void, StorageError>>;
}

const MIGRATIONS: readonly Migration[] = [];

const versionSchema = schemaOf<StoredVersion>()(
  z.strictObject({
    version: z.literal(VERSION_RECORD),
    sopInstanceUid: uidSchema,
    studyInstanceUid: uidSchema,
    predecessor: uidSchema.nullable(),
    savedAt: z.string(),
    reader: z.string(),
    isComplete: z.boolean(),
    isSigned: z.boolean(),
    origin: z.enum(['saved', 'opened', 'set-aside']),
    document: z.string(),
  }),
);

/** Opens the versions. Errors: see `openDatabase`. */
export async function openVersionStore(): Promise<Result<VersionStore, StorageError>> {
  const opened = await openDatabase();
  return opened.ok ? ok(createVersionStore(opened.value)) : opened;
}

function createVersionStore(database: ThecalDatabase): VersionStore {
  return {
    keep: (version) =>
      database.run(async (connection) => {
        const { store, done } = connection.transaction('versions', 'readwrite');
        const known: unknown = await store.getKey(version.sopInstanceUid);
        if (known === undefined) await store.put(version, version.sopInstanceUid);
        await done;
      }),
    list: async (studyUid) => {
      const found = await database.run((connection) =>
        connection.getAllFromIndex('versions', 'study', studyUid),
      );
      if (!found.ok) return found;
      return ok(
        found.value
          .flatMap((value): readonly StoredVersion[] => {
            const parsed = parseVersion(value);
            return parsed.ok ? [parsed.value] : [];
          })
          .toSorted((a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt)),
      );
    },
    counts: () =>
      database.run(async (connection) => {
        const counts = new Map<string, number>();
        const index = connection.transaction('versions').store.index('study');
        for (let cursor = await index.openKeyCursor(); cursor; cursor = await cursor.continue()) {
          counts.set(cursor.key, (counts.get(cursor.key) ?? 0) + 1);
        }
        return counts;
      }),
    remove: (studyUid) =>
      database.run(async (connection) => {
        const { store, done } = connection.transaction('versions', 'readwrite');
        const keys = await store.index('study').getAllKeys(studyUid);
        await Promise.all(keys.map((key) => store.delete(key)));
        await done;
      }),
  };
}

function parseVersion(value: unknown): Result<StoredVersion, StorageError> {
  const migrated = migrate(value, MIGRATIONS);
  if (!migrated.ok) return migrated;
  const parsed = versionSchema.safeParse(migrated.value);
  return parsed.success ? ok(parsed.data) : err(storageError('damaged'));
}
