import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { DialogCloseEvent } from './dialog-events.ts';
import '../icon/icon.ts';
import { warningStyles } from '../theme/shared-styles.ts';
import { dialogStyles } from './dialog.styles.ts';

/** A teaching case is to be made with these words. */
export class TeachingCaseEvent extends Event {
  constructor(
    readonly title: string,
    readonly question: string,
  ) {
    super('teaching-case', { bubbles: true, composed: true });
  }
}

/**
 * Asks for the words of a teaching case, and says what its maker has to look at.
 * @fires teaching-case - the title and the question, trimmed, the title never empty
 * @fires dialog-close - it was closed
 */
@customElement('thecal-teaching-case-dialog')
export class ThecalTeachingCaseDialog extends LitElement {
  static override readonly styles = [
    ...dialogStyles,
    warningStyles,
    css`
      form {
        display: grid;
        gap: 12px;
      }
      textarea {
        min-height: 72px;
        padding: 8px 10px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-1);
        color: var(--tc-text);
        font: 400 14px var(--tc-font);
        resize: vertical;
      }
      .doubt {
        display: block;
      }
      ul {
        margin: 0;
        padding-left: 18px;
        color: var(--tc-text-2);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  /** What speaks against this reading as a key, one sentence each. */
  @property({ attribute: false }) doubts: readonly string[] = [];

  @query('input') private readonly titleInput!: HTMLInputElement;
  @query('textarea') private readonly questionInput!: HTMLTextAreaElement;

  protected override render(): unknown {
    return html`<wa-dialog
      label="Make a teaching case"
      .open=${this.open}
      @wa-after-show=${() => this.titleInput.focus()}
      @wa-after-hide=${() => this.dispatchEvent(new DialogCloseEvent())}
    >
      <form id="form" @submit=${this.onSubmit}>
        <label>Title <input name="title" required maxlength="120" autocomplete="off" /></label>
        <label>Question <textarea name="question" maxlength="1000"></textarea></label>
        <p>
          This reading becomes the key. Name, numbers and identifiers are taken out of the copy;
          dates are moved.
        </p>
        ${this.#renderDoubts()}
        <ul>
          <li>Look at the images: words burned into them stay.</li>
          <li>A scan of the head can show a face; it stays.</li>
          <li>What you type here and in arrows stays as typed.</li>
        </ul>
      </form>
      <div slot="footer" class="actions">
        <button type="submit" form="form" class="button primary" @click=${this.onSubmit}>
          Save the case (.zip)
        </button>
      </div>
    </wa-dialog>`;
  }

  #renderDoubts(): unknown {
    if (this.doubts.length === 0) return nothing;
    return html`<div class="warning" role="note">
      <thecal-icon name="warning"></thecal-icon>
      <span>
        <strong>Not yet a key to learn from.</strong>
        ${this.doubts.map((doubt) => html`<span class="doubt">${doubt}</span>`)}
      </span>
    </div>`;
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const title = this.titleInput.value.trim();
    if (title === '') {
      this.titleInput.reportValidity();
      return;
    }
    this.dispatchEvent(new TeachingCaseEvent(title, this.questionInput.value.trim()));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-teaching-case-dialog': ThecalTeachingCaseDialog;
  }
  interface GlobalEventHandlersEventMap {
    'teaching-case': TeachingCaseEvent;
  }
}
