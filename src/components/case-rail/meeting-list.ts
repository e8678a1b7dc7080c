import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { renderGradeChip } from '../grade-chip/render-grade-chip.ts';
import type { ShownGrade } from '../grade-chip/grade-value.ts';
import '../key-cap/key-cap.ts';
import { baseStyles } from '../theme/shared-styles.ts';
import { CaseChooseEvent } from './case-rail.ts';
import { moved } from './moved.ts';

/** A case that can belong to a meeting. */
export interface MeetingCase {
  readonly id: string;
  readonly title: string;
  /** "Saved reading, T9" or "Answer key". */
  readonly detail: string;
  readonly grade: ShownGrade | null;
  /** Why it cannot be shown now; null when it can. */
  readonly unavailable: string | null;
  /** What is kept of its images, in words; null for nothing. */
  readonly kept: string | null;
}

/** The cases of the meeting were chosen anew or put in another order. */
export class MeetingChangeEvent extends Event {
  constructor(readonly ids: readonly string[]) {
    super('meeting-change', { bubbles: true, composed: true });
  }
}

/** What is kept of a case's images is to go. */
export class CaseForgetEvent extends Event {
  constructor(readonly id: string) {
    super('case-forget', { bubbles: true, composed: true });
  }
}

/**
 * Which cases belong to the meeting, and in which order. Alt and the arrow keys move the case that has the focus; so does
 * dragging. One length unit is a design pixel (`--u`).
 * @fires meeting-change - chosen or ordered anew
 * @fires case-choose - a case is to be shown
 * @fires case-forget - what is kept of its images is to be removed
 */
