import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { EsccMeasureName, EsccProposal } from '../../domain/escc/escc.ts';
import { proposalTitle } from '../../domain/escc/explain.ts';
import { proposalAt, type ToleranceSweep } from '../../domain/escc/tolerance-sweep.ts';
import { baseStyles } from '../theme/shared-styles.ts';
import { MeasureChooseEvent } from './tolerance-events.ts';
import { flipWords, plotLabels, renderPlot } from './tolerance-plot.ts';

const NAMES: Readonly<Record<EsccMeasureName, { name: string; unit: string }>> = {
  gap: { name: 'contact', unit: 'mm' },
  sacDepth: { name: 'sac depth', unit: 'mm' },
  cordDepth: { name: 'cord depth', unit: 'mm' },
  cordNarrowing: { name: 'cord width', unit: 'mm' },
  cordDisplacement: { name: 'displacement', unit: 'mm' },
  csfArea: { name: 'visible CSF', unit: 'mm²' },
  epiduralArea: { name: 'epidural area', unit: 'mm²' },
};

/**
 * Where the grade flips while one tolerance moves: a band of grades, the grade plotted against the tolerance, a slider.
 * @fires measure-choose - the tolerance of another measure is to be moved
 */
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
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        margin-bottom: 6px;
      }
      h3 {
        font-size: 13px;
        font-weight: 650;
      }
      select {
        padding: 3px 6px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-1);
        color: inherit;
        font: inherit;
      }
      .graph {
        display: grid;
        grid-template-columns: 44px minmax(0, 1fr);
        gap: 4px 8px;
        align-items: center;
      }
      /* The thumb of the slider ends 8 px before its track does. */
      .band,
      .plot,
      .ends {
        margin: 0 8px;
      }
      .band {
        grid-column: 2;
        display: flex;
        height: 26px;
        border-radius: 4px;
        overflow: hidden;
      }
      .band span {
        display: grid;
        place-content: center;
        min-width: 0;
        overflow: hidden;
        container-type: inline-size;
        white-space: nowrap;
        font-weight: 650;
      }
      .band b {
        font-weight: inherit;
      }
      /* Where a grade has no room its row of the plot names it. */
      @container (max-width: 32px) {
        .band b {
          display: none;
        }
      }
      .labels span {
        display: flex;
        align-items: center;
        justify-content: end;
        height: 24px;
        color: var(--tc-text-2);
      }
      .plot {
        width: calc(100% - 16px);
        overflow: visible;
      }
      .plot * {
        vector-effect: non-scaling-stroke;
      }
      .grid {
        stroke: var(--tc-hairline-2);
      }
      .now {
        stroke: var(--tc-text-2);
        stroke-dasharray: 3 3;
      }
      .steps {
        fill: none;
        stroke: var(--tc-text);
        stroke-width: 2;
      }
      .here {
        stroke: var(--tc-accent);
        stroke-width: 4;
      }
      input {
        grid-column: 2;
        width: 100%;
        margin: 0;
        accent-color: var(--tc-accent);
      }
      .ends {
        grid-column: 2;
        display: flex;
        justify-content: space-between;
        color: var(--tc-text-2);
      }
      [data-flips] {
        margin-top: 6px;
      }
      .ends strong {
        color: var(--tc-text);
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) sweep: ToleranceSweep | null = null;
  /** The measures that can be chosen. */
  @property({ attribute: false }) measures: readonly EsccMeasureName[] = [];
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
    const here = proposalAt(sweep, value);
    const grade = here ? proposalTitle(here) : '';
    const flips = flipWords(sweep, unit);
    const words = flips.length === 0 ? 'The grade does not flip.' : `${flips.join(', ')}.`;
    return html`<div class="head">
        <h3>Where does the grade flip?</h3>
        ${this.#renderChoice(sweep.measure)}
      </div>
      <div class="graph">
        <div class="band" aria-hidden="true">
          ${sweep.bands.map(
            ({ from, to, proposal }) =>
              html`<span
                style=${styleMap({
                  flex: `${Math.max(to - from, sweep.largest / 60)} 1 0`,
                  ...coloursOf(proposal),
                })}
                ><b>${proposalTitle(proposal)}</b></span
              >`,
          )}
        </div>
        <div class="labels" aria-hidden="true">
          ${plotLabels(sweep).map((label) => html`<span>${label}</span>`)}
        </div>
        <div role="img" aria-label="Grade against the tolerance of ${name}: ${words}">
          ${renderPlot(sweep, value)}
        </div>
        <input
          type="range"
          min="0"
          max=${sweep.largest}
          step=${sweep.largest / 40}
          .value=${String(value)}
          aria-label="Tolerance of ${name}"
          aria-valuetext="${value.toFixed(2)} ${unit}: ${grade}"
          @input=${(event: Event) => {
            this.value = Number((event.target as HTMLInputElement).value);
          }}
        />
        <div class="ends">
          <span>0</span>
          <strong>${this.sentence(value, unit, grade)}</strong>
          <span>${sweep.largest.toFixed(1)}</span>
        </div>
      </div>
      <p data-flips>${words} <span class="quiet">The tolerance is a proposal.</span></p>`;
  }

  #renderChoice(chosen: EsccMeasureName): unknown {
    const { name } = NAMES[chosen];
    if (this.measures.length < 2) return html`<span class="quiet">tolerance of ${name}</span>`;
    return html`<label class="quiet"
      >tolerance of
      <select
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.dispatchEvent(new MeasureChooseEvent(value as EsccMeasureName));
        }}
      >
        ${this.measures.map(
          (one) =>
            html`<option value=${one} ?selected=${one === chosen}>${NAMES[one].name}</option>`,
        )}
      </select></label
    >`;
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
  interface GlobalEventHandlersEventMap {
    'measure-choose': MeasureChooseEvent;
  }
}
