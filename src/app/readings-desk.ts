import type { LibraryDraft } from '../components/library/draft-row.ts';
import type { PriorStudy } from '../features/board/index.ts';
import type { OpenedStudy } from '../features/case/index.ts';
import type { DraftStore, StoredDraft } from '../storage/drafts.ts';
import type { VersionStore } from '../storage/versions.ts';
import { AsideDesk } from './aside-desk.ts';
import { libraryDraft } from './draft-words.ts';
import { sampleUrl, type SampleCase } from './sample-catalogue.ts';

/** What tabs tell each other when one of them kept or removed something; it carries nothing. */
const CHANGED = 'changed';

/** What the desk needs of the program. */
export interface ReadingsHost {
  readonly changed: () => void;
  /** Whether a list is on the screen; elsewhere it is looked at when the reader comes to it. */
  readonly isListShown: () => boolean;
}

/** The readings that this browser keeps, as lists show them. What is in one of them is its case's. */
export class ReadingsDesk {
  readonly aside = new AsideDesk();
  readonly #host: ReadingsHost;
  readonly #channel: BroadcastChannel;
  #drafts: DraftStore | null = null;
  #versions: VersionStore | null = null;
  #stored: readonly StoredDraft[] = [];
  /** How many versions are kept of each study. */
  #versionCounts: ReadonlyMap<string, number> = new Map();
  /** Whether another tab changed something since the last look began. */
  #isOutgrown = false;
  #isLooking = false;

  constructor(host: ReadingsHost, channel = new BroadcastChannel('thecal-kept')) {
    this.#host = host;
    this.#channel = channel;
    channel.addEventListener('message', () => void this.#listAgain());
  }

  /** Begins with what is kept; without stores nothing is, and readings last as long as the page. */
  begin(drafts: DraftStore | null, versions: VersionStore | null): void {
    this.#drafts = drafts && this.#toldDrafts(drafts);
    this.#versions = versions && this.#toldVersions(versions);
  }

  /** Where drafts are kept; other tabs are told of every change. */
  get drafts(): DraftStore | null {
    return this.#drafts;
  }

  /** Where versions are kept; other tabs are told of every change. */
  get versions(): VersionStore | null {
    return this.#versions;
  }

  /** The readings, as they were when they were last looked at. */
  get stored(): readonly StoredDraft[] {
    return this.#stored;
  }

  find(studyInstanceUid: string): StoredDraft | undefined {
    return this.#stored.find((draft) => draft.studyInstanceUid === studyInstanceUid);
  }

  /** Looks at what is kept now. */
  async list(): Promise<void> {
    this.#isOutgrown = false;
    const listed = await this.#drafts?.list();
    if (listed?.ok) this.#stored = listed.value.drafts;
    await this.aside.look(this.#drafts, listed?.ok ? listed.value.unreadable : []);
    const counted = await this.#versions?.counts();
    if (counted?.ok) this.#versionCounts = counted.value;
    this.#host.changed();
  }

  /** Throws a reading away, with its versions. */
  async discard(studyInstanceUid: string): Promise<void> {
    const draft = this.find(studyInstanceUid);
    if (draft) {
      await this.#drafts?.remove(draft.studyInstanceUid);
      await this.#versions?.remove(draft.studyInstanceUid);
    }
    await this.list();
  }

  /** What the Library lists. */
  rows(samples: readonly SampleCase[], now: Date): readonly LibraryDraft[] {
    return this.#stored.map((draft) => {
      const { source } = draft;
      const sample = samples.find((one) => source.kind === 'sample' && one.id === source.caseId);
      return libraryDraft(
        draft,
        now,
        sample?.thumbnail ? sampleUrl(sample.thumbnail) : null,
        this.#versionCounts.get(draft.studyInstanceUid) ?? 0,
      );
    });
  }

  /** The newest earlier study of the same person whose reading is kept here. */
  priorOf({ study, person }: Pick<OpenedStudy, 'study' | 'person'>): PriorStudy | null {
    const earlier = this.#stored.flatMap((draft) =>
      person &&
      draft.person?.digest === person.digest &&
      draft.studyInstanceUid !== study.header.studyInstanceUid &&
      draft.person.studyDate < person.studyDate
        ? [{ reading: draft.reading, studyDate: draft.person.studyDate }]
        : [],
    );
    const [last] = earlier.toSorted((a, b) => b.studyDate.localeCompare(a.studyDate));
    return last ?? null;
  }

  /** Another tab changed something: many changes during one look are one more. */
  async #listAgain(): Promise<void> {
    this.#isOutgrown = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#isOutgrown && this.#host.isListShown()) await this.list();
    this.#isLooking = false;
  }

  #toldDrafts(store: DraftStore): DraftStore {
    return {
      ...store,
      save: (draft) => this.#telling(store.save(draft)),
      remove: (studyUid) => this.#telling(store.remove(studyUid)),
      setAside: (studyUid) => this.#telling(store.setAside(studyUid)),
      removeAside: (key) => this.#telling(store.removeAside(key)),
    };
  }

  #toldVersions(store: VersionStore): VersionStore {
    return {
      ...store,
      keep: (version) => this.#telling(store.keep(version)),
      remove: (studyUid) => this.#telling(store.remove(studyUid)),
    };
  }

  async #telling<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    this.#channel.postMessage(CHANGED);
    return done;
  }
}
