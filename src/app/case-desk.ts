import type { Uid } from '../base/uid.ts';
import type { Study } from '../domain/image-series.ts';
import type { KeptReading, OpenCase, OpenedStudy } from '../features/case/index.ts';
import type { TeachQuestion } from '../features/teach/index.ts';

/** What the desk needs of the program. */
export interface CaseDeskHost {
  /** Makes a case; null for a quiz, whose marks are not kept. */
  readonly make: (opened: OpenedStudy, kept: KeptReading | null) => Promise<OpenCase>;
  /** What is kept of the reading of a study. */
  readonly keptOf: (studyInstanceUid: Uid) => Promise<KeptReading>;
  readonly changed: () => void;
  /** Ends when what was changed is on the screen. */
  readonly drawn: () => Promise<unknown>;
}

/** The one open case, or none, and what the screens ask of it. */
export class CaseDesk {
  readonly #host: CaseDeskHost;
  #open: OpenCase | null = null;
  #question: TeachQuestion | null = null;
  #isBoardReady = false;

  constructor(host: CaseDeskHost) {
    this.#host = host;
  }

  /** What is open; every screen that shows it is handed it. */
  get open(): OpenCase | null {
    return this.#open;
  }

  /** What is asked of the case that is put to a learner; null on the list and while it is being fetched. */
  get question(): TeachQuestion | null {
    return this.#question;
  }

  /** Whether the board has what it shows; false while that is being fetched. */
  get isBoardReady(): boolean {
    return this.#isBoardReady;
  }

  isOpen(study: Study): boolean {
    return this.#open?.study.header.studyInstanceUid === study.header.studyInstanceUid;
  }

  /** Puts another case, or none, in place of the open one, whose panes go before it is closed. */
  take(next: OpenCase | null): void {
    const before = this.#open;
    if (before === next) return;
    this.#open = next;
    this.#question = null;
    this.#isBoardReady = false;
    this.#host.changed();
    if (before) {
      void this.#host.drawn().then(() => {
        before.dispose();
      });
    }
  }

  /** Opens a study to be read, with what is kept of its reading; null where it is no longer wanted by then. */
  async read(opened: OpenedStudy, signal: AbortSignal): Promise<OpenCase | null> {
    const read = await this.#makeRead(opened);
    if (signal.aborted) {
      read.dispose();
      return null;
    }
    this.take(read);
    return read;
  }

  /** The same study with its reading; what was put as a question is opened to be read. */
  async readOn(open: OpenCase): Promise<OpenCase> {
    if (!open.isQuiz) return open;
    const read = await this.#makeRead(open.opened);
    this.take(read);
    return read;
  }

  async #makeRead(opened: OpenedStudy): Promise<OpenCase> {
    const kept = await this.#host.keptOf(opened.study.header.studyInstanceUid);
    return this.#host.make(opened, kept);
  }

  /** Puts a study to a learner, with nothing of its key. */
  async ask(opened: OpenedStudy, question: TeachQuestion): Promise<void> {
    if (!this.#open?.isQuiz || this.#open.study !== opened.study) {
      this.take(await this.#host.make(opened, null));
    }
    this.#question = question;
    this.#host.changed();
  }

  /** Nothing is asked any more. */
  endQuestion(): void {
    this.#question = null;
    this.#host.changed();
  }

  /** The board has, or has not, what it shows. */
  setBoardReady(isReady: boolean): void {
    this.#isBoardReady = isReady;
    this.#host.changed();
  }
}
