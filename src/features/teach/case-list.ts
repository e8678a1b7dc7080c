import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/dialogs/confirm-dialog.ts';
import type { ReaderNameEvent } from '../../components/dialogs/dialog-events.ts';
import '../../components/dialogs/reader-name-dialog.ts';
import { filesOfInput } from '../../components/drop-zone/chosen-files.ts';
import { FilesChosenEvent } from '../../components/drop-zone/files-chosen-event.ts';
import '../../components/grade-chip/grade-chip.ts';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import {
  BORDERLINE_NAMES,
  BORDERLINE_SETS,
  COMPARTMENT_GROUPS,
} from '../../domain/quiz/case-sets.ts';
import { gradeDifference, tallyOf, type QuizResult } from '../../domain/quiz/quiz.ts';
import { writeAnswersFile } from '../../storage/answers-file.ts';
import { downloadFile } from '../../storage/download.ts';
import {
  ANSWER_FILTERS,
  fittingCases,
  NO_FILTERS,
  type CaseFilters,
  type HintsByCase,
  type TeachListCase,
} from './case-filters.ts';
import { caseListStyles } from './case-list.styles.ts';
import {
  FiltersChangeEvent,
  HintsAskedEvent,
  QuizResetEvent,
  TeachGoEvent,
} from './teach-events.ts';
import { takeDrops } from './take-drops.ts';

/**
 * The cases to learn from. Filters that need something of the keys are fetched when a learner asks for them, and say so.
 * @fires teach-go - a case was chosen
 * @fires filters-change - the list is to be narrowed
 * @fires hints-asked - borders and compartments are to be fetched
 * @fires quiz-reset - the answers are to be forgotten
 * @fires files-chosen - a teaching case was dropped or picked
 * @fires reader-name - the name that goes on answers
 */
@customElement('thecal-teach-list')
export class ThecalTeachList extends LitElement {
  static override readonly styles = [baseStyles, buttonStyles, caseListStyles];

