import { ok } from '../../base/result.ts';
import { toPart10 } from '../../dicom/sr/part10.ts';
import type { Reading } from '../../domain/reading.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { Archive, StorableDocument } from '../../pacs/archive.ts';
import type { ArchiveReading } from '../../pacs/archive-readings.ts';
import { keepStoring, type StoreState } from '../../pacs/keep-storing.ts';
import { describePacsError, type PacsError } from '../../pacs/pacs-error.ts';
import type { DraftStore } from '../../storage/drafts.ts';
import type { ArchivedState, StoredDraft } from '../../storage/stored-draft.ts';
import type { Settings } from '../../storage/settings.ts';
import type { PreparedReport, ReadingSaver } from './reading-saver.ts';

/** What storing needs of the case. */
export interface StoringHost {
  readonly session: EditorSession;
  readonly saver: ReadingSaver;
  /** Keeps the reading with what is known of the archive. */
  readonly keep: (reading: Reading) => Promise<void>;
  readonly drafts: DraftStore | null;
  /** Where the reading can be stored; null for nowhere. */
  readonly archive: () => Archive | null;
  /** Something that is shown of it changed. */
  readonly changed: () => void;
}

/** A version that was written for the archive. */
interface Pending {
  readonly prepared: PreparedReport;
  readonly document: StorableDocument;
  /** What goes with it, once it is stored. */
  readonly others: readonly StorableDocument[];
}

/** How the reading and what the archive has of it stand to each other. `at`: ISO 8601. */
export type StoringState =
  | { readonly kind: 'under-way'; readonly state: Exclude<StoreState, { kind: 'stored' }> }
  | { readonly kind: 'owed' }
  | { readonly kind: 'stored' | 'changed'; readonly at: string };

/** The reading and the archive: what lies there, what was stored, and what is still to be stored. */
export class StoringDesk {
  readonly #host: StoringHost;
  #readings: readonly ArchiveReading[] = [];
  #isOfferClosed = false;
  #isFetching = false;
  /** The document of the archive that is open; null for none. */
  #openUid: string | null = null;
  #state: StoreState | null = null;
  /** The reading as the archive has it. */
  #stored: Reading | null = null;
  #storedAt: string | null;
  #isOwed: boolean;
  /** What was sent last and not confirmed: trying again sends the same document. */
  #pending: Pending | null = null;
  #stop: AbortController | null = null;
  readonly #leave = new AbortController();

  constructor(host: StoringHost, draft: StoredDraft | null) {
    this.#host = host;
    const archived = draft?.archived;
    this.#storedAt = archived && archived.kind !== 'waiting' ? archived.at : null;
    this.#isOwed = archived?.kind === 'waiting';
    if (archived?.kind === 'stored') this.#stored = host.session.state.reading;
  }

