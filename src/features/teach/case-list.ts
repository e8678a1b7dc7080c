import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/grade-chip/grade-chip.ts';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import { gradeDifference, type QuizResult } from '../../domain/quiz/quiz.ts';
import { QuizResetEvent, TeachGoEvent } from './teach-events.ts';

/** A sample study as a learner sees it before answering: nothing of its key. */
export interface TeachListCase {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  readonly difficulty: string;
  readonly vignette: string;
  readonly thumbnailUrl: string | null;
}

const DONE = ['All', 'To do', 'Answered', 'Unlike the key'] as const;

/**
 * The cases to learn from, by region, difficulty and what was answered.
 * @fires teach-go - a case was chosen
 * @fires quiz-reset - the answers are to be forgotten
 */
@customElement('thecal-teach-list')
export class ThecalTeachList extends LitElement {
  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        height: 100%;
        overflow-y: auto;
        padding: 28px;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 20px;
        max-width: 1100px;
        margin: 0 auto 20px;
      }
      h1 {
        flex: 1 1 auto;
        font-size: 18px;
        font-weight: 650;
      }
      h1 span {
        color: var(--tc-text-2);
        font-size: 13px;
        font-weight: 400;
      }
      label {
        display: grid;
        gap: 4px;
        color: var(--tc-text-2);
      }
      select {
        padding: 5px 8px;
        border: 1px solid var(--tc-edge);
        border-radius: 6px;
        background: var(--tc-surface-2);
        color: var(--tc-text);
        font: inherit;
      }
      ul {
        display: grid;
        gap: 8px;
        max-width: 1100px;
        margin: 0 auto;
      }
      button.case {
        display: grid;
        grid-template-columns: 84px 110px minmax(0, 1fr) 150px;
        align-items: center;
        gap: 20px;
        width: 100%;
        padding: 0 20px 0 0;
        border: 1px solid var(--tc-hairline-2);
        border-radius: 10px;
        background: var(--tc-surface-2);
        color: inherit;
        font: inherit;
        text-align: left;
        overflow: hidden;
        cursor: pointer;
      }
      button.case:hover {
        border-color: var(--tc-edge);
        background: var(--tc-surface-3);
      }
      img,
      .blank {
        display: block;
        width: 84px;
        height: 84px;
        background: var(--tc-canvas);
        object-fit: cover;
      }
      strong {
        display: block;
        font-weight: 650;
      }
      .quiet {
        color: var(--tc-text-2);
      }
      .vignette {
        display: -webkit-box;
        overflow: hidden;
        -webkit-line-clamp: 3;
        -webkit-box-orient: vertical;
      }
      .result {
        display: flex;
        align-items: center;
        gap: 8px;
        justify-content: end;
      }
    `,
  ];

  @property({ attribute: false }) cases: readonly TeachListCase[] = [];
  @property({ attribute: false }) results: readonly QuizResult[] = [];
  @state() private region = 'All';
  @state() private difficulty = 'All';
  @state() private done: string = 'All';

  protected override render(): unknown {
    const regions = ['All', ...new Set(this.cases.map((one) => one.region))];
    const difficulties = ['All', ...new Set(this.cases.map((one) => one.difficulty))];
    const shown = this.cases.filter((one) => this.fits(one));
    const same = this.results.filter(
      ({ answer, key }) => gradeDifference(answer, key).isSame,
    ).length;
    return html`<header>
        <h1>
          Cases
          <span
            >${this.results.length} of ${this.cases.length}
            answered${this.results.length === 0 ? '' : `, ${same} with the grade of the key`}</span
          >
        </h1>
        ${this.renderFilter('Region', regions, this.region, (value) => (this.region = value))}
        ${this.renderFilter('Difficulty', difficulties, this.difficulty, (value) => (this.difficulty = value))}
        ${this.renderFilter('Answers', DONE, this.done, (value) => (this.done = value))}
        <a class="button" href="#/agreement">Agreement</a>
        ${
          this.results.length === 0
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => this.dispatchEvent(new QuizResetEvent())}
              >
                Forget my answers
              </button>`
        }
      </header>
      <ul>
        ${shown.map((one) => html`<li>${this.renderCase(one)}</li>`)}
      </ul>
      ${shown.length === 0 ? html`<p class="quiet">No case fits these filters.</p>` : nothing}`;
  }

  private fits({ id, region, difficulty }: TeachListCase): boolean {
    const result = this.results.find((one) => one.caseId === id);
    const isDone =
      this.done === 'All' ||
      (this.done === 'To do' && !result) ||
      (this.done === 'Answered' && result !== undefined) ||
      (this.done === 'Unlike the key' &&
        result !== undefined &&
        !gradeDifference(result.answer, result.key).isSame);
    return (
      isDone &&
      (this.region === 'All' || this.region === region) &&
      (this.difficulty === 'All' || this.difficulty === difficulty)
    );
  }

  private renderFilter(
    label: string,
    values: readonly string[],
    chosen: string,
    choose: (value: string) => void,
  ): unknown {
    return html`<label
      >${label}<select
        @change=${(event: Event) => {
          choose((event.target as HTMLSelectElement).value);
        }}
      >
        ${values.map((value) => html`<option ?selected=${value === chosen}>${value}</option>`)}
      </select></label
    >`;
  }

  private renderCase(one: TeachListCase): unknown {
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
        >${result ? renderResult(result) : html`<span class="quiet">To do</span>`}</span
      >
    </button>`;
  }
}

function renderResult({ answer, key }: QuizResult): unknown {
  const chip = (grade: QuizResult['key']['grade']): unknown =>
    html`<thecal-grade-chip
      .value=${grade === null || grade === 'none' ? { kind: 'none' } : { kind: 'grade', grade }}
      state="confirmed"
    ></thecal-grade-chip>`;
  const isSame = gradeDifference(answer, key).isSame;
  return html`${chip(answer.grade)}
    <span class="quiet">${isSame ? 'as the key' : 'key'}</span>
    ${isSame ? nothing : chip(key.grade)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-teach-list': ThecalTeachList;
  }
}
