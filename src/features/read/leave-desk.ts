import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import '../../components/dialogs/confirm-dialog.ts';
import { leaveQuestion, type LeaveQuestion, type OpenCase } from '../case/index.ts';

/** Leaving a reading for the Library: asked first where something would be lost. */
export class LeaveDesk implements ReactiveController {
  #question: LeaveQuestion | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly openCase: OpenCase,
    private readonly go: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the reader asks.
  }

  /** Leaves, or asks. */
  leave(): void {
    const { keep, hasUnkept } = this.openCase;
    this.#put(leaveQuestion({ state: keep, hasUnkept }));
    if (!this.#question) this.go();
  }

  /** The question. */
  render(): unknown {
    return html`<thecal-confirm-dialog
      .open=${this.#question !== null}
      .heading=${this.#question?.heading ?? ''}
      .text=${this.#question?.text ?? ''}
      .confirmLabel=${'Leave'}
      .cancelLabel=${'Stay'}
      @dialog-close=${() => {
        this.#put(null);
      }}
      @dialog-confirm=${() => {
        this.#put(null);
        this.go();
      }}
    ></thecal-confirm-dialog>`;
  }

  #put(question: LeaveQuestion | null): void {
    this.#question = question;
    this.host.requestUpdate();
  }
}
