import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { COMPARTMENTS, type Compartment } from '../../domain/compartment.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { CompartmentsAcceptEvent } from '../schematic/compartment-events.ts';
import {
  STATE_WORDS,
  stateOf,
  type CompartmentFindings,
  type CompartmentState,
} from '../schematic/compartment-state.ts';
import { compartmentLines } from '../schematic/compartment-words.ts';
import { statePatternStyles, stateSwatch } from '../schematic/state-patterns.ts';

const LISTED: readonly CompartmentState[] = ['present', 'proposed', 'undetermined', 'absent'];

/**
 * The marked compartments of a level in words, those that belong together on one line, with what they mean for the
 * scores.
 * @fires compartments-accept - take all proposed ones as present
 */
@customElement('thecal-compartment-list')
export class ThecalCompartmentList extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    statePatternStyles,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 34px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 34px;
        padding: 4px 0;
        border-top: 1px solid var(--tc-hairline);
      }
      .words {
        flex: 1;
      }
      .effect {
        color: var(--tc-text-2);
        text-align: right;
      }
      .swatch {
        flex: none;
      }
    `,
  ];

  @property({ attribute: false }) findings: CompartmentFindings = {};
  @property({ attribute: false }) proposed: ReadonlySet<Compartment> = new Set();
  /** What a compartment means for the scores, e.g. "SINS posterolateral +1". */
  @property({ attribute: false }) effects: Partial<Readonly<Record<Compartment, string>>> = {};

  protected override render(): unknown {
    const inState = (state: CompartmentState): readonly Compartment[] =>
      COMPARTMENTS.filter((each) => stateOf(each, this.findings, this.proposed) === state);
    const proposed = inState('proposed').length;
    const marked = Object.keys(this.findings).length;
    return html`
      <header>
        <h2>${marked} marked${proposed === 0 ? '' : `, ${proposed} proposed`}</h2>
        ${
          proposed === 0
            ? nothing
            : html`<button
                type="button"
                class="button small link"
                @click=${() => this.dispatchEvent(new CompartmentsAcceptEvent())}
              >
                Accept proposed
              </button>`
        }
      </header>
      <ul>
        ${LISTED.flatMap((state) =>
          compartmentLines(inState(state)).map(
            ({ text, compartments }) =>
              html`<li>
                ${stateSwatch(state)}
                <span class="words"
                  >${text}${
                    state === 'present'
                      ? html`<span class="visually-hidden">, present</span>`
                      : html`<span class="quiet">, ${STATE_WORDS[state]}</span>`
                  }</span
                >
                <span class="effect">${this.effectOf(compartments)}</span>
              </li>`,
          ),
        )}
      </ul>
    `;
  }

  private effectOf(compartments: readonly Compartment[]): string {
    return [...new Set(compartments.map((each) => this.effects[each]))]
      .filter((effect) => effect !== undefined)
      .join(', ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-compartment-list': ThecalCompartmentList;
  }
}
