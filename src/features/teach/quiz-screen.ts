import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/grade-chip/grade-chip.ts';
import '../../components/icon/icon.ts';
import '../../components/key-cap/key-cap.ts';
import '../../components/sins-card/sins-card.ts';
import type { SinsAnswerEvent } from '../../components/sins-card/sins-events.ts';
import '../../components/teach/tolerance-band.ts';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import { ESCC_GRADES, type EsccGrade } from '../../domain/escc/escc.ts';
import { explainEscc, gradeTitle } from '../../domain/escc/explain.ts';
import { decidingMeasure, sweepTolerance } from '../../domain/escc/tolerance-sweep.ts';
import type { FrameSource, Study } from '../../domain/image-series.ts';
import { VERTEBRAE, type Vertebra } from '../../domain/level.ts';
import { structureName } from '../../domain/names.ts';
import {
  CONFIDENCES,
  differenceWords,
  itemDifferences,
  keyOfRows,
  sinsTotalOf,
  type Confidence,
  type QuizAnswer,
} from '../../domain/quiz/quiz.ts';
import type { Reading } from '../../domain/reading.ts';
import { sinsAnswerLabel, SINS_ITEM_LABELS } from '../../domain/sins/explain.ts';
import { SINS_ITEMS, type SinsAnswers, type SinsItem } from '../../domain/sins/sins.ts';
import { withSinsAnswer } from '../../domain/sins/with-answer.ts';
import type { ViewportEngine } from '../../editor/ports.ts';
import { EditorSession } from '../../editor/session.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import type { Tool } from '../../editor/tools/tool.ts';
import { createToolbox } from '../../editor/tools/toolbox.ts';
import { createViewportEngine, type BackendWish } from '../../viewport/cornerstone-engine.ts';
import { readAnswerKey, readTeachingPoint, ReadingSummary } from '../viewer/index.ts';
import { findingsOf, ReferenceController } from '../reference/index.ts';
import { overlapsOf, type StructureOverlap } from './overlaps.ts';
import { quizScreenStyles } from './quiz-screen.styles.ts';
import { QuizAnsweredEvent, TeachGoEvent } from './teach-events.ts';

/** A case as it is put to a learner. */
export interface TeachCase {
  readonly id: string;
  readonly title: string;
  readonly vignette: string;
  readonly study: Study;
  readonly frames: FrameSource;
  /** Fetched only after the answer. */
  readonly answerKeyUrl: string;
  readonly truthUrl: string;
  /** The case after this one; null after the last. */
  readonly nextId: string | null;
}

/** What is shown once the answer was given. */
interface Feedback {
  readonly answer: QuizAnswer;
  readonly key: QuizAnswer;
  readonly reading: Reading;
  readonly own: Reading;
  readonly overlaps: readonly StructureOverlap[];
  readonly teaching: { readonly diagnosis: string; readonly teachingPoint: string } | null;
}

const OUTLINE_TOOLS: readonly { tool: ToolName; key: string; name: string }[] = [
  { tool: 'cord', key: 'D', name: 'Cord' },
  { tool: 'sac', key: 'S', name: 'Sac' },
  { tool: 'tumour', key: 'T', name: 'Tumour' },
  { tool: 'canal', key: 'K', name: 'Canal' },
];
const CONFIDENCE_NAMES = { guess: 'Guess', fairly: 'Fairly', certain: 'Certain' } as const;

/**
 * A blinded question and, once it is answered, the key beside the answer.
 * @fires quiz-answered - with the answer and the key
 * @fires teach-go - the next case, or the list
 */
@customElement('thecal-quiz-screen')
export class ThecalQuizScreen extends LitElement {
  static override readonly styles = [baseStyles, buttonStyles, quizScreenStyles];

  @property({ attribute: false }) case!: TeachCase;
  @property({ attribute: false }) backend: BackendWish = 'auto';

  @state() private current!: SessionState;
  @state() private level: Vertebra | null = null;
  @state() private grade: EsccGrade | 'none' | null = null;
  @state() private sins: SinsAnswers = {};
  @state() private confidence: Confidence | null = null;
  @state() private feedback: Feedback | null = null;
  @state() private isOwnShown = false;
  @state() private error = '';
  @state() private isFetching = false;

