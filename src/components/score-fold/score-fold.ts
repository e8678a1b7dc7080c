import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import '../grade-chip/grade-chip.ts';
import type { ShownGrade } from '../grade-chip/grade-value.ts';
import '../icon/icon.ts';
import { baseStyles } from '../theme/shared-styles.ts';

/** A folded card is to be opened. */
export class ScoreUnfoldEvent extends Event {
  constructor(readonly card: 'escc' | 'sins') {
    super('score-unfold', { bubbles: true, composed: true });
  }
}

/**
 * ESCC and SINS of a level in one line, so that their change is seen while compartments are marked.
 * @fires score-unfold - a card is to be opened
 */
@customElement('thecal-score-fold')
export class ThecalScoreFold extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr 1fr;
        border-top: 1px solid var(--tc-hairline-2);
        background: var(--tc-surface-2);
      }
      button {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 60px;
        padding: 8px 14px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      button:hover {
        background: var(--tc-surface-3);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      button + button {
        border-left: 1px solid var(--tc-hairline);
      }
      .words {
        flex: 1;
      }
      .words strong {
        display: block;
        font-weight: 650;
      }
      .total {
        font-size: 16px;
        font-weight: 650;
      }
    `,
  ];

  @property({ attribute: false }) level: Vertebra | null = null;
  @property({ attribute: false }) grade: ShownGrade | null = null;
  /** "gap 0.7 mm" */
  @property() esccNote = '';
  /** "10–13"; empty when there is none. */
  @property() sinsText = '';
  /** "depends on pain" */
  @property() sinsNote = '';

  protected override render(): unknown {
    const level = this.level === null ? '' : `, ${this.level}`;
    return html`
      <button type="button" @click=${() => this.dispatchEvent(new ScoreUnfoldEvent('escc'))}>
        ${
          this.grade === null
            ? nothing
            : html`<thecal-grade-chip
                .value=${this.grade.value}
                .state=${this.grade.state}
              ></thecal-grade-chip>`
        }
        <span class="words"
          ><strong>ESCC${level}</strong><span class="quiet">${this.esccNote}</span></span
        >
        <thecal-icon name="chevron-up"></thecal-icon>
      </button>
      <button type="button" @click=${() => this.dispatchEvent(new ScoreUnfoldEvent('sins'))}>
        <span class="total">${this.sinsText}</span>
        <span class="words"
          ><strong>SINS${level}</strong><span class="quiet">${this.sinsNote}</span></span
        >
        <thecal-icon name="chevron-up"></thecal-icon>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-score-fold': ThecalScoreFold;
  }
}
