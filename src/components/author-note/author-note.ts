import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../theme/shared-styles.ts';

/** What one person or device said of the level. */
export interface AuthorNoteLine {
  readonly what: string;
  readonly who: string;
  /** YYYY-MM-DD; null where it is not known. */
  readonly on: string | null;
}

/** What of the level was said by another than the reader, a line for each. Nothing where all of it is the reader's. */
@customElement('thecal-author-note')
export class ThecalAuthorNote extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: 2px;
        margin: 0;
        padding: 2px 14px 6px;
        list-style: none;
        color: var(--tc-text-2);
      }
      li {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li::first-letter {
        text-transform: uppercase;
      }
      strong {
        font-weight: 600;
        color: var(--tc-text);
      }
    `,
  ];

  @property({ attribute: false }) accessor lines: readonly AuthorNoteLine[] = [];

  override render(): unknown {
    if (this.lines.length === 0) return nothing;
    return html`<ul aria-label="Said by others">
      ${this.lines.map(
        ({ what, who, on }) =>
          html`<li title=${`${what} by ${who}`}>
            ${what} by <strong>${who}</strong>${on === null ? '' : `, ${on}`}
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-author-note': ThecalAuthorNote;
  }
}
