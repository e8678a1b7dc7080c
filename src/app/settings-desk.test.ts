import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openSettings, type SettingsStore } from '../storage/settings.ts';
import { SettingsDesk } from './settings-desk.ts';
import { fakeChannels } from './testing/fake-channels.ts';

async function openStore(): Promise<SettingsStore> {
  const opened = await openSettings();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** What an IndexedDB request gives. */
const outcome = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('no reason given'));
    };
  });

/** The store of settings as it lies in the browser, past every schema. */
async function inStore<T>(use: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await outcome(indexedDB.open('thecal'));
  const result = await use(database.transaction('settings', 'readwrite').objectStore('settings'));
  database.close();
  return result;
}

const raw = (): Promise<readonly [IDBValidKey, unknown][]> =>
  inStore(async (store) => {
    const [keys, values] = await Promise.all([
      outcome(store.getAllKeys()),
      outcome(store.getAll()),
    ]);
    return keys.map((key, at) => [key, values[at] as unknown]);
  });

const put = async (value: unknown): Promise<void> => {
  (await openStore()).close();
  await inStore((store) => outcome(store.put(value, 'settings')));
};

let channel: () => BroadcastChannel;
const deskOf = (changed: () => void = () => undefined): SettingsDesk =>
  new SettingsDesk(changed, channel());
const reader = (name: string) => ({ name, organisation: '' });

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  channel = fakeChannels();
});

describe('settings', () => {
  it('are kept, and found again', async () => {
    const desk = deskOf();
    expect((await desk.begin(await openStore())).ok).toBe(true);
    await desk.change((settings) => ({ ...settings, reader: reader('Ada') }));
    const again = deskOf();
    await again.begin(await openStore());
    expect(again.settings).toEqual(desk.settings);
  });

  it('last as long as the page where the browser keeps nothing', async () => {
    const desk = deskOf();
    await desk.begin(null);
    expect((await desk.change((settings) => ({ ...settings, reader: reader('Ada') }))).ok).toBe(
      true,
    );
    expect(desk.settings.reader?.name).toBe('Ada');
  });

  it('that are damaged are said and kept aside as they were, and new ones are kept', async () => {
    const damaged = { version: 1, reader: 7 };
    await put(damaged);
    const desk = deskOf();
    const begun = await desk.begin(await openStore());
    expect(begun.ok ? '' : begun.error).toContain('damaged');
    await desk.change((settings) => ({ ...settings, reader: reader('Ada') }));
    const kept = await raw();
    expect(kept).toHaveLength(2);
    expect(kept[0]).toEqual([
      expect.stringContaining('aside/settings/'),
      expect.objectContaining({ kind: 'settings', value: damaged }),
    ]);
    expect(kept[1]).toEqual(['settings', desk.settings]);
  });

  it('of a newer version are said and never written over', async () => {
    const newer = { version: 9, more: true };
    await put(newer);
    const desk = deskOf();
    const begun = await desk.begin(await openStore());
    expect(begun.ok ? '' : begun.error).toContain('newer version');
    const kept = await desk.change((settings) => ({ ...settings, reader: reader('Ada') }));
    expect(kept.ok ? '' : kept.error).toContain('not kept');
    expect(await raw()).toEqual([['settings', newer]]);
    expect(desk.settings.reader?.name).toBe('Ada');
  });

  it('lose two preferences that nothing followed, and are not damaged by them', async () => {
    const first = deskOf();
    await first.begin(await openStore());
    const { preferences } = first.settings;
    await put({ ...first.settings, preferences: { ...preferences, theme: 'dark', layout: '1x2' } });
    const desk = deskOf();
    expect((await desk.begin(await openStore())).ok).toBe(true);
    expect(desk.settings).toEqual(first.settings);
  });
});

describe('two tabs', () => {
  it('have the same settings', async () => {
    const changed = vi.fn();
    const first = deskOf();
    const second = deskOf(changed);
    await first.begin(await openStore());
    await second.begin(await openStore());
    await first.change((settings) => ({ ...settings, reader: reader('Ada') }));
    await vi.waitFor(() => {
      expect(second.settings.reader?.name).toBe('Ada');
    });
    expect(changed).toHaveBeenCalled();
  });

  it('do not undo each other’s changes, even unheard', async () => {
    const first = deskOf();
    const second = new SettingsDesk(() => undefined, fakeChannels()());
    await first.begin(await openStore());
    await second.begin(await openStore());
    await first.change((settings) => ({ ...settings, reader: reader('Ada') }));
    await second.change((settings) => ({
      ...settings,
      preferences: { ...settings.preferences, snapping: true },
    }));
    expect(second.settings).toMatchObject({
      reader: { name: 'Ada' },
      preferences: { snapping: true },
    });
  });
});

it('settings that are cleared under the page are kept anew', async () => {
  const changed = vi.fn();
  const desk = deskOf(changed);
  await desk.begin(await openStore());
  await desk.change((settings) => ({ ...settings, reader: reader('Ada') }));
  changed.mockClear();
  indexedDB.deleteDatabase('thecal');
  await vi.waitFor(() => {
    expect(changed).toHaveBeenCalledTimes(2);
  });
  expect(await raw()).toEqual([['settings', desk.settings]]);
});
