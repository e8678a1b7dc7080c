import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

/** The reader's answer to the notice of a new version. */
export class UpdateAnswerEvent extends Event {
  constructor(readonly answer: 'reload' | 'later') {
    super('update-answer', { bubbles: true, composed: true });
  }
}

/**
 * Says quietly that a new version is there. It stands in the panel, never over an image, and waits for an answer.
 * @fires update-answer - the reader wants the new version now, or later
 */
@customElement('thecal-update-notice')
export class ThecalUpdateNotice extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      [role='status'] {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 8px 8px 12px;
        border: 1px solid var(--tc-edge);
        border-radius: 8px;
        background: var(--tc-surface-4);
        box-shadow: var(--tc-float-shadow);
      }
      p {
        flex: 1;
      }
    `,
  ];

  /** The browser could not keep the reading: a reload would lose it. */
  @property({ attribute: false }) isRefused = false;

  protected override render(): unknown {
    return html`<div role="status">
      <p>
        ${
          this.isRefused
            ? 'This browser could not keep the reading. Save it as a file (Ctrl S) before you reload.'
            : 'A new version of Thecal is ready. What you drew is kept.'
        }
      </p>
      <button
        type="button"
        class="button small"
        @click=${() => this.dispatchEvent(new UpdateAnswerEvent('reload'))}
      >
        Reload
      </button>
      <button
        type="button"
        class="button plain small"
        @click=${() => this.dispatchEvent(new UpdateAnswerEvent('later'))}
      >
        Later
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-update-notice': ThecalUpdateNotice;
  }
  interface GlobalEventHandlersEventMap {
    'update-answer': UpdateAnswerEvent;
  }
}
