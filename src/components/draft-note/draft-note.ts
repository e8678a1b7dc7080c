import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

/** What the reader does with proposed outlines. */
export class DraftAnswerEvent extends Event {
  constructor(readonly answer: 'confirm' | 'refuse' | 'show') {
    super('draft-answer', { bubbles: true, composed: true });
  }
}

/**
 * What is proposed on the slice in view and waits for the reader, and whether the grade rests on it.
 * @fires draft-answer - confirm or refuse what is in view, or show the next slice with proposals
 */
@customElement('thecal-draft-note')
export class ThecalDraftNote extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        margin: 10px 14px 4px;
        padding: 10px 12px;
        border: 1px dashed var(--tc-edge);
        border-radius: 8px;
      }
      p {
        margin: 0 0 8px;
      }
      .question {
        font-weight: 650;
      }
      .rests {
        color: var(--tc-text-2);
      }
      .keys {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      p:last-child {
        margin: 0;
      }
    `,
  ];

  /** What is proposed in view, with how far it is to be trusted; empty for nothing. */
  @property({ attribute: false }) text = '';
  /** What is to be answered before a grade rests on it; empty for nothing. */
  @property({ attribute: false }) question = '';
  /** Where else something waits, e.g. "Reference above, slice 9"; empty for nowhere. */
  @property({ attribute: false }) elsewhere = '';
  /** Whether the grade below was computed with drafts. */
  @property({ type: Boolean }) gradeRests = false;

  protected override render(): unknown {
    return html`
      ${this.text === '' ? nothing : html`<p role="status">${this.text}</p>`}
      ${this.question === '' ? nothing : html`<p class="question">${this.question}</p>`}
      <div class="keys">
        ${
          this.text === ''
            ? nothing
            : html`<button
                  type="button"
                  class="button primary"
                  aria-keyshortcuts="Enter"
                  @click=${() => this.#answer('confirm')}
                >
                  Confirm <thecal-key-cap>Enter</thecal-key-cap>
                </button>
                <button
                  type="button"
                  class="button"
                  aria-keyshortcuts="Delete"
                  @click=${() => this.#answer('refuse')}
                >
                  Refuse <thecal-key-cap>Del</thecal-key-cap>
                </button>`
        }
        ${
          this.elsewhere === ''
            ? nothing
            : html`<button type="button" class="button" @click=${() => this.#answer('show')}>
                ${this.elsewhere}
                ${this.text === '' ? html`<thecal-key-cap>Enter</thecal-key-cap>` : nothing}
              </button>`
        }
      </div>
      ${this.gradeRests ? html`<p class="rests">The grade rests on drafts until they are confirmed.</p>` : nothing}
    `;
  }

  #answer(answer: DraftAnswerEvent['answer']): void {
    this.dispatchEvent(new DraftAnswerEvent(answer));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-draft-note': ThecalDraftNote;
  }
  interface GlobalEventHandlersEventMap {
    'draft-answer': DraftAnswerEvent;
  }
}
