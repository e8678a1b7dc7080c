import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../dialogs/confirm-dialog.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { AsideRemoveEvent, AsideSaveEvent } from './library-events.ts';

/** Something that this browser keeps though it cannot be read. */
export interface LibraryAside {
  readonly id: string;
  /** "A reading that could not be read". */
  readonly title: string;
  /** Since when, or what can be done. */
  readonly detail: string;
  /** Whether it was set aside and can be saved and removed; else it still lies where it was found. */
  readonly isAside: boolean;
}

/**
 * What could not be read and is kept as it was found.
 * @fires aside-save - hand it over as a file
 * @fires aside-remove - throw it away
 */
@customElement('thecal-aside-list')
export class ThecalAsideList extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 7px 0;
        border-top: 1px solid var(--tc-hairline);
      }
      .words {
        flex: 1;
        min-width: 0;
      }
      .detail {
        color: var(--tc-text-2);
        font-size: 12px;
      }
      h2 {
        font-size: 15px;
      }
    `,
  ];

  /** Newest first. */
  @property({ attribute: false }) entries: readonly LibraryAside[] = [];
  /** What is to be thrown away, while the reader is asked. */
  @state() private removing: LibraryAside | null = null;

  protected override render(): unknown {
    if (this.entries.length === 0) return nothing;
    return html`<section aria-labelledby="aside">
        <h2 id="aside">Kept, but not readable</h2>
        <ul>
          ${this.entries.map((entry) => this.renderEntry(entry))}
        </ul>
      </section>
      <thecal-confirm-dialog
        .open=${this.removing !== null}
        .heading=${'Remove this for good?'}
        .text=${`${this.removing?.title ?? ''}: it is removed from this machine. This cannot be undone.`}
        .confirmLabel=${'Remove'}
        @dialog-close=${() => (this.removing = null)}
        @dialog-confirm=${() => {
          const entry = this.removing;
          this.removing = null;
          if (entry) this.dispatchEvent(new AsideRemoveEvent(entry.id));
        }}
      ></thecal-confirm-dialog>`;
  }

  private renderEntry(entry: LibraryAside): unknown {
    return html`<li>
      <div class="words">
        <div>${entry.title}</div>
        <div class="detail">${entry.detail}</div>
      </div>
      ${
        entry.isAside
          ? html`<button
                type="button"
                class="button"
                aria-label=${`Save to a file: ${entry.title}`}
                @click=${() => this.dispatchEvent(new AsideSaveEvent(entry.id))}
              >
                Save to a file
              </button>
              <button
                type="button"
                class="button"
                aria-label=${`Remove: ${entry.title}`}
                @click=${() => (this.removing = entry)}
              >
                Remove
              </button>`
          : nothing
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-aside-list': ThecalAsideList;
  }
}
