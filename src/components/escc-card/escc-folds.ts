import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AccompanyingName } from '../../domain/escc/accompanying-words.ts';
import type { EsccSliceResult } from '../../domain/escc/slice-result.ts';
import type { EsccSliceInput } from '../../domain/escc/slice-input.ts';
import type { SpineProfile } from '../../domain/escc/spine-profile.ts';
import {
  decidingMeasure,
  sweepTolerance,
  type ToleranceSweep,
} from '../../domain/escc/tolerance-sweep.ts';
import type { ImageKey } from '../../domain/image-series.ts';
import '../icon/icon.ts';
import '../spine-plot/spine-plot.ts';
import '../teach/tolerance-band.ts';
import { baseStyles } from '../theme/shared-styles.ts';
import './accompanying-list.ts';

type Fold = 'measures' | 'flip' | 'spine';

const FOLDS: readonly { readonly fold: Fold; readonly label: string; readonly title: string }[] = [
  { fold: 'measures', label: 'Measures', title: 'Measures that go with the grade' },
  { fold: 'flip', label: 'Flip', title: 'With which tolerance the grade would be another' },
  { fold: 'spine', label: 'Spine', title: 'Sac, cord, CSF and distance along the spine' },
];

/** What is beside a grade for those who ask, one at a time: its other measures, where it flips, the course along the spine. */
@customElement('thecal-escc-folds')
export class ThecalEsccFolds extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: contents;
      }
      .buttons {
        display: flex;
        gap: 1px;
        margin-left: auto;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        min-height: 26px;
        padding: 2px 3px 2px 5px;
        border: 0;
        border-radius: 6px;
        background: none;
        color: var(--tc-text-2);
        font: 550 12px/1.2 var(--tc-font);
        cursor: pointer;
        --icon-size: 12px;
      }
      button:hover,
      button[aria-expanded='true'] {
        background: var(--tc-surface-3);
        color: var(--tc-text);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      .content {
        flex: 1 0 100%;
        padding-top: 6px;
      }
    `,
  ];

  @property({ attribute: false }) result: EsccSliceResult | null = null;
  @property({ attribute: false }) input: EsccSliceInput | null = null;
  @property({ attribute: false }) shownMeasure: AccompanyingName | null = null;
  /** Asked for when the fold is open only: it goes over every outlined slice. */
  @property({ attribute: false }) profile: () => SpineProfile = () => ({
    stations: [],
    levels: [],
  });
  @property({ attribute: false }) currentImage: ImageKey | null = null;
  /** Where no grade flips: below the conus. */
  @property({ type: Boolean }) withoutFlip = false;
  @state() private open: Fold | null = null;

  #sweep: { readonly input: EsccSliceInput; readonly sweep: ToleranceSweep | null } | null = null;

  protected override render(): unknown {
    const folds = FOLDS.filter(({ fold }) => fold !== 'flip' || !this.withoutFlip);
    return html`<div class="buttons">
        ${folds.map(
          ({ fold, label, title }) =>
            html`<button
              type="button"
              title=${title}
              aria-expanded=${this.open === fold ? 'true' : 'false'}
              aria-controls="content"
              @click=${() => {
                this.open = this.open === fold ? null : fold;
              }}
            >
              ${label}<thecal-icon
                name=${this.open === fold ? 'chevron-up' : 'chevron-down'}
              ></thecal-icon>
            </button>`,
        )}
      </div>
      <div id="content" class="content" ?hidden=${this.open === null}>${this.renderOpen()}</div>`;
  }

  private renderOpen(): unknown {
    switch (this.open) {
      case null:
        return nothing;
      case 'measures':
        return html`<thecal-accompanying-list
          .result=${this.result}
          .shown=${this.shownMeasure}
        ></thecal-accompanying-list>`;
      case 'flip': {
        const sweep = this.sweep();
        return sweep === null
          ? html`<p class="quiet">
              A single proposed grade is needed: then its tolerance can be moved here.
            </p>`
          : html`<thecal-tolerance-band .sweep=${sweep}></thecal-tolerance-band>`;
      }
      case 'spine':
        return html`<thecal-spine-plot
          .profile=${this.profile()}
          .current=${this.currentImage}
        ></thecal-spine-plot>`;
    }
  }

  /** Kept for as long as the same outlines are looked at: it grades them forty times. */
  private sweep(): ToleranceSweep | null {
    const { input, result } = this;
    if (input === null || result === null) return null;
    if (this.#sweep?.input !== input) {
      const measure = decidingMeasure(result);
      this.#sweep = { input, sweep: measure === null ? null : sweepTolerance(input, measure) };
    }
    return this.#sweep.sweep;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-escc-folds': ThecalEsccFolds;
  }
}
