import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '../../components/open-report/open-progress.ts';
import type { OpenProgress } from '../../components/open-report/open-report-model.ts';
import '../../components/safety-line/safety-line.ts';
import { baseStyles } from '../../components/theme/shared-styles.ts';
import { ratingsOfQuiz } from '../../domain/agreement/ratings.ts';
import type { QuizResult } from '../../domain/quiz/quiz.ts';
import type { OpenCase } from '../case/index.ts';
import './agreement-view.ts';
import { fittingCases, NO_FILTERS, type CaseFilters, type HintsByCase } from './case-filters.ts';
import type { TeachListCase } from './case-filters.ts';
import './case-list.ts';
import { fetchHints } from './hints.ts';
import './quiz-screen.ts';
import type { TeachQuestion } from './quiz-case.ts';
import type { FiltersChangeEvent, TeachGoEvent } from './teach-events.ts';

/** A sample study that has a key, without anything of the key. */
export interface TeachSample extends TeachListCase {
  readonly studyInstanceUid: string;
  /** Fetched only after an answer, or when readings are to be compared with it. */
  readonly answerKeyUrl: string;
}

/** A case and what is asked of it. */
export interface AskedCase {
  readonly case: OpenCase;
  readonly question: TeachQuestion;
}

/**
 * Where one teaches and learns: the list, a question, agreement. It keeps what the list was narrowed to, so that the next
 * case is the next one of that set.
 * @fires teach-go, quiz-answered, quiz-reset, files-chosen, reader-name - to whoever knows the cases and keeps the answers
 */
@customElement('thecal-teach')
export class ThecalTeach extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 0;
      }
      .place {
        flex: 1;
        min-height: 0;
      }
      p[role='alert'],
      thecal-open-progress {
        padding: 10px 28px;
        border-bottom: 1px solid var(--tc-hairline);
        background: var(--tc-surface-2);
      }
    `,
  ];

  /** What is shown where no case is. */
  @property() place: 'list' | 'agreement' = 'list';
  /** The case that is put to a learner, and what is asked of it; null on the list, and while it is being fetched. */
  @property({ attribute: false }) asked: AskedCase | null = null;
  @property({ attribute: false }) samples: readonly TeachSample[] = [];
  @property({ attribute: false }) results: readonly QuizResult[] = [];
  /** The name that goes on answers; null while nobody gave one. */
  @property({ attribute: false }) learner: string | null = null;
  @property({ attribute: false }) hintsUrl = '';
  @property({ attribute: false }) progress: OpenProgress | null = null;
  @property({ attribute: false }) error: string | null = null;

  @state() private filters: CaseFilters = NO_FILTERS;
  @state() private hints: HintsByCase = null;
  @state() private hintsError: string | null = null;
  /** The cases of the set a learner began; null for all. */
  #set: readonly string[] | null = null;

  protected override render(): unknown {
    const error = this.error ?? this.hintsError;
    return html`${error === null ? nothing : html`<p role="alert">${error}</p>`}
      ${
        this.progress === null || this.asked !== null
          ? nothing
          : html`<thecal-open-progress .progress=${this.progress}></thecal-open-progress>`
      }
      <div
        class="place"
        @teach-go=${({ caseId }: TeachGoEvent) => {
          if (this.asked === null && caseId !== null) this.#beginSet();
        }}
        @filters-change=${({ filters }: FiltersChangeEvent) => {
          this.filters = filters;
        }}
        @hints-asked=${() => {
          void this.#fetchHints();
        }}
      >
        ${this.#renderPlace()}
      </div>
      ${this.asked ? nothing : html`<thecal-safety-line></thecal-safety-line>`}`;
  }

  #renderPlace(): unknown {
    if (this.asked) {
      return keyed(
        this.asked.case,
        html`<thecal-quiz-screen
          .case=${this.asked.case}
          .question=${this.asked.question}
          .caseSet=${this.#set ?? this.samples.map(({ id }) => id)}
          .results=${this.results}
        ></thecal-quiz-screen>`,
      );
    }
    if (this.place === 'agreement') {
      return html`<thecal-agreement
        .quizRatings=${ratingsOfQuiz(this.results, this.learner ?? 'You', this.#nameOf)}
        .studies=${this.samples}
      ></thecal-agreement>`;
    }
    return html`<thecal-teach-list
      .cases=${this.samples}
      .results=${this.results}
      .filters=${this.filters}
      .hints=${this.hints}
      .learner=${this.learner}
    ></thecal-teach-list>`;
  }

  readonly #nameOf = ({ caseId, title }: QuizResult): string =>
    this.samples.find(({ id }) => id === caseId)?.title ?? title ?? 'A case from a file';

  #beginSet(): void {
    const fitting = fittingCases(this.samples, this.filters, this.results, this.hints);
    this.#set = this.place === 'agreement' ? null : fitting.map(({ id }) => id);
  }

  async #fetchHints(): Promise<void> {
    const fetched = await fetchHints(this.hintsUrl);
    if (fetched.ok) this.hints = fetched.value;
    this.hintsError = fetched.ok ? null : fetched.error;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-teach': ThecalTeach;
  }
}
