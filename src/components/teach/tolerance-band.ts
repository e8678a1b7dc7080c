import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { EsccMeasureName, EsccProposal } from '../../domain/escc/escc.ts';
import { proposalAt, type ToleranceSweep } from '../../domain/escc/tolerance-sweep.ts';
import { gradePrint, gradeValueOf } from '../grade-chip/grade-value.ts';
import { baseStyles } from '../theme/shared-styles.ts';

const NAMES: Readonly<Record<EsccMeasureName, { name: string; unit: string }>> = {
  gap: { name: 'contact', unit: 'mm' },
  sacDepth: { name: 'sac depth', unit: 'mm' },
  cordDepth: { name: 'cord depth', unit: 'mm' },
  cordDisplacement: { name: 'displacement', unit: 'mm' },
  csfArea: { name: 'visible CSF', unit: 'mm²' },
  epiduralArea: { name: 'epidural area', unit: 'mm²' },
};

/** Where the grade flips while one tolerance moves: a band of grades above a slider. */
@customElement('thecal-tolerance-band')
export class ThecalToleranceBand extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        justify-content: space-between;
        margin-bottom: 6px;
      }
      h3 {
        font-size: 13px;
        font-weight: 650;
      }
      .quiet {
        color: var(--tc-text-2);
      }
      .band {
        position: relative;
        display: flex;
        height: 28px;
        border-radius: 4px;
        overflow: hidden;
      }
      .band span {
        display: grid;
        place-content: center;
        min-width: 0;
        overflow: hidden;
        font-weight: 650;
      }
      input {
        width: 100%;
        margin: 6px 0 0;
        accent-color: var(--tc-accent);
      }
      .ends {
        display: flex;
        justify-content: space-between;
        color: var(--tc-text-2);
      }
      .ends strong {
        color: var(--tc-text);
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) sweep: ToleranceSweep | null = null;
  /** Where the reader has put the slider; null on the tolerance in force. */
  @state() private value: number | null = null;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('sweep')) this.value = null;
  }

  /** "With 0.7 mm it would be 1b.", or what holds now. */
  private sentence(value: number, unit: string, grade: string): string {
    const isNow = this.value === null || this.sweep === null || value === this.sweep.now;
    const at = value.toFixed(2).replace(/0$/, '');
    return isNow ? `${at} ${unit} in force: ${grade}.` : `With ${at} ${unit} it would be ${grade}.`;
  }

  protected override render(): unknown {
    const { sweep } = this;
    if (sweep === null) return nothing;
    const { name, unit } = NAMES[sweep.measure];
    const value = this.value ?? sweep.now;
    const flips = sweep.bands.slice(1).map(({ from }) => from.toFixed(2));
    const here = proposalAt(sweep, value);
    return html`<div class="head">
        <h3>Where does the grade flip?</h3>
        <span class="quiet">tolerance of ${name}, a proposal</span>
      </div>
      <div class="band" aria-hidden="true">
        ${sweep.bands.map(
          ({ from, to, proposal }) =>
            html`<span
              style=${styleMap({
                flex: `${Math.max(to - from, sweep.largest / 60)} 1 0`,
                ...coloursOf(proposal),
              })}
              >${gradePrint(gradeValueOf(proposal))}</span
            >`,
        )}
      </div>
      <input
        type="range"
        min="0"
        max=${sweep.largest}
        step=${sweep.largest / 40}
        .value=${String(value)}
        aria-label="Tolerance of ${name}"
        aria-valuetext="${value.toFixed(2)} ${unit}: ${here ? gradePrint(gradeValueOf(here)) : ''}"
        @input=${(event: Event) => {
          this.value = Number((event.target as HTMLInputElement).value);
        }}
      />
      <div class="ends">
        <span>0</span>
        <strong
          >${this.sentence(value, unit, here ? gradePrint(gradeValueOf(here)) : '')}${
            flips.length === 0 ? ' No flip.' : ` Flips at ${flips.join(' and ')}.`
          }</strong
        >
        <span>${sweep.largest.toFixed(1)}</span>
      </div>`;
  }
}

function coloursOf(proposal: EsccProposal): Readonly<Record<string, string>> {
  if (proposal.kind !== 'grade') return { background: 'var(--tc-surface-4)' };
  return {
    background: `var(--tc-grade-${proposal.grade})`,
    color: proposal.grade === '3' ? 'var(--tc-grade-3-ink)' : 'var(--tc-grade-ink)',
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-tolerance-band': ThecalToleranceBand;
  }
}
