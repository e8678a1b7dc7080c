import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../key-cap/key-cap.ts';
import { baseStyles } from '../theme/shared-styles.ts';

/** One thing that can be done at a place of an image. */
export interface PlaceMenuItem {
  readonly command: string;
  readonly label: string;
  /** The letter that chooses it while the menu is open. */
  readonly key: string;
  readonly isChosen?: boolean;
  /** Begins a new group. */
  readonly isFirst?: boolean;
}

/** An item of the menu was chosen. */
export class PlaceMenuEvent extends Event {
  constructor(readonly command: string) {
    super('place-menu', { bubbles: true, composed: true });
  }
}

/**
 * What can be done with a mark, or with an image, where it was pressed. Letters, arrows and Enter choose; Esc leaves.
 * @fires place-menu - an item was chosen
 */
@customElement('thecal-place-menu')
export class ThecalPlaceMenu extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
        z-index: 5;
        width: 240px;
        padding: 6px;
        border: 1px solid var(--tc-edge);
        border-radius: 8px;
        background: var(--tc-surface-2);
        box-shadow: 0 8px 24px #000a;
        font-size: 13px;
      }
      p {
        margin: 2px 8px 6px;
        color: var(--tc-text-2);
      }
      button {
        display: flex;
        align-items: center;
        justify-content: space-between;
        width: 100%;
        min-height: 28px;
        padding: 2px 8px;
        border: 0;
        border-radius: 4px;
        background: none;
        color: var(--tc-text);
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      button:hover,
      button:focus-visible {
        background: var(--tc-surface-4);
      }
      button[aria-checked='true'] {
        font-weight: 650;
      }
      hr {
        margin: 4px 0;
        border: 0;
        border-top: 1px solid var(--tc-hairline-2);
      }
    `,
  ];

  @property() heading = '';
  @property({ attribute: false }) items: readonly PlaceMenuItem[] = [];

  protected override firstUpdated(): void {
    this.#buttons()[0]?.focus();
  }

  protected override render(): unknown {
    return html`<div role="menu" aria-label=${this.heading} @keydown=${this.#onKey}>
      <p>${this.heading}</p>
      ${this.items.map(
        ({ command, label, key, isChosen, isFirst }) =>
          html`${isFirst ? html`<hr />` : nothing}
            <button
              type="button"
              role=${isChosen === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked=${isChosen === undefined ? nothing : String(isChosen)}
              data-command=${command}
              @click=${() => {
                this.#choose(command);
              }}
            >
              ${label} <thecal-key-cap>${key}</thecal-key-cap>
            </button>`,
      )}
    </div>`;
  }

  #choose(command: string): void {
    this.dispatchEvent(new PlaceMenuEvent(command));
  }

  #buttons(): readonly HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll('button')];
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') return;
    // While the menu is open, no key is a grade or a tool.
    event.stopPropagation();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const buttons = this.#buttons();
      const at = buttons.findIndex((one) => one === (this.renderRoot as ShadowRoot).activeElement);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
      return;
    }
    const item = this.items.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#choose(item.command);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-place-menu': ThecalPlaceMenu;
  }
  interface GlobalEventHandlersEventMap {
    'place-menu': PlaceMenuEvent;
  }
}
