import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Compartment } from '../../domain/compartment.ts';
import type { Vertebra } from '../../domain/level.ts';
import '../key-cap/key-cap.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { CompartmentsCloseEvent } from '../schematic/compartment-events.ts';
import './compartment-list.ts';
import type { CompartmentFindings } from '../schematic/compartment-state.ts';
import '../schematic/schematic.ts';

/**
 * The panel of a level's compartments: schematic above, list below.
 * @fires compartment-mark, compartment-hover, compartments-accept, compartments-close
 */
@customElement('thecal-compartments-panel')
export class ThecalCompartmentsPanel extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 8px 8px 0 14px;
      }
      thecal-schematic {
        padding: 0 14px 8px;
        border-bottom: 1px solid var(--tc-hairline);
      }
      thecal-compartment-list {
        flex: 1;
        min-height: 60px;
        overflow-y: auto;
        padding: 4px 14px;
      }
    `,
  ];

  @property({ attribute: false }) level: Vertebra | null = null;
  @property({ attribute: false }) findings: CompartmentFindings = {};
  @property({ attribute: false }) proposed: ReadonlySet<Compartment> = new Set();
  /** What a compartment means for the scores. */
  @property({ attribute: false }) effects: Partial<Readonly<Record<Compartment, string>>> = {};

  protected override render(): unknown {
    return html`
      <header>
        <h2>Compartments${this.level === null ? '' : `, ${this.level}`}</h2>
        <button
          type="button"
          class="button plain small"
          aria-keyshortcuts="p"
          @click=${() => this.dispatchEvent(new CompartmentsCloseEvent())}
        >
          Close <thecal-key-cap>P</thecal-key-cap>
        </button>
      </header>
      <thecal-schematic
        .level=${this.level}
        .findings=${this.findings}
        .proposed=${this.proposed}
      ></thecal-schematic>
      <thecal-compartment-list
        .findings=${this.findings}
        .proposed=${this.proposed}
        .effects=${this.effects}
      ></thecal-compartment-list>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-compartments-panel': ThecalCompartmentsPanel;
  }
}
