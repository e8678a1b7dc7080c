import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../icon/icon.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { shownMessages, type ToastMessage } from './toast-messages.ts';
import { ToastActionEvent, ToastDismissEvent } from './toast-events.ts';

/** How long a message stays. Unit: ms. */
const STAY_MS = { note: 8000, warning: 14000 } as const;

/**
 * Where messages appear: at the foot of the panel, in a place of their own, over nothing that is read.
 * @fires toast-dismiss - a message was closed, or has been up long enough
 * @fires toast-action - a message's button was pressed
 */
@customElement('thecal-toast')
export class ThecalToast extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }
      [role='log'] {
        display: grid;
        gap: 8px;
      }
      [role='log']:has(.message) {
        padding: 8px 12px;
        border-top: 1px solid var(--tc-hairline);
        background: var(--tc-surface-2);
      }
      .message {
        display: flex;
        align-items: flex-start;
        gap: 8px;
        padding: 8px 6px 8px 12px;
        border: 1px solid var(--tc-edge);
        border-radius: 8px;
        background: var(--tc-surface-4);
      }
      .message > thecal-icon {
        margin-top: 5px;
      }
      p {
        flex: 1;
        padding: 4px 0;
        overflow-wrap: anywhere;
      }
      .close {
        --icon-size: 14px;
      }
    `,
  ];

  /** The messages, oldest first. */
  @property({ attribute: false }) messages: readonly ToastMessage[] = [];

  private readonly timers = new Map<string, number>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('messages')) return;
    const shown = new Set(this.messages.map(({ id }) => id));
    for (const [id, timer] of this.timers) {
      if (shown.has(id)) continue;
      clearTimeout(timer);
      this.timers.delete(id);
    }
    for (const { id, kind } of this.messages) {
      if (kind !== 'error' && !this.timers.has(id)) this.schedule(id, STAY_MS[kind]);
    }
  }

  protected override render(): unknown {
    return html`<div role="log" aria-live="polite" aria-label="Messages">
      ${repeat(
        shownMessages(this.messages),
        ({ id }) => id,
        (message) => this.renderMessage(message),
      )}
    </div>`;
  }

  private renderMessage({ id, text, kind, action }: ToastMessage): unknown {
    return html`<div class="message">
      ${kind !== 'note' ? html`<thecal-icon name="warning" label=${kind === 'error' ? 'Error' : 'Warning'}></thecal-icon>` : nothing}
      <p>${text}</p>
      ${
        action === undefined
          ? nothing
          : html`<button
              type="button"
              class="button small link"
              @click=${() => this.dispatchEvent(new ToastActionEvent(id, action.name))}
            >
              ${action.label}
            </button>`
      }
      <button
        type="button"
        class="button plain small close"
        aria-label="Close this message"
        @click=${() => this.dispatchEvent(new ToastDismissEvent(id))}
      >
        <thecal-icon name="close"></thecal-icon>
      </button>
    </div>`;
  }

  /** Not while the pointer or the focus is on it: then it is being read. */
  private schedule(id: string, afterMs: number): void {
    const timer = window.setTimeout(() => {
      if (this.matches(':hover, :focus-within')) this.schedule(id, afterMs);
      else this.dispatchEvent(new ToastDismissEvent(id));
    }, afterMs);
    this.timers.set(id, timer);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-toast': ThecalToast;
  }
}
