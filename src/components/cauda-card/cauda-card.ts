import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { AccompanyingName } from '../../domain/escc/accompanying-words.ts';
import type { CaudaConfirmation } from '../../domain/escc/cauda-confirmation.ts';
import {
  CAUDA_GRADES,
  CAUDA_SOURCES,
  caudaTitle,
  explainCaudaScale,
  type CaudaScale,
} from '../../domain/escc/cauda-words.ts';
import type { ReferenceName } from '../../domain/escc/reference-words.ts';
import type { EsccSliceInput } from '../../domain/escc/slice-input.ts';
import type { CaudaScales, EsccSliceResult } from '../../domain/escc/slice-result.ts';
import type { SpineProfile } from '../../domain/escc/spine-profile.ts';
import type { ImageKey } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import '../escc-card/escc-folds.ts';
import '../escc-card/reference-line.ts';
import '../grade-chip/grade-chip.ts';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { definitionButton, definitionStyles } from '../reference/definition.ts';
import { baseStyles, buttonStyles, warningStyles } from '../theme/shared-styles.ts';
import { CaudaChangeEvent, CaudaScaleEvent } from './cauda-events.ts';

const SCALES: readonly CaudaScale[] = ['a', 'b'];

/**
 * Below the conus: two published scales of the cauda equina side by side, each proposed with its reason and confirmed by
 * the reader. Neither is the ESCC, and nothing here has a grade's colour.
 * @fires cauda-change - a scale or the foramen was answered, or taken back
 * @fires cauda-scale - the scale that digits go to
 */
