import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import {
  ESCC_GRADES,
  type EsccAnswers,
  type EsccConfirmation,
  type EsccFlag,
  type EsccGrade,
  type EsccMeasure,
  type EsccProposal,
  type EsccReason,
} from '../../domain/escc/escc.ts';
import { bandWords, esccBand } from '../../domain/escc/band.ts';
import {
  describeMeasure,
  explainEscc,
  explainFlag,
  explainProblem,
  gradeTitle,
  explainRange,
  isLoud,
} from '../../domain/escc/explain.ts';
import type { EsccSliceResult } from '../../domain/escc/slice-result.ts';
import { RULE_VERSION } from '../../domain/escc/tolerances.ts';
import type { Vertebra } from '../../domain/level.ts';
import type { CardId } from '../../domain/reference/reference.ts';
import { overrideOf } from '../../domain/reader-override.ts';
import { PROPOSED_RULES, type ReadingRules } from '../../domain/rules.ts';
import type { AccompanyingName } from '../../domain/escc/accompanying-words.ts';
import type { ReferenceName } from '../../domain/escc/reference-words.ts';
import type { EsccSliceInput } from '../../domain/escc/slice-input.ts';
import type { SpineProfile } from '../../domain/escc/spine-profile.ts';
import type { ImageKey } from '../../domain/image-series.ts';
import type { CordSignal } from '../../domain/observations.ts';
import '../bullet/bullet.ts';
import '../grade-chip/grade-chip.ts';
import { gradeText, gradeValueOf, shownGradeOf } from '../grade-chip/grade-value.ts';
import '../icon/icon.ts';
import '../key-cap/key-cap.ts';
import { definedWords, definitionButton } from '../reference/definition.ts';
import { rulesNote } from '../rules/rules-note.ts';
import { ToolChooseEvent } from '../toolbar/toolbar-events.ts';
import './cord-signal.ts';
import { esccCardStyles } from './escc-card.styles.ts';
import './escc-folds.ts';
import './reference-line.ts';
import {
  EsccClearEvent,
  EsccGradeEvent,
  EsccReasonEvent,
  EsccShowMeasureEvent,
} from './escc-events.ts';
import { renderRangeActs } from './range-acts.ts';
import { changedSinceSentence } from './grade-difference.ts';

/** The key of a grade is the last sign of it. */
const keyOf = (grade: EsccGrade): string => grade.slice(-1).toUpperCase();

/** Where a flag's rule is explained, with the sources that disagree. */
const FLAG_CARDS: Partial<Readonly<Record<EsccFlag['kind'], CardId>>> = {
  boundary: 'escc-tolerances',
  'by-displacement': 'escc',
  'alt-3': 'escc',
  'csf-effaced-no-compression': 'escc',
  'cord-abuts-undeformed-dura': 'escc-1a',
};

/** Flags whose words stand beside a measure, in the explanation, or in a line of their own. */
const SAID_ELSEWHERE: readonly EsccFlag['kind'][] = ['low-sensitivity', 'differs', 'mended'];

const REASONS: readonly { readonly reason: EsccReason; readonly label: string }[] = [
  { reason: 'cord-signal', label: 'Cord signal' },
  { reason: 'other-slice', label: 'Other slice' },
  { reason: 'poor-image', label: 'Poor image' },
  { reason: 'other', label: 'Other' },
];

/**
 * The ESCC grade of a level: what the measures propose, which of them decided against which tolerance, what to look at
 * before accepting, what only the reader can answer, and the reader's grade.
 * @fires escc-grade - the reader gives a grade
 * @fires escc-clear - the reader takes it back (the given grade pressed again)
 * @fires escc-answer - a question was answered
 * @fires escc-show-measure - show where a measure was taken
 * @fires escc-reason - why the grade differs
 * @fires tool-choose - `conus`, where it is not marked
 * @fires reference-answer, reference-draw, slice-show, accompanying-show, cord-signal - see the parts
 */
@customElement('thecal-escc-card')
export class ThecalEsccCard extends LitElement {
  static override readonly styles = esccCardStyles;

