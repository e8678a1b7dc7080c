import { LitElement, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const WIDTH = 108;
const HEIGHT = 14;
const MIDDLE = HEIGHT / 2;
const MARGIN = 5;

/**
 * A measure against its tolerance: track from 0 to three times the usual tolerance, tick at the tolerance, ruled band
 * where the result is at the boundary, dot at the value; past the end the dot becomes an arrow. The words beside it say
 * the same, so it is hidden from assistive technology.
 */
@customElement('thecal-bullet')
export class ThecalBullet extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      height: ${HEIGHT}px;
      overflow: visible;
    }
    .track {
      stroke: var(--tc-hairline-2);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .filled {
      stroke: var(--tc-text-3);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .zone {
      stroke: var(--tc-text-3);
      stroke-width: 1;
    }
    .tolerance {
      stroke: var(--tc-text);
      stroke-width: 2;
    }
    .value {
      fill: var(--tc-text);
    }
  `;

  /** The value measured. */
  @property({ type: Number }) value = 0;
  /** The tolerance it is held against, in the value's unit. */
  @property({ type: Number }) tolerance = 1;
  /** Half the width of the boundary zone, in the value's unit; 0 leaves it out. */
  @property({ type: Number }) boundary = 0;
  /** The end of the track; three times the tolerance unless said. */
  @property({ type: Number }) largest: number | null = null;

  protected override render(): unknown {
    const largest = this.largest ?? 3 * this.tolerance;
    const x = (value: number): number =>
      MARGIN + (Math.max(0, Math.min(largest, value)) / largest) * (WIDTH - 2 * MARGIN);
    const beyond = this.value > largest;
    const end = x(this.value);
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <line class="track" x1=${MARGIN} x2=${WIDTH - MARGIN} y1=${MIDDLE} y2=${MIDDLE} />
      <line class="filled" x1=${MARGIN} x2=${end} y1=${MIDDLE} y2=${MIDDLE} />
      ${this.zoneLines(x)}
      <line
        class="tolerance"
        x1=${x(this.tolerance)}
        x2=${x(this.tolerance)}
        y1="0.5"
        y2=${HEIGHT - 0.5}
      />
      ${
        beyond
          ? svg`<path class="value" d="M${WIDTH - 8} ${MIDDLE - 5} L${WIDTH} ${MIDDLE} L${WIDTH - 8} ${MIDDLE + 5}z" />`
          : svg`<circle class="value" cx=${end} cy=${MIDDLE} r="4.5" />`
      }
    </svg>`;
  }

  private zoneLines(x: (value: number) => number): unknown {
    if (this.boundary <= 0) return '';
    const from = x(this.tolerance - this.boundary);
    const to = x(this.tolerance + this.boundary);
    const count = Math.max(2, Math.round((to - from) / 3));
    return Array.from({ length: count + 1 }, (_, index) => {
      const at = from + ((to - from) * index) / count;
      return svg`<line class="zone" x1=${at} x2=${at} y1="1.5" y2=${HEIGHT - 1.5} />`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-bullet': ThecalBullet;
  }
}