  /** What a draft keeps of it. */
  factsOf(reading: Reading): { readonly archived?: ArchivedState } {
    if (this.#stored === reading && this.#storedAt !== null) {
      return { archived: { kind: 'stored', at: this.#storedAt } };
    }
    if (this.#isOwed) return { archived: { kind: 'waiting', at: new Date().toISOString() } };
    return this.#storedAt === null ? {} : { archived: { kind: 'changed', at: this.#storedAt } };
  }

  /** The readings of the study that were found with it. */
  offer(readings: readonly ArchiveReading[]): void {
    const { studyInstanceUid } = this.#host.session.state.reading;
    this.#readings = readings.filter((one) => one.studyInstanceUid === studyInstanceUid);
    this.#host.changed();
  }

  /** What is offered to be opened; empty once the reader closed it. */
  get offered(): readonly ArchiveReading[] {
    return this.#isOfferClosed ? [] : this.#readings;
  }

  closeOffer(): void {
    this.#isOfferClosed = true;
    this.#host.changed();
  }

  /** Whether an offered reading is being fetched. */
  get isFetching(): boolean {
    return this.#isFetching;
  }

  /** Writes the next version and stores it; until the archive confirms it, the reading counts as not stored. */
  async store(settings: Settings, isSigned: boolean, withAllForms = false): Promise<void> {
    const { session, saver } = this.#host;
    if (this.#stop !== null) {
      session.notify('note', 'The reading is being stored. Stop that first.');
      return;
    }
    const prepared = saver.prepare(settings, isSigned);
    const bytes = prepared.ok ? toPart10(prepared.value.report.dataset) : null;
    if (!prepared.ok || bytes?.ok !== true) {
      session.notify('warning', prepared.ok ? 'The report could not be written.' : prepared.error);
      return;
    }
    const document = { ...prepared.value.report.documentInfo, bytes: bytes.value };
    const others = withAllForms ? saver.extracts(settings) : ok([]);
    if (!others.ok) {
      session.notify('warning', others.error);
      return;
    }
    await this.#send({ prepared: prepared.value, document, others: others.value });
  }

  async #send(pending: Pending): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    this.#pending = pending;
    this.#isOwed = true;
    await this.#host.keep(this.#host.session.state.reading);
    const archive = this.#host.archive();
    if (archive === null) {
      this.#stop = null;
      this.#host.session.notify('warning', 'No archive is connected. The reading is kept here.');
      return;
    }
    const ended = await keepStoring(
      () => archive.store(pending.document, stop.signal),
      (state) => {
        this.#state = state;
        this.#host.changed();
      },
      // Closing the case ends the waiting, not an attempt that is under way.
      AbortSignal.any([stop.signal, this.#leave.signal]),
    );
    if (ended.kind === 'stored') {
      await this.#confirm(pending, ended.at);
      await this.#sendOthers(pending, archive, stop.signal);
    }
    this.#stop = null;
    this.#host.changed();
  }

  /** The other forms of what was stored; what the archive does not take of them is said, the report is stored all the same. */
  async #sendOthers({ others }: Pending, archive: Archive, signal: AbortSignal): Promise<void> {
    if (others.length === 0) return;
    const errors: PacsError[] = [];
    for (const one of others) {
      const ended = await keepStoring(
        () => archive.store(one, signal),
        () => undefined,
        AbortSignal.any([signal, this.#leave.signal]),
      );
      if (ended.kind === 'failed') errors.push(ended.error);
      if (ended.kind === 'stopped') return;
    }
    const [error] = errors;
    this.#host.session.notify(
      error === undefined ? 'note' : 'warning',
      error === undefined
        ? `The report is stored, and ${others.length} other forms of it.`
        : `The report is stored; ${errors.length} of ${others.length} other forms of it are not. ${describePacsError(error)}`,
    );
  }

  async #confirm({ prepared, document }: Pending, at: string): Promise<void> {
    this.#pending = null;
    this.#stored = prepared.reading;
    this.#storedAt = at;
    this.#isOwed = false;
    this.#openUid = document.sopInstanceUid;
    await prepared.confirm();
    const { notes } = prepared.report;
    if (notes.length > 0) this.#host.session.notify('warning', notes.join(' '));
    if (this.#leave.signal.aborted) await this.#noteLate(prepared.reading, at);
  }

  /** The case was closed, and the draft may have been changed elsewhere: only what the archive has of it is noted. */
  async #noteLate(reading: Reading, at: string): Promise<void> {
    const found = await this.#host.drafts?.load(reading.studyInstanceUid);
    if (!found?.ok || found.value === null) return;
    const isSame = JSON.stringify(found.value.reading) === JSON.stringify(reading);
    await this.#host.drafts?.save({
      ...found.value,
      lastSaved: this.#host.saver.facts.lastSaved,
      archived: { kind: isSame ? 'stored' : 'changed', at },
    });
  }

  /** The case is closed: nothing is tried again. */
  dispose(): void {
    this.#leave.abort();
  }

  /** The document whose reading is on the screen as it was opened; one that was changed can be opened again. */
  get shownUid(): string | null {
    return this.#stored === this.#host.session.state.reading ? this.#openUid : null;
  }

  /** What the archive has of the reading as it stands; null where nothing was to go there. */
  get state(): StoringState | null {
    const state = this.#state;
    if (state !== null && state.kind !== 'stored') return { kind: 'under-way', state };
    if (this.#isOwed) return { kind: 'owed' };
    if (this.#storedAt === null) return null;
    const isStored = this.#stored === this.#host.session.state.reading;
    return { kind: isStored ? 'stored' : 'changed', at: this.#storedAt };
  }

  /** Ends what is being sent. */
  stop(): void {
    this.#stop?.abort();
  }

  /** Sends what was sent last once more; false where the reading is another by now and has to be written anew. */
  sendAgain(): boolean {
    const pending = this.#pending;
    if (pending?.prepared.reading !== this.#host.session.state.reading) return false;
    void this.#send(pending);
    return true;
  }

  /** Fetches a reading and puts it in the place of the reader's; undo brings that back. */
  async open(id: string): Promise<void> {
    const reading = this.#readings.find(({ sopInstanceUid }) => sopInstanceUid === id);
    const archive = this.#host.archive();
    if (reading === undefined || archive === null) return;
    this.#isFetching = true;
    this.#host.changed();
    const file = await archive.fetchReading(reading, this.#leave.signal);
    if (file.ok) {
      const blob = new Blob([file.value], { type: 'application/dicom' });
      const { saver, session } = this.#host;
      const before = session.state.reading;
      await saver.open({ name: 'The reading of the archive', blob });
      if (session.state.reading !== before) {
        this.#openUid = id;
        this.#stored = session.state.reading;
        this.#storedAt = reading.savedAt ?? new Date().toISOString();
        this.#isOwed = false;
        this.#state = null;
        await this.#host.keep(session.state.reading);
      }
    } else {
      this.#host.session.notify(
        'warning',
        `The reading was not opened. ${describePacsError(file.error)}`,
      );
    }
    this.#isFetching = false;
    this.#host.changed();
  }
}
