import { err, ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import type { Reading } from '../../domain/reading.ts';
import type { EditorSession } from '../../editor/session.ts';
import { DRAFT_VERSION, type DraftStore, type StoredDraft } from '../../storage/drafts.ts';
import type { ReadingLock, ReadingLocks } from '../../storage/reading-locks.ts';
import type { StorageError } from '../../storage/storage-error.ts';

/** What a draft carries beside the reading. */
export type DraftFacts = Pick<
  StoredDraft,
  'title' | 'source' | 'summary' | 'lastSaved' | 'carried' | 'archived' | 'filed' | 'person'
>;

/** How the reading on the screen stands to what this browser keeps. `message`: one sentence or two for the reader. */
export type KeptState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** It could not be written: it is in the memory of this tab alone. */
  | { readonly kind: 'failed'; readonly message: string }
  /** What was kept cannot be read. Nothing is written until the reader chose `beginAnew`. */
  | { readonly kind: 'unreadable'; readonly message: string }
  /** Another tab writes this reading. Nothing is written until the reader chose `takeOver`. */
  | { readonly kind: 'elsewhere'; readonly message: string };

/** What the keeper needs of the case. */
export interface KeptHost {
  readonly session: EditorSession;
  readonly facts: (reading: Reading) => DraftFacts;
  /** The state changed; `message` is to be said to the reader. */
  readonly changed: (message: string | null) => void;
}

const MESSAGES = {
  noStore: 'This browser keeps nothing here. Save the reading as a file (Ctrl S).',
  quota:
    'The browser has no more room: the reading is in the memory of this tab alone. Save it as a file (Ctrl S), or discard old readings in the Library.',
  failed:
    'The browser could not store the reading: it is in the memory of this tab alone. Save it as a file (Ctrl S).',
  damaged:
    'The reading that this browser keeps of the study is damaged. It is left as it is, and nothing is kept meanwhile.',
  newer:
    'The reading that this browser keeps of the study was written by a newer version of Thecal. It is left as it is, and nothing is kept meanwhile: reload the page to get that version.',
  unread: 'What this browser keeps of the study could not be read, so nothing is written over it.',
  elsewhere: 'This reading is open in another tab, which keeps it. Here it is for looking.',
  taken: 'This reading was taken over in another tab, which keeps it from now on.',
  lost: 'What this browser kept for Thecal was cleared while the page was open. This reading is kept anew as it is on the screen; other readings and versions are gone.',
} as const;

/**
 * The only writer of a draft: after every finished gesture the reading goes to the browser's storage, or it is said why
 * not. It never writes over what it could not read, nor while another tab writes; what could not be written stays in
 * memory and is tried again with the next change.
 */
export class KeptReading {
  readonly #studyUid: Uid;
  readonly #store: DraftStore | null;
  readonly #locks: ReadingLocks | null;
  #lock: ReadingLock | null = null;
  #host: KeptHost | null = null;
  #state: KeptState = { kind: 'saved' };
  /** What the browser has. */
  #kept: StoredDraft | null = null;
  /** What was to be kept last and is not, or not yet; null when the browser has everything. */
  #unkept: Reading | null = null;
  #pending = 0;
  #last: Promise<Result<void, string>> = Promise.resolve(ok(undefined));
  #isDisposed = false;
  readonly #stops: (() => void)[] = [];

  private constructor(studyUid: Uid, store: DraftStore | null, locks: ReadingLocks | null) {
    this.#studyUid = studyUid;
    this.#store = store;
    this.#locks = locks;
  }

  /** Looks for the reading of a study, and for the right to write it. Without locks no other tab is looked for. */
  static async open(
    studyUid: Uid,
    store: DraftStore | null,
    locks: ReadingLocks | null,
  ): Promise<KeptReading> {
    const kept = new KeptReading(studyUid, store, locks);
    if (store && locks) {
      kept.#lock = await locks.acquire(studyUid, kept.#onTaken);
      if (!kept.#lock) kept.#state = { kind: 'elsewhere', message: MESSAGES.elsewhere };
    }
    const message = await kept.#load();
    if (message) kept.#state = { kind: 'unreadable', message };
    return kept;
  }

  /** What was found, or kept since; null where there is nothing, or nothing that can be read. */
  get draft(): StoredDraft | null {
    return this.#kept;
  }

  get state(): KeptState {
    return this.#state;
  }

  /** Whether closing the case would lose something that was drawn or said. */
  get hasUnkept(): boolean {
    return this.#unkept !== null;
  }

  /** From now on what is finished in the session is kept. */
  follow(host: KeptHost): void {
    this.#host = host;
    this.#stops.push(
      host.session.onCommit((reading) => {
        void this.keep(reading);
      }),
    );
    if (this.#store) this.#stops.push(this.#store.onLost(this.#onLost));
    if ('message' in this.#state) host.changed(this.#state.message);
  }

  /** Writes one state of the reading now. Errors: why it is not kept, in words. */
  keep(reading: Reading): Promise<Result<void, string>> {
    // Another case may have the draft by now.
    if (this.#isDisposed) return Promise.resolve(err('The reading was closed.'));
    this.#unkept = reading;
    if (this.#state.kind === 'unreadable' || this.#state.kind === 'elsewhere') {
      this.#host?.changed(null);
      return Promise.resolve(err(this.#state.message));
    }
    this.#last = this.#write(reading);
    return this.#last;
  }

  /** What became of the last state that was to be kept. */
  settled(): Promise<Result<void, string>> {
    return this.#last;
  }

  /** Keeps aside what cannot be read, and keeps what is on the screen in its place. Errors: why not, in words. */
  async beginAnew(): Promise<Result<void, string>> {
    if (this.#state.kind !== 'unreadable') return ok(undefined);
    const moved = await this.#store?.setAside(this.#studyUid);
    if (moved?.ok === false) return err(sentenceOf(moved.error));
    this.#set({ kind: 'saved' });
    return this.#unkept ? this.keep(this.#unkept) : ok(undefined);
  }

  /**
   * Takes the reading over from another tab, which is told. What that tab kept takes the place of what is on the
   * screen; undo brings that back.
   */
  async takeOver(): Promise<void> {
    if (this.#state.kind !== 'elsewhere' || !this.#locks) return;
    this.#lock = await this.#locks.takeOver(this.#studyUid, this.#onTaken);
    this.#unkept = null;
    const message = await this.#load();
    this.#set(message ? { kind: 'unreadable', message } : { kind: 'saved' });
    const session = this.#host?.session;
    if (!this.#kept || !session) return;
    if (!isSame(this.#kept.reading, session.state.reading)) {
      session.replaceReading(this.#kept.reading);
    }
  }

  /** Stops keeping, and lets other tabs write. */
  dispose(): void {
    this.#isDisposed = true;
    for (const stop of this.#stops) stop();
    const lock = this.#lock;
    this.#lock = null;
    // What is on its way is written before another tab may begin.
    void this.#last.then(() => lock?.release());
  }

  /** Reads what the browser has. Returns why it cannot be read; null when it can, or when there is nothing. */
  async #load(): Promise<string | null> {
    const found = await this.#store?.load(this.#studyUid);
    if (!found) return null;
    this.#kept = found.ok ? found.value : null;
    if (found.ok) return null;
    switch (found.error.kind) {
      case 'damaged':
        return MESSAGES.damaged;
      case 'newer-version':
        return MESSAGES.newer;
      default:
        return `${MESSAGES.unread} ${found.error.message}`;
    }
  }

  async #write(reading: Reading): Promise<Result<void, string>> {
    const host = this.#host;
    if (!this.#store || !host) return this.#fail(MESSAGES.noStore);
    const draft: StoredDraft = {
      version: DRAFT_VERSION,
      studyInstanceUid: this.#studyUid,
      reading,
      savedAt: new Date().toISOString(),
      ...keptFacts(this.#kept, reading, host.facts(reading)),
    };
    this.#pending++;
    this.#set({ kind: 'saving' });
    const result = await this.#store.save(draft);
    this.#pending--;
    if (!result.ok) return this.#fail(sentenceOf(result.error));
    this.#kept = draft;
    if (this.#unkept === reading) this.#unkept = null;
    if (this.#pending === 0 && this.#state.kind === 'saving') this.#set({ kind: 'saved' });
    return ok(undefined);
  }

  #fail(message: string): Result<void, string> {
    this.#set({ kind: 'failed', message });
    return err(message);
  }

  /** Says a state once, not with every gesture. */
  #set(state: KeptState): void {
    const before = this.#state;
    this.#state = state;
    const isNew = 'message' in state && !('message' in before && before.message === state.message);
    if (isNew && this.#said !== state.message) {
      this.#said = state.message;
      this.#host?.changed(state.message);
    } else this.#host?.changed(null);
    if (state.kind === 'saved') this.#said = null;
  }

  /** What was said last and still holds. */
  #said: string | null = null;

  readonly #onTaken = async (): Promise<void> => {
    if (this.#isDisposed) return;
    await this.#last;
    this.#lock = null;
    this.#set({ kind: 'elsewhere', message: MESSAGES.taken });
  };

  readonly #onLost = (): void => {
    const host = this.#host;
    const reading = this.#unkept ?? this.#kept?.reading;
    if (!host || !reading || this.#state.kind === 'elsewhere') return;
    this.#kept = null;
    host.changed(MESSAGES.lost);
    void this.keep(reading);
  };
}

/**
 * What a draft says beside the reading, whoever keeps it: what is owed to the archive, whose study it is, and that it
 * can be had from the archive do not end because it was opened another way.
 */
export function keptFacts(
  before: StoredDraft | null,
  reading: Reading,
  facts: DraftFacts,
): DraftFacts {
  if (!before) return facts;
  const archived = facts.archived ?? archivedOf(before, reading);
  const person = facts.person ?? before.person;
  const isFromArchive = before.source.kind === 'archive' && facts.source.kind === 'files';
  return {
    ...facts,
    source: isFromArchive ? before.source : facts.source,
    ...(archived ? { archived } : {}),
    ...(person ? { person } : {}),
  };
}

function archivedOf(
  { archived, reading: before }: StoredDraft,
  reading: Reading,
): StoredDraft['archived'] {
  if (archived?.kind !== 'stored' || before === reading) return archived;
  return isSame(before, reading) ? archived : { kind: 'changed', at: archived.at };
}

const isSame = (a: Reading, b: Reading): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

const sentenceOf = ({ kind, message }: StorageError): string =>
  kind === 'quota' ? MESSAGES.quota : kind === 'failed' ? MESSAGES.failed : message;

/** What is asked before a reading is left that the browser does not have. */
export interface LeaveQuestion {
  readonly heading: string;
  readonly text: string;
}

/** Null where nothing is lost by leaving. */
export function leaveQuestion({
  state,
  hasUnkept,
}: Pick<KeptReading, 'state' | 'hasUnkept'>): LeaveQuestion | null {
  if (!hasUnkept || state.kind === 'saving') return null;
  const why = 'message' in state ? `${state.message} ` : '';
  return {
    heading: 'This reading is not kept',
    text: `${why}What was done since is lost when you leave.`,
  };
}
