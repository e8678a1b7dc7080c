import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { renderGradeChip } from '../grade-chip/render-grade-chip.ts';
import type { ShownGrade } from '../grade-chip/grade-value.ts';
import '../key-cap/key-cap.ts';
import { baseStyles } from '../theme/shared-styles.ts';

/** One case of a list that is gone through. */
export interface RailCase {
  readonly id: string;
  /** Whole name, for the tooltip and assistive technology. */
  readonly title: string;
  readonly grade: ShownGrade | null;
}

/** A case was chosen. */
export class CaseChooseEvent extends Event {
  constructor(readonly id: string) {
    super('case-choose', { bubbles: true, composed: true });
  }
}

/** The whole list is wanted, to choose and to order. */
export class ListOpenEvent extends Event {
  constructor() {
    super('list-open', { bubbles: true, composed: true });
  }
}

/**
 * The cases of a meeting, numbered, with their worst grade. One length unit is a design pixel (`--u`).
 * @fires case-choose - another case is to be shown
 * @fires list-open - the list is to be arranged
 */
@customElement('thecal-case-rail')
export class ThecalCaseRail extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: stretch;
        overflow-y: auto;
        background: var(--tc-surface-2);
        border-right: 1px solid var(--tc-hairline);
        text-align: center;
      }
      h2 {
        margin: calc(4 * var(--u)) 0 0;
        color: var(--tc-text-2);
        font-size: calc(18 * var(--u));
        font-weight: 400;
      }
      nav {
        flex: 1;
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: calc(6 * var(--u));
        width: 100%;
        min-height: calc(88 * var(--u));
        padding: calc(8 * var(--u)) 0;
        border: 0;
        border-left: calc(4 * var(--u)) solid transparent;
        background: none;
        color: inherit;
        font: 550 calc(26 * var(--u)) / 1.2 var(--tc-font);
        cursor: pointer;
      }
      button:hover {
        background: var(--tc-surface-3);
      }
      button[aria-current] {
        border-left-color: var(--tc-accent);
        background: var(--tc-accent-wash);
      }
      button.list {
        min-height: calc(44 * var(--u));
        border: 0;
        color: var(--tc-text-2);
        font: 400 calc(22 * var(--u)) / 1.2 var(--tc-font);
      }
      .keys {
        padding: calc(12 * var(--u)) 0;
      }
    `,
  ];

  @property({ attribute: false }) cases: readonly RailCase[] = [];
  @property({ attribute: false }) current: string | null = null;

  protected override render(): unknown {
    return html`<h2 id="heading">
        <button
          type="button"
          class="list"
          title="Choose and order the cases (C)"
          @click=${() => this.dispatchEvent(new ListOpenEvent())}
        >
          Cases <thecal-key-cap>C</thecal-key-cap>
        </button>
      </h2>
      <nav aria-labelledby="heading">
        <ol>
          ${this.cases.map(
            ({ id, title, grade }, index) =>
              html`<li>
                <button
                  type="button"
                  title=${title}
                  aria-current=${id === this.current ? 'true' : nothing}
                  @click=${() => this.dispatchEvent(new CaseChooseEvent(id))}
                >
                  <span>${index + 1}<span class="visually-hidden">: ${title}</span></span>
                  ${renderGradeChip(grade, 'cell')}
                </button>
              </li>`,
          )}
        </ol>
      </nav>
      <div class="keys" title="Next and previous case">
        <thecal-key-cap>J</thecal-key-cap> <thecal-key-cap>K</thecal-key-cap>
      </div>`;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'list-open': ListOpenEvent;
  }
  interface HTMLElementTagNameMap {
    'thecal-case-rail': ThecalCaseRail;
  }
}
