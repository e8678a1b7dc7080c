import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDB } from 'idb';
import type { Uid } from '../base/uid.ts';
import { arbitraryReading } from '../dicom/sr/testing/reading-arbitrary.ts';
import { fromMeasurementReport } from '../dicom/sr/read/measurement-report.ts';
import { coveringReadings } from '../dicom/sr/testing/covering-readings.ts';
import { sampleContext } from '../dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../dicom/sr/write/measurement-report.ts';
import {
  createReading,
  EMPTY_ASSESSMENT,
  OUTLINE_ROLES,
  OUTLINE_STRUCTURES,
  type MarkId,
  type Outline,
} from '../domain/reading.ts';
import type { ImagePoint } from '../geometry/spaces.ts';
import { DRAFT_VERSION, openDraftStore, type DraftStore, type StoredDraft } from './drafts.ts';
import { parseDraft } from './stored-draft.ts';

const STUDY = '2.25.1000' as Uid;

const draftOf = (changes: Partial<StoredDraft> = {}): StoredDraft => ({
  version: DRAFT_VERSION,
  studyInstanceUid: STUDY,
  title: 'MR thoracic spine, 2026-11-20',
  source: { kind: 'sample', caseId: 't9' },
  reading: createReading(STUDY),
  savedAt: '2026-11-21T10:00:00.000Z',
  summary: { levels: 1, marks: 3, worstEscc: '1c', worstSins: '10-13', level: 'T9' },
  lastSaved: null,
  ...changes,
});

