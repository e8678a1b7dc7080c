import * as z from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { createUid, type Uid } from '../base/uid.ts';
import type { ArchiveAddress } from '../editor/archive.ts';
import type { ReadingRules } from '../domain/rules.ts';
import { openDatabase, type ThecalDatabase } from './database.ts';
import { migrate, type Migration } from './migrations.ts';
import { rulesSchema, uidSchema } from './reading-schema.ts';
import { schemaOf } from './schema-of.ts';
import { moveAside } from './set-aside.ts';
import { storageError, type StorageError } from './storage-error.ts';

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
  readonly identityHidden: boolean;
  readonly snapping: boolean;
  /** Whether outlines are proposed from the image; left out for yes. */
  readonly proposals?: boolean;
  /** Keys in the place of others, by the usual one; left out for the usual ones. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** The settings of this browser. */
export interface SettingsStore {
  /** The kept settings; the first time new ones, whose installation UID is kept at once. */
  load(): Promise<Result<Settings, StorageError>>;
  /**
   * Changes what is kept, as it is kept now: another tab may have changed something else. `known` is kept in place of
   * settings that are gone. Errors: also that what is kept cannot be read, which is left as it is.
   */
  change(
    change: (settings: Settings) => Settings,
    known: Settings,
  ): Promise<Result<Settings, StorageError>>;
  save(settings: Settings): Promise<Result<void, StorageError>>;
  /** Moves settings that cannot be read out of the way of new ones, and keeps them. */
  setAside(): Promise<Result<void, StorageError>>;
  /** Calls back when the settings are gone, cleared under the page. */
  onLost(listener: () => void): () => void;
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
      identityHidden: z.boolean(),
      snapping: z.boolean(),
      proposals: z.exactOptional(z.boolean()),
      keys: z.exactOptional(z.record(z.string(), z.string())),
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
  preferences: { identityHidden: true, snapping: false },
});

/** Opens the settings. Errors: see `openDatabase`. */
export async function openSettings(): Promise<Result<SettingsStore, StorageError>> {
  const opened = await openDatabase();
  return opened.ok ? ok(createSettingsStore(opened.value)) : opened;
}

function createSettingsStore(database: ThecalDatabase): SettingsStore {
  return {
    load: () => inOneStep(database, (found) => (found === undefined ? createSettings() : null)),
    change: (change, known) =>
      inOneStep(database, (found) => change(found === undefined ? known : found)),
    save: async (settings) => {
      const kept = await inOneStep(database, () => settings);
      return kept.ok ? ok(undefined) : kept;
    },
    setAside: () =>
      database.run((connection) => moveAside(connection, 'settings', KEY, 'settings')),
    onLost: (listener) => database.onLost(listener),
    close: () => {
      database.close();
    },
  };
}

/**
 * Reads the settings and writes what is made of them (null for nothing) in one transaction, so that two tabs agree on
 * one installation UID and no change of the other is undone.
 */
async function inOneStep(
  database: ThecalDatabase,
  next: (found: Settings | undefined) => Settings | null,
): Promise<Result<Settings, StorageError>> {
  const done = await database.run(async (connection) => {
    const transaction = connection.transaction('settings', 'readwrite');
    const value: unknown = await transaction.store.get(KEY);
    const found = value === undefined ? ok(undefined) : parseSettings(value);
    const made = found.ok ? next(found.value) : null;
    if (made !== null) await transaction.store.put(made, KEY);
    await transaction.done;
    if (!found.ok) return found;
    const settings = made ?? found.value;
    return settings ? ok(settings) : err(storageError('failed'));
  });
  return done.ok ? done.value : done;
}

function parseSettings(value: unknown): Result<Settings, StorageError> {
  const migrated = migrate(value, MIGRATIONS);
  if (!migrated.ok) return migrated;
  const parsed = settingsSchema.safeParse(withoutDeadPreferences(migrated.value));
  return parsed.success ? ok(parsed.data) : err(storageError('damaged'));
}

/** Settings may still hold two preferences that nothing ever followed. */
function withoutDeadPreferences(settings: Readonly<Record<string, unknown>>): unknown {
  const { preferences } = settings;
  if (typeof preferences !== 'object' || preferences === null) return settings;
  const { theme: _theme, layout: _layout, ...others } = preferences as Record<string, unknown>;
  return { ...settings, preferences: others };
}
