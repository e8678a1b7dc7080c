import * as z from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { createUid, type Uid } from '../base/uid.ts';
import type { ArchiveAddress } from '../editor/archive.ts';
import type { ReadingRules } from '../domain/rules.ts';
import { openDatabase, type ThecalDatabase } from './database.ts';
import { migrate, type Migration } from './migrations.ts';
import { rulesSchema, uidSchema } from './reading-schema.ts';
import { schemaOf } from './schema-of.ts';
import { storageError, storageErrorOf, type StorageError } from './storage-error.ts';

/** What this browser remembers of its reader. */
export interface Settings {
  readonly version: 1;
  /** Asked at the first save; the organisation may be empty. */
  readonly reader: { readonly name: string; readonly organisation: string } | null;
  /** Names this installation as the device observer of reports. */
  readonly installationUid: Uid;
  readonly preferences: Preferences;
  /** The archive that was connected; left out for none. Credentials are never among the settings. */
  readonly archive?: ArchiveAddress;
  /** The rules that new readings take; left out for the proposals. */
  readonly rules?: ReadingRules;
}

/** How the reader likes it. */
export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system';
  readonly identityHidden: boolean;
  readonly layout: '1x1' | '1x2' | '2x2';
  readonly snapping: boolean;
  /** Whether outlines are proposed from the image; left out for yes. */
  readonly proposals?: boolean;
}

/** The settings of this browser. */
export interface SettingsStore {
  /** The kept settings; the first time new ones, whose installation UID is kept at once. */
  load(): Promise<Result<Settings, StorageError>>;
  save(settings: Settings): Promise<Result<void, StorageError>>;
  close(): void;
}

const KEY = 'settings';

const MIGRATIONS: readonly Migration[] = [];

const settingsSchema = schemaOf<Settings>()(
  z.strictObject({
    version: z.literal(1),
    reader: z.strictObject({ name: z.string(), organisation: z.string() }).nullable(),
    installationUid: uidSchema,
    preferences: z.strictObject({
      theme: z.enum(['light', 'dark', 'system']),
      identityHidden: z.boolean(),
      layout: z.enum(['1x1', '1x2', '2x2']),
      snapping: z.boolean(),
      proposals: z.exactOptional(z.boolean()),
    }),
    archive: z.exactOptional(
      z.strictObject({
        name: z.string(),
        url: z.string(),
        qidoPrefix: z.string(),
        wadoPrefix: z.string(),
        stowPrefix: z.string(),
      }),
    ),
    rules: z.exactOptional(rulesSchema),
  }),
);

/** Settings nobody has changed, with a new installation UID. */
export const createSettings = (): Settings => ({
  version: 1,
  reader: null,
  installationUid: createUid(),
  preferences: { theme: 'dark', identityHidden: true, layout: '1x2', snapping: false },
});

/** Opens the settings. Errors: see `openDatabase`. */
export async function openSettings(): Promise<Result<SettingsStore, StorageError>> {
  const opened = await openDatabase();
  return opened.ok ? ok(createSettingsStore(opened.value)) : opened;
}

function createSettingsStore(database: ThecalDatabase): SettingsStore {
  return {
    load: () => loadOrCreate(database),
    save: async (settings) => {
      try {
        await database.put('settings', settings, KEY);
        return ok(undefined);
      } catch (cause) {
        return err(storageErrorOf(cause));
      }
    },
    close: () => {
      database.close();
    },
  };
}

/** One transaction, so that two tabs opened at once agree on one installation UID. */
async function loadOrCreate(database: ThecalDatabase): Promise<Result<Settings, StorageError>> {
  try {
    const transaction = database.transaction('settings', 'readwrite');
    const found: unknown = await transaction.store.get(KEY);
    if (found === undefined) {
      const created = createSettings();
      await transaction.store.put(created, KEY);
      await transaction.done;
      return ok(created);
    }
    await transaction.done;
    return parseSettings(found);
  } catch (cause) {
    return err(storageErrorOf(cause));
  }
}

function parseSettings(value: unknown): Result<Settings, StorageError> {
  const migrated = migrate(value, MIGRATIONS);
  if (!migrated.ok) return migrated;
  const parsed = settingsSchema.safeParse(migrated.value);
  return parsed.success ? ok(parsed.data) : err(storageError('damaged'));
}
