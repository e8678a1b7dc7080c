import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { DialogCloseEvent, ReaderNameEvent } from './dialog-events.ts';
import { dialogStyles } from './dialog.styles.ts';

/**
 * Asks once who is reading; the name goes into reports as the observer.
 * @fires reader-name - the name, trimmed, never empty
 * @fires dialog-close - it was closed, with or without a name
 */
@customElement('thecal-reader-name-dialog')
export class ThecalReaderNameDialog extends LitElement {
  static override readonly styles = dialogStyles;

  @property({ type: Boolean }) open = false;
  /** The name so far; empty when never given. */
  @property() name = '';

  @query('input') private readonly input!: HTMLInputElement;

  protected override render(): unknown {
    // The dialog gives the focus to the field that asks for it, as soon as it is there.
    /* eslint-disable lit-a11y/no-autofocus -- the only field of a dialog is where its reader begins */
    return html`<wa-dialog
      label="Who is reading?"
      .open=${this.open}
      @wa-after-hide=${() => this.dispatchEvent(new DialogCloseEvent())}
    >
      <form id="form" @submit=${this.onSubmit}>
        <label
          >Your name
          <input
            name="reader"
            autocomplete="name"
            .autofocus=${true}
            required
            maxlength="64"
            .value=${this.name}
          />
        </label>
        <p class="note">
          It is written into the readings you save as the person who observed. It is kept on this
          machine and asked once.
        </p>
      </form>
      <div slot="footer" class="actions">
        <button type="submit" form="form" class="button primary" @click=${this.onSubmit}>
          Use this name
        </button>
      </div>
    </wa-dialog>`;
    /* eslint-enable lit-a11y/no-autofocus */
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const name = this.input.value.trim();
    if (name === '') {
      this.input.reportValidity();
      return;
    }
    this.dispatchEvent(new ReaderNameEvent(name));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-reader-name-dialog': ThecalReaderNameDialog;
  }
}
