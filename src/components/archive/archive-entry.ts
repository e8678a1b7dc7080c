import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import '../icon/icon.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { ArchiveConnectEvent, ArchiveFindEvent } from './archive-events.ts';
import { fieldStyles } from './field.styles.ts';

/**
 * The Library's part for the archive: a field to search it, or a quiet way to connect one.
 * @fires archive-connect - connect one
 * @fires archive-find - the text to look for; empty goes to the archive without a search
 */
@customElement('thecal-archive-entry')
export class ThecalArchiveEntry extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-bottom: 10px;
        font-size: 15px;
      }
      form {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 10px 10px 10px 14px;
        border: 1px solid var(--tc-hairline-2);
        border-radius: 8px;
        background: var(--tc-surface-2);
      }
      .words {
        flex: 1;
        min-width: 0;
      }
      a {
        color: inherit;
        font-weight: 650;
        text-decoration: none;
      }
      a:hover {
        color: var(--tc-accent);
      }
      .words,
      a {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      input {
        flex: 0 1 190px;
        min-width: 0;
      }
      .connect {
        display: flex;
        align-items: center;
        gap: 10px;
        color: var(--tc-text-2);
      }
    `,
  ];

  /** What the reader calls the archive; null while none is connected. */
  @property({ attribute: false }) name: string | null = null;

  @query('input') private readonly input!: HTMLInputElement;

  protected override render(): unknown {
    if (this.name === null) {
      return html`<p class="connect">
        <thecal-icon name="server"></thecal-icon>
        <button
          type="button"
          class="button plain"
          @click=${() => this.dispatchEvent(new ArchiveConnectEvent())}
        >
          Connect an archive
        </button>
      </p>`;
    }
    return html`<section aria-labelledby="archive">
      <h2 id="archive">Archive</h2>
      <form role="search" @submit=${this.onSubmit}>
        <thecal-icon name="server"></thecal-icon>
        <div class="words">
          <a href="#/archive">${this.name}</a>
          <div class="quiet">DICOMweb</div>
        </div>
        <input
          type="search"
          name="find"
          autocomplete="off"
          aria-label="Accession, name or date"
          placeholder="Accession, name or date"
        />
        <button type="submit" class="button">Search</button>
      </form>
    </section>`;
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    this.dispatchEvent(new ArchiveFindEvent(this.input.value.trim()));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-archive-entry': ThecalArchiveEntry;
  }
}
