import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import { PROPOSED_RULES, type ReadingRules } from '../../domain/rules.ts';
import { SINS_ITEMS, type SinsAnswers, type SinsItem } from '../../domain/sins/sins.ts';
import { definedWords, definitionButton } from '../reference/definition.ts';
import { rulesNote } from '../rules/rules-note.ts';
import '../sins-scale/sins-scale.ts';
import './segments.ts';
import type { Segment, SegmentPressEvent } from './segments.ts';
import { sinsItemState, type SinsCardProposals, type SinsCardScore } from './sins-card-model.ts';
import { sinsCardStyles } from './sins-card.styles.ts';
import { SinsAnswerEvent, SinsConfirmAllEvent, SinsEvidenceEvent } from './sins-events.ts';
import {
  SINS_ITEM_LABELS,
  sinsOptions,
  sinsRangeText,
  type SinsOption,
} from '../../domain/sins/sins-words.ts';

const UNKNOWN = {
  value: 'unknown',
  label: '?',
  name: 'Asked, unknown',
  points: null,
} as const;

const asSegment = ({ short, ...option }: SinsOption): Segment => ({ ...option, label: short });

/**
 * The SINS of a level: six items, pain first, each with where its answer comes from; the total, or the range of totals
 * while answers are missing. A second press clears an answer; unknown is never counted as zero.
 * @fires sins-answer - an item was answered or cleared
 * @fires sins-confirm-all - all proposals are right
 * @fires sins-evidence - the marks of an item are to be shown
 */
@customElement('thecal-sins-card')
export class ThecalSinsCard extends LitElement {
  static override readonly styles = sinsCardStyles;

  @property({ attribute: false }) level: Vertebra | null = null;
  /** The reader's answers. */
  @property({ attribute: false }) answers: SinsAnswers = {};
  /** What is proposed for items without an answer. */
  @property({ attribute: false }) proposals: SinsCardProposals = {};
  /** The rules of the reading. */
  @property({ attribute: false }) rules: ReadingRules = PROPOSED_RULES;
  /** The total over both; null before there is anything to score. */
  @property({ attribute: false }) score: SinsCardScore | null = null;
  /** What to ask of an item, one sentence each, while it has no answer. */
  @property({ attribute: false }) questions: Partial<Readonly<Record<SinsItem, string>>> = {};
  /** What points to an answer without giving it, one sentence an item. */
  @property({ attribute: false }) hints: Partial<Readonly<Record<SinsItem, string>>> = {};
  /** Items that have marks to be shown. */
  @property({ attribute: false }) evidence: ReadonlySet<SinsItem> = new Set();

  protected override render(): unknown {
    return html`
      ${
        this.score === null
          ? html`<header><h2>SINS${this.levelText()}</h2></header>`
          : this.renderScore(this.score)
      }
      ${rulesNote(this.rules, 'sins')}
      <div class="items">${SINS_ITEMS.map((item) => this.renderItem(item))}</div>
      <div class="foot">
        <ul class="legend" aria-hidden="true">
          <li><b class="badge reader">R</b>reader</li>
          <li><b class="badge">C</b>computed</li>
          <li><b class="badge">M</b>measured</li>
          <li><b class="badge missing">?</b>missing</li>
        </ul>
        ${this.renderConfirmAll()}
      </div>
    `;
  }

  private levelText(): string {
    return this.level === null ? '' : `, ${this.level}`;
  }

  private renderScore(score: SinsCardScore): unknown {
    const { lowest, highest, sinsClass, dependsOn, provisional, sentence } = score;
    const items = dependsOn.map((item) => SINS_ITEM_LABELS[item].toLowerCase());
    return html`
      <header>
        <h2>SINS${this.levelText()}</h2>
        ${definitionButton('sins', 'SINS')}
        <strong class="total ${provisional ? 'provisional' : ''}"
          >${sinsRangeText(lowest, highest)}${
            provisional ? html`<span class="visually-hidden">, rests on proposals</span>` : nothing
          }</strong
        >
        <span class="verdict"
          >${sinsClass ?? (items.length > 2 ? 'class still open' : `depends on ${items.join(' and ')}`)}</span
        >
      </header>
      <thecal-sins-scale
        .lowest=${lowest}
        .highest=${highest}
        .provisional=${provisional}
      ></thecal-sins-scale>
      ${sentence === null ? nothing : html`<p class="sentence">${sentence}</p>`}
    `;
  }

  private renderItem(item: SinsItem): unknown {
    const state = sinsItemState(item, this.answers, this.proposals);
    const { value, proposed, badge, badgeWords } = state;
    const notes = [
      ...state.notes,
      ...(value === null ? [this.questions[item]] : []),
      this.hints[item],
    ].filter((note) => note !== undefined);
    const name = SINS_ITEM_LABELS[item];
    const isConfirmed = value !== null && value !== 'unknown';
    const badgeClass = badge === '?' ? 'missing' : isConfirmed ? 'reader' : '';
    return html`
      <span class="name">${definedWords(`sins-${item}`, name)}</span>
      ${this.renderBadge(item, badge, badgeWords, badgeClass)}
      <thecal-segments
        data-item=${item}
        label="${name}, ${badgeWords}"
        .segments=${[...sinsOptions(item).map(asSegment), UNKNOWN]}
        .value=${value}
        .proposed=${proposed}
        ?urgent=${item === 'pain' && value === null}
        @segment-press=${(event: SegmentPressEvent) =>
          this.dispatchEvent(new SinsAnswerEvent(item, event.value))}
      ></thecal-segments>
      ${notes.map((note) => html`<p class="note">${note}</p>`)}
    `;
  }

  /** Where the answer comes from; pressed, it leads to the marks where there are any. */
  private renderBadge(item: SinsItem, badge: string, words: string, kind: string): unknown {
    if (!this.evidence.has(item)) {
      return html`<b class="badge ${kind}" role="img" aria-label=${words} title=${words}
        >${badge}</b
      >`;
    }
    const label = `${SINS_ITEM_LABELS[item]}, ${words}. Show the marks`;
    return html`<button
      type="button"
      class="evidence"
      data-evidence=${item}
      aria-label=${label}
      title="${words}. Press to see the marks."
      @click=${() => this.dispatchEvent(new SinsEvidenceEvent(item))}
    >
      <b class="badge ${kind}">${badge}</b>
    </button>`;
  }

  private renderConfirmAll(): unknown {
    const open = SINS_ITEMS.filter(
      (item) => this.answers[item] === undefined && this.proposals[item] !== undefined,
    ).length;
    return open === 0
      ? nothing
      : html`<button
          type="button"
          class="button small link"
          aria-label="Confirm ${open} proposed ${open === 1 ? 'answer' : 'answers'}"
          title="Confirm what is proposed"
          @click=${() => this.dispatchEvent(new SinsConfirmAllEvent())}
        >
          Confirm ${open}
        </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-sins-card': ThecalSinsCard;
  }
}
