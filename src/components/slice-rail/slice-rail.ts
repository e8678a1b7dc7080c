import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../theme/shared-styles.ts';

/** A slice of a stack was chosen. */
export class SliceChooseEvent extends Event {
  constructor(readonly index: number) {
    super('slice-choose', { bubbles: true, composed: true });
  }
}

/**
 * All slices of a stack as one rail, head at the top: the slice in view, and those that carry marks. A slider for
 * assistive technology; pressing or dragging goes to a slice.
 * @fires slice-choose - go to this slice (index from 0, as the stack is ordered)
 */
@customElement('thecal-slice-rail')
export class ThecalSliceRail extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        width: 14px;
      }
      .rail {
        display: flex;
        flex-direction: column;
        gap: 2px;
        height: 100%;
        padding: 2px;
        cursor: pointer;
        touch-action: none;
      }
      i {
        flex: 1 1 0;
        min-height: 0;
        max-height: 14px;
        border-radius: 1px;
        background: var(--tc-hairline-2);
      }
      i.marked {
        background: var(--tc-text-2);
      }
      i.current {
        background: var(--tc-accent);
        outline: 1px solid var(--tc-canvas);
      }
      /* Something was said of this slice: its title has the words. */
      i.noted {
        box-shadow: -3px 0 0 var(--tc-text-2);
      }
      i.noted.stopped {
        box-shadow: -3px 0 0 var(--tc-caution, #f2b84b);
      }
      .rail.dense {
        gap: 0;
      }
    `,
  ];

  /** How many slices there are. */
  @property({ type: Number }) count = 0;
  /** The slice in view, from 0. */
  @property({ type: Number }) current = 0;
  /** Slices with marks. */
  @property({ attribute: false }) marked: ReadonlySet<number> = new Set();
  /** What is to be said of some slices. */
  @property({ attribute: false }) notes: ReadonlyMap<number, string> = new Map();
  /** Whether the last slice is drawn at the top, as when the stack runs from foot to head. */
  @property({ type: Boolean }) reversed = false;

  protected override render(): unknown {
    const order = Array.from({ length: this.count }, (_, index) =>
      this.reversed ? this.count - 1 - index : index,
    );
    return html`<div
      class="rail ${this.count > 60 ? 'dense' : ''}"
      role="slider"
      aria-label="Slice"
      aria-orientation="vertical"
      aria-valuemin="1"
      aria-valuemax=${this.count}
      aria-valuenow=${this.current + 1}
      aria-valuetext=${[`${this.current + 1} of ${this.count}`, this.notes.get(this.current) ?? []].flat().join(', ')}
      tabindex="-1"
      @pointerdown=${this.onPointer}
      @pointermove=${this.onPointer}
    >
      ${order.map(
        (index) =>
          html`<i
            class="${index === this.current ? 'current' : ''} ${
              this.marked.has(index) ? 'marked' : ''
            } ${this.#noteClass(index)}"
            title=${this.notes.get(index) ?? nothing}
          ></i>`,
      )}
    </div>`;
  }

  /** Where filling stopped is what a reader looks for. */
  #noteClass(index: number): string {
    const note = this.notes.get(index);
    if (note === undefined) return '';
    return note.startsWith('Stopped') ? 'noted stopped' : 'noted';
  }

  private readonly onPointer = (event: PointerEvent): void => {
    const rail = event.currentTarget;
    if (!(rail instanceof HTMLElement) || (event.buttons & 1) === 0 || this.count === 0) return;
    if (event.type === 'pointerdown') rail.setPointerCapture(event.pointerId);
    const first = rail.firstElementChild?.getBoundingClientRect();
    const last = rail.lastElementChild?.getBoundingClientRect();
    if (first === undefined || last === undefined) return;
    const share = (event.clientY - first.top) / Math.max(1, last.bottom - first.top);
    const row = Math.max(0, Math.min(this.count - 1, Math.floor(share * this.count)));
    const index = this.reversed ? this.count - 1 - row : row;
    if (index !== this.current) this.dispatchEvent(new SliceChooseEvent(index));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-slice-rail': ThecalSliceRail;
  }
  interface GlobalEventHandlersEventMap {
    'slice-choose': SliceChooseEvent;
  }
}
