import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DialogCloseEvent, DialogConfirmEvent, DialogOtherEvent } from './dialog-events.ts';
import { dialogStyles } from './dialog.styles.ts';

/**
 * Asks before something that cannot be undone.
 * @fires dialog-confirm - do it
 * @fires dialog-other - do the other thing that is offered
 * @fires dialog-close - it was closed
 */
@customElement('thecal-confirm-dialog')
export class ThecalConfirmDialog extends LitElement {
  static override readonly styles = dialogStyles;

  @property({ type: Boolean }) open = false;
  /** The question. */
  @property() heading = '';
  /** What it means. */
  @property() text = '';
  /** The verb on the button. */
  @property() confirmLabel = '';
  @property() cancelLabel = 'Keep it';
  /** Another way, between both; empty for none. */
  @property() otherLabel = '';

  protected override render(): unknown {
    return html`<wa-dialog
      label=${this.heading}
      .open=${this.open}
      @wa-after-hide=${() => this.dispatchEvent(new DialogCloseEvent())}
    >
      <p>${this.text}</p>
      <div slot="footer" class="actions">
        <button
          type="button"
          class="button"
          @click=${() => this.dispatchEvent(new DialogCloseEvent())}
        >
          ${this.cancelLabel}
        </button>
        ${
          this.otherLabel === ''
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => this.dispatchEvent(new DialogOtherEvent())}
              >
                ${this.otherLabel}
              </button>`
        }
        <button
          type="button"
          class="button primary"
          @click=${() => this.dispatchEvent(new DialogConfirmEvent())}
        >
          ${this.confirmLabel}
        </button>
      </div>
    </wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-confirm-dialog': ThecalConfirmDialog;
  }
}
