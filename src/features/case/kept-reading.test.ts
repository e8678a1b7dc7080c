import { beforeEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import { createReading } from '../../domain/reading.ts';
import { EditorSession } from '../../editor/session.ts';
import type { DraftStore, StoredDraft } from '../../storage/drafts.ts';
import type { ReadingLocks } from '../../storage/reading-locks.ts';
import { parseDraft } from '../../storage/stored-draft.ts';
import { storageError } from '../../storage/storage-error.ts';
import { keptFacts, KeptReading, leaveQuestion, type DraftFacts } from './kept-reading.ts';

const STUDY = '1.2' as Uid;
const study = {
  header: {
    studyInstanceUid: STUDY,
    patientName: '',
    patientId: '',
    issuerOfPatientId: '',
    patientBirthDate: '',
    patientSex: '',
    studyDate: '',
    studyTime: '',
    accessionNumber: '',
    referringPhysicianName: '',
    studyDescription: '',
    studyId: '',
  },
  series: [],
};
const FACTS: DraftFacts = {
  title: 'MR spine',
  source: { kind: 'files' },
  summary: { levels: 0, marks: 0, worstEscc: null, worstSins: null, level: null },
  lastSaved: null,
};

/** Drafts in memory, parsed as the browser's are, that can be full, cleared, and slow. */
function fakeDrafts() {
  const kept = new Map<string, unknown>();
  const aside: unknown[] = [];
  const listeners = new Set<() => void>();
  const faults = { isFull: false, isSlow: false };
  const letGo: (() => void)[] = [];
  const store: DraftStore = {
    load: (uid) => Promise.resolve(kept.has(uid) ? parseDraft(kept.get(uid)) : ok(null)),
    save: async (draft) => {
      if (faults.isSlow) await new Promise<void>((resolve) => letGo.push(resolve));
      if (faults.isFull) return err(storageError('quota'));
      kept.set(draft.studyInstanceUid, structuredClone(draft));
      return ok(undefined);
    },
    list: () => Promise.resolve(ok({ drafts: [], unreadable: [] })),
    remove: () => Promise.resolve(ok(undefined)),
    setAside: (uid) => {
      aside.push(kept.get(uid));
      kept.delete(uid);
      return Promise.resolve(ok(undefined));
    },
    listAside: () => Promise.resolve(ok([])),
    removeAside: () => Promise.resolve(ok(undefined)),
    onLost: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => undefined,
  };
  return {
    store,
    kept,
    aside,
    faults,
    letGo: () => {
      for (const one of letGo.splice(0)) one();
    },
    clear: () => {
      kept.clear();
      for (const listener of listeners) listener();
    },
    draft: () => kept.get(STUDY) as StoredDraft,
  };
}

/** The locks that the tabs of one browser share. */
function fakeLocks(): ReadingLocks {
  const holders = new Map<Uid, () => Promise<void>>();
  const take = (uid: Uid, taken: () => Promise<void>) => {
    holders.set(uid, taken);
    return {
      release: () => {
        if (holders.get(uid) === taken) holders.delete(uid);
      },
    };
  };
  return {
    acquire: (uid, taken) => Promise.resolve(holders.has(uid) ? null : take(uid, taken)),
    takeOver: async (uid, taken) => {
      await holders.get(uid)?.();
      return take(uid, taken);
    },
  };
}

interface Tab {
  readonly kept: KeptReading;
  readonly session: EditorSession;
  readonly said: string[];
}

let drafts: ReturnType<typeof fakeDrafts>;
let locks: ReadingLocks;
let facts: DraftFacts;

async function openTab(store: DraftStore | null = drafts.store): Promise<Tab> {
  const kept = await KeptReading.open(STUDY, store, locks);
  const session = new EditorSession(study, kept.draft?.reading ?? createReading(STUDY));
  const said: string[] = [];
  kept.follow({
    session,
    facts: () => facts,
    changed: (message) => {
      if (message) said.push(message);
    },
  });
  return { kept, session, said };
}

/** One finished change: the words on systemic disease. */
async function write({ session, kept }: Tab, systemic: string): Promise<void> {
  const { clinical } = session.state.reading;
  session.dispatch({ kind: 'set-clinical', facts: { ...clinical, systemic } });
  await kept.settled();
}

const words = (): string => drafts.draft().reading.clinical.systemic;

beforeEach(() => {
  drafts = fakeDrafts();
  locks = fakeLocks();
  facts = FACTS;
});

describe('a reading that nobody began', () => {
  it('is kept with the first change, and not before', async () => {
    const tab = await openTab();
    expect(drafts.kept.size).toBe(0);
    await write(tab, 'first');
    expect(words()).toBe('first');
    expect(tab.kept.state).toEqual({ kind: 'saved' });
    expect(tab.kept.hasUnkept).toBe(false);
    expect(tab.said).toEqual([]);
  });

  it('says that nothing is kept where the browser keeps nothing, once', async () => {
    const tab = await openTab(null);
    await write(tab, 'first');
    await write(tab, 'second');
    expect(tab.kept.state.kind).toBe('failed');
    expect(tab.said).toHaveLength(1);
    expect(tab.said[0]).toContain('Save the reading as a file');
  });
});

describe('a reading that was kept', () => {
  it('is found, and gone on with', async () => {
    const before = await openTab();
    await write(before, 'first');
    before.kept.dispose();
    await Promise.resolve();
    const tab = await openTab();
    expect(tab.session.state.reading.clinical.systemic).toBe('first');
    await write(tab, 'second');
    expect(words()).toBe('second');
  });

  it('is not written by a case that was closed', async () => {
    const tab = await openTab();
    await write(tab, 'first');
    tab.kept.dispose();
    await write(tab, 'late');
    expect(words()).toBe('first');
  });
});

describe('what is kept and cannot be read', () => {
  const damaged = { version: 1, studyInstanceUid: STUDY, reading: 'torn' };
  const newer = { version: 99, studyInstanceUid: STUDY };

  it.each([
    ['damaged', damaged, 'damaged'],
    ['of a newer version', newer, 'newer version'],
  ])('is left as it is, whatever is done: %s', async (_, found, said) => {
    drafts.kept.set(STUDY, found);
    const tab = await openTab();
    await write(tab, 'first');
    await write(tab, 'second');
    expect(drafts.kept.get(STUDY)).toBe(found);
    expect(tab.kept.state.kind).toBe('unreadable');
    expect(tab.kept.hasUnkept).toBe(true);
    expect(tab.said).toHaveLength(1);
    expect(tab.said[0]).toContain(said);
  });

  it('is kept aside when the reader begins anew, and what was drawn meanwhile is kept', async () => {
    drafts.kept.set(STUDY, damaged);
    const tab = await openTab();
    await write(tab, 'first');
    expect(await tab.kept.beginAnew()).toEqual(ok(undefined));
    expect(drafts.aside).toEqual([damaged]);
    expect(words()).toBe('first');
    expect(tab.kept.state).toEqual({ kind: 'saved' });
    await write(tab, 'second');
    expect(words()).toBe('second');
  });

  it('stays where it is when it cannot be kept aside', async () => {
    drafts.kept.set(STUDY, newer);
    const tab = await openTab({
      ...drafts.store,
      setAside: () => Promise.resolve(err(storageError('quota'))),
    });
    await write(tab, 'first');
    expect((await tab.kept.beginAnew()).ok).toBe(false);
    expect(drafts.kept.get(STUDY)).toBe(newer);
    expect(tab.kept.state.kind).toBe('unreadable');
    expect(tab.kept.hasUnkept).toBe(true);
  });

  it('is not written over when the browser fails to read at all', async () => {
    await write(await openTab(), 'first');
    locks = fakeLocks();
    const failing = { ...drafts.store, load: () => Promise.resolve(err(storageError('failed'))) };
    const tab = await openTab(failing);
    await write(tab, 'second');
    expect(words()).toBe('first');
    expect(tab.kept.state.kind).toBe('unreadable');
  });
});

describe('a full browser', () => {
  it('loses nothing: the reading stays in memory, is said once, and is kept when there is room', async () => {
    const tab = await openTab();
    await write(tab, 'first');
    drafts.faults.isFull = true;
    await write(tab, 'second');
    await write(tab, 'third');
    expect(words()).toBe('first');
    expect(tab.session.state.reading.clinical.systemic).toBe('third');
    expect(tab.kept.state.kind).toBe('failed');
    expect(tab.said).toHaveLength(1);
    expect(leaveQuestion(tab.kept)).not.toBeNull();
    drafts.faults.isFull = false;
    await write(tab, 'fourth');
    expect(words()).toBe('fourth');
    expect(tab.kept.hasUnkept).toBe(false);
    expect(leaveQuestion(tab.kept)).toBeNull();
  });

  it('is no reason to ask while the browser has everything', async () => {
    const tab = await openTab();
    expect(leaveQuestion(tab.kept)).toBeNull();
    await write(tab, 'first');
    expect(leaveQuestion(tab.kept)).toBeNull();
  });
});

describe('a database that is cleared under the page', () => {
  it('is begun anew with what is on the screen, and said', async () => {
    const tab = await openTab();
    await write(tab, 'first');
    drafts.clear();
    await tab.kept.settled();
    expect(words()).toBe('first');
    expect(tab.said.join()).toContain('was cleared');
    await write(tab, 'second');
    expect(words()).toBe('second');
  });

  it('is begun with what it had refused before', async () => {
    const tab = await openTab();
    await write(tab, 'first');
    drafts.faults.isFull = true;
    await write(tab, 'second');
    drafts.faults.isFull = false;
    drafts.clear();
    await tab.kept.settled();
    expect(words()).toBe('second');
  });

  it('is no matter where nothing was begun', async () => {
    const tab = await openTab();
    drafts.clear();
    await tab.kept.settled();
    expect(drafts.kept.size).toBe(0);
    expect(tab.said).toEqual([]);
  });
});

describe('two tabs on one study', () => {
  it('never write both: the second looks', async () => {
    const first = await openTab();
    await write(first, 'first');
    const second = await openTab();
    expect(second.kept.state.kind).toBe('elsewhere');
    expect(second.said[0]).toContain('another tab');
    expect(second.session.state.reading.clinical.systemic).toBe('first');
    await write(second, 'looking');
    expect(words()).toBe('first');
    expect(second.kept.hasUnkept).toBe(true);
    await write(first, 'second');
    expect(words()).toBe('second');
  });

  it('change over when the second takes it, and the first is told', async () => {
    const first = await openTab();
    await write(first, 'first');
    const second = await openTab();
    await write(first, 'newest');
    await second.kept.takeOver();
    expect(second.session.state.reading.clinical.systemic).toBe('newest');
    expect(first.said.at(-1)).toContain('taken over');
    await write(first, 'silent');
    expect(words()).toBe('newest');
    await write(second, 'second');
    expect(words()).toBe('second');
    await first.kept.takeOver();
    expect(first.session.state.reading.clinical.systemic).toBe('second');
  });

  it('change over after the last change was written, not before', async () => {
    const first = await openTab();
    const second = await openTab();
    drafts.faults.isSlow = true;
    void write(first, 'on its way');
    const over = second.kept.takeOver();
    drafts.faults.isSlow = false;
    drafts.letGo();
    await over;
    expect(second.session.state.reading.clinical.systemic).toBe('on its way');
  });

  it('bring back by undo what the second had drawn while it looked', async () => {
    const first = await openTab();
    await write(first, 'first');
    const second = await openTab();
    await write(second, 'looking');
    await second.kept.takeOver();
    second.session.undo();
    expect(second.session.state.reading.clinical.systemic).toBe('looking');
  });

  it('let the next one write once the first is closed', async () => {
    const first = await openTab();
    await write(first, 'first');
    first.kept.dispose();
    await Promise.resolve();
    expect((await openTab()).kept.state).toEqual({ kind: 'saved' });
  });
});

describe('what a draft says beside the reading', () => {
  const at = '2026-11-21T10:00:00.000Z';
  const draftOf = (change: Partial<StoredDraft>): StoredDraft => ({
    version: 4,
    studyInstanceUid: STUDY,
    reading: createReading(STUDY),
    savedAt: at,
    ...FACTS,
    ...change,
  });
  const other = { ...createReading(STUDY), checklist: { 'flag-tumour': 'yes' } as const };

  it('is still owed to the archive, whatever writes it and wherever the study came from', () => {
    const before = draftOf({ source: { kind: 'archive' }, archived: { kind: 'waiting', at } });
    const now = keptFacts(before, other, FACTS);
    expect(now.archived).toEqual({ kind: 'waiting', at });
    expect(now.source).toEqual({ kind: 'archive' });
  });

  it('was stored and is changed once the reading is another', () => {
    const before = draftOf({ archived: { kind: 'stored', at } });
    expect(keptFacts(before, before.reading, FACTS).archived?.kind).toBe('stored');
    expect(keptFacts(before, structuredClone(before.reading), FACTS).archived?.kind).toBe('stored');
    expect(keptFacts(before, other, FACTS).archived).toEqual({ kind: 'changed', at });
  });

  it('follows who knows better', () => {
    const before = draftOf({
      archived: { kind: 'waiting', at },
      person: { digest: 'a', studyDate: '1' },
    });
    const archived = { kind: 'stored', at } as const;
    const now = keptFacts(before, other, { ...FACTS, archived });
    expect(now.archived).toEqual(archived);
    expect(now.person).toEqual({ digest: 'a', studyDate: '1' });
  });

  it('reaches the store by the keeper', async () => {
    drafts.kept.set(STUDY, draftOf({ archived: { kind: 'waiting', at } }));
    const tab = await openTab();
    await write(tab, 'from files');
    expect(drafts.draft().archived).toEqual({ kind: 'waiting', at });
  });
});
