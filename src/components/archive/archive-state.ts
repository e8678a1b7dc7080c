import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../icon/icon.ts';
import { baseStyles, buttonStyles, warningStyles } from '../theme/shared-styles.ts';

/** What can be done about the state of storing. */
export type ArchiveAction = 'stop' | 'again' | 'sign-in' | 'store' | 'open-again';

const LABELS: Readonly<Record<ArchiveAction, string>> = {
  stop: 'Stop',
  again: 'Try again',
  'sign-in': 'Sign in',
  store: 'Store it',
  'open-again': 'Open again',
};

/** One of the actions was chosen. */
export class ArchiveActionEvent extends Event {
  constructor(readonly action: ArchiveAction) {
    super('archive-action', { bubbles: true, composed: true });
  }
}

/**
 * One line on what the archive has of the reading, and what can be done about it.
 * @fires archive-action - stop, try again, sign in, store, open the study again
 */
@customElement('thecal-archive-state')
export class ThecalArchiveState extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    warningStyles,
    css`
      :host {
        display: block;
      }
      .line,
      .warning {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 7px 14px;
        border: 0;
        border-top: 1px solid var(--tc-hairline);
        border-radius: 0;
        font-size: 13px;
      }
      .words {
        flex: 1;
        padding: 3px 0;
      }
      .button {
        flex: none;
      }
    `,
  ];

  @property() text = '';
  @property() kind: 'done' | 'busy' | 'warning' = 'done';
  @property({ attribute: false }) actions: readonly ArchiveAction[] = [];

  protected override render(): unknown {
    const icon = ({ done: 'check', busy: 'server', warning: 'warning' } as const)[this.kind];
    return html`<div
      class=${this.kind === 'warning' ? 'warning' : 'line'}
      role=${this.kind === 'warning' ? 'alert' : 'status'}
    >
      <thecal-icon name=${icon}></thecal-icon>
      <span class="words">${this.text}</span>
      ${this.actions.map(
        (action) =>
          html`<button
            type="button"
            class="button small"
            @click=${() => this.dispatchEvent(new ArchiveActionEvent(action))}
          >
            ${LABELS[action]}
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-archive-state': ThecalArchiveState;
  }
  interface GlobalEventHandlersEventMap {
    'archive-action': ArchiveActionEvent;
  }
}
