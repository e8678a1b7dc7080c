import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { baseStyles } from '../theme/shared-styles.ts';

/** One choice of a row of segments. */
export interface Segment {
  readonly value: string;
  readonly label: string;
  /** The accessible name and tooltip. */
  readonly name: string;
  /** Printed after the label; null for none. */
  readonly points: number | null;
}

/** A segment was pressed; null when it was the chosen one, which clears the answer. */
export class SegmentPressEvent extends Event {
  constructor(readonly value: string | null) {
    super('segment-press');
  }
}

/**
 * A radio group drawn as a row of segments in which the chosen one can be pressed again to clear it. One tab stop;
 * arrows move without choosing, because each choice is an entry in the reading; Space or Enter choose.
 * @fires segment-press - a choice, or null for none
 */
@customElement('thecal-segments')
export class ThecalSegments extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .row {
        display: flex;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
      }
      .row.urgent {
        border-color: var(--tc-accent);
        box-shadow: 0 0 0 1px var(--tc-accent);
      }
      button {
        flex: 1 1 auto;
        display: inline-flex;
        align-items: baseline;
        justify-content: center;
        gap: 2px;
        min-height: 23px;
        padding: 2px;
        border: 0;
        background: none;
        color: var(--tc-text);
        font: 400 13px/1.3 var(--tc-font);
        letter-spacing: -0.015em;
        white-space: nowrap;
        cursor: pointer;
      }
      button:first-child {
        border-radius: 5px 0 0 5px;
      }
      button:last-child {
        border-radius: 0 5px 5px 0;
      }
      button + button {
        border-left: 1px solid var(--tc-hairline-2);
      }
      button:hover {
        background: var(--tc-surface-4);
      }
      button.narrow {
        flex: 0 0 17px;
        color: var(--tc-text-2);
      }
      i {
        color: var(--tc-text-3);
        font-style: normal;
      }
      button.proposed {
        outline: 1px dashed var(--tc-text);
        outline-offset: -2px;
        background: var(--tc-surface-3);
      }
      button[aria-checked='true'] {
        background: var(--tc-chosen);
        color: var(--tc-chosen-ink);
        font-weight: 550;
      }
      button[aria-checked='true'] i {
        color: var(--tc-chosen-points);
      }
      button:focus-visible {
        outline: 2px solid var(--tc-accent);
        outline-offset: 1px;
        z-index: 1;
      }
    `,
  ];

  /** The accessible name. */
  @property() label = '';
  @property({ attribute: false }) segments: readonly Segment[] = [];
  /** The chosen one. */
  @property({ attribute: false }) value: string | null = null;
  /** One that is proposed while none is chosen: dashed. */
  @property({ attribute: false }) proposed: string | null = null;
  /** Whether this answer is what the reader is needed for most. */
  @property({ type: Boolean }) urgent = false;

  @state() private active: string | null = null;

  protected override render(): unknown {
    const values = this.segments.map(({ value }) => value);
    const stop =
      [this.active, this.value, this.proposed].find(
        (each) => each !== null && values.includes(each),
      ) ?? values[0];
    return html`<div
      class="row ${this.urgent ? 'urgent' : ''}"
      role="radiogroup"
      aria-label=${this.label}
      @keydown=${this.onKeyDown}
    >
      ${this.segments.map((segment) => this.renderSegment(segment, segment.value === stop))}
    </div>`;
  }

  private renderSegment({ value, label, name, points }: Segment, tabStop: boolean): unknown {
    const isChosen = value === this.value;
    const isProposed = this.value === null && value === this.proposed;
    const spoken = [
      name,
      points === null ? null : `${points} ${points === 1 ? 'point' : 'points'}`,
      isProposed ? 'proposed' : null,
    ].filter((part) => part !== null);
    return html`<button
      type="button"
      class=${classMap({ proposed: isProposed, narrow: value === 'unknown' })}
      role="radio"
      aria-checked=${isChosen ? 'true' : 'false'}
      aria-label=${spoken.join(', ')}
      title=${name}
      tabindex=${tabStop ? 0 : -1}
      data-value=${value}
      @click=${() => this.press(value)}
      @focus=${() => (this.active = value)}
    >
      ${label}${points === null ? nothing : html`<i>${points}</i>`}
    </button>`;
  }

  private press(value: string): void {
    this.dispatchEvent(new SegmentPressEvent(value === this.value ? null : value));
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
    const index = buttons.findIndex((button) => button === event.target);
    const step = new Map([
      ['ArrowRight', 1],
      ['ArrowDown', 1],
      ['ArrowLeft', -1],
      ['ArrowUp', -1],
    ]).get(event.key);
    // Enter and Space press the button by themselves, but mean other things to the screen.
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    if (step === undefined || index < 0) return;
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-segments': ThecalSegments;
  }
}
