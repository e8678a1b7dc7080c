import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DialogCloseEvent } from './dialog-events.ts';
import { dialogStyles } from './dialog.styles.ts';

/** One thing that another program wrote. */
export interface KeptRow {
  readonly what: string;
  readonly where: string;
  /** Empty where it is text or graphics. */
  readonly value: string;
}

/**
 * What a report of another program held beyond the marks and scores here: kept, and written back at every save.
 * @fires dialog-close - it was closed
 */
@customElement('thecal-kept-items-dialog')
export class ThecalKeptItemsDialog extends LitElement {
  static override readonly styles = [
    ...dialogStyles,
    css`
      wa-dialog {
        --width: 720px;
      }
      .note {
        margin: 0 0 14px;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 7px 12px 7px 0;
        border-top: 1px solid var(--tc-hairline);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      th {
        border-top: 0;
        color: var(--tc-text-2);
        font-weight: 500;
      }
      td:nth-child(2),
      td:nth-child(3) {
        color: var(--tc-text-2);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) items: readonly KeptRow[] = [];

  protected override render(): unknown {
    return html`<wa-dialog
      label="Kept from other software"
      light-dismiss
      .open=${this.open}
      @wa-after-hide=${() => this.dispatchEvent(new DialogCloseEvent())}
    >
      <p class="note">
        The report that was opened holds this beyond the marks and scores shown here. It is written
        back unchanged at every save, with the name of who observed it; what was said of a mark goes
        when the mark is redrawn.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          ${this.items.map(
            ({ what, where, value }) =>
              html`<tr>
                <td>${what}</td>
                <td>${where}</td>
                <td>${value}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-kept-items-dialog': ThecalKeptItemsDialog;
  }
}