  @property({ attribute: false }) level: Vertebra | null = null;
  /** Which slice the result is of: "slice 9 of 16". */
  @property() siteText = '';
  /** What the rule makes of the outlines; null where nothing is drawn. */
  @property({ attribute: false }) result: EsccSliceResult | null = null;
  /** The reader's grade. */
  @property({ attribute: false }) confirmation: EsccConfirmation | null = null;
  /** The reader's answers on this slice. */
  @property({ attribute: false }) answers: EsccAnswers = {};
  @property() readerInitials = '';
  /** The rules of the reading. */
  @property({ attribute: false }) rules: ReadingRules = PROPOSED_RULES;
  /** Where ESCC is not defined. */
  @property({ type: Boolean }) belowConus = false;
  /** The outlines in millimetres that the result is of, to try other tolerances on. */
  @property({ attribute: false }) input: EsccSliceInput | null = null;
  /** What the level is compared with; null where that is no matter. */
  @property({ attribute: false }) references: readonly ReferenceName[] | null = null;
  /** Outlines of another series that stand in on this slice: "Tumour, epidural from T1 post". */
  @property({ attribute: false }) projected: readonly string[] = [];
  @property({ attribute: false }) cordSignal: CordSignal | null = null;
  /** The accompanying measure that is drawn on the image. */
  @property({ attribute: false }) shownMeasure: AccompanyingName | null = null;
  @property({ attribute: false }) profile: () => SpineProfile = () => ({
    stations: [],
    levels: [],
  });
  @property({ attribute: false }) currentImage: ImageKey | null = null;
  /** Room is scarce: on low screens the measures that did not decide fold into one line. */
  @property({ type: Boolean, reflect: true }) compact = false;

  private get proposal(): EsccProposal | null {
    return this.result?.proposal ?? null;
  }

  /** That the reader's grade is not what the measures say; null where they agree. */
  private get override(): string | null {
    const { confirmation, result, proposal } = this;
    return overrideOf({
      confirmed: confirmation,
      escc: { proposal, deciding: result === null ? null : { result } },
    });
  }

  protected override render(): unknown {
    return html`
      <header>
        <h2>ESCC${this.level === null ? '' : `, ${this.level}`}</h2>
        ${definitionButton(this.belowConus ? 'cauda-scales' : 'escc', 'the ESCC grade')}
        ${this.belowConus ? nothing : this.renderState()}
        <span class="site quiet"
          >${[this.siteText, `rule ${RULE_VERSION}`].filter((part) => part !== '').join(' · ')}</span
        >
      </header>
      ${
        this.belowConus
          ? this.renderBelowConus()
          : html`${rulesNote(this.rules, 'escc')} ${this.renderVerdict()} ${this.renderProjected()}
            ${this.renderMeasures()} ${this.renderReferences()} ${renderRangeActs(this, this)}
            ${this.renderGrades()} ${this.renderDifference()} ${this.renderBeside()}`
      }
    `;
  }

  private renderState(): unknown {
    if (this.confirmation !== null) {
      return html`<span class="confirmed"
        ><thecal-icon name="check"></thecal-icon>${
          this.readerInitials === '' ? 'Confirmed' : this.readerInitials
        }</span
      >`;
    }
    return this.proposal === null || this.proposal.kind === 'none'
      ? nothing
      : html`<span class="tag">Proposal</span>`;
  }

  private renderBelowConus(): unknown {
    return html`<div class="verdict">
      <thecal-grade-chip size="card" .value=${{ kind: 'cauda-equina' }}></thecal-grade-chip>
      <p class="below">
        ${this.level ?? 'This slice'} lies below the conus: cauda equina. ESCC is not defined here,
        so no grade is offered. ${definedWords('cauda-scales', 'The cauda equina scales')} stand in.
      </p>
    </div>`;
  }

