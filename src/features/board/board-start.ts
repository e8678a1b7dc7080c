import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/case-rail/meeting-list.ts';
import type { MeetingCase } from '../../components/case-rail/meeting-list.ts';
import { baseStyles } from '../../components/theme/shared-styles.ts';

/**
 * The board before a case is on it: what is being opened, what went wrong, and the cases to choose from.
 * @fires meeting-change, case-choose
 */
@customElement('thecal-board-start')
export class ThecalBoardStart extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        --u: max(0.75px, min(100vw / 1440, 100vh / 900));
        display: flex;
        flex-direction: column;
        overflow: hidden;
        font-size: calc(24 * var(--u));
        line-height: 1.25;
      }
      .page {
        flex: 1;
        width: 100%;
        max-width: calc(1200 * var(--u));
        margin: 0 auto;
        padding: calc(28 * var(--u));
        overflow-y: auto;
      }
      h1 {
        font-size: calc(30 * var(--u));
        font-weight: 650;
      }
      p {
        margin-top: calc(12 * var(--u));
      }
      .safety {
        margin: 0;
        padding: calc(12 * var(--u)) calc(28 * var(--u));
        border-top: 1px solid var(--tc-hairline-2);
        color: var(--tc-text-2);
      }
    `,
  ];

  @property({ attribute: false }) candidates: readonly MeetingCase[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** What is being opened, in words; empty while nothing is. */
  @property() waiting = '';
  /** What went wrong, in a sentence; empty while nothing did. */
  @property() problem = '';

  protected override render(): unknown {
    return html`<main class="page">
        <h1>Tumour board</h1>
        ${this.problem === '' ? nothing : html`<p role="alert">${this.problem}</p>`}
        ${
          this.waiting === ''
            ? html`<p>
                  There is no case for the board yet. Tick the cases of the meeting; a reading that
                  you begin is listed here too.
                </p>
                <thecal-meeting-list
                  .cases=${this.candidates}
                  .chosen=${this.chosen}
                ></thecal-meeting-list>`
            : html`<p role="status">${this.waiting}</p>`
        }
      </main>
      <footer class="safety">
        Decision support for trained readers, not a diagnosis. Tolerances are proposals.
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-board-start': ThecalBoardStart;
  }
}
