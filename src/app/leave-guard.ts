import { html, nothing } from 'lit';
import '../components/dialogs/confirm-dialog.ts';
import type { OpenCase } from '../features/case/index.ts';

/** What the guard needs of the program. */
export interface LeaveHost {
  readonly requestUpdate: () => void;
  /** Hands the reading to the reader as a file. */
  readonly saveFile: (open: OpenCase) => Promise<void>;
}

/** Asks before a case is left that holds what the browser could not keep. */
export class LeaveGuard {
  readonly #host: LeaveHost;
  #open: OpenCase | null = null;
  #answer: (mayLeave: boolean) => void = () => undefined;

  constructor(host: LeaveHost) {
    this.#host = host;
  }

  /** Whether the case may be closed; asks where something would be lost. */
  async mayLeave(open: OpenCase): Promise<boolean> {
    await open.settled();
    if (!open.leaveQuestion) return true;
    this.#end(false);
    this.#open = open;
    this.#host.requestUpdate();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  render(): unknown {
    const open = this.#open;
    const question = open?.leaveQuestion;
    if (!open || !question) return nothing;
    return html`<thecal-confirm-dialog
      .open=${true}
      .heading=${question.heading}
      .text=${question.text}
      .confirmLabel=${'Save to a file and leave'}
      .otherLabel=${'Leave without it'}
      .cancelLabel=${'Stay'}
      @dialog-confirm=${() => {
        void this.#host.saveFile(open).then(() => {
          // Where no file could be written, that is said, and nothing is left.
          this.#end(open.leaveQuestion === null);
        });
      }}
      @dialog-other=${() => {
        this.#end(true);
      }}
      @dialog-close=${() => {
        this.#end(false);
      }}
    ></thecal-confirm-dialog>`;
  }

  #end(mayLeave: boolean): void {
    this.#open = null;
    this.#answer(mayLeave);
    this.#answer = () => undefined;
    this.#host.requestUpdate();
  }
}
