import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../icon/icon.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';

/** A reading that the archive holds, ready to read. */
export interface OfferedReading {
  readonly id: string;
  /** Who read. */
  readonly reader: string;
  readonly when: string;
  /** "Version 2, verified" */
  readonly version: string;
  /** A later version of it is there too. */
  readonly isSuperseded: boolean;
  readonly isOpen: boolean;
}

/** A reading of the archive is to be opened, or the offer to be put away (null). */
export class ArchiveReadingEvent extends Event {
  constructor(readonly id: string | null) {
    super('archive-reading', { bubbles: true, composed: true });
  }
}

/**
 * The readings of this study that the archive holds: who, when, which version. Earlier versions are folded away.
 * @fires archive-reading - one was chosen, or the card was closed
 */
@customElement('thecal-archive-readings')
export class ThecalArchiveReadings extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      section {
        padding: 12px 14px;
        border-bottom: 1px solid var(--tc-hairline);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .close {
        margin-left: auto;
        --icon-size: 14px;
      }
      ul {
        max-height: 190px;
        overflow-y: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 4px 0;
      }
      .words {
        flex: 1;
        min-width: 0;
      }
      .who {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) readings: readonly OfferedReading[] = [];
  /** Whether one is being fetched. */
  @property({ type: Boolean }) isBusy = false;

  @state() private areEarlierShown = false;

  protected override render(): unknown {
    const current = this.readings.filter(({ isSuperseded }) => !isSuperseded);
    const shown = this.areEarlierShown || current.length === 0 ? this.readings : current;
    const earlier = this.readings.length - shown.length;
    return html`<section aria-label="Readings on the archive">
      <div class="head">
        <thecal-icon name="server"></thecal-icon>
        <h2>${current.length === 1 ? 'A reading' : `${current.length} readings`} on the archive</h2>
        <button
          type="button"
          class="button plain small close"
          aria-label="Close"
          @click=${() => this.dispatchEvent(new ArchiveReadingEvent(null))}
        >
          <thecal-icon name="close"></thecal-icon>
        </button>
      </div>
      <ul>
        ${shown.map(
          (reading) =>
            html`<li>
              <div class="words">
                <div class="who">${reading.reader}</div>
                <div class="quiet">${reading.when} · ${reading.version}</div>
              </div>
              <button
                type="button"
                class="button small"
                aria-label="Open the reading of ${reading.reader}, ${reading.when}"
                ?disabled=${this.isBusy || reading.isOpen}
                @click=${() => this.dispatchEvent(new ArchiveReadingEvent(reading.id))}
              >
                ${reading.isOpen ? 'Open' : 'Open it'}
              </button>
            </li>`,
        )}
      </ul>
      ${
        earlier === 0
          ? nothing
          : html`<button
              type="button"
              class="button link small"
              @click=${() => (this.areEarlierShown = true)}
            >
              Show ${earlier === 1 ? 'the earlier version' : `${earlier} earlier versions`}
            </button>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-archive-readings': ThecalArchiveReadings;
  }
  interface GlobalEventHandlersEventMap {
    'archive-reading': ArchiveReadingEvent;
  }
}
