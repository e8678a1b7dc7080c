import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/grade-chip/grade-chip.ts';
import '../../components/icon/icon.ts';
import '../../components/key-cap/key-cap.ts';
import '../../components/sins-card/sins-card.ts';
import '../../components/teach/tolerance-band.ts';
import { definitionStyles } from '../../components/reference/definition.ts';
import { DefinitionAskEvent } from '../../components/reference/reference-events.ts';
import '../../components/safety-line/safety-line.ts';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import { ESCC_GRADES, type EsccMeasureName } from '../../domain/escc/escc.ts';
import type { EsccSliceAssessment } from '../../domain/escc/from-reading.ts';
import {
  decidingMeasure,
  sweepableMeasures,
  sweepTolerance,
  type ToleranceSweep,
} from '../../domain/escc/tolerance-sweep.ts';
import { definitionOf } from '../../domain/quiz/definition.ts';
import type { QuizAnswer, QuizResult } from '../../domain/quiz/quiz.ts';
import { createReading } from '../../domain/reading.ts';
import { withSinsAnswer } from '../../domain/sins/with-answer.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import { typedKey } from '../../editor/typed-key.ts';
import { readTeachingPoint, type OpenCase } from '../case/index.ts';
import { Follower } from '../viewer/index.ts';
import { findingsOf, ReferenceController } from '../reference/index.ts';
import { chosenOf, explainedSlice, keyOfReading } from './key-of-case.ts';
import { overlapsOf } from './overlaps.ts';
import type { Feedback, TeachQuestion } from './quiz-case.ts';
import { renderFeedback } from './quiz-feedback.ts';
import {
  chosenWords,
  NO_ANSWER,
  OUTLINE_TOOLS,
  renderQuestion,
  type DraftAnswer,
} from './quiz-question.ts';
import { quizScreenStyles } from './quiz-screen.styles.ts';
import { renderSetProgress } from './set-progress.ts';
import { QuizAnsweredEvent, TeachGoEvent } from './teach-events.ts';

/** Axial and sagittal, as a study is hung. */
const AXIAL = 1;

const QUESTION_KEYS =
  'Wheel: slice. Right drag: window. Double click: one image. Outlines and key stay hidden until you answer.';
const FEEDBACK_KEYS = 'O: outlines on and off. M: measures. Y: my outlines. I: definition.';

/**
 * A blinded question and, once it is answered, the key beside the answer.
 * @fires quiz-answered - with the answer and the key
 * @fires teach-go - the next case, or the list
 */
@customElement('thecal-quiz-screen')
export class ThecalQuizScreen extends LitElement {
  static override readonly styles = [baseStyles, buttonStyles, definitionStyles, quizScreenStyles];

  /** The study, with marks that are kept nowhere. */
  @property({ attribute: false }) case!: OpenCase;
  @property({ attribute: false }) question!: TeachQuestion;
  /** The cases gone through, by id, this one among them. */
  @property({ attribute: false }) caseSet: readonly string[] = [];
  /** The first answers so far. */
  @property({ attribute: false }) results: readonly QuizResult[] = [];

  @state() private draft: DraftAnswer = NO_ANSWER;
  @state() private feedback: Feedback | null = null;
  @state() private isOwnShown = false;
  /** The measure whose tolerance the learner asked for; null for the one that decides. */
  @state() private measure: EsccMeasureName | null = null;
  @state() private error = '';
  @state() private isFetching = false;
  /** Whether the learner was told what leaving loses. */
  @state() private isLeaving = false;

  readonly #reference = new ReferenceController(this);
  /** A sweep grades a slice some forty times, so it is kept while the slice stays as it is. */
  #sweep: { readonly slice: EsccSliceAssessment; readonly sweep: ToleranceSweep } | null = null;

  constructor() {
    super();
    new Follower(this, (redraw) => [this.case.session.subscribe(redraw)]);
  }

