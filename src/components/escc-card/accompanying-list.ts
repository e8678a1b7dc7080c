import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  describeAccompanying,
  type AccompanyingName,
  type AccompanyingRow,
} from '../../domain/escc/accompanying-words.ts';
import type { EsccSliceResult } from '../../domain/escc/slice-result.ts';
import { definedWords, definitionStyles } from '../reference/definition.ts';
import { baseStyles } from '../theme/shared-styles.ts';
import { AccompanyingShowEvent } from './fold-events.ts';

/**
 * The measures that go with a grade without deciding it: number, unit, what it compares with, and the definition of the
 * one that is pointed at.
 * @fires accompanying-show - show where a measure was taken
 */
@customElement('thecal-accompanying-list')
export class ThecalAccompanyingList extends LitElement {
  static override readonly styles = [
    baseStyles,
    definitionStyles,
    css`
      :host {
        display: block;
      }
      li button {
        display: grid;
        grid-template-columns: 122px 96px 1fr;
        align-items: baseline;
        gap: 8px;
        width: 100%;
        min-height: 23px;
        padding: 1px 0;
        border: 0;
        border-radius: 4px;
        background: none;
        color: var(--tc-text-2);
        font: 400 13px/1.3 var(--tc-font);
        text-align: left;
        cursor: pointer;
      }
      li button:hover {
        background: var(--tc-surface-3);
      }
      button[aria-pressed='true'] {
        box-shadow: inset 2px 0 0 var(--tc-accent);
        padding-left: 6px;
      }
      li button:focus-visible {
        outline-offset: 0;
      }
      .value {
        color: var(--tc-text);
        font-weight: 650;
        text-align: right;
        white-space: nowrap;
      }
      .note {
        font-size: 12px;
        line-height: 1.25;
      }
      .definition {
        min-height: 50px;
        margin-top: 4px;
        padding-top: 4px;
        border-top: 1px solid var(--tc-hairline);
        color: var(--tc-text-2);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) result: EsccSliceResult | null = null;
  /** The measure that is drawn on the image. */
  @property({ attribute: false }) shown: AccompanyingName | null = null;
  @state() private pointed: AccompanyingName | null = null;

  protected override render(): unknown {
    const rows = this.result === null ? [] : describeAccompanying(this.result);
    if (rows.length === 0) {
      return html`<p class="quiet">Outline sac, cord and canal: their measures follow.</p>`;
    }
    const pointed = rows.find(({ id }) => id === (this.pointed ?? this.shown));
    return html`<ul>
        ${rows.map((row) => this.renderRow(row))}
      </ul>
      <p class="definition" aria-hidden="true">
        ${pointed?.definition ?? 'Point at a measure for its definition; press it to see it on the image.'}
      </p>
      <p class="quiet">${definedWords('cord-measures', 'All measures and their sources')}</p>`;
  }

  private renderRow(row: AccompanyingRow): unknown {
    const notes = [
      ...(row.note === '' ? [] : [row.note]),
      ...(row.isDescriptive ? ['descriptive'] : []),
    ];
    const point = (): void => {
      this.pointed = row.id;
    };
    return html`<li>
      <button
        type="button"
        title=${row.definition}
        aria-pressed=${row.id === this.shown ? 'true' : 'false'}
        data-measure=${row.id}
        @mouseenter=${point}
        @focus=${point}
        @mouseleave=${() => {
          this.pointed = null;
        }}
        @click=${() => this.dispatchEvent(new AccompanyingShowEvent(row.id))}
      >
        <span>${row.label}</span><span class="value">${row.value}</span>
        ${notes.length === 0 ? nothing : html`<span class="note">${notes.join(', ')}</span>`}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-accompanying-list': ThecalAccompanyingList;
  }
}