  @property({ attribute: false }) cases: readonly TeachListCase[] = [];
  @property({ attribute: false }) results: readonly QuizResult[] = [];
  @property({ attribute: false }) filters: CaseFilters = NO_FILTERS;
  @property({ attribute: false }) hints: HintsByCase = null;
  @property({ attribute: false }) learner: string | null = null;
  @property({ type: Boolean, reflect: true }) over = false;
  /** Grades of answered cases are covered, so that a case can be taken again. */
  @state() private areGradesHidden = false;
  @state() private dialog: 'forget' | 'name' | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    takeDrops(this, (files) => {
      this.#open(files);
    });
  }

  protected override render(): unknown {
    const shown = fittingCases(this.cases, this.filters, this.results, this.hints);
    const others = this.results.filter(({ caseId }) => this.cases.every(({ id }) => id !== caseId));
    return html`<main>
        ${this.#renderHeader()} ${this.#renderFilters()}
        <ul aria-label="Cases">
          ${shown.map((one) => html`<li>${this.#renderCase(one)}</li>`)}
        </ul>
        ${shown.length === 0 ? html`<p class="quiet">No case fits these filters.</p>` : nothing}
        ${
          others.length === 0
            ? nothing
            : html`<h2>From files</h2>
                <ul aria-label="Cases from files">
                  ${others.map((one) => html`<li>${this.#renderOther(one)}</li>`)}
                </ul>`
        }
      </main>
      ${this.#renderDialogs()}`;
  }

  #renderHeader(): unknown {
    const { answered, same } = tallyOf(this.results);
    const hasAnswers = answered > 0;
    return html`<header>
      <h1>
        Cases<span
          >${answered} of ${this.cases.length}
          answered${hasAnswers ? `, ${same} with the grade of the key` : ''}</span
        >
      </h1>
      <label class="button"
        >Open a teaching case<input
          type="file"
          accept=".zip,application/zip"
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            this.#open(input.files);
            input.value = '';
          }}
      /></label>
      <a class="button" href="#/agreement">Agreement</a>
      ${
        hasAnswers
          ? html`<button
                type="button"
                class="button"
                @click=${() => {
                  if (this.learner === null) this.dialog = 'name';
                  else this.#saveAnswers(this.learner);
                }}
              >
                Save my answers
              </button>
              <button
                type="button"
                class="button"
                @click=${() => {
                  this.dialog = 'forget';
                }}
              >
                Forget my answers
              </button>`
          : nothing
      }
    </header>`;
  }

  #renderFilters(): unknown {
    const { filters } = this;
    const named = (values: readonly string[]) => values.map((value) => [value, value] as const);
    return html`<div class="filters">
      ${this.#renderFilter('Region', 'region', named([...new Set(this.cases.map((one) => one.region))]))}
      ${this.#renderFilter('Difficulty', 'difficulty', named([...new Set(this.cases.map((one) => one.difficulty))]))}
      ${this.#renderFilter('Answers', 'answers', Object.entries(ANSWER_FILTERS))}
      ${
        this.hints === null
          ? html`<button
              type="button"
              class="button"
              @click=${() => this.dispatchEvent(new HintsAskedEvent())}
            >
              Filter by border or compartment
            </button>`
          : html`${this.#renderFilter('Borderline set', 'borderline', [
              ['any', 'Any border'],
              ...BORDERLINE_SETS.map((set) => [set, BORDERLINE_NAMES[set]] as const),
            ])}
            ${this.#renderFilter('Compartment', 'compartment', named(COMPARTMENT_GROUPS))}`
      }
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.areGradesHidden}
          @change=${(event: Event) => {
            this.areGradesHidden = (event.target as HTMLInputElement).checked;
          }}
        />Hide grades</label
      >
      <span class="quiet" role="status"
        >${
          this.hints === null
            ? 'Border and compartment tell part of an answer, so they are fetched only when you ask.'
            : filters.borderline !== null || filters.compartment !== null
              ? 'This choice tells something of the key of the cases below.'
              : 'Choosing a border or a compartment tells part of an answer.'
        }</span
      >
    </div>`;
  }

  #renderFilter<K extends keyof CaseFilters>(
    label: string,
    key: K,
    values: readonly (readonly [string, string])[],
  ): unknown {
    const chosen = this.filters[key];
    return html`<label
      >${label}<select
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.dispatchEvent(
            new FiltersChangeEvent({ ...this.filters, [key]: value === '' ? null : value }),
          );
        }}
      >
        <option value="" ?selected=${chosen === null}>All</option>
        ${values.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
      </select></label
    >`;
  }

  #renderCase(one: TeachListCase): unknown {
    const result = this.results.find(({ caseId }) => caseId === one.id);
    return html`<button
      type="button"
      class="case"
      @click=${() => this.dispatchEvent(new TeachGoEvent(one.id))}
    >
      ${one.thumbnailUrl ? html`<img src=${one.thumbnailUrl} alt="" />` : html`<span class="blank"></span>`}
      <span
        ><strong>${one.title}</strong
        ><span class="quiet">${one.region}, ${one.difficulty}</span></span
      >
      <span class="vignette">${one.vignette}</span>
      <span class="result"
        >${result ? this.#renderResult(result) : html`<span class="quiet">To do</span>`}</span
      >
    </button>`;
  }

  #renderOther(result: QuizResult): unknown {
    return html`<div class="case">
      <span class="blank"></span>
      <strong>${result.title ?? 'A teaching case'}</strong>
      <span class="quiet">Open its .zip again to see the images.</span>
      <span class="result">${this.#renderResult(result)}</span>
    </div>`;
  }

  #renderResult({ answer, key }: QuizResult): unknown {
    if (this.areGradesHidden) return html`<span class="quiet">Answered</span>`;
    const chip = (grade: QuizResult['key']['grade']): unknown =>
      html`<thecal-grade-chip
        .value=${grade === null || grade === 'none' ? { kind: 'none' } : { kind: 'grade', grade }}
        state="confirmed"
      ></thecal-grade-chip>`;
    const { isSame } = gradeDifference(answer, key);
    return html`${chip(answer.grade)}
      <span class="quiet">${isSame ? 'as the key' : 'key'}</span>
      ${isSame ? nothing : chip(key.grade)}`;
  }

  #renderDialogs(): unknown {
    return html`<thecal-confirm-dialog
        .open=${this.dialog === 'forget'}
        .heading=${'Forget your answers?'}
        .text=${`${this.results.length} first answers are removed from this machine; the keys stay. This cannot be undone.`}
        .confirmLabel=${'Forget them'}
        @dialog-close=${() => {
          this.dialog = null;
        }}
        @dialog-confirm=${() => {
          this.dialog = null;
          this.dispatchEvent(new QuizResetEvent());
        }}
      ></thecal-confirm-dialog>
      <thecal-reader-name-dialog
        .open=${this.dialog === 'name'}
        @dialog-close=${() => {
          this.dialog = null;
        }}
        @reader-name=${({ name }: ReaderNameEvent) => {
          this.dialog = null;
          this.#saveAnswers(name);
        }}
      ></thecal-reader-name-dialog>`;
  }

  #open(files: FileList | null): void {
    this.dispatchEvent(new FilesChosenEvent(filesOfInput(files)));
  }

  #saveAnswers(learner: string): void {
    downloadFile(
      'thecal-answers.json',
      writeAnswersFile({ learner, results: this.results }),
      'application/json',
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-teach-list': ThecalTeachList;
  }
}