  get #session(): EditorSession {
    return this.case.session;
  }

  private get current(): SessionState {
    return this.case.session.state;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override render(): unknown {
    return html`<main
        class="panes"
        aria-label="Images"
        ?data-one=${this.current.maximisedPane !== null}
        @pane-maximise=${this.#onMaximise}
      >
        ${this.#renderPane(AXIAL)} ${this.#renderPane(0)}
      </main>
      <aside aria-label=${this.feedback ? 'Answer and key' : 'Question'}>
        ${renderSetProgress(
          this.caseSet,
          this.question,
          this.results,
          html`<button
            type="button"
            class="button plain small"
            title="Reference (I)"
            @click=${() => {
              this.#askDefinition();
            }}
          >
            <thecal-icon name="book"></thecal-icon>Reference <thecal-key-cap>I</thecal-key-cap>
          </button>`,
        )}
        <div class="body">
          ${this.feedback ? this.#renderFeedback(this.feedback) : this.#renderQuestion()}
          ${this.error === '' ? nothing : html`<p role="alert">${this.error}</p>`}
          ${
            this.isLeaving
              ? html`<p role="alert">
                  Your marks and choices of this case are not kept before you answer. Press Esc once
                  more to leave without them.
                </p>`
              : nothing
          }
        </div>
        ${this.feedback ? this.#renderFeedbackFoot() : this.#renderQuestionFoot()}
      </aside>
      ${this.#reference.render(findingsOf(this.current.reading, this.feedback?.key.level ?? this.draft.level))}
      <thecal-safety-line>${this.feedback ? FEEDBACK_KEYS : QUESTION_KEYS}</thecal-safety-line>`;
  }

  #renderPane(pane: number): unknown {
    return html`<thecal-viewport
      .index=${pane}
      .session=${this.#session}
      .engine=${this.case.engine}
      .toolbox=${this.case.toolbox}
      .sessionState=${this.current}
      .summary=${this.case.summary}
      ?active=${pane === this.current.activePane}
      ?hidden=${this.current.maximisedPane !== null && this.current.maximisedPane !== pane}
    ></thecal-viewport>`;
  }

  #renderQuestion(): unknown {
    return renderQuestion({
      vignette: this.question.vignette,
      draft: this.draft,
      tool: this.current.tool,
      change: this.#change,
      answerSins: ({ item, value }) => {
        const { sins } = this.draft;
        this.#change({ sins: withSinsAnswer(sins, item, value, new Date().toISOString()) });
      },
      chooseTool: (tool) => {
        this.#choose(tool);
      },
    });
  }

  #renderQuestionFoot(): unknown {
    const first = this.#firstAnswer();
    const hasMarks = this.current.reading.outlines.length > 0;
    return html`<div class="foot">
      <button type="button" class="button" @click=${this.#next}>Skip</button>
      ${
        hasMarks || this.draft !== NO_ANSWER
          ? html`<button type="button" class="button" @click=${this.#again}>Reset my marks</button>`
          : nothing
      }
      ${
        first && this.draft === NO_ANSWER
          ? html`<button
              type="button"
              class="button"
              ?disabled=${this.isFetching}
              @click=${() => void this.#showKey(first.answer)}
            >
              My first answer
            </button>`
          : nothing
      }
      ${chosenWords(this.draft)}
      <button
        type="button"
        class="button primary"
        ?disabled=${this.draft.grade === null || this.isFetching}
        @click=${() => void this.#answer()}
      >
        Show the key <thecal-key-cap>↵</thecal-key-cap>
      </button>
    </div>`;
  }

  #renderFeedback(feedback: Feedback): unknown {
    const { key } = feedback;
    const summary = this.case.summary;
    const { slice, isDeciding } = explainedSlice(summary, key.level, this.#session.frameOf(AXIAL));
    return renderFeedback({
      feedback,
      slice,
      isDeciding,
      sweep: slice && this.#sweepOf(slice),
      results: this.results,
      chooseMeasure: (measure) => {
        this.measure = measure;
      },
    });
  }

  #renderFeedbackFoot(): unknown {
    return html`<div class="foot">
      <button
        type="button"
        class="button"
        aria-pressed=${this.isOwnShown ? 'true' : 'false'}
        @click=${this.#toggleOwn}
      >
        My outlines <thecal-key-cap>Y</thecal-key-cap>
      </button>
      <button type="button" class="button" @click=${this.#again}>Reset my marks</button>
      <button type="button" class="button primary" @click=${this.#next}>
        ${this.#nextId() === null ? 'All cases' : 'Next case'}
        <thecal-key-cap>↵</thecal-key-cap>
      </button>
    </div>`;
  }

  /** What becomes of the slice's grade while the tolerance of a measure moves. */
  #sweepOf(slice: EsccSliceAssessment): ToleranceSweep | null {
    const known = sweepableMeasures(slice.result);
    const measure =
      this.measure !== null && known.includes(this.measure)
        ? this.measure
        : decidingMeasure(slice.result);
    if (measure === null) return null;
    if (this.#sweep?.slice !== slice || this.#sweep.sweep.measure !== measure) {
      this.#sweep = { slice, sweep: sweepTolerance(slice.input, measure) };
    }
    return this.#sweep.sweep;
  }

  readonly #change = (change: Partial<DraftAnswer>): void => {
    this.draft = { ...this.draft, ...change };
  };

  #firstAnswer(): QuizResult | undefined {
    return this.results.find(({ caseId }) => caseId === this.question.id);
  }

  #nextId(): string | null {
    const at = this.caseSet.indexOf(this.question.id);
    return at < 0 ? null : (this.caseSet[at + 1] ?? null);
  }

  readonly #next = (): void => {
    this.dispatchEvent(new TeachGoEvent(this.#nextId()));
  };

  #choose(tool: ToolName): void {
    this.case.toolbox[this.current.tool].cancel();
    this.#session.view({ tool: this.current.tool === tool ? 'pointer' : tool });
  }

  /** Back to the list; with something marked or chosen only when it was said what goes. */
  #leave(): void {
    const isBegun = this.draft !== NO_ANSWER || this.current.canUndo;
    if (this.feedback || !isBegun || this.isLeaving) {
      this.dispatchEvent(new TeachGoEvent(null));
      return;
    }
    this.isLeaving = true;
  }

  async #answer(): Promise<void> {
    const { level, grade, sins, confidence } = this.draft;
    if (grade === null || this.feedback) return;
    const answer: QuizAnswer = { level, grade, sins: chosenOf(sins) };
    const key = await this.#showKey(answer);
    if (key === null) return;
    const { id, title, isFromFile } = this.question;
    this.dispatchEvent(
      new QuizAnsweredEvent({
        caseId: id,
        ...(isFromFile ? { title } : {}),
        answeredAt: new Date().toISOString(),
        confidence,
        answer,
        key,
      }),
    );
  }

  /** Fetches the key, now that an answer stands, and puts both side by side. Null where it cannot be had. */
  async #showKey(answer: QuizAnswer): Promise<QuizAnswer | null> {
    if (this.isFetching) return null;
    this.isFetching = true;
    const { truthUrl } = this.question;
    const [report, teaching] = await Promise.all([
      this.case.fetchAnswerKey(),
      truthUrl === null ? null : readTeachingPoint(truthUrl),
    ]);
    this.isFetching = false;
    if (!report.ok) {
      this.error = `${report.error} Your answer stands; try again.`;
      return null;
    }
    this.error = '';
    const { reading } = report.value;
    const { reading: own, images } = this.current;
    const key = keyOfReading(reading, images);
    this.#session.view({ tool: 'pointer', areMeasuresShown: true, selectedLevel: key.level });
    this.#session.replaceReading(reading);
    const summary = this.case.summary;
    const image = key.level === null ? null : summary.escc(key.level).deciding?.image;
    if (image) this.#session.showImage(image);
    this.feedback = {
      answer,
      key,
      reading,
      own,
      overlaps: overlapsOf(own, reading, images),
      teaching,
    };
    return key;
  }

  /** Opens the definition of the key's grade; before the answer, the reference where it was left. */
  #askDefinition(): void {
    const grade = this.feedback?.key.grade ?? null;
    if (grade === null || this.#reference.isOpen) this.#reference.toggle();
    else this.dispatchEvent(new DefinitionAskEvent(definitionOf(grade).card));
  }

  readonly #onMaximise = (): void => {
    const { maximisedPane, activePane } = this.current;
    this.#session.view({ maximisedPane: maximisedPane === null ? activePane : null });
  };

  readonly #toggleOwn = (): void => {
    if (!this.feedback) return;
    this.isOwnShown = !this.isOwnShown;
    this.#session.replaceReading(this.isOwnShown ? this.feedback.own : this.feedback.reading);
  };

  /** Takes the learner's marks and answers away, here and now; the key, and the first answer kept, stay. */
  readonly #again = (): void => {
    this.feedback = null;
    this.draft = NO_ANSWER;
    this.measure = null;
    this.isOwnShown = false;
    this.case.toolbox[this.current.tool].cancel();
    this.#session.view({
      tool: 'pointer',
      areMeasuresShown: false,
      areOverlaysHidden: false,
      selectedLevel: null,
    });
    this.#session.replaceReading(createReading(this.case.study.header.studyInstanceUid));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return;
    const { key, digit, isControl, isAlt } = typedKey(event);
    if (isControl && key === 'z' && !this.feedback) {
      this.#session.undo();
      return;
    }
    if (isControl || isAlt) return;
    if (this.case.toolbox[this.current.tool].key(event)) {
      event.preventDefault();
      return;
    }
    const isOnControl = target instanceof HTMLElement && target.matches('button, a, summary');
    if (event.key === 'Enter' && isOnControl) return;
    // Held down, the key that answers would go on to the next case before the answer is seen.
    if (event.key === 'Enter' && (event.repeat || this.isFetching)) return;
    if (event.key !== 'Escape') this.isLeaving = false;
    if (this.#actOn(digit ?? key)) event.preventDefault();
  };

  #actOn(key: string): boolean {
    if (key === 'i') {
      this.#askDefinition();
      return true;
    }
    if (key === 'Escape') {
      if (this.#reference.isOpen) this.#reference.close();
      else if (this.current.maximisedPane !== null) this.#onMaximise();
      else if (this.current.tool === 'pointer') this.#leave();
      else this.#choose(this.current.tool);
      return true;
    }
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      this.#session.scroll(this.current.activePane, key === 'ArrowDown' ? 1 : -1);
      return true;
    }
    if (this.feedback) {
      if (key === 'Enter') this.#next();
      else if (key === 'y') this.#toggleOwn();
      else if (key === 'o') {
        this.#session.view({ areOverlaysHidden: !this.current.areOverlaysHidden });
      } else if (key === 'm') {
        this.#session.view({ areMeasuresShown: !this.current.areMeasuresShown });
      } else return false;
      return true;
    }
    if (key === 'Enter') {
      void this.#answer();
      return true;
    }
    const grade = key === 'n' ? 'none' : ESCC_GRADES.find((one) => one.at(-1) === key);
    const outline = OUTLINE_TOOLS.find((one) => one.key.toLowerCase() === key);
    if (grade !== undefined) this.#change({ grade });
    else if (outline) this.#choose(outline.tool);
    else return false;
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-quiz-screen': ThecalQuizScreen;
  }
}