@customElement('thecal-meeting-list')
export class ThecalMeetingList extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        font-size: calc(24 * var(--u));
        line-height: 1.25;
      }
      h2 {
        margin: calc(20 * var(--u)) 0 calc(8 * var(--u));
        font-size: inherit;
        font-weight: 650;
      }
      .hint {
        color: var(--tc-text-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: calc(16 * var(--u));
        min-height: calc(58 * var(--u));
        border-top: 1px solid var(--tc-hairline-2);
      }
      li.over {
        box-shadow: 0 -3px 0 var(--tc-accent);
      }
      li[draggable='true'] {
        cursor: grab;
      }
      input {
        width: calc(26 * var(--u));
        height: calc(26 * var(--u));
        margin: 0;
        accent-color: var(--tc-accent);
        flex: none;
      }
      .number {
        width: calc(36 * var(--u));
        font-weight: 650;
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      thecal-grade-chip {
        width: calc(58 * var(--u));
        flex: none;
      }
      .chip {
        width: calc(58 * var(--u));
        flex: none;
      }
      .show {
        flex: 1;
        min-width: 0;
        padding: calc(8 * var(--u)) 0;
        border: 0;
        background: none;
        color: inherit;
        font: 550 1em/1.25 var(--tc-font);
        text-align: left;
        cursor: pointer;
      }
      .show:hover:not(:disabled) {
        color: var(--tc-accent);
      }
      .show:disabled {
        cursor: default;
      }
      .show small {
        color: var(--tc-text-2);
        font-size: 1em;
        font-weight: 400;
      }
      .move {
        width: calc(46 * var(--u));
        height: calc(46 * var(--u));
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      .forget {
        padding: calc(6 * var(--u)) calc(12 * var(--u));
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: none;
        color: inherit;
        font: inherit;
        white-space: nowrap;
        cursor: pointer;
      }
      .move:disabled {
        opacity: 0.4;
        cursor: default;
      }
    `,
  ];

  /** Every case there is: those of the meeting first, in order. */
  @property({ attribute: false }) cases: readonly MeetingCase[] = [];
  /** The names of those of the meeting, in order. */
  @property({ attribute: false }) chosen: readonly string[] = [];

  #dragged: number | null = null;

  protected override render(): unknown {
    const chosen = this.chosen.flatMap((id) => this.cases.filter((one) => one.id === id));
    const others = this.cases.filter(({ id }) => !this.chosen.includes(id));
    return html`<h2>In this meeting</h2>
      ${
        chosen.length === 0
          ? html`<p class="hint">No case is chosen. Tick a case below.</p>`
          : html`<ol @keydown=${this.#onKeyDown}>
              ${chosen.map((one, i) => this.#renderChosen(one, i, chosen.length))}
            </ol>`
      }
      <h2>Other cases</h2>
      ${
        others.length === 0
          ? html`<p class="hint">Every case there is belongs to the meeting.</p>`
          : html`<ul>
              ${others.map(
                (one) => html`<li>${this.#renderTick(one, false)}${this.#renderCase(one)}</li>`,
              )}
            </ul>`
      }`;
  }

  #renderChosen(one: MeetingCase, index: number, count: number): unknown {
    return html`<li
      data-index=${index}
      draggable="true"
      @dragstart=${(event: DragEvent) => {
        this.#dragged = index;
        event.dataTransfer?.setData('text/plain', one.title);
      }}
      @dragover=${(event: DragEvent) => {
        if (this.#dragged === null) return;
        event.preventDefault();
        (event.currentTarget as HTMLElement).classList.add('over');
      }}
      @dragleave=${clearOver}
      @dragend=${() => {
        this.#dragged = null;
      }}
      @drop=${(event: DragEvent) => {
        clearOver(event);
        if (this.#dragged === null) return;
        event.preventDefault();
        this.#move(this.#dragged, index);
        this.#dragged = null;
      }}
    >
      ${this.#renderTick(one, true)}
      <span class="number">${index + 1}</span>
      ${this.#renderCase(one)}
      <button
        type="button"
        class="move"
        aria-label="Move ${one.title} up"
        title="Up (Alt and arrow up)"
        ?disabled=${index === 0}
        @click=${() => {
          this.#move(index, index - 1);
        }}
      >
        ↑
      </button>
      <button
        type="button"
        class="move"
        aria-label="Move ${one.title} down"
        title="Down (Alt and arrow down)"
        ?disabled=${index === count - 1}
        @click=${() => {
          this.#move(index, index + 1);
        }}
      >
        ↓
      </button>
    </li>`;
  }

  #renderTick({ id, title }: MeetingCase, isChosen: boolean): unknown {
    return html`<input
      type="checkbox"
      aria-label="${title} belongs to the meeting"
      .checked=${isChosen}
      @change=${() => {
        this.#change(isChosen ? this.chosen.filter((one) => one !== id) : [...this.chosen, id]);
      }}
    />`;
  }

  #renderCase({ id, title, detail, grade, unavailable, kept }: MeetingCase): unknown {
    return html`<span class="chip">${renderGradeChip(grade, 'cell')}</span>
      <button
        type="button"
        class="show"
        ?disabled=${unavailable !== null}
        @click=${() => this.dispatchEvent(new CaseChooseEvent(id))}
      >
        ${title} <small>${[unavailable ?? detail, kept ?? ''].filter(Boolean).join('; ')}</small>
      </button>
      ${
        kept === null
          ? nothing
          : html`<button
              type="button"
              class="forget"
              aria-label="Remove the kept images of ${title}"
              @click=${() => this.dispatchEvent(new CaseForgetEvent(id))}
            >
              Remove images
            </button>`
      }`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const row = event.composedPath().find((one) => one instanceof HTMLLIElement);
    if (!row) return;
    event.preventDefault();
    event.stopPropagation();
    const from = Number(row.dataset['index']);
    const to = from + (event.key === 'ArrowUp' ? -1 : 1);
    const part = (event.target as HTMLElement).className;
    this.#move(from, to);
    // The focus goes with the case.
    void this.updateComplete.then(() => {
      const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('ol li')];
      const at = rows[Math.min(Math.max(to, 0), rows.length - 1)];
      at?.querySelector<HTMLElement>(part === 'show' ? '.show' : 'input')?.focus();
    });
  };

  #move(from: number, to: number): void {
    this.#change(moved(this.chosen, from, to));
  }

  #change(ids: readonly string[]): void {
    this.chosen = ids;
    this.dispatchEvent(new MeetingChangeEvent(ids));
  }
}

const clearOver = (event: Event): void => {
  (event.currentTarget as HTMLElement).classList.remove('over');
};

declare global {
  interface HTMLElementTagNameMap {
    'thecal-meeting-list': ThecalMeetingList;
  }
  interface GlobalEventHandlersEventMap {
    'meeting-change': MeetingChangeEvent;
    'case-forget': CaseForgetEvent;
  }
}
