import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keysInUse } from '../../editor/typed-key.ts';

/**
 * The key that does the same as the control it stands in; of a key that the reader changed, the one it is now.
 * @slot - the usual key
 * @cssproperty --key-cap-edge, --key-cap-ink, --key-cap-fill - colours on filled buttons
 */
@customElement('thecal-key-cap')
export class ThecalKeyCap extends LitElement {
  static override readonly styles = css`
    :host {
      display: inline-flex;
    }
    kbd {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      box-sizing: border-box;
      min-width: 17px;
      height: 17px;
      padding: 0 4px;
      border: 1px solid var(--key-cap-edge, var(--tc-edge));
      border-bottom-width: 2px;
      border-radius: 4px;
      background: var(--key-cap-fill, var(--tc-surface-2));
      color: var(--key-cap-ink, var(--tc-text-2));
      font: 550 11px/1 var(--tc-font);
      letter-spacing: 0.02em;
      white-space: nowrap;
    }
  `;

  /** Part of a combination, which does not change. */
  @property({ type: Boolean }) fixed = false;

  protected override render(): unknown {
    const now = this.fixed ? undefined : keysInUse.map[this.textContent.trim().toLowerCase()];
    return html`<kbd aria-hidden="true">${now?.toUpperCase() ?? html`<slot></slot>`}</kbd>`;
  }

  #stop: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = keysInUse.subscribe(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-key-cap': ThecalKeyCap;
  }
}