  readonly #reference = new ReferenceController(this);
  #session!: EditorSession;
  #engine!: ViewportEngine;
  #toolbox!: Readonly<Record<ToolName, Tool>>;
  #summary: ReadingSummary | null = null;
  #unsubscribe: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session = new EditorSession(this.case.study);
    this.#engine = createViewportEngine(this.case.frames, this.backend);
    this.#toolbox = createToolbox(this.#session, {
      snap: (_, point) => point,
      signalWithin: () => null,
      now: () => new Date().toISOString(),
    });
    this.current = this.#session.state;
    this.#unsubscribe = this.#session.subscribe((next) => {
      this.current = next;
    });
    window.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
    this.#unsubscribe();
    queueMicrotask(() => {
      this.#engine.dispose();
    });
  }

  /** Takes in more of the study while it is still loading. */
  growStudy(study: Study, isComplete: boolean): void {
    this.#session.growStudy(study, isComplete);
  }

  protected override render(): unknown {
    return html`${this.#renderPane(1)} ${this.#renderPane(0)}
      <aside aria-label=${this.feedback ? 'Answer and key' : 'Question'}>
        ${this.feedback ? this.#renderFeedback(this.feedback) : this.#renderQuestion()}
        <p class="safety">
          Decision support for trained readers, not a diagnosis. Tolerances are proposals.
        </p>
      </aside>
      ${this.#reference.render(findingsOf(this.current.reading, this.feedback?.key.level ?? this.level))}`;
  }

  #renderPane(pane: number): unknown {
    return html`<thecal-viewport
      .index=${pane}
      .session=${this.#session}
      .engine=${this.#engine}
      .toolbox=${this.#toolbox}
      .sessionState=${this.current}
      .summary=${this.#summaryOf(this.current)}
      ?active=${pane === this.current.activePane}
    ></thecal-viewport>`;
  }

  #renderQuestion(): unknown {
    const { title, vignette } = this.case;
    return html`<div class="body">
        <p class="quiet">
          ${title}
          <button
            type="button"
            class="button plain small reference"
            title="Reference (I)"
            @click=${() => {
              this.#reference.toggle();
            }}
          >
            <thecal-icon name="book"></thecal-icon>Reference <thecal-key-cap>I</thecal-key-cap>
          </button>
        </p>
        <h1>Which level is worst, and which ESCC grade?</h1>
        <p>${vignette}</p>
        <div class="row">
          <label for="level">Level</label>
          <select
            id="level"
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              this.level = value === '' ? null : (value as Vertebra);
            }}
          >
            <option value="">Choose</option>
            ${VERTEBRAE.map(
              (vertebra) =>
                html`<option value=${vertebra} ?selected=${vertebra === this.level}>
                  ${vertebra}
                </option>`,
            )}
          </select>
        </div>
        <div class="grades" role="radiogroup" aria-label="ESCC grade">
          ${[...ESCC_GRADES, 'none' as const].map((grade) => this.#renderGrade(grade))}
        </div>
        <details>
          <summary>SINS of that level (optional)</summary>
          <thecal-sins-card
            .level=${this.level}
            .answers=${this.sins}
            @sins-answer=${({ item, value }: SinsAnswerEvent) => {
              this.sins = withSinsAnswer(this.sins, item, value, new Date().toISOString());
            }}
          ></thecal-sins-card>
        </details>
        <details>
          <summary>Outlines (optional)</summary>
          <div class="tools">
            ${OUTLINE_TOOLS.map(
              ({ tool, key, name }) =>
                html`<button
                  type="button"
                  class="button small"
                  aria-pressed=${this.current.tool === tool ? 'true' : 'false'}
                  @click=${() => {
                    this.#choose(tool);
                  }}
                >
                  ${name} <thecal-key-cap>${key}</thecal-key-cap>
                </button>`,
            )}
          </div>
        </details>
        <div class="row">
          <strong id="sure">How sure are you?</strong>
          <span class="tools" role="group" aria-labelledby="sure">
            ${CONFIDENCES.map(
              (one) =>
                html`<button
                  type="button"
                  class="button small"
                  aria-pressed=${this.confidence === one ? 'true' : 'false'}
                  @click=${() => {
                    this.confidence = this.confidence === one ? null : one;
                  }}
                >
                  ${CONFIDENCE_NAMES[one]}
                </button>`,
            )}
          </span>
        </div>
        ${this.error === '' ? nothing : html`<p role="alert">${this.error}</p>`}
      </div>
      <div class="foot">
        <button
          type="button"
          class="button"
          @click=${() => this.dispatchEvent(new TeachGoEvent(this.case.nextId))}
        >
          Skip
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.grade === null || this.isFetching}
          @click=${() => void this.#answer()}
        >
          Show the key <thecal-key-cap>↵</thecal-key-cap>
        </button>
      </div>`;
  }

  #renderGrade(grade: EsccGrade | 'none'): unknown {
    const words = grade === 'none' ? 'No ESCC grade is defined here' : gradeTitle(grade);
    return html`<button
      type="button"
      role="radio"
      aria-checked=${this.grade === grade ? 'true' : 'false'}
      @click=${() => {
        this.grade = grade;
      }}
    >
      <thecal-grade-chip
        .value=${grade === 'none' ? { kind: 'none' } : { kind: 'grade', grade }}
        state="confirmed"
      ></thecal-grade-chip>
      ${words}
      <thecal-key-cap
        >${grade === 'none' ? 'N' : (grade.at(-1) ?? '').toUpperCase()}</thecal-key-cap
      >
    </button>`;
  }

  #renderFeedback(feedback: Feedback): unknown {
    const { answer, key, teaching } = feedback;
    const summary = this.#summaryOf(this.current);
    const deciding = key.level === null ? null : summary.escc(key.level).deciding;
    const measure = deciding && decidingMeasure(deciding.result);
    const chip = (grade: QuizAnswer['grade']): unknown =>
      html`<thecal-grade-chip
        size="card"
        .value=${grade === null || grade === 'none' ? { kind: 'none' } : { kind: 'grade', grade }}
        state="confirmed"
      ></thecal-grade-chip>`;
    return html`<div class="body">
        <div class="versus">
          <div><span class="quiet">Your answer</span>${chip(answer.grade)}</div>
          <span class="between">${differenceWords(answer, key)}</span>
          <div><span class="quiet">Key</span>${chip(key.grade)}</div>
        </div>
        <h1>${levelWords(answer, key)}</h1>
        ${deciding ? html`<p data-reason>${explainEscc(deciding.result)}</p>` : nothing}
        ${
          teaching
            ? html`<p><strong>${teaching.diagnosis}</strong> ${teaching.teachingPoint}</p>`
            : nothing
        }
        ${
          deciding && measure
            ? html`<h2 class="visually-hidden">Tolerance</h2>
                <thecal-tolerance-band
                  .sweep=${sweepTolerance(deciding.input, measure)}
                ></thecal-tolerance-band>`
            : nothing
        }
        ${this.#renderSins(answer, key)} ${renderOverlaps(feedback.overlaps)}
      </div>
      <div class="foot">
        <button
          type="button"
          class="button"
          aria-pressed=${this.isOwnShown ? 'true' : 'false'}
          @click=${this.#toggleOwn}
        >
          My outlines <thecal-key-cap>Y</thecal-key-cap>
        </button>
        <button type="button" class="button" @click=${this.#again}>Answer again</button>
        <button
          type="button"
          class="button primary"
          @click=${() => this.dispatchEvent(new TeachGoEvent(this.case.nextId))}
        >
          ${this.case.nextId === null ? 'All cases' : 'Next case'}
          <thecal-key-cap>↵</thecal-key-cap>
        </button>
      </div>`;
  }

  #renderSins(answer: QuizAnswer, key: QuizAnswer): unknown {
    if (Object.keys(key.sins).length === 0) return nothing;
    const total = (one: QuizAnswer): string => {
      const points = sinsTotalOf(one);
      return points === null ? 'open' : `${points}`;
    };
    const label = (item: SinsItem, value: string | null): string =>
      value === null ? '–' : sinsAnswerLabel(item, value);
    return html`<h2>SINS ${total(key)}, yours ${total(answer)}</h2>
      <table>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Yours</th>
          <th scope="col">Key</th>
          <th scope="col">Points</th>
        </tr>
        ${itemDifferences(answer, key).map(
          ({ item, answer: own, key: wanted, points }) =>
            html`<tr class=${points === 0 ? '' : 'differs'}>
              <th scope="row">${SINS_ITEM_LABELS[item]}</th>
              <td>${label(item, own)}</td>
              <td>${label(item, wanted)}</td>
              <td>${points === null ? '' : points > 0 ? `+${points}` : points}</td>
            </tr>`,
        )}
      </table>`;
  }

  #summaryOf(current: SessionState): ReadingSummary {
    if (!this.#summary?.isOf(current.reading, current.images)) {
      this.#summary = new ReadingSummary(current.reading, current.images);
    }
    return this.#summary;
  }

  #choose(tool: ToolName): void {
    this.#toolbox[this.current.tool].cancel();
    this.#session.view({ tool: this.current.tool === tool ? 'pointer' : tool });
  }

  /** Fetches the key, now that the answer stands, and puts both side by side. */
  async #answer(): Promise<void> {
    if (this.grade === null || this.isFetching || this.feedback) return;
    this.isFetching = true;
    const { answerKeyUrl, truthUrl, study, id } = this.case;
    const [report, teaching] = await Promise.all([
      readAnswerKey(answerKeyUrl, study.header.studyInstanceUid),
      readTeachingPoint(truthUrl),
    ]);
    this.isFetching = false;
    if (!report.ok) {
      this.error = `${report.error} Your answer stands; try again.`;
      return;
    }
    const { reading } = report.value;
    const own = this.current.reading;
    const { images } = this.current;
    const key = keyOfRows(new ReadingSummary(reading, images).rows, (level) =>
      chosenOf(reading.assessments[level]?.sins ?? {}),
    ) ?? { level: null, grade: 'none', sins: {} };
    const answer: QuizAnswer = { level: this.level, grade: this.grade, sins: chosenOf(this.sins) };
    this.#session.view({ tool: 'pointer', areMeasuresShown: true, selectedLevel: key.level });
    this.#session.replaceReading(reading);
    const summary = this.#summaryOf(this.#session.state);
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
    this.dispatchEvent(
      new QuizAnsweredEvent({
        caseId: id,
        answeredAt: new Date().toISOString(),
        confidence: this.confidence,
        answer,
        key,
      }),
    );
  }

  readonly #toggleOwn = (): void => {
    if (!this.feedback) return;
    this.isOwnShown = !this.isOwnShown;
    this.#session.replaceReading(this.isOwnShown ? this.feedback.own : this.feedback.reading);
  };

  /** Takes the learner's marks and answers away; the key stays where it is. */
  readonly #again = (): void => {
    this.feedback = null;
    this.level = null;
    this.grade = null;
    this.sins = {};
    this.confidence = null;
    this.isOwnShown = false;
    this.#session.view({ areMeasuresShown: false, selectedLevel: null });
    this.#session.replaceReading(new EditorSession(this.case.study).state.reading);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !this.feedback) {
      this.#session.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#toolbox[this.current.tool].key(event)) {
      event.preventDefault();
      return;
    }
    const isOnControl = target instanceof HTMLElement && target.matches('button, a, summary');
    if (event.key === 'Enter' && isOnControl) return;
    if (this.#actOn(event.key.length === 1 ? event.key.toLowerCase() : event.key)) {
      event.preventDefault();
    }
  };

  #actOn(key: string): boolean {
    if (key === 'i') {
      this.#reference.toggle();
      return true;
    }
    if (key === 'Escape') {
      if (this.#reference.isOpen) this.#reference.close();
      else if (this.current.tool === 'pointer') this.dispatchEvent(new TeachGoEvent(null));
      else this.#choose(this.current.tool);
      return true;
    }
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      this.#session.scroll(this.current.activePane, key === 'ArrowDown' ? 1 : -1);
      return true;
    }
    if (this.feedback) {
      if (key === 'Enter') this.dispatchEvent(new TeachGoEvent(this.case.nextId));
      else if (key === 'y') this.#toggleOwn();
      else if (key === 'm') {
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
    if (grade !== undefined) this.grade = grade;
    else if (outline) this.#choose(outline.tool);
    else return false;
    return true;
  }
}

