import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import '../../components/dialogs/confirm-dialog.ts';
import type { ReaderNameEvent } from '../../components/dialogs/dialog-events.ts';
import '../../components/dialogs/reader-name-dialog.ts';
import { openItems } from '../../domain/open-items.ts';
import { readingSentence } from '../../domain/reading-sentence.ts';
import { reportText } from '../../domain/report-text.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { Settings } from '../../storage/settings.ts';
import type { ExtractForm, OpenCase, ReportForm } from '../case/index.ts';
import { copyText } from './copy-text.ts';
import { letGo } from './key-focus.ts';

/** Where a report goes. */
export type SaveTarget = ReportForm | ExtractForm | 'all' | 'archive' | 'archive-all';

/** What the desk needs of the screen. */
export interface SaveHost {
  readonly case: OpenCase;
  readonly settings: () => Settings;
  readonly changeSettings: (change: (settings: Settings) => Settings) => void;
}

/** What waits for the reader's name. */
interface Awaiting {
  readonly target: SaveTarget;
  readonly isSigned: boolean;
}

/** The question that stands. */
interface Asked {
  readonly awaitingName?: Awaiting | null;
  readonly isSigning?: boolean;
}

/** The reading on its way out: saved, signed, copied as text; and what is asked first. */
export class SaveDesk implements ReactiveController {
  #awaitingName: Awaiting | null = null;
  #isSigning = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly outside: SaveHost,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the reader asks.
  }

  /** Whether a question of this desk has the keys. */
  get isAsking(): boolean {
    return this.#isSigning || this.#awaitingName !== null;
  }

  /** What Ctrl S does: what came from the archive goes back to it. */
  get usualTarget(): SaveTarget {
    const { archive, opened } = this.outside.case;
    return archive && opened.source.kind === 'archive' ? 'archive' : 'json';
  }

  /** Saves the reading, once it is known in whose name. */
  async save(target: SaveTarget = this.usualTarget, isSigned = false): Promise<void> {
    const settings = this.outside.settings();
    if (!settings.reader) {
      this.#ask({ awaitingName: { target, isSigned } });
      return;
    }
    const { saver, storing } = this.outside.case;
    if (target === 'archive' || target === 'archive-all') {
      await storing.store(settings, isSigned, target === 'archive-all');
    } else await saver.save(settings, target, isSigned);
  }

  /** Signing needs a grade and six answers for every level; what lacks is named instead. */
  askToSign(): void {
    const { session, summary } = this.outside.case;
    const open = openItems(session.state.reading, summary.rows);
    if (open.length > 0) {
      session.notify('warning', `Not signed. Still open: ${open.join('; ')}.`);
      return;
    }
    this.#ask({ isSigning: true });
  }

  /** The sentence of a level, to the clipboard. */
  async copySentence(level: Vertebra): Promise<void> {
    const { session, summary } = this.outside.case;
    const row = summary.rows.find((one) => one.level === level);
    await copyText(session, 'sentence', readingSentence(level, row ?? null));
  }

  /** The whole report, to the clipboard. */
  async copyReport(form: 'short' | 'long'): Promise<void> {
    const { session, summary } = this.outside.case;
    const { reading, images, study } = session.state;
    const text = reportText(reading, summary.rows, form, { images, series: study.series });
    await copyText(session, 'report', text);
  }

  /** The two questions. */
  render(): unknown {
    return html`<thecal-confirm-dialog
        .open=${this.#isSigning}
        .heading=${'Sign this reading?'}
        .text=${'It is saved as final and verified in your name. What is changed afterwards makes a new version that names this one.'}
        .confirmLabel=${'Sign'}
        .cancelLabel=${'Not yet'}
        @dialog-close=${() => {
          // Once confirmed it closes behind the question for a name, which stays.
          if (this.#isSigning) this.#ask({});
        }}
        @dialog-confirm=${() => {
          this.#ask({});
          void this.save(this.usualTarget, true);
        }}
      ></thecal-confirm-dialog>
      <thecal-reader-name-dialog
        .open=${this.#awaitingName !== null}
        .name=${this.outside.settings().reader?.name ?? ''}
        @reader-name=${(event: ReaderNameEvent) => {
          void this.#nameGiven(event.name);
        }}
        @dialog-close=${() => {
          this.#ask({});
        }}
      ></thecal-reader-name-dialog>`;
  }

  /** Puts one question, or none. */
  #ask({ awaitingName = null, isSigning = false }: Asked): void {
    this.#awaitingName = awaitingName;
    this.#isSigning = isSigning;
    this.host.requestUpdate();
  }

  async #nameGiven(name: string): Promise<void> {
    // The field that was typed in would keep the keys while its dialog goes.
    letGo();
    const awaiting = this.#awaitingName;
    this.#ask({});
    this.outside.changeSettings((settings) => ({
      ...settings,
      reader: { name, organisation: '' },
    }));
    if (awaiting) await this.save(awaiting.target, awaiting.isSigned);
  }
}