@customElement('thecal-cauda-card')
export class ThecalCaudaCard extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    warningStyles,
    definitionStyles,
    css`
      :host {
        display: block;
        padding: 12px 14px;
      }
      header,
      .head {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      header {
        margin-bottom: 6px;
      }
      .site {
        margin-left: auto;
        font-size: 12px;
      }
      .tag {
        padding: 0 6px;
        border: 1px dashed var(--tc-edge);
        border-radius: 4px;
        font-size: 12px;
      }
      .confirmed {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        color: var(--tc-text-2);
        --icon-size: 14px;
      }
      .verdict {
        display: flex;
        gap: 12px;
        align-items: center;
      }
      .scale {
        margin-top: 10px;
      }
      h3 {
        font-size: 13px;
        font-weight: 650;
      }
      .reason {
        color: var(--tc-text-2);
        font-size: 12px;
      }
      .grades {
        display: flex;
        gap: 5px;
        margin-top: 4px;
      }
      .grade {
        flex: 1;
        height: 32px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-3);
        color: var(--tc-text);
        font: 650 15px/1 var(--tc-font);
        cursor: pointer;
      }
      .grade:hover {
        background: var(--tc-surface-4);
      }
      .grade.proposed {
        border: 2px dashed var(--tc-text-2);
      }
      .grade[aria-pressed='true'],
      .small[aria-pressed='true'] {
        background: var(--tc-chosen);
        border-color: var(--tc-chosen);
        color: var(--tc-chosen-ink);
      }
      .foramen {
        display: flex;
        align-items: center;
        gap: 6px;
        margin-top: 10px;
      }
      .foramen span {
        flex: 1;
      }
      .projected {
        margin-top: 6px;
        padding-left: 8px;
        border-left: 2px dashed var(--tc-edge);
        color: var(--tc-text-2);
        font-size: 12px;
      }
      .beside {
        display: flex;
        flex-wrap: wrap;
        margin-top: 6px;
      }
    `,
  ];

  @property({ attribute: false }) level: Vertebra | null = null;
  @property() siteText = '';
  @property({ attribute: false }) result: EsccSliceResult | null = null;
  /** What the level's slices propose together. */
  @property({ attribute: false }) proposal: CaudaScales | null = null;
  @property({ attribute: false }) confirmation: CaudaConfirmation | null = null;
  @property() readerInitials = '';
  /** The scale that digits go to. */
  @property({ attribute: false }) activeScale: CaudaScale = 'a';
  @property({ attribute: false }) input: EsccSliceInput | null = null;
  @property({ attribute: false }) references: readonly ReferenceName[] | null = null;
  @property({ attribute: false }) projected: readonly string[] = [];
  @property({ attribute: false }) shownMeasure: AccompanyingName | null = null;
  @property({ attribute: false }) profile: () => SpineProfile = () => ({
    stations: [],
    levels: [],
  });
  @property({ attribute: false }) currentImage: ImageKey | null = null;

  protected override render(): unknown {
    const { confirmation } = this;
    return html`
      <header>
        <h2>Cauda equina${this.level === null ? '' : `, ${this.level}`}</h2>
        ${definitionButton('cauda-scales', 'the cauda equina scales')}
        ${
          confirmation !== null
            ? html`<span class="confirmed"
                ><thecal-icon name="check"></thecal-icon>${
                  this.readerInitials === '' ? 'Confirmed' : this.readerInitials
                }</span
              >`
            : this.proposal?.a != null || this.proposal?.b != null
              ? html`<span class="tag">Proposal</span>`
              : nothing
        }
        <span class="site quiet">${this.siteText}</span>
      </header>
      <div class="verdict">
        <thecal-grade-chip size="card" .value=${{ kind: 'cauda-equina' }}></thecal-grade-chip>
        <p>
          ${this.level ?? 'This slice'} lies below the conus. ESCC is not defined here; the cauda
          equina scales are used.
        </p>
      </div>
      ${
        this.projected.length === 0
          ? nothing
          : html`<p class="projected">Not drawn on this slice: ${this.projected.join('; ')}.</p>`
      }
      ${
        this.references === null
          ? nothing
          : html`<thecal-reference-line .references=${this.references}></thecal-reference-line>`
      }
      ${SCALES.map((scale) => this.renderScale(scale))} ${this.renderForamen()}
      <div class="beside">
        <thecal-escc-folds
          withoutFlip
          .result=${this.result}
          .input=${this.input}
          .shownMeasure=${this.shownMeasure}
          .profile=${this.profile}
          .currentImage=${this.currentImage}
        ></thecal-escc-folds>
      </div>
    `;
  }

  private renderScale(scale: CaudaScale): unknown {
    const given = this.confirmation?.[scale] ?? null;
    const proposed = this.proposal?.[scale] ?? null;
    const name = scale === 'a' ? 'CE-A' : 'CE-B';
    const shown = given ?? proposed;
    const isActive = scale === this.activeScale;
    return html`<section class="scale" aria-label=${name}>
      <div class="head">
        <h3 title=${CAUDA_SOURCES[scale]}>${name}</h3>
        <span class="quiet">${shown === null ? 'not graded' : caudaTitle(scale, shown)}</span>
        <span class="site quiet"
          ><thecal-key-cap>${scale.toUpperCase()}</thecal-key-cap>${
            isActive ? html` digits go here` : nothing
          }</span
        >
      </div>
      ${
        this.result === null
          ? html`<p class="reason">Graded by eye, or draw roots (D), sac (S) and tumour (T).</p>`
          : html`<p class="reason">${explainCaudaScale(scale, this.result)}</p>`
      }
      <div class="grades" role="group" aria-label="${name} grade">
        ${CAUDA_GRADES[scale].map(
          (grade) =>
            html`<button
              type="button"
              class=${classMap({ grade: true, proposed: grade === proposed && given === null })}
              aria-pressed=${grade === given ? 'true' : 'false'}
              aria-label="${name} ${grade}: ${caudaTitle(scale, grade)}${
                grade === proposed ? ', proposed' : ''
              }"
              title=${caudaTitle(scale, grade)}
              @click=${() => {
                this.dispatchEvent(new CaudaScaleEvent(scale));
                this.dispatchEvent(
                  new CaudaChangeEvent({ [scale]: grade === given ? null : grade }),
                );
              }}
            >
              ${grade}
            </button>`,
        )}
      </div>
    </section>`;
  }

  private renderForamen(): unknown {
    const given = this.confirmation?.foraminal ?? null;
    const button = (value: boolean, label: string): unknown =>
      html`<button
        type="button"
        class="button small"
        aria-pressed=${given === value ? 'true' : 'false'}
        @click=${() =>
          this.dispatchEvent(new CaudaChangeEvent({ foraminal: given === value ? null : value }))}
      >
        ${label}
      </button>`;
    return html`<div class="foramen" role="group" aria-label="Tumour in a neural foramen">
      <span>Tumour in a foramen (+F)</span>${button(true, 'Yes')}${button(false, 'No')}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-cauda-card': ThecalCaudaCard;
  }
}