async function openStore(): Promise<DraftStore> {
  const opened = await openDraftStore();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('drafts', () => {
  it('are found again by another page', async () => {
    const store = await openStore();
    const draft = draftOf({
      lastSaved: {
        sopInstanceUid: '2.25.7' as Uid,
        seriesInstanceUid: '2.25.8' as Uid,
        seriesNumber: 900,
        instanceNumber: 1,
        at: '2026-11-21T10:00:00.000Z',
      },
    });
    expect(await store.save(draft)).toEqual({ ok: true, value: undefined });
    store.close();
    const again = await openStore();
    expect(await again.load(STUDY)).toEqual({ ok: true, value: draft });
  });

  it('are null for a study without one', async () => {
    const store = await openStore();
    expect(await store.load(STUDY)).toEqual({ ok: true, value: null });
  });

  it('keep the last of many quick writes', async () => {
    const store = await openStore();
    const writes = Array.from({ length: 50 }, (_, index) =>
      store.save(draftOf({ title: `step ${index}` })),
    );
    expect(await store.load(STUDY)).toMatchObject({ value: { title: 'step 49' } });
    expect(await Promise.all(writes)).toEqual(
      Array.from({ length: 50 }, () => ({ ok: true, value: undefined })),
    );
  });

  it('stay removed when removed after a write that is still on its way', async () => {
    const store = await openStore();
    void store.save(draftOf());
    void store.remove(STUDY);
    expect(await store.load(STUDY)).toEqual({ ok: true, value: null });
  });

  it('are listed newest first, those that cannot be read by study', async () => {
    const store = await openStore();
    await store.save(
      draftOf({ studyInstanceUid: '2.25.1' as Uid, savedAt: '2026-01-01T00:00:00Z' }),
    );
    await store.save(
      draftOf({ studyInstanceUid: '2.25.2' as Uid, savedAt: '2026-03-01T00:00:00Z' }),
    );
    await store.save(
      draftOf({ studyInstanceUid: '2.25.3' as Uid, savedAt: '2026-02-01T00:00:00Z' }),
    );
    await store.save({ ...draftOf(), version: DRAFT_VERSION + 1 } as unknown as StoredDraft);
    const list = await store.list();
    expect(list.ok && list.value.drafts.map((draft) => draft.studyInstanceUid)).toEqual([
      '2.25.2',
      '2.25.3',
      '2.25.1',
    ]);
    expect(list.ok && list.value.unreadable).toEqual([STUDY]);
  });

  it('take every structure and role that an outline can have', () => {
    const points = [[1, 1], [5, 1], [5, 5]] as unknown as readonly ImagePoint[]; // prettier-ignore
    const image = { sopInstanceUid: '1.2.3' as Uid, frameNumber: 1 };
    const outlines = OUTLINE_STRUCTURES.flatMap((structure) =>
      OUTLINE_ROLES.map((role, at): Outline => ({
        id: `1.2.4.${at}` as MarkId, structure, role, level: 'T9', image, points, origin: 'drawn',
      })),
    ); // prettier-ignore
    const draft = draftOf({ reading: { ...createReading(STUDY), outlines } });
    expect(parseDraft(structuredClone(draft))).toEqual({ ok: true, value: draft });
  });

  it('lose the picture that lists once had, and nothing else', () => {
    const draft = draftOf();
    expect(parseDraft({ ...draft, thumbnail: new Blob(['x'], { type: 'image/png' }) })).toEqual({
      ok: true,
      value: draft,
    });
  });

  it('take every reading there can be', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryReading, (reading) => {
        const draft = draftOf({ reading });
        expect(parseDraft(structuredClone(draft))).toEqual({ ok: true, value: draft });
      }),
      { numRuns: 100 },
    );
  });

  it('keep what an opened report held beyond the reading', async () => {
    const [, covering] = coveringReadings();
    if (covering === undefined) throw new Error('no reading');
    const report = toMeasurementReport(covering.reading, sampleContext(), covering.derived);
    if (!report.ok) throw new Error(report.error.message);
    // A group that nobody understands: its finding is another.
    const text = JSON.stringify(report.value.dataset).replaceAll('"SIGNAL_REGION"', '"X"');
    const opened = fromMeasurementReport(JSON.parse(text), STUDY);
    if (!opened.ok) throw new Error(opened.error.message);
    const { reading, carried } = opened.value;
    expect(carried.measurements).toHaveLength(1);
    const store = await openStore();
    const draft = draftOf({ reading, carried });
    await store.save(draft);
    expect(await store.load(STUDY)).toEqual({ ok: true, value: draft });
  });

  it('refuse what is no draft, and leave it where it is', async () => {
    const store = await openStore();
    const damaged = { ...draftOf(), reading: { ...createReading(STUDY), outlines: 'none' } };
    await store.save(damaged as unknown as StoredDraft);
    expect(await store.load(STUDY)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    const list = await store.list();
    expect(list.ok && list.value.unreadable).toEqual([STUDY]);
  });

  it('of version 1 gain the clinical facts nobody had asked for', () => {
    const { clinical: _, ...before } = createReading(STUDY);
    expect(parseDraft({ ...draftOf(), version: 1, reading: before })).toEqual({
      ok: true,
      value: draftOf(),
    });
  });

  it('of version 2 gain room for what was not asked then, and nothing is answered by it', () => {
    const { checklist: _, rules: __, observedAt: ___, ...reading } = createReading(STUDY);
    const image = { sopInstanceUid: '1.2.3' as Uid, frameNumber: 1 };
    const area = { id: '1.2.4' as MarkId, kind: 'signal', level: null, image, statistics: null };
    const points = [[1, 1], [5, 1], [5, 5]]; // prettier-ignore
    const { cauda: _a, cordSignal: _b, signs: _c, fracture: _d, deficit: _e, ...assessment } = EMPTY_ASSESSMENT; // prettier-ignore
    const escc = {
      grade: '2', confirmedAt: '', image: null, proposal: null, ruleVersion: '1.0', reason: null,
    }; // prettier-ignore
    const before = {
      ...reading,
      measurements: [{ ...area, points }],
      assessments: { T9: { ...assessment, escc } },
    };
    const parsed = parseDraft({ ...draftOf(), version: 2, reading: before });
    expect(parsed.ok && parsed.value.reading).toEqual({
      ...createReading(STUDY),
      measurements: [{ ...area, points, tissue: 'lesion' }],
      assessments: { T9: { ...EMPTY_ASSESSMENT, escc: { ...escc, basis: null } } },
    });
  });

  it('of version 3 keep the deficit of the study, its level not stated', () => {
    const { deficit: _, ...assessment } = EMPTY_ASSESSMENT;
    const clinical = { ...createReading(STUDY).clinical, deficit: 'progressive' as const };
    const before = { ...createReading(STUDY), clinical, assessments: { T9: assessment } };
    const parsed = parseDraft({ ...draftOf(), version: 3, reading: before });
    expect(parsed.ok && parsed.value.reading).toEqual({
      ...createReading(STUDY),
      clinical,
      assessments: { T9: EMPTY_ASSESSMENT },
    });
  });

  it('refuse what a newer version wrote', () => {
    expect(parseDraft({ ...draftOf(), version: DRAFT_VERSION + 1 })).toMatchObject({
      ok: false,
      error: { kind: 'newer-version' },
    });
  });

  it('refuse an attribute nobody knows, because it would be lost at the next write', () => {
    expect(parseDraft({ ...draftOf(), patientName: 'x' })).toMatchObject({
      ok: false,
      error: { kind: 'damaged' },
    });
  });
});

describe('a browser that does not store', () => {
  it('says so when it has no database', async () => {
    vi.stubGlobal('indexedDB', undefined);
    Reflect.deleteProperty(globalThis, 'indexedDB');
    expect(await openDraftStore()).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  it('says so when its room is used up', async () => {
    const store = await openStore();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const saved = await store.save(draftOf());
    vi.restoreAllMocks();
    expect(saved).toMatchObject({ ok: false, error: { kind: 'quota' } });
  });

  it('says so when a newer program made the database', async () => {
    (await openDB('thecal', 7)).close();
    expect(await openDraftStore()).toMatchObject({ ok: false, error: { kind: 'newer-version' } });
  });

  it('gives way to a tab with a newer version, and says so at the next write', async () => {
    const store = await openStore();
    (await openDB('thecal', 7)).close();
    expect(await store.save(draftOf())).toMatchObject({ ok: false, error: { kind: 'blocked' } });
  });
});
