import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from 'lit/directives/style-map.js';
import { ESCC_GRADES, type EsccGrade } from '../../domain/escc/escc.ts';
import { baseStyles } from '../theme/shared-styles.ts';
import { gradePrint, gradeText, type GradeValue } from './grade-value.ts';

/** Which of the six gauge steps are lit: up to the grade, and for an open range the steps that may still come. */
function stepsOf(value: GradeValue): { readonly sure: number; readonly possible: number } {
  const step = (grade: EsccGrade): number => ESCC_GRADES.indexOf(grade) + 1;
  switch (value.kind) {
    case 'grade':
      return { sure: step(value.grade), possible: step(value.grade) };
    case 'range':
      return { sure: step(value.lowest), possible: step(value.highest) };
    case 'at-least':
      return { sure: step(value.lowest), possible: ESCC_GRADES.length };
    default:
      return { sure: 0, possible: 0 };
  }
}

/** The chip's colours. A range has none: any grade's colour would claim that grade. */
function coloursOf(value: GradeValue): Record<string, string> {
  switch (value.kind) {
    case 'grade':
      return {
        '--grade': `var(--tc-grade-${value.grade})`,
        '--grade-ink': value.grade === '3' ? 'var(--tc-grade-3-ink)' : 'var(--tc-grade-ink)',
      };
    case 'range':
    case 'at-least':
      return { '--grade': 'var(--tc-text-2)', '--grade-ink': 'var(--tc-grade-ink)' };
    default:
      return {};
  }
}

/**
 * An ESCC grade: numeral, six-step gauge and colour, so that it is never colour alone. A proposal has a dashed edge and
 * no fill; a confirmed grade is filled.
 */
@customElement('thecal-grade-chip')
export class ThecalGradeChip extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }
      .chip {
        display: inline-flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 2px;
        border: 2px solid transparent;
        background: var(--grade, transparent);
        color: var(--grade-ink, var(--tc-text));
        font-weight: 650;
        line-height: 1;
        white-space: nowrap;
      }
      .proposal {
        border: 2px dashed var(--grade, var(--tc-edge));
        background: none;
        color: var(--tc-text);
      }
      .outlined {
        border: 1px solid var(--tc-edge);
        background: none;
        color: var(--tc-text-2);
        font-weight: 550;
      }
      .grade-3.confirmed {
        box-shadow: inset 0 0 0 1px #fff;
      }
      .strip {
        min-width: 27px;
        height: 18px;
        padding: 0 2px;
        border-width: 1.5px;
        border-radius: 3px;
        font-size: 12px;
      }
      .table {
        min-width: 46px;
        height: 25px;
        gap: 3px;
        padding: 0 4px;
        border-radius: 4px;
        font-size: 13px;
      }
      .card {
        min-width: 72px;
        height: 64px;
        padding: 0 8px;
        gap: 7px;
        border-radius: 10px;
        font-size: 30px;
        letter-spacing: -0.01em;
      }
      .board {
        min-width: calc(150 * var(--u));
        height: calc(110 * var(--u));
        padding: 0 calc(12 * var(--u));
        gap: calc(10 * var(--u));
        border-width: calc(4 * var(--u));
        border-radius: 10px;
        font-size: calc(68 * var(--u));
      }
      .wide.board {
        font-size: calc(44 * var(--u));
      }
      .board .gauge {
        gap: calc(4 * var(--u));
      }
      .board .gauge i {
        width: calc(14 * var(--u));
        height: calc(7 * var(--u));
      }
      .cell {
        min-width: calc(40 * var(--u));
        height: calc(40 * var(--u));
        padding: 0 2px;
        border-radius: 3px;
        font-size: calc(24 * var(--u));
      }
      .wide.cell {
        font-size: calc(17 * var(--u));
      }
      .wide.card {
        font-size: 22px;
      }
      .wide.strip {
        font-size: 11px;
      }
      .gauge {
        display: flex;
        gap: 2px;
      }
      .gauge i {
        width: 4px;
        height: 2px;
        border-radius: 1px;
        background: currentColor;
        opacity: 0.28;
      }
      .card .gauge i {
        width: 6px;
        height: 4px;
      }
      .gauge i.possible {
        opacity: 0.55;
      }
      .gauge i.sure {
        opacity: 1;
      }
      .proposal .gauge i.sure {
        background: var(--grade);
      }
    `,
  ];

  /** What to show. */
  @property({ attribute: false }) value: GradeValue = { kind: 'none' };
  /** Dashed until a reader confirmed it. */
  @property() state: 'proposal' | 'confirmed' = 'proposal';
  /** Where it stands. */
  @property() size: 'strip' | 'table' | 'card' | 'board' | 'cell' = 'table';

  protected override render(): unknown {
    const { value } = this;
    const graded = value.kind !== 'none' && value.kind !== 'cauda-equina';
    const words = gradeText(value);
    const spoken = graded
      ? `ESCC ${words}, ${this.state === 'proposal' ? 'proposal' : 'confirmed'}`
      : words;
    const classes = classMap({
      chip: true,
      [this.size]: true,
      outlined: !graded,
      [this.state]: graded,
      'grade-3': value.kind === 'grade' && value.grade === '3',
      wide: value.kind === 'range' || value.kind === 'at-least',
    });
    return html`<span
      class=${classes}
      style=${styleMap(coloursOf(value))}
      role="img"
      aria-label=${spoken}
    >
      <span aria-hidden="true">${gradePrint(value)}</span>
      ${!graded || this.size === 'strip' || this.size === 'cell' ? nothing : this.renderGauge()}
    </span>`;
  }

  private renderGauge(): unknown {
    const { sure, possible } = stepsOf(this.value);
    return html`<span class="gauge" aria-hidden="true"
      >${ESCC_GRADES.map(
        (_, index) =>
          html`<i class=${index < sure ? 'sure' : index < possible ? 'possible' : ''}></i>`,
      )}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-grade-chip': ThecalGradeChip;
  }
}
