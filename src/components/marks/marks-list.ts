import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import { structureName } from '../../domain/structures.ts';
import { OUTLINE_ROLES, OUTLINE_STRUCTURES } from '../../domain/reading.ts';
import '../icon/icon.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { MarkChangeEvent, MarksCloseEvent, type MarkChange } from './mark-events.ts';
import { ROLE_NAMES, type MarkRow } from './mark-words.ts';

/**
 * Every mark of the reading: where it lies, and what can be changed of it.
 * @fires mark-change - show, hide or delete it, or make it of another kind, level or role
 * @fires marks-close - the list is to go
 */
@customElement('thecal-marks-list')
export class ThecalMarksList extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        padding: 8px 14px 14px;
        font-size: 13px;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-right: -6px;
      }
      .hint {
        margin: 4px 0 8px;
        color: var(--tc-text-2);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 8px;
        padding: 6px 8px;
        border-bottom: 1px solid var(--tc-hairline);
      }
      li.chosen {
        background: var(--tc-accent-wash);
        box-shadow: inset 2px 0 0 var(--tc-accent);
      }
      .go {
        min-width: 0;
        padding: 2px 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .go strong {
        font-weight: 550;
      }
      .place {
        display: block;
        color: var(--tc-text-2);
        font-size: 12px;
      }
      .acts {
        display: flex;
        gap: 4px;
      }
      .changes {
        grid-column: 1 / -1;
        display: flex;
        gap: 6px;
      }
      select {
        min-width: 0;
        flex: 1 1 0;
        height: 26px;
        padding: 0 4px;
        border: 1px solid var(--tc-edge);
        border-radius: 4px;
        background: var(--tc-surface-3);
        color: var(--tc-text);
        font: inherit;
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly MarkRow[] = [];
  /** The levels that are named, head to foot. */
  @property({ attribute: false }) levels: readonly Vertebra[] = [];

  protected override render(): unknown {
    const isAnyHidden = this.rows.some(({ isHidden }) => isHidden);
    return html`<header>
        <h2>Marks</h2>
        <button
          type="button"
          class="icon"
          aria-label="Close the list of marks"
          @click=${() => this.dispatchEvent(new MarksCloseEvent())}
        >
          <thecal-icon name="close"></thecal-icon>
        </button>
      </header>
      <p class="hint">
        ${
          this.rows.length === 0
            ? 'Nothing has been marked yet.'
            : isAnyHidden
              ? 'Hidden marks are not drawn; they count all the same.'
              : 'Choose one to go to it.'
        }
      </p>
      <ul>
        ${this.rows.map((row) => this.#renderRow(row))}
      </ul>`;
  }

  #renderRow(row: MarkRow): unknown {
    const { id, name, place, isHidden } = row;
    const change = (what: MarkChange): void => {
      this.dispatchEvent(new MarkChangeEvent(id, what));
    };
    return html`<li class=${row.isChosen ? 'chosen' : ''} data-mark=${id}>
      <button
        type="button"
        class="go"
        aria-current=${row.isChosen ? 'true' : nothing}
        @click=${() => {
          change({ kind: 'show' });
        }}
      >
        <strong>${name}</strong>
        <span class="place"
          >${[row.level, place, isHidden ? 'hidden' : ''].filter(Boolean).join(' · ')}</span
        >
      </button>
      <span class="acts">
        <button
          type="button"
          class="button small"
          aria-pressed=${String(isHidden)}
          aria-label=${`${isHidden ? 'Show' : 'Hide'} ${name}, ${place}`}
          @click=${() => {
            change({ kind: isHidden ? 'unhide' : 'hide' });
          }}
        >
          ${isHidden ? 'Show' : 'Hide'}
        </button>
        <button
          type="button"
          class="button small"
          aria-label=${`Delete ${name}, ${place}`}
          @click=${() => {
            change({ kind: 'delete' });
          }}
        >
          Delete
        </button>
      </span>
      ${this.#renderChanges(row, change)}
    </li>`;
  }

  #renderChanges(row: MarkRow, change: (what: MarkChange) => void): unknown {
    const { structure, role, level, name, place } = row;
    const levels =
      level === null || this.levels.includes(level) ? this.levels : [level, ...this.levels];
    if (structure === null && !row.canMove) return nothing;
    return html`<span class="changes">
      ${
        structure === null
          ? nothing
          : html`<select
              aria-label=${`Kind of ${name}, ${place}`}
              .value=${structure}
              @change=${(event: Event) => {
                const wanted = (event.target as HTMLSelectElement).value;
                const found = OUTLINE_STRUCTURES.find((one) => one === wanted);
                if (found) change({ kind: 'structure', structure: found });
              }}
            >
              ${OUTLINE_STRUCTURES.map(
                (one) =>
                  html`<option value=${one} ?selected=${one === structure}>
                    ${structureName(one)}
                  </option>`,
              )}
            </select>`
      }
      ${
        row.canMove && levels.length > 0
          ? html`<select
              aria-label=${`Level of ${name}, ${place}`}
              @change=${(event: Event) => {
                const wanted = (event.target as HTMLSelectElement).value;
                const found = levels.find((one) => one === wanted);
                if (found) change({ kind: 'level', level: found });
              }}
            >
              ${level === null ? html`<option value="" selected disabled>No level</option>` : nothing}
              ${levels.map(
                (one) => html`<option value=${one} ?selected=${one === level}>${one}</option>`,
              )}
            </select>`
          : nothing
      }
      ${
        role === null
          ? nothing
          : html`<select
              aria-label=${`Role of ${name}, ${place}`}
              @change=${(event: Event) => {
                const wanted = (event.target as HTMLSelectElement).value;
                const found = OUTLINE_ROLES.find((one) => one === wanted);
                if (found) change({ kind: 'role', role: found });
              }}
            >
              ${OUTLINE_ROLES.map(
                (one) =>
                  html`<option value=${one} ?selected=${one === role}>${ROLE_NAMES[one]}</option>`,
              )}
            </select>`
      }
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-marks-list': ThecalMarksList;
  }
}
