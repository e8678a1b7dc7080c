import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createReading } from '../domain/reading.ts';
import { DRAFT_VERSION, openDraftStore, type DraftStore, type StoredDraft } from './drafts.ts';
import { openMeetingStore } from './meeting.ts';
import { openQuizStore } from './quiz-results.ts';
import { asideText } from './set-aside.ts';

const STUDY = '2.25.1000' as Uid;
const DRAFT: StoredDraft = {
  version: DRAFT_VERSION,
  studyInstanceUid: STUDY,
  title: '',
  source: { kind: 'files' },
  reading: createReading(STUDY),
  savedAt: '2026-11-21T10:00:00.000Z',
  summary: { levels: 0, marks: 0, worstEscc: null, worstSins: null, level: null },
  lastSaved: null,
};

async function openStore(): Promise<DraftStore> {
  const opened = await openDraftStore();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

async function put(store: 'drafts' | 'settings', key: string, value: unknown): Promise<void> {
  const database = await openDB('thecal');
  await database.put(store, value, key);
  database.close();
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('a draft that cannot be read', () => {
  it('is kept aside as it was, listed, exported, and thrown away when asked', async () => {
    const store = await openStore();
    const damaged = { version: 4, reading: 'torn' };
    await put('drafts', STUDY, damaged);
    expect(await store.setAside(STUDY)).toEqual({ ok: true, value: undefined });
    expect(await store.load(STUDY)).toEqual({ ok: true, value: null });
    await store.save(DRAFT);
    const listed = await store.listAside();
    const [record] = listed.ok ? listed.value : [];
    expect(record).toMatchObject({ kind: 'draft', studyInstanceUid: STUDY, value: damaged });
    expect(JSON.parse(record ? asideText(record) : '')).toEqual(damaged);
    await store.removeAside(record?.key ?? '');
    expect(await store.listAside()).toEqual({ ok: true, value: [] });
    expect(await store.load(STUDY)).toEqual({ ok: true, value: DRAFT });
  });

  it('is not made of nothing', async () => {
    const store = await openStore();
    await store.setAside(STUDY);
    expect(await store.listAside()).toEqual({ ok: true, value: [] });
  });
});

it.each([
  ['a meeting', 'meeting', async () => {
    const opened = await openMeetingStore();
    return opened.ok ? opened.value.save({ cases: [], edits: {} }) : opened;
  }],
  ['a learner’s answers', 'quiz', async () => {
    const opened = await openQuizStore();
    return opened.ok ? opened.value.save([]) : opened;
  }],
] as const)('%s that cannot be read is kept aside before new is written', async (_, key, save) => {
  const store = await openStore();
  const damaged = { version: 1, more: 'torn' };
  await put('settings', key, damaged);
  expect((await save()).ok).toBe(true);
  expect((await save()).ok).toBe(true);
  expect(await store.listAside()).toMatchObject({ value: [{ value: damaged }] });
}); // prettier-ignore

describe('a database that is deleted under the page', () => {
  it('is said, and begun anew by the next write', async () => {
    const store = await openStore();
    await store.save(DRAFT);
    const lost = vi.fn();
    store.onLost(lost);
    indexedDB.deleteDatabase('thecal');
    await vi.waitFor(() => {
      expect(lost).toHaveBeenCalledOnce();
    });
    expect(await store.load(STUDY)).toEqual({ ok: true, value: null });
    expect(await store.save(DRAFT)).toEqual({ ok: true, value: undefined });
    expect(await (await openStore()).load(STUDY)).toEqual({ ok: true, value: DRAFT });
  });

  it('is not begun anew by a store that was closed', async () => {
    const store = await openStore();
    store.close();
    const lost = vi.fn();
    store.onLost(lost);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('thecal').onsuccess = resolve;
    });
    expect(lost).not.toHaveBeenCalled();
  });
});
