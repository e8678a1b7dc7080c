import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { isUid } from '../base/uid.ts';
import { openSettings, type SettingsStore } from './settings.ts';

async function openStore(): Promise<SettingsStore> {
  const opened = await openSettings();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

it('makes one installation UID and keeps it, also when two tabs open at once', async () => {
  const [first, second] = await Promise.all([openStore(), openStore()]);
  const [a, b] = await Promise.all([first.load(), second.load()]);
  if (!a.ok || !b.ok) throw new Error('not loaded');
  expect(isUid(a.value.installationUid)).toBe(true);
  expect(b.value.installationUid).toBe(a.value.installationUid);
});

it('remembers the reader', async () => {
  const store = await openStore();
  const loaded = await store.load();
  if (!loaded.ok) throw new Error('not loaded');
  const settings = { ...loaded.value, reader: { name: '山田^太郎', organisation: '' } };
  await store.save(settings);
  store.close();
  expect(await (await openStore()).load()).toEqual({ ok: true, value: settings });
});