  private renderVerdict(): unknown {
    const { result, proposal, confirmation } = this;
    const shown = shownGradeOf(proposal, confirmation);
    // A problem and its flag say the same; what a hull cannot exclude is said beside its measure.
    const flags =
      result === null
        ? []
        : [
            ...new Map<string, CardId | null>([
              ...result.problems.map((problem) => [explainProblem(problem), null] as const),
              ...result.flags
                .filter((flag) => !SAID_ELSEWHERE.includes(flag.kind))
                .map((flag) => [explainFlag(flag, result), FLAG_CARDS[flag.kind] ?? null] as const),
            ]),
          ];
    const explanation = this.explanation(flags.length > 0);
    return html`<div class="verdict">
      <thecal-grade-chip
        size="card"
        .value=${shown?.value ?? { kind: 'none' }}
        .state=${shown?.state ?? 'proposal'}
      ></thecal-grade-chip>
      <div class="words">
        <div class="title"><strong>${this.heading()}</strong>${this.renderBand()}</div>
        ${explanation === null ? nothing : html`<p class=${classMap({ explanation: true, loud: proposal?.kind === 'range' && isLoud(proposal) })}>${explanation}</p>`}
        ${
          proposal?.kind === 'none' && proposal.reason === 'conus-unknown'
            ? html`<button
                type="button"
                class="button small"
                @click=${() => this.dispatchEvent(new ToolChooseEvent('conus'))}
              >
                Mark the conus tip <thecal-key-cap>N</thecal-key-cap>
              </button>`
            : nothing
        }
        ${this.renderMended()}
        ${flags.map(
          ([flag, card]) =>
            html`<p class="warning">
              <thecal-icon name="warning"></thecal-icon><span>${flag}</span>
              ${card === null ? nothing : definitionButton(card, 'this note')}
            </p>`,
        )}
      </div>
    </div>`;
  }

  /** What was mended before measuring, to be looked at on the image. */
  private renderMended(): unknown {
    const { result } = this;
    return (result?.flags ?? [])
      .filter((flag) => flag.kind === 'mended')
      .map(
        (flag) =>
          html`<p class="mended quiet">
            ${result === null ? '' : explainFlag(flag, result)}
            <button
              type="button"
              class="button small"
              @click=${() => this.dispatchEvent(new EsccShowMeasureEvent('gap'))}
            >
              Show
            </button>
          </p>`,
      );
  }

  private heading(): string {
    const { proposal, confirmation } = this;
    if (confirmation !== null) return gradeTitle(confirmation.grade);
    if (proposal === null) return 'No outline yet';
    if (proposal.kind === 'grade') return gradeTitle(proposal.grade);
    return proposal.kind === 'none' ? 'No grade is proposed' : gradeText(gradeValueOf(proposal));
  }

  /** Low or high, never without the grade beside it; the sources draw the line in several places. */
  private renderBand(): unknown {
    const grade =
      this.confirmation?.grade ?? (this.proposal?.kind === 'grade' ? this.proposal.grade : null);
    return grade === null || grade === '0'
      ? nothing
      : html`<span class="band"
          >${definedWords('escc-bands', bandWords(esccBand(grade, this.rules)))}</span
        >`;
  }

  /**
   * The line below the heading. Where the reader says otherwise it is that, and no reason of the measures contradicts it; a
   * flag is more to the point than the rule's own words where there is one.
   */
  private explanation(isFlagged: boolean): string | null {
    const { result, override } = this;
    if (override !== null) return `${override}.`;
    if (result === null && this.confirmation !== null) return 'Graded by eye, without outlines.';
    if (result === null) {
      return 'Grade by key, or draw cord (D), sac (S) and tumour (T): a grade is then proposed.';
    }
    switch (result.proposal.kind) {
      case 'grade':
        return isFlagged ? null : explainEscc(result);
      case 'range':
        return explainRange(result.proposal, result);
      default:
        return explainEscc(result);
    }
  }

  private renderMeasures(): unknown {
    // The size of the tumour goes without saying, except where it is the reason.
    const measures = (this.result?.measures ?? []).filter(
      ({ name, decided }) => decided || name !== 'epiduralArea',
    );
    if (measures.length === 0) return nothing;
    const others = measures.filter(({ decided }) => !decided).map(describeMeasure);
    return html`
      <ul class="measures">
        ${measures.map((measure) => this.renderMeasure(measure))}
      </ul>
      ${
        others.length === 0
          ? nothing
          : html`<p class="folded quiet">
              ${others.map(({ label, value }) => `${label} ${value}`).join(', ')}
            </p>`
      }
    `;
  }

