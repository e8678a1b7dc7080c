import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

/** The reader asks for the key of a teaching case. */
export class KeyAskedEvent extends Event {
  constructor() {
    super('key-asked', { bubbles: true, composed: true });
  }
}

/** The reader wants the case as a question, blinded. */
export class QuestionAskedEvent extends Event {
  constructor() {
    super('question-asked', { bubbles: true, composed: true });
  }
}

/**
 * What a teaching case asks, above the findings. Nothing of the key is in it.
 * @fires key-asked - the reader wants to see the key
 * @fires question-asked - the reader wants to answer first
 */
@customElement('thecal-teaching-card')
export class ThecalTeachingCard extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      section {
        display: grid;
        gap: 6px;
        padding: 12px 14px;
        border-bottom: 1px solid var(--tc-hairline);
      }
      h2 {
        font-size: 15px;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      p {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      div {
        display: flex;
        gap: 8px;
      }
    `,
  ];

  /** The title of the case. */
  @property() heading = '';
  @property() question = '';
  @property({ attribute: false }) hasKey = false;

  protected override render(): unknown {
    return html`<section aria-label="Teaching case">
      <h2>${this.heading}</h2>
      ${this.question === '' ? nothing : html`<p>${this.question}</p>`}
      ${
        this.hasKey
          ? html`<div>
              <button
                type="button"
                class="button small"
                @click=${() => this.dispatchEvent(new QuestionAskedEvent())}
              >
                Answer as a question
              </button>
              <button
                type="button"
                class="button small"
                @click=${() => this.dispatchEvent(new KeyAskedEvent())}
              >
                Show the key
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-teaching-card': ThecalTeachingCard;
  }
  interface GlobalEventHandlersEventMap {
    'key-asked': KeyAskedEvent;
    'question-asked': QuestionAskedEvent;
  }
}
