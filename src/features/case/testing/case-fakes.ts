import { err, ok } from '../../../base/result.ts';
import { createUid, type Uid } from '../../../base/uid.ts';
import type { FrameSource, ImageSeries, Study } from '../../../domain/image-series.ts';
import type { ViewportEngine } from '../../../editor/ports.ts';
import { parseDraft, type StoredDraft } from '../../../storage/stored-draft.ts';
import type { DraftStore } from '../../../storage/drafts.ts';
import { createSettings } from '../../../storage/settings.ts';
import { storageError } from '../../../storage/storage-error.ts';
import type { VersionStore, StoredVersion } from '../../../storage/versions.ts';
import type { ReadingLocks } from '../../../storage/reading-locks.ts';
import { KeptReading } from '../kept-reading.ts';
import { OpenCase, type CaseHost, type OpenedStudy } from '../open-case.ts';

/** What the fixtures' series belong to. */
export const STUDY_UID = '1.2' as Uid;

/** A study of these series. */
export const studyOf = (...series: readonly ImageSeries[]): Study => ({
  header: {
    studyInstanceUid: STUDY_UID,
    patientName: 'Made^Up',
    patientId: 'P-1',
    issuerOfPatientId: '',
    patientBirthDate: '',
    patientSex: '',
    studyDate: '20310314',
    studyTime: '',
    accessionNumber: '',
    referringPhysicianName: '',
    studyDescription: 'MR spine',
    studyId: '',
  },
  series,
});

const NO_FRAMES: FrameSource = { loadFrame: () => Promise.reject(new Error('no pixels here')) };

/** A study as it was opened from files. */
export const openedOf = (study: Study, change: Partial<OpenedStudy> = {}): OpenedStudy => ({
  study,
  frames: NO_FRAMES,
  source: { kind: 'files' },
  answerKeyUrl: null,
  files: [],
  teaching: null,
  person: null,
  ...change,
});

/** An engine without panes that says whether it was ended. */
export function fakeEngine(): ViewportEngine & { readonly isDisposed: boolean } {
  let isDisposed = false;
  return {
    backend: 'cpu',
    createPane: () => {
      throw new Error('no panes here');
    },
    signalOf: () => Promise.resolve(null),
    greyOf: () => Promise.resolve(null),
    dispose: () => {
      isDisposed = true;
    },
    get isDisposed() {
      return isDisposed;
    },
  };
}

/** Drafts in memory, written and parsed as the browser's are. `isFull` refuses every write. */
export function fakeDrafts(kept: Map<string, unknown> = new Map()): DraftStore & {
  readonly kept: Map<string, unknown>;
  isFull: boolean;
} {
  return {
    kept,
    isFull: false,
    load: (study) => {
      const found = kept.get(study);
      return Promise.resolve(found === undefined ? ok(null) : parseDraft(found));
    },
    save(draft: StoredDraft) {
      if (this.isFull) return Promise.resolve(err(storageError('quota')));
      kept.set(draft.studyInstanceUid, structuredClone(draft));
      return Promise.resolve(ok(undefined));
    },
    list: () => {
      const parsed = [...kept].map(([key, found]) => ({ key, draft: parseDraft(found) }));
      return Promise.resolve(
        ok({
          drafts: parsed.flatMap(({ draft }) => (draft.ok ? [draft.value] : [])),
          unreadable: parsed.flatMap(({ key, draft }) => (draft.ok ? [] : [key])),
        }),
      );
    },
    remove: (study) => {
      kept.delete(study);
      return Promise.resolve(ok(undefined));
    },
    setAside: (study) => {
      kept.set(`aside of ${study}`, kept.get(study));
      kept.delete(study);
      return Promise.resolve(ok(undefined));
    },
    listAside: () => Promise.resolve(ok([])),
    removeAside: () => Promise.resolve(ok(undefined)),
    onLost: () => () => undefined,
    close: () => undefined,
  };
}

/** Versions in memory. */
export function fakeVersions(): VersionStore & { readonly kept: StoredVersion[] } {
  const kept: StoredVersion[] = [];
  return {
    kept,
    keep: (version) => {
      kept.push(version);
      return Promise.resolve(ok(undefined));
    },
    list: () => Promise.resolve(ok(kept.toReversed())),
    counts: () => Promise.resolve(ok(new Map([[STUDY_UID, kept.length]]))),
    remove: () => Promise.resolve(ok(undefined)),
  };
}

/** What a case needs of the program, in memory. */
export const caseHost = (drafts: DraftStore | null, change: Partial<CaseHost> = {}): CaseHost => ({
  engine: fakeEngine(),
  drafts,
  versions: fakeVersions(),
  settings: () => ({
    ...createSettings(),
    installationUid: createUid(),
    reader: { name: 'Reader^Ada', organisation: '' },
  }),
  archive: () => null,
  setBusy: () => undefined,
  ...change,
});

/** A case over a study, with what is kept of it in `drafts`; null for a quiz. */
export async function openCase(
  opened: OpenedStudy,
  drafts: DraftStore | null,
  change: Partial<CaseHost> & { readonly locks?: ReadingLocks } = {},
): Promise<OpenCase> {
  const { locks = null, ...others } = change;
  const kept =
    drafts && (await KeptReading.open(opened.study.header.studyInstanceUid, drafts, locks));
  return new OpenCase(opened, caseHost(drafts, others), kept);
}
