import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CORD_SIGNALS, type CordSignal } from '../../domain/observations.ts';
import { baseStyles } from '../theme/shared-styles.ts';
import { CordSignalEvent } from './fold-events.ts';

const TITLES: Readonly<Record<CordSignal, string>> = {
  none: 'None: no abnormal signal of the cord on T2',
  'at-level': 'Here: signal of the cord at this level',
  'adjacent-level': 'Adjacent: signal of the cord at an adjacent level',
};

const LABELS: Readonly<Record<CordSignal, string>> = {
  none: 'None',
  'at-level': 'Here',
  'adjacent-level': 'Adjacent',
};

/**
 * T2 signal of the cord as the reader saw it; nothing is chosen until asked, and a second press takes it back.
 * @fires cord-signal - the reader's word
 */
@customElement('thecal-cord-signal')
export class ThecalCordSignal extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 6px;
        font-size: 12px;
      }
      .segments {
        display: flex;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        overflow: hidden;
      }
      button {
        padding: 2px 5px;
        border: 0;
        background: var(--tc-surface-3);
        color: var(--tc-text);
        font: 550 12px/1.5 var(--tc-font);
        cursor: pointer;
      }
      button + button {
        border-left: 1px solid var(--tc-hairline-2);
      }
      button:hover {
        background: var(--tc-surface-4);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      button[aria-pressed='true'] {
        background: var(--tc-chosen);
        color: var(--tc-chosen-ink);
      }
    `,
  ];

  @property({ attribute: false }) signal: CordSignal | null = null;

  protected override render(): unknown {
    return html`<span
        id="label"
        class="quiet"
        title="T2 signal of the cord: it may be brightest beside, not at, the level."
        >Signal<span class="visually-hidden"> of the cord</span></span
      >
      <div class="segments" role="group" aria-labelledby="label">
        ${CORD_SIGNALS.map(
          (each) =>
            html`<button
              type="button"
              title=${TITLES[each]}
              aria-label=${TITLES[each]}
              aria-pressed=${each === this.signal ? 'true' : 'false'}
              @click=${() =>
                this.dispatchEvent(new CordSignalEvent(each === this.signal ? null : each))}
            >
              ${LABELS[each]}
            </button>`,
        )}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-cord-signal': ThecalCordSignal;
  }
}
