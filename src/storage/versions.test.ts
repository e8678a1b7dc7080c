import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Uid } from '../base/uid.ts';
import { createReading } from '../domain/reading.ts';
import { DRAFT_VERSION, openDraftStore } from './drafts.ts';
import { openVersionStore, type StoredVersion, type VersionStore } from './versions.ts';

const STUDY = '2.25.1000' as Uid;

const versionOf = (changes: Partial<StoredVersion> = {}): StoredVersion => ({
  version: 1,
  sopInstanceUid: '2.25.1' as Uid,
  studyInstanceUid: STUDY,
  predecessor: null,
  savedAt: '2026-11-21T10:00:00.000Z',
  reader: 'Reader^Ada',
  isComplete: false,
  isSigned: false,
  origin: 'saved',
  document: '[{}]',
  ...changes,
});

async function openStore(): Promise<VersionStore> {
  const opened = await openVersionStore();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('versions', () => {
  it('are listed by study, newest first, and counted', async () => {
    const store = await openStore();
    const first = versionOf();
    const second = versionOf({
      sopInstanceUid: '2.25.2' as Uid,
      predecessor: '2.25.1' as Uid,
      savedAt: '2026-11-21T11:00:00.000Z',
    });
    const other = versionOf({
      sopInstanceUid: '2.25.3' as Uid,
      studyInstanceUid: '2.25.2000' as Uid,
    });
    for (const one of [first, second, other]) await store.keep(one);
    expect(await store.list(STUDY)).toEqual({ ok: true, value: [second, first] });
    expect(await store.counts()).toEqual({
      ok: true,
      value: new Map([
        [STUDY, 2],
        ['2.25.2000', 1],
      ]),
    });
  });

  it('never change once they are kept', async () => {
    const store = await openStore();
    await store.keep(versionOf());
    await store.keep(versionOf({ document: '[{"changed":true}]' }));
    expect(await store.list(STUDY)).toEqual({ ok: true, value: [versionOf()] });
  });

  it('are removed by study', async () => {
    const store = await openStore();
    const other = versionOf({ sopInstanceUid: '2.25.3' as Uid, studyInstanceUid: '2.25.9' as Uid });
    await store.keep(versionOf());
    await store.keep(other);
    await store.remove(STUDY);
    expect(await store.list(STUDY)).toEqual({ ok: true, value: [] });
    expect(await store.list('2.25.9' as Uid)).toEqual({ ok: true, value: [other] });
  });

  it('that cannot be read are left out of the list and stay where they are', async () => {
    const store = await openStore();
    await store.keep(versionOf());
    const database = await openDB('thecal');
    await database.put('versions', { version: 7, studyInstanceUid: STUDY }, '2.25.77');
    expect(await store.list(STUDY)).toEqual({ ok: true, value: [versionOf()] });
    expect(await database.get('versions', '2.25.77')).toEqual({
      version: 7,
      studyInstanceUid: STUDY,
    });
    database.close();
  });
});

it('a database of the first shape gains versions and loses no draft', async () => {
  const draft = {
    version: DRAFT_VERSION,
    studyInstanceUid: STUDY,
    title: 'MR thoracic spine',
    source: { kind: 'files' },
    reading: createReading(STUDY),
    savedAt: '2026-11-21T10:00:00.000Z',
    summary: { levels: 0, marks: 0, worstEscc: null, worstSins: null, level: null },
    lastSaved: null,
  };
  const old = await openDB('thecal', 1, {
    upgrade(database) {
      database.createObjectStore('drafts');
      database.createObjectStore('settings');
    },
  });
  await old.put('drafts', draft, STUDY);
  old.close();

  const store = await openStore();
  expect(await store.keep(versionOf())).toEqual({ ok: true, value: undefined });
  const drafts = await openDraftStore();
  expect(drafts.ok && (await drafts.value.load(STUDY))).toEqual({ ok: true, value: draft });
});
