import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/reference/reference.ts';
import { isCardId } from '../../domain/reference/reference.ts';

/**
 * The reference as a page of its own; each card has its address.
 * @fires reference-go - another card
 */
@customElement('thecal-reference-page')
export class ThecalReferencePage extends LitElement {
  static override readonly styles = css`
    :host,
    main {
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
    main,
    thecal-reference {
      flex: 1;
    }
  `;

  /** The word of the address; one that names no card shows the contents. */
  @property({ attribute: false }) card: string | null = null;

  protected override render(): unknown {
    return html`<main>
      <thecal-reference
        page
        .card=${this.card !== null && isCardId(this.card) ? this.card : null}
      ></thecal-reference>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-reference-page': ThecalReferencePage;
  }
}
