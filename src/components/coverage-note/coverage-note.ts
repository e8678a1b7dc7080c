import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { definedWords, definitionStyles } from '../reference/definition.ts';
import { baseStyles } from '../theme/shared-styles.ts';

/** The levels of one series, in words. */
export interface CoverageRow {
  readonly series: string;
  readonly levels: string;
}

/** Which levels of the spine the study shows, in one line; opened, by series and with the rule. */
@customElement('thecal-coverage-note')
export class ThecalCoverageNote extends LitElement {
  static override readonly styles = [
    baseStyles,
    definitionStyles,
    css`
      :host {
        display: block;
        padding: 2px 14px 6px;
        color: var(--tc-text-2);
      }
      summary {
        cursor: pointer;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 12px;
        margin: 6px 0;
      }
      dt {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      dd {
        margin: 0;
        color: var(--tc-text);
      }
    `,
  ];

  /** The line itself. */
  @property({ attribute: false }) text = '';
  @property({ attribute: false }) rows: readonly CoverageRow[] = [];
  /** What the reader must know of how it was found; empty for nothing. */
  @property({ attribute: false }) note = '';
  /** The rule, as the sources have it. */
  @property({ attribute: false }) rule = '';

  protected override render(): unknown {
    return html`<details>
      <summary>${this.text}</summary>
      <dl>
        ${this.rows.map(
          ({ series, levels }) =>
            html`<dt title=${series}>${series}</dt>
              <dd>${levels}</dd>`,
        )}
      </dl>
      <p>${this.note} ${this.rule} ${definedWords('whole-spine', 'Source')}</p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-coverage-note': ThecalCoverageNote;
  }
}
