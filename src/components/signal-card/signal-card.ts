import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import type { MarkId, SignalTissue } from '../../domain/reading.ts';
import type { SignalFinding } from '../../domain/signal/signal-findings.ts';
import type { CardId } from '../../domain/reference/reference.ts';
import { definedWords, definitionStyles } from '../reference/definition.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { MarkShowEvent, PhaseCopyEvent, TissueChooseEvent } from './signal-events.ts';

/** An area as a row of the card. */
export interface SignalRow {
  readonly mark: MarkId;
  /** What the image shows: "T1", "in phase", "CT". */
  readonly series: string;
  readonly tissue: SignalTissue;
  /** "mean 412 ± 31". */
  readonly value: string;
  /** The other image of a Dixon pair, when the area can still be copied there. */
  readonly copyTo: 'in phase' | 'out of phase' | null;
  readonly selected: boolean;
}

const TISSUES: Readonly<Record<SignalTissue, string>> = {
  lesion: 'Lesion',
  marrow: 'Marrow',
  disc: 'Disc',
  muscle: 'Muscle',
};

/** What each kind of finding rests on, and its limit. Source: spec clinical-rules 1.3 (23, 24, 30), X12-X14. */
const NOTES: Readonly<Record<SignalFinding['kind'], string>> = {
  'phase-loss':
    'A review gives 20 % out of phase as the limit; 18 to 22 % is held for noise here (proposal).',
  marrow:
    'Disc and muscle are the standards; marrow replaced everywhere can look normal to the eye.',
  attenuation:
    'Mean below 885 HU and maximum below 1060 HU favour metastasis, both above a bone island; dense, untreated lesions only.',
};

const CARDS: Readonly<Record<SignalFinding['kind'], CardId>> = {
  'phase-loss': 'phase-loss',
  marrow: 'internal-standards',
  attenuation: 'hounsfield',
};

/**
 * The areas of signal of a level with what they say together; it favours, it never answers.
 * @fires mark-show - an area is to be shown on its image
 * @fires tissue-choose - what an area was drawn on
 * @fires phase-copy - an area is to be copied to the other phase
 */
@customElement('thecal-signal-card')
export class ThecalSignalCard extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    definitionStyles,
    css`
      :host {
        display: block;
        padding: 10px 14px 12px;
        border-top: 1px solid var(--tc-hairline);
      }
      ul {
        display: grid;
        gap: 4px;
        margin: 6px 0;
        padding: 0;
        list-style: none;
      }
      .areas li {
        display: grid;
        grid-template-columns: 84px minmax(0, 1fr) auto;
        align-items: center;
        gap: 6px;
      }
      select {
        width: 100%;
        padding: 2px 4px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-2);
        color: inherit;
        font: inherit;
      }
      .value {
        overflow: hidden;
        padding: 2px 4px;
        border: 0;
        border-radius: 4px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        text-overflow: ellipsis;
        white-space: nowrap;
        cursor: pointer;
      }
      .value:hover,
      .finding:hover {
        background: var(--tc-surface-4);
      }
      .value.selected {
        background: var(--tc-accent-wash);
      }
      .value span {
        color: var(--tc-text-2);
      }
      .finding {
        display: block;
        width: 100%;
        padding: 6px 8px;
        border: 0;
        border-left: 3px solid var(--tc-edge);
        background: var(--tc-surface-2);
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .note {
        margin: 2px 0 0;
        color: var(--tc-text-2);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) level: Vertebra | null = null;
  @property({ attribute: false }) rows: readonly SignalRow[] = [];
  @property({ attribute: false }) findings: readonly SignalFinding[] = [];

  protected override render(): unknown {
    return html`
      <h2>Signal${this.level === null ? '' : `, ${this.level}`}</h2>
      <ul class="areas">
        ${this.rows.map((row) => this.renderRow(row))}
      </ul>
      <ul aria-live="polite">
        ${this.findings.map((finding) => this.renderFinding(finding))}
      </ul>
    `;
  }

  private renderRow({ mark, series, tissue, value, copyTo, selected }: SignalRow): unknown {
    return html`<li data-area=${mark}>
      <select
        aria-label="Drawn on"
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value as SignalTissue;
          this.dispatchEvent(new TissueChooseEvent(mark, chosen));
        }}
      >
        ${Object.entries(TISSUES).map(
          ([each, name]) =>
            html`<option value=${each} ?selected=${each === tissue}>${name}</option>`,
        )}
      </select>
      <button
        type="button"
        class="value ${selected ? 'selected' : ''}"
        title="Show this area on its image"
        @click=${() => this.dispatchEvent(new MarkShowEvent(mark))}
      >
        ${value} <span>${series}</span>
      </button>
      ${
        copyTo === null
          ? nothing
          : html`<button
              type="button"
              class="button small"
              @click=${() => this.dispatchEvent(new PhaseCopyEvent(mark))}
            >
              Copy ${copyTo}
            </button>`
      }
    </li>`;
  }

  private renderFinding({ kind, text, marks }: SignalFinding): unknown {
    const [first] = marks;
    return html`<li data-finding=${kind}>
      <button
        type="button"
        class="finding"
        title="Show the area on its image"
        @click=${() => {
          if (first !== undefined) this.dispatchEvent(new MarkShowEvent(first));
        }}
      >
        ${text}
      </button>
      <p class="note">${NOTES[kind]} ${definedWords(CARDS[kind], 'Source')}</p>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-signal-card': ThecalSignalCard;
  }
}
