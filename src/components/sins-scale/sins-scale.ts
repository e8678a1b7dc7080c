import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SINS_CLASS_FROM, SINS_HIGHEST } from '../../domain/sins/sins.ts';
import { sinsClassRange, sinsRangeText } from '../../domain/sins/sins-words.ts';
import { baseStyles } from '../theme/shared-styles.ts';

/** The scale runs from -0.5 to 18.5, so that each point has its own width and the class borders lie between points. */
const LOWEST = -0.5;
const HIGHEST = SINS_HIGHEST + 0.5;
const SPAN = HIGHEST - LOWEST;
const percent = (points: number): number => ((points - LOWEST) / SPAN) * 100;

/** The classes with their borders, half a point below their lowest total. */
const CLASSES = (['stable', 'indeterminate', 'unstable'] as const).map((name, i, names) => {
  const next = names[i + 1];
  return {
    name: `${name} ${sinsClassRange(name)}`,
    from: SINS_CLASS_FROM[name] - 0.5,
    to: next === undefined ? HIGHEST : SINS_CLASS_FROM[next] - 0.5,
  };
});

/** SINS 0 to 18 with its three classes and the total, or the range of totals that is still possible. */
@customElement('thecal-sins-scale')
export class ThecalSinsScale extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .names {
        display: flex;
        color: var(--tc-text-2);
        font-size: 12px;
      }
      .names span {
        text-align: center;
        white-space: nowrap;
      }
      .track {
        position: relative;
        height: 12px;
      }
      .track i {
        position: absolute;
        top: 3px;
        height: 6px;
        background: var(--tc-hairline-2);
      }
      .total {
        position: absolute;
        top: 0;
        height: 12px;
        min-width: 10px;
        border: 1px solid var(--tc-text);
        border-radius: 6px;
        background: var(--tc-text);
      }
      .total.open {
        background: repeating-linear-gradient(
          120deg,
          var(--tc-text) 0 4px,
          var(--tc-surface-4) 4px 8px
        );
      }
      .total.provisional {
        border-style: dashed;
      }
      .total.provisional:not(.open) {
        background: var(--tc-surface-2);
      }
    `,
  ];

  /** The lowest total that is still possible. */
  @property({ type: Number }) lowest = 0;
  /** The highest total that is still possible. */
  @property({ type: Number }) highest = 18;
  /** Whether the total rests on proposals nobody confirmed. */
  @property({ type: Boolean }) provisional = false;

  protected override render(): unknown {
    const left = percent(this.lowest - 0.5);
    const right = percent(this.highest + 0.5);
    const open = this.lowest !== this.highest;
    return html`
      <div class="names" aria-hidden="true">
        ${CLASSES.map(
          ({ name, from, to }) =>
            html`<span style="width:${percent(to) - percent(from)}%">${name}</span>`,
        )}
      </div>
      <div
        class="track"
        role="img"
        aria-label="SINS ${sinsRangeText(this.lowest, this.highest)} of 18${
          this.provisional ? ', proposal' : ''
        }"
      >
        ${CLASSES.map(
          ({ from, to }) =>
            html`<i
              style="left:calc(${percent(from)}% + 0.5px);width:calc(${
                percent(to) - percent(from)
              }% - 1px)"
            ></i>`,
        )}
        <span
          class="total ${open ? 'open' : ''} ${this.provisional ? 'provisional' : ''}"
          style="left:${left}%;width:${right - left}%"
        ></span>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-sins-scale': ThecalSinsScale;
  }
}
