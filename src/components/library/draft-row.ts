import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../grade-chip/grade-chip.ts';
import type { ShownGrade } from '../grade-chip/grade-value.ts';
import '../icon/icon.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { DraftDiscardEvent, DraftOpenEvent } from './library-events.ts';

/** A reading that was begun. */
export interface LibraryDraft {
  readonly id: string;
  readonly title: string;
  /** "3 levels. Pain still to ask at T12." */
  readonly state: string;
  readonly grade: ShownGrade | null;
  /** Shown where there is no grade, e.g. the modality. */
  readonly badge: string | null;
  /** "10:42" or "Mon". */
  readonly when: string;
  readonly thumbnailUrl: string | null;
}

/**
 * An unfinished reading with its state.
 * @fires draft-open - go on with it
 * @fires draft-discard - throw it away
 */
@customElement('thecal-draft-row')
export class ThecalDraftRow extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        border-top: 1px solid var(--tc-hairline);
      }
      .open {
        flex: 1;
        min-width: 0;
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 7px 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .open:hover .title {
        color: var(--tc-accent);
      }
      .picture {
        flex: none;
        width: 60px;
        height: 44px;
        border-radius: 4px;
        overflow: hidden;
        background: var(--tc-canvas);
      }
      .picture:empty {
        display: none;
      }
      img {
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
      .words {
        flex: 1;
        min-width: 0;
      }
      .title {
        display: block;
        font-weight: 650;
      }
      .state {
        display: block;
        color: var(--tc-text-2);
      }
      .badge {
        min-width: 34px;
        padding: 1px 6px;
        border: 1px solid var(--tc-edge);
        border-radius: 4px;
        color: var(--tc-text-2);
        font-weight: 550;
        text-align: center;
      }
      .when {
        min-width: 40px;
        color: var(--tc-text-2);
        text-align: right;
      }
      .discard {
        margin-left: 4px;
      }
    `,
  ];

  /** What to show. */
  @property({ attribute: false }) draft: LibraryDraft | null = null;

  protected override render(): unknown {
    const { draft } = this;
    if (draft === null) return nothing;
    return html`
      <button
        type="button"
        class="open"
        @click=${() => this.dispatchEvent(new DraftOpenEvent(draft.id))}
      >
        <span class="picture"
          >${
            draft.thumbnailUrl === null
              ? nothing
              : html`<img src=${draft.thumbnailUrl} alt="" loading="lazy" />`
          }</span
        >
        <span class="words"
          ><span class="title">${draft.title}</span><span class="state">${draft.state}</span></span
        >
        ${
          draft.grade === null
            ? html`<span class="badge">${draft.badge ?? '–'}</span>`
            : html`<thecal-grade-chip
                size="strip"
                .value=${draft.grade.value}
                .state=${draft.grade.state}
              ></thecal-grade-chip>`
        }
        <span class="when">${draft.when}</span>
      </button>
      <button
        type="button"
        class="button plain small discard"
        aria-label="Discard the reading of ${draft.title}"
        title="Discard"
        @click=${() => this.dispatchEvent(new DraftDiscardEvent(draft.id))}
      >
        <thecal-icon name="trash"></thecal-icon>
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-draft-row': ThecalDraftRow;
  }
}
