import type { IDBPDatabase } from 'idb';
import { z } from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { createUid, type Uid } from '../base/uid.ts';
import { openDatabase, type ThecalSchema } from './database.ts';
import { storageErrorOf, type StorageError } from './storage-error.ts';

/** What the reader told once, and how the program is to behave. */
export interface Settings {
  readonly version: 1;
  /** Asked at the first save. */
  readonly reader: { readonly name: string; readonly organisation: string } | null;
  /** Names this installation as the device in reports. */
  readonly installationUid: Uid;
  readonly preferences: { readonly identityHidden: boolean; readonly snapping: boolean };
}

/** The settings of this browser. */
export interface SettingsStore {
  /** The settings; those of a first visit are made and kept. */
  load(): Promise<Result<Settings, StorageError>>;
  save(settings: Settings): Promise<Result<void, StorageError>>;
}

const KEY = 'settings';

const schema = z.object({
  version: z.literal(1),
  reader: z.object({ name: z.string(), organisation: z.string() }).nullable(),
  installationUid: z.string(),
  preferences: z.object({ identityHidden: z.boolean(), snapping: z.boolean() }),
});

/** The settings of a first visit. */
export const defaultSettings = (): Settings => ({
  version: 1,
  reader: null,
  installationUid: createUid(),
  preferences: { identityHidden: true, snapping: false },
});

/** Opens the settings of this browser. */
export async function openSettings(): Promise<Result<SettingsStore, StorageError>> {
  const database = await openDatabase();
  return database.ok ? ok(storeIn(database.value)) : database;
}

function storeIn(database: IDBPDatabase<ThecalSchema>): SettingsStore {
  const save = async (settings: Settings): Promise<Result<void, StorageError>> => {
    try {
      await database.put('settings', settings, KEY);
      return ok(undefined);
    } catch (cause) {
      return err(storageErrorOf(cause));
    }
  };
  return {
    save,
    async load() {
      try {
        const parsed = schema.safeParse(await database.get('settings', KEY));
        if (parsed.success) return ok(parsed.data as Settings);
        const settings = defaultSettings();
        await save(settings);
        return ok(settings);
      } catch (cause) {
        return err(storageErrorOf(cause));
      }
    },
  };
}
