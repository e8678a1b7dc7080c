import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { checklistWords } from '../../domain/observation-words.ts';
import type { Reading } from '../../domain/reading.ts';
import '../key-cap/key-cap.ts';
import { definedWords, definitionStyles } from '../reference/definition.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { itemListStyles, renderItems } from './item-list.ts';

/** The evaluation is to be put away. */
export class EposoCloseEvent extends Event {
  constructor() {
    super('eposo-close', { bubbles: true, composed: true });
  }
}

/**
 * What a board evaluates before surgery is discussed, beside the page and in its size.
 * @fires checklist-answer - an item was answered
 * @fires eposo-close - it was closed
 */
@customElement('thecal-eposo-panel')
export class ThecalEposoPanel extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    definitionStyles,
    itemListStyles,
    css`
      :host {
        display: block;
        padding: 14px 18px;
        overflow: hidden auto;
        background: var(--tc-panel);
        font-size: 20px;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
      h2 {
        font-size: 1.1em;
      }
      p {
        margin: 8px 0 12px;
      }
      .item .button {
        min-height: 40px;
        padding: 4px 14px;
        font-size: 1em;
      }
      .item {
        min-height: 56px;
      }
    `,
  ];

  @property({ attribute: false }) checklist: Reading['checklist'] = {};

  protected override render(): unknown {
    return html`<div class="head">
        <h2>Evaluation (EPOSO)</h2>
        <button
          type="button"
          class="button plain"
          aria-keyshortcuts="e"
          @click=${() => this.dispatchEvent(new EposoCloseEvent())}
        >
          Close <thecal-key-cap>E</thecal-key-cap>
        </button>
      </div>
      <p class="quiet" role="status">
        Looked at: ${checklistWords(this.checklist, 'eposo') ?? 'nothing yet'}.
      </p>
      ${renderItems('eposo', this.checklist)}
      <p class="quiet">${definedWords('eposo', 'Definition and source')}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-eposo-panel': ThecalEposoPanel;
  }
  interface GlobalEventHandlersEventMap {
    'eposo-close': EposoCloseEvent;
  }
}
