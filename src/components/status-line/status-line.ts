import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../theme/shared-styles.ts';

/** What a gesture would do next. */
export interface StatusHint {
  /** "Click", "Wheel", "Esc" */
  readonly gesture: string;
  readonly text: string;
}

/** The line below a reading: what the next gesture does, what was seen, and what this program is not. */
@customElement('thecal-status-line')
export class ThecalStatusLine extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 24px;
        height: 28px;
        padding: 0 14px;
        flex: none;
        border-top: 1px solid var(--tc-hairline);
        background: var(--tc-surface-2);
        color: var(--tc-text-2);
        font-size: 12px;
        white-space: nowrap;
        overflow: hidden;
      }
      .hints {
        display: flex;
        /* A hint that finds no room is left out whole: the next line is out of sight. */
        flex-wrap: wrap;
        gap: 12px 16px;
        height: 17px;
        overflow: hidden;
        min-width: 0;
      }
      b {
        margin-right: 6px;
        color: var(--tc-text);
        font-weight: 650;
      }
      .facts {
        display: flex;
        gap: 12px;
        flex: 0 0 auto;
      }
      @media (max-width: 1180px) {
        .facts span:not(:last-child) {
          display: none;
        }
      }
    `,
  ];

  /** What the next gestures do. */
  @property({ attribute: false }) hints: readonly StatusHint[] = [];
  /** Short facts on the study, one sentence each. */
  @property({ attribute: false }) facts: readonly string[] = [];

  protected override render(): unknown {
    return html`
      <div class="hints" role="status">
        ${this.hints.map(({ gesture, text }) => html`<span><b>${gesture}</b>${text}</span>`)}
      </div>
      <footer class="facts">
        ${this.facts.map((fact) => html`<span>${fact}</span>`)}
        <span>Decision support for trained readers. Tolerances are proposals.</span>
      </footer>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-status-line': ThecalStatusLine;
  }
}
