import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../key-cap/key-cap.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { ToolChooseEvent } from '../toolbar/toolbar-events.ts';

/** The slice in view is to be graded without outlines. */
export class GradeSliceEvent extends Event {
  constructor() {
    super('grade-slice', { bubbles: true, composed: true });
  }
}

/**
 * The panel of a reading that has no finding yet: where to begin.
 * @fires tool-choose - `level`
 * @fires grade-slice - grade the slice in view by key
 */
@customElement('thecal-empty-reading')
export class ThecalEmptyReading extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 8px;
        padding: 24px;
        text-align: center;
      }
      svg {
        margin-bottom: 16px;
        color: var(--tc-edge);
      }
      h2 {
        font-size: 18px;
        line-height: 1.35;
      }
      p {
        max-width: 36ch;
        color: var(--tc-text-2);
        font-size: 14px;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 8px;
        margin-top: 10px;
      }
    `,
  ];

  protected override render(): unknown {
    return html`
      <svg width="112" height="140" viewBox="0 0 112 140" fill="none" aria-hidden="true">
        <g stroke="currentColor" stroke-width="1.4">
          <path
            d="M56 4c28 0 50 8 50 28 0 18-10 40-26 40-8 0-14-4-24-4s-16 4-24 4C16 72 6 50 6 32 6 12 28 4 56 4z"
          />
          <path
            d="M36 74c-4 10-12 16-12 22s16 16 24 22c4 3 6 8 8 18 2-10 4-15 8-18 8-6 24-16 24-22s-8-12-12-22"
            stroke-dasharray="2 3"
          />
          <circle cx="56" cy="94" r="20" stroke-dasharray="6 3" />
          <ellipse cx="56" cy="94" rx="10" ry="8" />
        </g>
      </svg>
      <h2>No level has a finding yet</h2>
      <p>Name the levels first. One click on a vertebra names it, the next ones count on.</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          @click=${() => this.dispatchEvent(new ToolChooseEvent('level'))}
        >
          Name levels <thecal-key-cap>L</thecal-key-cap>
        </button>
        <button
          type="button"
          class="button"
          @click=${() => this.dispatchEvent(new GradeSliceEvent())}
        >
          Grade this slice <thecal-key-cap>0 A B C 2 3</thecal-key-cap>
        </button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-empty-reading': ThecalEmptyReading;
  }
  interface GlobalEventHandlersEventMap {
    'grade-slice': GradeSliceEvent;
  }
}
