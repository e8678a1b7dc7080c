import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { assertUnreachable } from '../../base/assert.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { SinsClass } from '../../domain/sins/sins.ts';
import '../grade-chip/grade-chip.ts';
import {
  gradePrint,
  gradeText,
  type GradeValue,
  type ShownGrade,
} from '../grade-chip/grade-value.ts';
import { GradeWhyEvent } from '../grade-chip/grade-why-event.ts';
import '../icon/icon.ts';
import { sinsRangeText } from '../../domain/sins/sins-words.ts';
import { sinsRing } from '../sins-scale/sins-ring.ts';
import { LevelSelectEvent } from '../spine-strip/level-select-event.ts';
import { levelTableStyles } from './level-table.styles.ts';

/** How far a level has been decided. */
export type LevelState =
  | { readonly kind: 'open' }
  | { readonly kind: 'proposal' }
  | { readonly kind: 'confirmed'; readonly initials: string };

/** One level with disease. */
export interface LevelRow {
  readonly vertebra: Vertebra;
  readonly grade: ShownGrade | null;
  /** Below the conus, the grades of both scales: "A 2, B 1"; else empty. */
  readonly cauda: string;
  /** Shortest distance from tumour to cord; null where there is none to give. Unit: mm. */
  readonly gapMm: number | null;
  readonly sins: {
    readonly lowest: number;
    readonly highest: number;
    readonly sinsClass: SinsClass | null;
  } | null;
  readonly state: LevelState;
}

/**
 * The levels with disease, in the order given (worst first). Each level's name is a button, and its whole row can be
 * pressed. Several lesions are listed, never summed.
 * @fires level-select - a level was chosen
 * @fires grade-why - a grade was pressed
 */
@customElement('thecal-level-table')
export class ThecalLevelTable extends LitElement {
  static override readonly styles = levelTableStyles;

  /** The rows, worst first. */
  @property({ attribute: false }) rows: readonly LevelRow[] = [];
  /** The level in view. */
  @property({ attribute: false }) selected: Vertebra | null = null;

  protected override render(): unknown {
    return html`
      <header>
        <h2 id="heading">Levels with disease</h2>
        <span class="quiet">${this.rows.length > 1 ? 'worst first' : ''}</span>
      </header>
      ${
        this.rows.length === 0
          ? html`<p class="quiet">None so far.</p>`
          : html`<div class="scroll ${this.rows.length > 4 ? 'long' : ''}">
              ${this.renderTable()}
            </div>`
      }
    `;
  }

  private renderTable(): unknown {
    return html`<table aria-labelledby="heading">
      <thead>
        <tr>
          <th scope="col">Level</th>
          <th scope="col">ESCC</th>
          <th scope="col" class="number">Gap</th>
          <th scope="col">SINS</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        ${this.rows.map((row) => this.renderRow(row))}
      </tbody>
    </table>`;
  }

  private renderRow(row: LevelRow): unknown {
    const selected = row.vertebra === this.selected;
    const choose = (): void => {
      this.dispatchEvent(new LevelSelectEvent(row.vertebra));
    };
    return html`<tr class=${selected ? 'selected' : ''} @click=${choose}>
      <th scope="row">
        <button type="button" aria-current=${selected ? 'true' : nothing}>${row.vertebra}</button>
      </th>
      <td>
        ${
          row.grade === null
            ? html`<span class="quiet">–</span>`
            : html`<button
                  type="button"
                  class="why"
                  aria-label="${spokenGrade(row.grade.value)}, why this grade at ${row.vertebra}: show the deciding measure"
                  title="Why: shows the measure that decided on the image"
                  @click=${(event: Event) => {
                    event.stopPropagation();
                    this.dispatchEvent(new GradeWhyEvent(row.vertebra));
                  }}
                >
                  <thecal-grade-chip
                    .value=${row.grade.value}
                    .state=${row.grade.state}
                  ></thecal-grade-chip></button
                >${row.cauda === '' ? nothing : html`<span class="cauda">${row.cauda}</span>`}`
        }
      </td>
      <td class="number">
        ${
          row.gapMm === null
            ? html`<span class="absent">n/a</span>`
            : html`${row.gapMm.toFixed(1)} mm`
        }
      </td>
      <td>${this.renderSins(row)}</td>
      <td>${this.renderState(row.state)}</td>
    </tr>`;
  }

  private renderSins(row: LevelRow): unknown {
    if (row.sins === null) return html`<span class="absent">n/a</span>`;
    const { lowest, highest, sinsClass } = row.sins;
    return html`<span class="sins"
      >${sinsRing(sinsClass)}<strong>${sinsRangeText(lowest, highest)}</strong
      ><span class="visually-hidden">${sinsClass ?? 'class open'}</span></span
    >`;
  }

  private renderState(state: LevelState): unknown {
    switch (state.kind) {
      case 'open':
        return html`<span class="quiet">Open</span>`;
      case 'proposal':
        return html`<span class="tag">Proposal</span>`;
      case 'confirmed':
        return html`<span class="confirmed"
          ><thecal-icon name="check"></thecal-icon
          ><span class="visually-hidden">Confirmed by</span>${state.initials}</span
        >`;
      default:
        return assertUnreachable(state);
    }
  }
}

/** What the chip prints, and in words where that differs: who speaks to the page says what is seen. */
const spokenGrade = (value: GradeValue): string =>
  [...new Set([gradePrint(value), gradeText(value)])].join(', ');

declare global {
  interface HTMLElementTagNameMap {
    'thecal-level-table': ThecalLevelTable;
  }
}
