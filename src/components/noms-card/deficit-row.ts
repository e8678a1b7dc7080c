import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vertebra } from '../../domain/level.ts';
import type { Deficit } from '../../domain/noms/clinical.ts';
import {
  DEFICIT_ANSWERS,
  withDeficit,
  type DeficitOnset,
  type DeficitPart,
  type LevelDeficit,
} from '../../domain/noms/deficit.ts';
import {
  deficitAnswerLabel,
  DEFICIT_PART_LABELS,
  studyDeficitText,
} from '../../domain/noms/deficit-words.ts';
import '../sins-card/segments.ts';
import type { Segment, SegmentPressEvent } from '../sins-card/segments.ts';
import { baseStyles, buttonStyles } from '../theme/shared-styles.ts';
import { DeficitChangeEvent } from './noms-events.ts';

const segmentOf = (part: DeficitPart, value: string): Segment => ({
  value,
  label: deficitAnswerLabel(part, value),
  name: deficitAnswerLabel(part, value),
  points: null,
});

/** None, or the kind: one press answers what is asked first. */
const FIRST: readonly Segment[] = [
  { value: 'none', label: 'None', name: 'No deficit', points: null },
  ...DEFICIT_ANSWERS.kind.map((kind) => ({
    ...segmentOf('kind', kind),
    // The row has room for one word.
    ...(kind === 'cauda-equina' ? { label: 'Cauda' } : {}),
  })),
];

/** What is asked of a deficit that is there. */
const FURTHER: readonly (readonly [DeficitPart, readonly Segment[]])[] = [
  [
    'severity',
    DEFICIT_ANSWERS.severity.filter((one) => one !== 'none').map((one) => segmentOf('severity', one)),
  ],
  ['course', DEFICIT_ANSWERS.course.map((one) => segmentOf('course', one))],
  ['walks', DEFICIT_ANSWERS.walks.map((one) => segmentOf('walks', one))],
]; // prettier-ignore

/**
 * The neurological deficit at a level. Nothing is chosen until it was asked, and a second press takes an answer back; what
 * is asked of a deficit appears once there is one.
 * @fires deficit-change - an answer was given or taken back
 */
@customElement('thecal-deficit-row')
export class ThecalDeficitRow extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 76px minmax(0, 1fr);
        align-items: center;
        gap: 6px 4px;
      }
      .onset {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      input {
        box-sizing: border-box;
        min-width: 0;
        padding: 2px 4px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-2);
        color: inherit;
        font: inherit;
      }
      input[type='number'] {
        width: 52px;
      }
      .onset span {
        white-space: nowrap;
      }
      .of-study {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / 3;
        align-items: center;
        gap: 4px 10px;
      }
    `,
  ];

  @property({ attribute: false }) level: Vertebra | null = null;
  @property({ attribute: false }) deficit: LevelDeficit | null = null;
  /** What a record of before says of the study, its level not stated. */
  @property({ attribute: false }) ofStudy: Deficit | null = null;

  protected override render(): unknown {
    const { deficit } = this;
    const isThere = deficit !== null && deficit.severity !== 'none';
    return html`<span>Deficit</span>
      <thecal-segments
        data-part="kind"
        label="Neurological deficit${this.level === null ? '' : ` at ${this.level}`}"
        .segments=${FIRST}
        .value=${deficit?.severity === 'none' ? 'none' : (deficit?.kind ?? null)}
        .proposed=${null}
        @segment-press=${({ value }: SegmentPressEvent) => {
          this.#answerFirst(value);
        }}
      ></thecal-segments>
      ${isThere ? FURTHER.map(([part, segments]) => this.#renderPart(part, segments)) : nothing}
      ${isThere ? this.#renderOnset(deficit.onset) : nothing} ${this.#renderOfStudy()}`;
  }

  #renderPart(part: DeficitPart, segments: readonly Segment[]): unknown {
    return html`<span>${DEFICIT_PART_LABELS[part]}</span>
      <thecal-segments
        data-part=${part}
        label="Deficit, ${DEFICIT_PART_LABELS[part].toLowerCase()}"
        .segments=${segments}
        .value=${this.deficit?.[part] ?? null}
        .proposed=${null}
        @segment-press=${({ value }: SegmentPressEvent) => {
          this.#answer({ [part]: value });
        }}
      ></thecal-segments>`;
  }

  #renderOnset(onset: DeficitOnset | null): unknown {
    return html`<label for="days">${DEFICIT_PART_LABELS.onset}</label>
      <div class="onset">
        <input
          id="days"
          type="number"
          min="0"
          step="1"
          aria-label="Onset, days before the study"
          .value=${onset?.kind === 'days' ? String(onset.days) : ''}
          @change=${({ target }: Event) => {
            const { value, valueAsNumber: days } = target as HTMLInputElement;
            if (value !== '' && !(Number.isInteger(days) && days >= 0)) return;
            this.#answer({ onset: value === '' ? null : { kind: 'days', days } });
          }}
        />
        <span class="quiet">days ago, or</span>
        <input
          type="date"
          aria-label="Onset, date"
          .value=${onset?.kind === 'date' ? onset.date : ''}
          @change=${({ target }: Event) => {
            const { value: date } = target as HTMLInputElement;
            this.#answer({ onset: date === '' ? null : { kind: 'date', date } });
          }}
        />
      </div>`;
  }

  /** A value of the study, with the offer to give it this level. */
  #renderOfStudy(): unknown {
    const { ofStudy } = this;
    if (ofStudy === null) return nothing;
    const words = studyDeficitText(ofStudy);
    const isPresent = ofStudy === 'stable' || ofStudy === 'progressive';
    return html`<div class="of-study quiet">
      <span>${words.slice(0, 1).toUpperCase()}${words.slice(1)}.</span>
      ${
        isPresent && this.level !== null
          ? html`<button
              type="button"
              class="button small link"
              @click=${() => {
                this.#tell(withDeficit(this.deficit, { course: ofStudy }), true);
              }}
            >
              It is at ${this.level}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="button small link"
        @click=${() => {
          this.#tell(this.deficit, true);
        }}
      >
        Remove
      </button>
    </div>`;
  }

  #answerFirst(value: string | null): void {
    if (value === 'none') this.#answer({ severity: 'none' });
    else if (value === null) {
      this.#answer(this.deficit?.severity === 'none' ? { severity: null } : { kind: null });
    } else this.#answer({ kind: value as LevelDeficit['kind'] });
  }

  #answer(answers: Partial<LevelDeficit>): void {
    this.#tell(withDeficit(this.deficit, answers), false);
  }

  #tell(deficit: LevelDeficit | null, isOfStudy: boolean): void {
    this.dispatchEvent(new DeficitChangeEvent(deficit, isOfStudy));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-deficit-row': ThecalDeficitRow;
  }
}
