import { html, nothing, type ReactiveControllerHost } from 'lit';
import { ArchiveConnectEvent } from '../../components/archive/archive-events.ts';
import type { ArchiveReadingEvent, OfferedReading } from '../../components/archive/archive-readings.ts'; // prettier-ignore
import '../../components/archive/archive-readings.ts';
import type { ArchiveAction, ArchiveActionEvent } from '../../components/archive/archive-state.ts';
import '../../components/archive/archive-state.ts';
import { toPart10 } from '../../dicom/sr/part10.ts';
import type { Reading } from '../../domain/reading.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { Archive, StorableDocument } from '../../pacs/archive.ts';
import type { ArchiveReading } from '../../pacs/archive-readings.ts';
import { keepStoring, storeSentence, type StoreState } from '../../pacs/keep-storing.ts';
import { describePacsError } from '../../pacs/pacs-error.ts';
import type { DraftStore } from '../../storage/drafts.ts';
import type { ArchivedState, StoredDraft } from '../../storage/stored-draft.ts';
import type { Settings } from '../../storage/settings.ts';
import type { PreparedReport, ReadingSaver } from './reading-saver.ts';

/** What the keeper needs of the screen. */
export interface ArchiveKeeperHost {
  readonly session: EditorSession;
  readonly saver: ReadingSaver;
  /** Keeps the reading with what is known of the archive. */
  readonly keep: (reading: Reading) => Promise<void>;
  /** Saves as the reader would, unsigned. */
  readonly save: () => void;
  readonly drafts: DraftStore | null;
}

/** A version that was written for the archive. */
interface Pending {
  readonly prepared: PreparedReport;
  readonly document: StorableDocument;
}

interface StateLine {
  readonly text: string;
  readonly kind: 'done' | 'busy' | 'warning';
  readonly actions: readonly ArchiveAction[];
}

/** The reading and the archive: what lies there, what was stored, and what is still to be stored. */
export class ArchiveKeeper {
  readonly #view: ReactiveControllerHost & EventTarget;
  readonly #host: ArchiveKeeperHost;
  readonly #archive: Archive;
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

  constructor(
    view: ReactiveControllerHost & EventTarget,
    archive: Archive,
    host: ArchiveKeeperHost,
    draft: StoredDraft | null,
  ) {
    this.#view = view;
    this.#archive = archive;
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
  }

  /** Writes the next version and stores it; until the archive confirms it, the reading counts as not stored. */
  async store(settings: Settings, isSigned: boolean): Promise<void> {
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
    await this.#send({ prepared: prepared.value, document });
  }

