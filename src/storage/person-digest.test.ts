import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { personDigest } from './person-digest.ts';

const ADA = { patientId: 'P-1', patientBirthDate: '19571210' };

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('isSecureContext', true);
});

it('is the same for one person, another for another, and does not hold what it was made from', async () => {
  const digest = await personDigest(ADA);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await personDigest({ ...ADA, patientId: ' P-1 ' })).toBe(digest);
  expect(await personDigest({ ...ADA, patientId: 'P-2' })).not.toBe(digest);
  expect(await personDigest({ ...ADA, patientBirthDate: '19571211' })).not.toBe(digest);
});

it('tells nothing to another browser', async () => {
  const digest = await personDigest(ADA);
  vi.stubGlobal('indexedDB', new IDBFactory());
  expect(await personDigest(ADA)).not.toBe(digest);
});

it('joins nobody of whom only half is known, and nobody without https', async () => {
  expect(await personDigest({ ...ADA, patientId: '' })).toBeNull();
  expect(await personDigest({ ...ADA, patientBirthDate: '' })).toBeNull();
  vi.stubGlobal('isSecureContext', false);
  expect(await personDigest(ADA)).toBeNull();
});