/** The answers that have a value. */
const chosenOf = (answers: SinsAnswers): QuizAnswer['sins'] =>
  Object.fromEntries(
    SINS_ITEMS.flatMap((item) => {
      const answer = answers[item];
      return answer?.kind === 'answer' ? [[item, answer.value]] : [];
    }),
  );

function levelWords(answer: QuizAnswer, key: QuizAnswer): string {
  if (key.level === null) return 'No level has a finding.';
  if (answer.level === null) return `The level is ${key.level}.`;
  return answer.level === key.level
    ? `${key.level}, as you said.`
    : `The level is ${key.level}, you said ${answer.level}.`;
}

function renderOverlaps(overlaps: readonly StructureOverlap[]): unknown {
  if (overlaps.length === 0) return nothing;
  return html`<h2>Outlines</h2>
    <table>
      <tr>
        <th scope="col">Structure</th>
        <th scope="col">Dice</th>
        <th scope="col">Largest distance</th>
      </tr>
      ${overlaps.map(
        ({ structure, overlap }) =>
          html`<tr>
            <th scope="row">${structureName(structure)}</th>
            <td>${overlap.dice.toFixed(2)}</td>
            <td>${overlap.largestDistanceMm.toFixed(1)} mm</td>
          </tr>`,
      )}
    </table>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'thecal-quiz-screen': ThecalQuizScreen;
  }
}
