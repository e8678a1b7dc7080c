import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { NO_MEETING, openMeetingStore, type Meeting, type MeetingStore } from './meeting.ts';

async function openStore(): Promise<MeetingStore> {
  const opened = await openMeetingStore();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

it('is found again as it was arranged', async () => {
  const store = await openStore();
  expect(await store.load()).toEqual({ ok: true, value: NO_MEETING });
  const meeting: Meeting = {
    cases: ['case-12', 'case-05'],
    edits: {
      '2.25.1': {
        clinical: { primary: 'kidney', deficit: null },
        checklist: { 'eposo-pain': 'yes' },
        pain: {
          T8: {
            kind: 'answer',
            value: 'none',
            source: 'reader',
            answeredAt: '2026-03-01T10:00:00Z',
          },
          L1: null,
        },
      },
    },
  };
  await store.save(meeting);
  expect(await (await openStore()).load()).toEqual({ ok: true, value: meeting });
});

it('says so when what is kept is no meeting', async () => {
  const store = await openStore();
  await store.save(NO_MEETING);
  const database = await openDB('thecal');
  await database.put('settings', { version: 1, cases: 'all' }, 'meeting');
  database.close();
  expect(await store.load()).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});
