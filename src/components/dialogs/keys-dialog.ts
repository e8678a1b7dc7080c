import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keysInUse, withKey, type KeyMap } from '../../editor/typed-key.ts';
import '../key-cap/key-cap.ts';
import { DialogCloseEvent, KeysChangeEvent } from './dialog-events.ts';
import { dialogStyles } from './dialog.styles.ts';

/** Keys that belong together. */
export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly text: string }[];
}

/** Keys that can be others: single ones, without Shift or Ctrl; a digit stays the grade's. */
const CHANGEABLE = /^[A-Z[\],.]$/;

const isChangeable = (keys: readonly string[], key: string): boolean =>
  CHANGEABLE.test(key) && !keys.some((one) => one === 'Shift' || one === 'Ctrl');

/**
 * The key map, and the way to change single keys.
 * @fires dialog-close - it was closed
 * @fires keys-change - the reader put keys in the place of others
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
      dt button {
        padding: 2px;
        border: 0;
        border-radius: 4px;
        background: none;
        cursor: pointer;
      }
      dt button:hover {
        background: var(--tc-surface-4);
      }
      dt button[aria-pressed='true'] {
        padding: 2px 6px;
        background: var(--tc-accent-wash);
        color: var(--tc-text);
        font: inherit;
      }
      .foot {
        display: flex;
        align-items: center;
        gap: 12px;
        color: var(--tc-text-2);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  /** The keys by task. */
  @property({ attribute: false }) groups: readonly KeyGroup[] = [];
  /** The usual key that waits for another one in its place. */
  @state() private awaited: string | null = null;

  protected override render(): unknown {
    return html`<wa-dialog
      label="Keys"
      light-dismiss
      .open=${this.open}
      @wa-after-hide=${() => {
        this.awaited = null;
        this.dispatchEvent(new DialogCloseEvent());
      }}
      @keydown=${this.#onKey}
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
                        <span class="visually-hidden">${keys.map(shownKey).join(' ')}</span
                        >${keys.map((key) => this.#renderKey(key, keys, text))}
                      </dt>
                      <dd>${text}</dd>
                    </div>`,
                )}
              </dl>
            </section>`,
        )}
      </div>
      <div class="foot">
        <span>Press a key above to put another one in its place.</span>
        ${
          Object.keys(keysInUse.map).length === 0
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => {
                  this.#change({});
                }}
              >
                Usual keys again
              </button>`
        }
      </div>
    </wa-dialog>`;
  }

  #renderKey(key: string, keys: readonly string[], text: string): unknown {
    if (!isChangeable(keys, key)) return html`<thecal-key-cap fixed>${key}</thecal-key-cap>`;
    const usual = key.toLowerCase();
    const isAwaited = this.awaited === usual;
    return html`<button
      type="button"
      aria-label=${`Change ${shownKey(key)}: ${text}`}
      aria-pressed=${String(isAwaited)}
      @click=${() => {
        this.awaited = isAwaited ? null : usual;
      }}
    >
      ${isAwaited ? 'New key…' : html`<thecal-key-cap>${key}</thecal-key-cap>`}
    </button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const usual = this.awaited;
    if (usual === null || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== 'Escape' && !isFree(event)) return;
    this.awaited = null;
    if (event.key !== 'Escape') {
      this.#change(withKey(keysInUse.map, usual, event.key.toLowerCase()));
    }
  };

  #change(keys: KeyMap): void {
    this.dispatchEvent(new KeysChangeEvent(keys));
    this.requestUpdate();
  }
}

const shownKey = (key: string): string => keysInUse.map[key.toLowerCase()]?.toUpperCase() ?? key;

/** Whether a key prints something that can stand for a work: digits grade, Space and the question mark keep theirs. */
const isFree = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !/[\d ?]/.test(key) && !ctrlKey && !metaKey && !altKey;

declare global {
  interface HTMLElementTagNameMap {
    'thecal-keys-dialog': ThecalKeysDialog;
  }
}
