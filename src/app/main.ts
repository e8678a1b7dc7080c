import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The empty shell the screens are mounted in. */
@customElement('thecal-app')
export class ThecalApp extends LitElement {
  protected override render(): unknown {
    return html`<main><h1>Thecal</h1></main>`;
  }
}
