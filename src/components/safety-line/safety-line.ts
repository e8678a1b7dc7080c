import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { baseStyles } from '../theme/shared-styles.ts';

/**
 * The line at the foot of a screen: what Thecal is for, and is not.
 * @slot - left of it, such as the keys that work here
 */
@customElement('thecal-safety-line')
export class ThecalSafetyLine extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex: none;
        align-items: center;
        justify-content: space-between;
        gap: 24px;
        min-height: 28px;
        padding: 0 14px;
        border-top: 1px solid var(--tc-hairline);
        background: var(--tc-surface-1);
        color: var(--tc-text-2);
        font-size: 12px;
        white-space: nowrap;
      }
      /* What finds no room stands in a second line. */
      div {
        min-width: 0;
        padding-block: 4px;
        white-space: normal;
      }
      p {
        margin-left: auto;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'contentinfo';
  }

  protected override render(): unknown {
    return html`<div><slot></slot></div>
      <p>Decision support for trained readers. Tolerances are proposals. Not a diagnosis.</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-safety-line': ThecalSafetyLine;
  }
}
