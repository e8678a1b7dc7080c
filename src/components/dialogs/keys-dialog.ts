import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../key-cap/key-cap.ts';
import { DialogCloseEvent } from './dialog-events.ts';
import { dialogStyles } from './dialog.styles.ts';

/** Keys that belong together. */
export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly text: string }[];
}

/**
 * The key map.
 * @fires dialog-close - it was closed
 */
@customElement('thecal-keys-dialog')
export class ThecalKeysDialog extends LitElement {
  static override readonly styles = [
    ...dialogStyles,
    css`
      wa-dialog {
        --width: 860px;
      }
      .groups {
        columns: 2;
        column-gap: 40px;
      }
      section {
        break-inside: avoid;
        margin-bottom: 20px;
      }
      h2 {
        margin-bottom: 6px;
      }
      dl div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        min-height: 26px;
        border-top: 1px solid var(--tc-hairline);
      }
      dt {
        order: 2;
        display: flex;
        gap: 4px;
      }
      dd {
        color: var(--tc-text-2);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  /** The keys by task. */
  @property({ attribute: false }) groups: readonly KeyGroup[] = [];

  protected override render(): unknown {
    return html`<wa-dialog
      label="Keys"
      light-dismiss
      .open=${this.open}
      @wa-after-hide=${() => this.dispatchEvent(new DialogCloseEvent())}
    >
      <div class="groups">
        ${this.groups.map(
          ({ title, rows }) =>
            html`<section>
              <h2>${title}</h2>
              <dl>
                ${rows.map(
                  ({ keys, text }) =>
                    html`<div>
                      <dt>
                        <span class="visually-hidden">${keys.join(' ')}</span>${keys.map(
                          (key) => html`<thecal-key-cap>${key}</thecal-key-cap>`,
                        )}
                      </dt>
                      <dd>${text}</dd>
                    </div>`,
                )}
              </dl>
            </section>`,
        )}
      </div>
    </wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-keys-dialog': ThecalKeysDialog;
  }
}