  private renderMeasure(measure: EsccMeasure): unknown {
    const { label, value, verdict } = describeMeasure(measure);
    const boundary = measure.unit === 'mm' ? (this.result?.tolerances.boundaryMm ?? 0) : 0;
    return html`<li class=${measure.decided ? 'decided' : 'other'}>
      <button
        type="button"
        aria-label="${label} ${value}, ${verdict}. Show it on the image"
        @click=${() => this.dispatchEvent(new EsccShowMeasureEvent(measure.name))}
      >
        <span class="label">${label}</span>
        <thecal-bullet
          .value=${measure.value}
          .tolerance=${measure.tolerance}
          .boundary=${boundary}
        ></thecal-bullet>
        <span class="value">${value}</span>
        <span class="result">${verdict}</span>
      </button>
    </li>`;
  }

  private renderProjected(): unknown {
    return this.projected.length === 0
      ? nothing
      : html`<p class="projected">
          Not drawn on this slice: ${this.projected.join('; ')}. Outline it here to replace it.
        </p>`;
  }

  private renderReferences(): unknown {
    return this.references === null
      ? nothing
      : html`<thecal-reference-line .references=${this.references}></thecal-reference-line>`;
  }

  private renderBeside(): unknown {
    return html`<div class="beside">
      <thecal-cord-signal .signal=${this.cordSignal}></thecal-cord-signal>
      <thecal-escc-folds
        .result=${this.result}
        .input=${this.input}
        .shownMeasure=${this.shownMeasure}
        .profile=${this.profile}
        .currentImage=${this.currentImage}
      ></thecal-escc-folds>
    </div>`;
  }

  private renderGrades(): unknown {
    const proposed = this.proposal?.kind === 'grade' ? this.proposal.grade : null;
    return html`<div class="grades" role="group" aria-label="Give the grade">
      ${ESCC_GRADES.map((grade) => {
        const isGiven = this.confirmation?.grade === grade;
        return html`<button
          type="button"
          class=${classMap({ grade: true, proposed: grade === proposed && !isGiven })}
          style="--grade: var(--tc-grade-${grade}); --grade-ink: var(--tc-grade${
            grade === '3' ? '-3' : ''
          }-ink)"
          aria-pressed=${isGiven ? 'true' : 'false'}
          aria-keyshortcuts=${keyOf(grade).toLowerCase()}
          title=${gradeTitle(grade)}
          @click=${() =>
            this.dispatchEvent(isGiven ? new EsccClearEvent() : new EsccGradeEvent(grade))}
        >
          <span class="visually-hidden">ESCC </span>${grade}<span class="visually-hidden"
            >: ${gradeTitle(grade)}${grade === proposed ? ', proposed' : ''}</span
          ><thecal-key-cap>${keyOf(grade)}</thecal-key-cap>
        </button>`;
      })}
    </div>`;
  }

  private renderDifference(): unknown {
    if (this.confirmation === null) return nothing;
    const changed = changedSinceSentence(this.confirmation, this.proposal);
    const { reason } = this.confirmation;
    return html`
      ${
        this.override === null
          ? nothing
          : html`<div class="difference" role="group" aria-label="Reason for the difference">
              <p>${reason === null ? 'Give a reason:' : 'Reason:'}</p>
              ${REASONS.map(
                (each) =>
                  html`<button
                    type="button"
                    class="button small"
                    aria-pressed=${each.reason === reason ? 'true' : 'false'}
                    @click=${() => this.dispatchEvent(new EsccReasonEvent(each.reason))}
                  >
                    ${each.label}
                  </button>`,
              )}
            </div>`
      }
      ${
        changed === null
          ? nothing
          : html`<p class="warning changed">
              <thecal-icon name="warning"></thecal-icon><span>${changed}</span>
            </p>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-escc-card': ThecalEsccCard;
  }
}
