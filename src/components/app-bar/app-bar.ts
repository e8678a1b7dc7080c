import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../key-cap/key-cap.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { logo } from './logo.ts';

/** A screen that can be gone to. */
export interface AppBarItem {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** The key map was asked for. */
export class KeysOpenEvent extends Event {
  constructor() {
    super('keys-open', { bubbles: true, composed: true });
  }
}

/**
 * The bar above the screens that are not a reading: name, screens, keys. Screens are links, so that they have addresses.
 * @slot - further buttons, left of the keys
 * @fires keys-open - show the key map
 */
@customElement('thecal-app-bar')
export class ThecalAppBar extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      header {
        display: flex;
        align-items: center;
        height: 56px;
        padding: 0 28px;
        border-bottom: 1px solid var(--tc-hairline);
        background: var(--tc-surface-1);
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 10px;
        margin-right: 48px;
        font-size: 16px;
        font-weight: 650;
      }
      nav {
        display: flex;
        gap: 32px;
        height: 100%;
      }
      a {
        display: flex;
        align-items: center;
        color: var(--tc-text-2);
        font-size: 14px;
        text-decoration: none;
        border-bottom: 2px solid transparent;
        border-top: 2px solid transparent;
      }
      a:hover {
        color: var(--tc-text);
      }
      a[aria-current] {
        color: var(--tc-text);
        border-bottom-color: var(--tc-accent);
      }
      .rest {
        display: flex;
        gap: 8px;
        margin-left: auto;
      }
    `,
  ];

  /** The screens. */
  @property({ attribute: false }) items: readonly AppBarItem[] = [];

  protected override render(): unknown {
    return html`<header>
      <span class="brand">${logo()}Thecal</span>
      <nav aria-label="Screens">
        ${this.items.map(
          (item) =>
            html`<a href=${item.href} aria-current=${item.current ? 'page' : nothing}
              >${item.label}</a
            >`,
        )}
      </nav>
      <div class="rest">
        <slot></slot>
        <button
          type="button"
          class="button plain"
          aria-keyshortcuts="?"
          @click=${() => this.dispatchEvent(new KeysOpenEvent())}
        >
          Keys <thecal-key-cap>?</thecal-key-cap>
        </button>
      </div>
    </header>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-app-bar': ThecalAppBar;
  }
  interface GlobalEventHandlersEventMap {
    'keys-open': KeysOpenEvent;
  }
}
