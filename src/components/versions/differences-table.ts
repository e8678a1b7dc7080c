import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LevelDifferences } from '../../domain/comparison/difference.ts';
import { describeDifference } from '../../domain/comparison/difference-words.ts';
import { baseStyles } from '../theme/shared-styles.ts';

/** What two readings say differently, by level. Sizes follow the font of its place. */
@customElement('thecal-differences-table')
export class ThecalDifferencesTable extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        font-size: inherit;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: inherit;
      }
      th,
      td {
        padding: 0.25em 0.6em 0.25em 0;
        border-top: 1px solid var(--tc-hairline);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      thead th,
      tbody th[scope='row'] {
        color: var(--tc-text-2);
        font-weight: 400;
      }
      tbody th[scope='rowgroup'] {
        padding-top: 0.7em;
        border-top-color: var(--tc-hairline-2);
        font-weight: 650;
      }
      td {
        font-variant-numeric: tabular-nums;
      }
      small {
        display: block;
        color: var(--tc-text-2);
        font-size: inherit;
      }
    `,
  ];

  @property({ attribute: false }) differences: readonly LevelDifferences[] = [];
  /** Whose reading stands left, and whose right. */
  @property() firstLabel = '';
  @property() secondLabel = '';

  protected override render(): unknown {
    if (this.differences.length === 0) return html`<p>Both say the same.</p>`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">What</span></th>
          <th scope="col">${this.firstLabel}</th>
          <th scope="col">${this.secondLabel}</th>
        </tr>
      </thead>
      ${this.differences.map(
        ({ level, differences }) =>
          html`<tbody>
            <tr>
              <th scope="rowgroup" colspan="3">${level ?? 'Study'}</th>
            </tr>
            ${differences.map((one) => {
              const { label, before, after, note } = describeDifference(one);
              return before === ''
                ? html`<tr>
                    <th scope="row">${label}</th>
                    <td colspan="2">${note}</td>
                  </tr>`
                : html`<tr>
                    <th scope="row">
                      ${label}${note === '' ? nothing : html`<small>${note}</small>`}
                    </th>
                    <td>${before}</td>
                    <td>${after}</td>
                  </tr>`;
            })}
          </tbody>`,
      )}
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-differences-table': ThecalDifferencesTable;
  }
}
