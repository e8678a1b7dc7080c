import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { AcceptProposalEvent, CopySentenceEvent } from './panel-events.ts';

/**
 * The foot of the panel: the report sentence, and accepting the ESCC proposal of the level.
 * @fires copy-sentence - put the report sentence on the clipboard
 * @fires accept-proposal - confirm the proposed ESCC grade
 */
@customElement('thecal-panel-actions')
export class ThecalPanelActions extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        padding: 8px 14px;
        border-top: 1px solid var(--tc-hairline);
        background: var(--tc-surface-2);
      }
    `,
  ];

  /** "Accept T12" */
  @property() acceptLabel = 'Accept';
  @property({ type: Boolean }) acceptDisabled = false;
  @property({ type: Boolean }) copyDisabled = false;

  protected override render(): unknown {
    return html`
      <button
        type="button"
        class="button"
        aria-keyshortcuts="y"
        ?disabled=${this.copyDisabled}
        @click=${() => this.dispatchEvent(new CopySentenceEvent())}
      >
        <thecal-icon name="copy"></thecal-icon>Copy sentence <thecal-key-cap>Y</thecal-key-cap>
      </button>
      <button
        type="button"
        class="button primary"
        aria-keyshortcuts="Enter"
        ?disabled=${this.acceptDisabled}
        @click=${() => this.dispatchEvent(new AcceptProposalEvent())}
      >
        ${this.acceptLabel} <thecal-key-cap>↵</thecal-key-cap>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-panel-actions': ThecalPanelActions;
  }
}
