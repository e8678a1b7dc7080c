import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LevelDifferences } from '../../domain/comparison/difference.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import './differences-table.ts';
import { VersionCompareEvent, VersionOpenEvent, VersionsCloseEvent } from './version-events.ts';

/** One version of the list. */
export interface VersionEntry {
  readonly id: string;
  /** "21 Nov 2026, 10:42". */
  readonly when: string;
  /** "Ada Reader, complete, signed". */
  readonly about: string;
  /** The present reading goes on from it. */
  readonly isBase: boolean;
}

/** What can be said of the versions. */
export type VersionsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly entries: readonly VersionEntry[] };

/** Stands for the reading as it is on the screen. */
export const PRESENT = 'present';

/**
 * The versions of a study's reading: each can be opened, any two compared.
 * @fires version-open - it takes the place of the present reading
 * @fires version-compare - two were chosen
 * @fires versions-close - the list is to go
 */
@customElement('thecal-versions-panel')
export class ThecalVersionsPanel extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        padding: 8px 14px 14px;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-right: -6px;
      }
      .hint,
      .about,
      legend {
        color: var(--tc-text-2);
      }
      ol {
        margin: 8px 0 16px;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 6px 0;
        border-top: 1px solid var(--tc-hairline);
      }
      .words {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .when {
        display: block;
        font-weight: 550;
        font-variant-numeric: tabular-nums;
      }
      .choices {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 10px;
        margin: 8px 0;
      }
      label {
        display: grid;
        gap: 4px;
        color: var(--tc-text-2);
      }
      select {
        min-width: 0;
        height: 32px;
        padding: 0 6px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-3);
        color: var(--tc-text);
        font: inherit;
      }
    `,
  ];

  @property({ attribute: false }) state: VersionsState = { kind: 'loading' };
  @property() first = '';
  @property() second: string = PRESENT;
  /** Null while two are not yet chosen or read. */
  @property({ attribute: false }) differences: readonly LevelDifferences[] | null = null;

  protected override render(): unknown {
    return html`<header>
        <h2>Versions</h2>
        <button
          type="button"
          class="button plain small"
          @click=${() => this.dispatchEvent(new VersionsCloseEvent())}
        >
          Close
        </button>
      </header>
      ${this.#renderState()}`;
  }

  #renderState(): unknown {
    const { state } = this;
    if (state.kind === 'loading')
      return html`<p class="hint" role="status">Reading the versions.</p>`;
    if (state.kind === 'failed') return html`<p role="alert">${state.message}</p>`;
    const { entries } = state;
    if (entries.length === 0) {
      return html`<p class="hint">
        No version is kept yet. Every save makes one, and every report of this study that is opened.
      </p>`;
    }
    return html`<ol>
        ${entries.map(
          ({ id, when, about, isBase }) =>
            html`<li>
              <span class="words">
                <span class="when">${when}</span>
                <span class="about"
                  >${about}${isBase ? '. The present reading goes on from it' : ''}</span
                >
              </span>
              <button
                type="button"
                class="button small"
                @click=${() => this.dispatchEvent(new VersionOpenEvent(id))}
              >
                Open<span class="visually-hidden"> ${when}</span>
              </button>
            </li>`,
        )}
      </ol>
      <h3>Compare</h3>
      <div class="choices">
        ${this.#renderChoice('First', this.first, (id) => [id, this.second])}
        ${this.#renderChoice('Second', this.second, (id) => [this.first, id])}
      </div>
      ${
        this.differences === null
          ? nothing
          : html`<thecal-differences-table
              aria-live="polite"
              .differences=${this.differences}
              .firstLabel=${'First'}
              .secondLabel=${'Second'}
            ></thecal-differences-table>`
      }`;
  }

  #renderChoice(
    label: string,
    value: string,
    pair: (id: string) => readonly [string, string],
  ): unknown {
    const entries = this.state.kind === 'ready' ? this.state.entries : [];
    return html`<label
      >${label}
      <select
        @change=${(event: Event) => {
          const [first, second] = pair((event.target as HTMLSelectElement).value);
          this.dispatchEvent(new VersionCompareEvent(first, second));
        }}
      >
        <option value=${PRESENT} ?selected=${value === PRESENT}>On the screen</option>
        ${entries.map(
          ({ id, when, about }) =>
            html`<option value=${id} ?selected=${value === id}>${when}, ${about}</option>`,
        )}
      </select>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-versions-panel': ThecalVersionsPanel;
  }
}
