import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { Vertebra } from '../../domain/level.ts';
import '../grade-chip/grade-chip.ts';
import type { ShownGrade } from '../grade-chip/grade-value.ts';
import { GradeWhyEvent } from '../grade-chip/grade-why-event.ts';
import { LevelSelectEvent } from './level-select-event.ts';
import { spineStripStyles } from './spine-strip.styles.ts';

/** One level of the strip. */
export interface SpineCell {
  readonly vertebra: Vertebra;
  /** Whether an opened series shows it; hatched when not. */
  readonly imaged: boolean;
  readonly grade: ShownGrade | null;
  /** "6", "10–13", or null when there is none. */
  readonly sins: string | null;
  readonly hasFinding: boolean;
}

/** The first vertebra of each region but the first: a line is drawn above it. */
const REGION_STARTS: ReadonlySet<Vertebra> = new Set<Vertebra>(['T1', 'L1', 'S1']);

/**
 * The whole spine, one equal cell a level: name, ESCC grade, SINS. One tab stop; arrows, Home and End move, Enter or
 * Space go to the level.
 * @fires level-select - a level was chosen
 * @fires grade-why - a grade was pressed
 */
@customElement('thecal-spine-strip')
export class ThecalSpineStrip extends LitElement {
  static override readonly styles = spineStripStyles;

  /** The cells, head to tail. */
  @property({ attribute: false }) cells: readonly SpineCell[] = [];
  /** The level in view. */
  @property({ attribute: false }) selected: Vertebra | null = null;

  private active: Vertebra | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('selected') && this.selected !== null) this.active = this.selected;
  }

  protected override render(): unknown {
    const first = this.cells[0]?.vertebra ?? null;
    const stop = this.cells.some((cell) => cell.vertebra === this.active) ? this.active : first;
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading">Levels</h2>
        <div
          role="listbox"
          aria-labelledby="heading"
          @keydown=${this.onKeyDown}
          @click=${this.onClick}
          @focusin=${this.onFocusIn}
        >
          ${this.cells.map((cell) => this.renderCell(cell, cell.vertebra === stop))}
        </div>
      </section>
    `;
  }

  private renderCell(cell: SpineCell, tabStop: boolean): unknown {
    const selected = cell.vertebra === this.selected;
    return html`<div
      class=${classMap({
        cell: true,
        selected,
        'region-start': REGION_STARTS.has(cell.vertebra),
        'not-imaged': !cell.imaged,
        finding: cell.hasFinding,
      })}
      role="option"
      aria-selected=${selected ? 'true' : 'false'}
      tabindex=${tabStop ? 0 : -1}
      data-vertebra=${cell.vertebra}
    >
      <span class="name">${cell.vertebra}</span>
      ${cell.imaged || cell.hasFinding ? nothing : html`<span class="hatch"></span><span class="visually-hidden">, not imaged</span>`}
      ${
        cell.grade === null
          ? nothing
          : html`<thecal-grade-chip
              size="strip"
              .value=${cell.grade.value}
              .state=${cell.grade.state}
            ></thecal-grade-chip>`
      }
      ${cell.sins === null ? nothing : html`<span class="sins ${cell.sins.length > 2 ? 'range' : ''}"><span class="visually-hidden">, SINS </span>${cell.sins}</span>`}
    </div>`;
  }

  private cellOf(event: Event): HTMLElement | null {
    const target = event.target;
    return target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
  }

  private choose(cell: HTMLElement | null): void {
    const chosen = this.cells.find((each) => each.vertebra === cell?.dataset['vertebra']);
    if (chosen !== undefined) this.dispatchEvent(new LevelSelectEvent(chosen.vertebra));
  }

  private readonly onClick = (event: Event): void => {
    const cell = this.cellOf(event);
    const chosen = this.cells.find((each) => each.vertebra === cell?.dataset['vertebra']);
    const isGrade = event.target instanceof Element && event.target.matches('thecal-grade-chip');
    if (isGrade && chosen !== undefined) this.dispatchEvent(new GradeWhyEvent(chosen.vertebra));
    else this.choose(cell);
  };

  private readonly onFocusIn = (event: Event): void => {
    const found = this.cells.find(
      (each) => each.vertebra === this.cellOf(event)?.dataset['vertebra'],
    );
    if (found === undefined || found.vertebra === this.active) return;
    this.active = found.vertebra;
    this.requestUpdate();
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const cell = this.cellOf(event);
    if (cell === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.cell')];
    const index = all.indexOf(cell);
    const next = new Map([
      ['ArrowDown', index + 1],
      ['ArrowUp', index - 1],
      ['Home', 0],
      ['End', all.length - 1],
    ]).get(event.key);
    if (next !== undefined) all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this.choose(cell);
    else return;
    // The same keys scroll the axial slices elsewhere.
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-spine-strip': ThecalSpineStrip;
  }
}
