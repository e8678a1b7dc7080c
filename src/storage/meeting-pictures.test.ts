import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EncodedFrame, ImageKey, Study } from '../domain/image-series.ts';
import { openPictureStore, type PictureStore } from './meeting-pictures.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

async function openStore(): Promise<PictureStore> {
  const opened = await openPictureStore();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const study = (uid: string): Study =>
  ({ header: { studyInstanceUid: uid }, series: [] }) as unknown as Study;
const frame = (...bytes: readonly number[]): EncodedFrame => ({
  bytes: Uint8Array.from(bytes),
  transferSyntaxUid: '1.2.840.10008.1.2.1',
});
const key = (name: string): ImageKey => name as ImageKey;
const DAY = new Date('2026-03-01T08:00:00Z');

it('gives back what was kept, and says how much and until when', async () => {
  const store = await openStore();
  const frames = new Map([[key('1#1'), frame(1, 2, 3)], [key('2#1'), frame(4)]]); // prettier-ignore
  await store.keep({ study: study('1.2'), frames }, DAY);
  expect(await store.load('1.2')).toEqual({ ok: true, value: { study: study('1.2'), frames } });
  expect(await store.load('1.3')).toEqual({ ok: true, value: null });
  // Thirty days from 1 March.
  expect(await store.list(DAY)).toEqual({
    ok: true,
    value: [{ studyInstanceUid: '1.2', images: 2, bytes: 4, until: '2026-03-31T08:00:00.000Z' }],
  });
});

it('keeps a study once, and removes it when it is told to or when its time is over', async () => {
  const store = await openStore();
  await store.keep({ study: study('1.2'), frames: new Map([[key('1#1'), frame(1)]]) }, DAY);
  await store.keep({ study: study('1.2'), frames: new Map([[key('2#1'), frame(1, 2)]]) }, DAY);
  await store.keep({ study: study('1.3'), frames: new Map([[key('3#1'), frame(3)]]) }, DAY);
  const listed = await store.list(DAY);
  expect(listed.ok && listed.value.map(({ bytes }) => bytes)).toEqual([2, 1]);
  await store.remove('1.3');
  expect(await store.load('1.3')).toEqual({ ok: true, value: null });
  expect(await store.list(new Date('2026-03-31T08:00:00Z'))).toEqual({ ok: true, value: [] });
  expect(await store.load('1.2')).toEqual({ ok: true, value: null });
});