  async #send(pending: Pending): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    this.#pending = pending;
    this.#isOwed = true;
    await this.#host.keep(this.#host.session.state.reading);
    const ended = await keepStoring(
      () => this.#archive.store(pending.document, stop.signal),
      (state) => {
        this.#state = state;
        this.#view.requestUpdate();
      },
      // Leaving the screen ends the waiting, not an attempt that is under way.
      AbortSignal.any([stop.signal, this.#leave.signal]),
    );
    this.#stop = null;
    if (ended.kind === 'stored') await this.#confirm(pending, ended.at);
    this.#view.requestUpdate();
  }

  async #confirm({ prepared, document }: Pending, at: string): Promise<void> {
    this.#pending = null;
    this.#stored = prepared.reading;
    this.#storedAt = at;
    this.#isOwed = false;
    this.#openUid = document.sopInstanceUid;
    await prepared.confirm();
    if (this.#leave.signal.aborted) await this.#noteLate(prepared.reading, at);
  }

  /** The screen has gone, and the draft may have been changed elsewhere: only what the archive has of it is noted. */
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

  /** The screen goes: nothing is tried again. */
  dispose(): void {
    this.#leave.abort();
  }

  /** The readings that are offered. */
  renderOffer(): unknown {
    if (this.#isOfferClosed || this.#readings.length === 0) return nothing;
    return html`<thecal-archive-readings
      .readings=${this.#readings.map((reading) => offered(reading, this.#shownUid))}
      .isBusy=${this.#isFetching}
      @archive-reading=${({ id }: ArchiveReadingEvent) => {
        if (id === null) {
          this.#isOfferClosed = true;
          this.#view.requestUpdate();
        } else void this.#open(id);
      }}
    ></thecal-archive-readings>`;
  }

  /** The document whose reading is on the screen as it was opened; one that was changed can be opened again. */
  get #shownUid(): string | null {
    return this.#stored === this.#host.session.state.reading ? this.#openUid : null;
  }

  /** The line on what the archive has. */
  renderState(): unknown {
    const line = this.#line();
    if (line === null) return nothing;
    return html`<thecal-archive-state
      .text=${line.text}
      .kind=${line.kind}
      .actions=${line.actions}
      @archive-action=${({ action }: ArchiveActionEvent) => {
        this.#act(action);
      }}
    ></thecal-archive-state>`;
  }

  #line(): StateLine | null {
    const state = this.#state;
    switch (state?.kind) {
      case 'sending':
        return { text: storeSentence(state, timeText), kind: 'busy', actions: ['stop'] };
      case 'waiting':
        return { text: storeSentence(state, timeText), kind: 'warning', actions: ['stop'] };
      case 'failed': {
        const mayHelp = ['not-signed-in', 'forbidden'].includes(state.error.kind);
        const actions: readonly ArchiveAction[] = mayHelp ? ['sign-in', 'again'] : ['again'];
        return { text: storeSentence(state, timeText), kind: 'warning', actions };
      }
      case 'stopped':
        return { text: storeSentence(state, timeText), kind: 'warning', actions: ['again'] };
      default:
        return this.#restLine();
    }
  }

  /** While nothing is under way. */
  #restLine(): StateLine | null {
    const at = this.#storedAt;
    if (this.#isOwed) {
      const text = 'This reading is kept here and not yet stored on the archive.';
      return { text, kind: 'warning', actions: ['store'] };
    }
    if (at === null) return null;
    if (this.#stored === this.#host.session.state.reading) {
      return { text: `Stored on the archive at ${timeText(at)}.`, kind: 'done', actions: [] };
    }
    const text = `Changed since it was stored on the archive at ${timeText(at)}.`;
    return { text, kind: 'busy', actions: ['store'] };
  }

  #act(action: ArchiveAction): void {
    switch (action) {
      case 'stop':
        this.#stop?.abort();
        return;
      case 'sign-in':
        this.#view.dispatchEvent(new ArchiveConnectEvent());
        return;
      case 'again':
      case 'store':
        if (this.#pending?.prepared.reading === this.#host.session.state.reading) {
          void this.#send(this.#pending);
        } else this.#host.save();
        return;
    }
  }

  /** Fetches a reading and puts it in the place of the reader's; undo brings that back. */
  async #open(id: string): Promise<void> {
    const reading = this.#readings.find(({ sopInstanceUid }) => sopInstanceUid === id);
    if (reading === undefined) return;
    this.#isFetching = true;
    this.#view.requestUpdate();
    const file = await this.#archive.fetchReading(reading, this.#leave.signal);
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
    this.#view.requestUpdate();
  }
}

function offered(reading: ArchiveReading, openUid: string | null): OfferedReading {
  const { version, isComplete, isVerified } = reading;
  const state = isVerified ? 'verified' : isComplete ? 'complete' : 'not finished';
  return {
    id: reading.sopInstanceUid,
    reader: reading.reader || 'Reader not named',
    when: reading.savedAt === null ? 'No date' : dayText(reading.savedAt),
    version: `version ${version}, ${state}`,
    isSuperseded: reading.isSuperseded,
    isOpen: reading.sopInstanceUid === openUid,
  };
}

const dayText = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** The time; of another day with its date. */
function timeText(iso: string): string {
  const then = new Date(iso);
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday
    ? then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
    : dayText(iso);
}
