import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import '../../components/case-rail/case-rail.ts';
import '../../components/case-rail/meeting-list.ts';
import '../../components/key-cap/key-cap.ts';
import type { MeetingCase } from '../../components/case-rail/meeting-list.ts';
import { CaseChooseEvent, type RailCase } from '../../components/case-rail/case-rail.ts';
import { baseStyles } from '../../components/theme/shared-styles.ts';
import type { BoardEdits } from '../../domain/board-edits.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import { createSummaryMemo, type ReadingSummary } from '../../domain/reading-summary.ts';
import { toleranceWords } from '../../domain/rule-words.ts';
import type { PaneFocus, PanePicture } from '../../editor/ports.ts';
import type { SessionState } from '../../editor/session-state.ts';
import { BoardEditEvent, BoardLeaveEvent, BoardSavedEvent } from './board-events.ts';
import { BoardCase } from './board-case.ts';
import { findingsOf, ReferenceController } from '../reference/index.ts';
import { renderComparison } from './board-comparison.ts';
import { boardHeading, renderHeader, renderUnsaved } from './board-header.ts';
import { takeKey } from './board-keys.ts';
import { renderNoms } from './board-noms.ts';
import { copyReport, putOnPaper } from './put-on-paper.ts';
import { boardNomsStyles } from './board-noms.styles.ts';
import { boardScreenStyles } from './board-screen.styles.ts';
import { renderBoardStrip } from './board-strip.ts';
import '../../components/checklists/eposo-panel.ts';
import type { ChecklistAnswerEvent } from '../../components/checklists/checklist-events.ts';
import { renderVerdict } from './board-verdict.ts';
import { dateText } from '../../base/date-words.ts';
import type { OpenCase } from '../case/index.ts';
import { priorWords, type PriorStudy } from './prior-words.ts';
import { SecondReader } from './second-reader.ts';
import { shownGradeOfRow, spineCells, Follower, type ThecalViewport } from '../viewer/index.ts';

/**
 * The tumour board: one case on one page, large enough for a room, with what follows when a fact changes.
 * @fires case-choose - another case of the list
 * @fires board-leave - back to the reading or the Library
 * @fires board-edit - a fact was changed and is not saved, or no longer so
 * @fires board-saved - a change was kept
 */
@customElement('thecal-board-screen')
export class ThecalBoardScreen extends LitElement {
  static override readonly styles = [baseStyles, boardScreenStyles, boardNomsStyles];

  @property({ attribute: false }) case!: OpenCase;
  /** "Case 05", for sample studies; empty otherwise. */
  @property() name = '';
  /** What was changed on the board and not saved. */
  @property({ attribute: false }) edits: BoardEdits | null = null;
  /** An earlier study of the same person whose reading is kept here. */
  @property({ attribute: false }) prior: PriorStudy | null = null;
  /** The cases of the meeting, in order. */
  @property({ attribute: false }) cases: readonly RailCase[] = [];
  @property({ attribute: false }) currentId: string | null = null;
  /** Every case there is, for choosing those of the meeting. */
  @property({ attribute: false }) candidates: readonly MeetingCase[] = [];
  /** What is being opened, in words; empty while nothing is. */
  @property() waiting = '';
  /** What went wrong outside of this page; empty while nothing did. */
  @property() problem = '';

  /** Whether the evaluation stands beside the page. */
  @property({ type: Boolean, reflect: true }) eposo = false;
  @state() private isLight = false;
  /** The patient's name is shown and put on paper only when it was asked for, case by case. */
  @state() private isIdentityShown = false;
  @state() private isListOpen = false;
  @state() private message = '';
  @queryAll('select[data-key]') private readonly selects!: NodeListOf<HTMLSelectElement>;
  @query('thecal-viewport') private readonly axialPane!: ThecalViewport;

  readonly #reference = new ReferenceController(this);
  #board!: BoardCase;
  readonly #secondSummaryOf = createSummaryMemo();
  readonly #second = new SecondReader(this, () => this.case);

  private get current(): SessionState {
    return this.#board.state;
  }

  get #summary(): ReadingSummary {
    return this.#board.summary;
  }

  override connectedCallback(): void {
    this.#board = new BoardCase(this.case, this.edits, () => {
      this.requestUpdate();
    });
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeyDown);
    this.addEventListener('dragover', this.#onDragOver);
    this.addEventListener('drop', this.#onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
    showLight(false);
    this.#board.close();
  }

  constructor() {
    super();
    new Follower(this, (redraw) => [
      this.#board.session.subscribe(redraw),
      this.case.subscribe(redraw),
      ...this.#board.follow((edits) => {
        this.dispatchEvent(new BoardEditEvent(edits));
      }),
    ]);
  }

  protected override render(): unknown {
    const summary = this.#summary;
    const row = summary.rows.find((one) => one.level === this.#board.level) ?? null;
    return html`<div class="page">
      <thecal-case-rail
        .cases=${this.#railCases(summary)}
        .current=${this.currentId}
        @list-open=${this.#toggleList}
      ></thecal-case-rail>
      ${this.#reference.render(findingsOf(this.current.reading, this.#board.level), true)}
      ${this.#renderEposo()}
      <main ?inert=${this.isListOpen}>
        ${renderHeader({
          place: this.cases.findIndex((one) => one.id === this.currentId),
          count: this.cases.length,
          heading: this.#heading(),
          unsaved: renderUnsaved(this.#board, () => void this.#save()),
          isIdentityShown: this.isIdentityShown,
          isSecondShown: this.#second.isOpen,
          isLight: this.isLight,
          act: (key) => this.#keys[key]?.(),
        })}
        ${this.#second.isOpen ? this.#renderComparison(row) : this.#renderCase(summary, row)}
        <footer>
          <span
            >Decision support for trained readers, not a diagnosis.
            ${toleranceWords(this.current.reading.rules)}</span
          >
          <span class="message" role="status">${this.problem || this.waiting || this.message}</span>
        </footer>
      </main>
      ${this.isListOpen ? this.#renderList() : nothing}
    </div>`;
  }

  #renderCase(summary: ReadingSummary, row: LevelRow | null): unknown {
    const { reading } = this.current;
    return html`<div class="top">
        ${this.#renderPane(1, this.#board.focus.axial)}
        ${this.#renderPane(0, this.#board.focus.sagittal)}
        ${
          row
            ? renderVerdict(row)
            : html`<p class="verdict">
                ${
                  this.#board.shownReading === null && this.edits === null
                    ? 'This study has no reading yet. Press Esc to read it.'
                    : 'No finding is recorded in this reading.'
                }
              </p>`
        }
      </div>
      ${renderBoardStrip(this.#cells(summary), this.#board.level, (level) => {
        this.#board.showLevel(level);
      })}
      ${
        row && this.prior
          ? html`<p class="prior">
              <strong>Prior, ${dateText(this.prior.studyDate)}</strong>
              ${priorWords(this.prior, row, reading)}
            </p>`
          : nothing
      }
      ${
        row
          ? renderNoms(row, summary.rows, {
              reading,
              kept: this.#board.kept,
              isEvaluationShown: this.eposo,
              toggleEvaluation: this.#toggleEposo,
              dispatch: (command) => {
                this.#board.session.dispatch(command);
              },
            })
          : nothing
      }`;
  }

  #cells(summary: ReadingSummary): ReturnType<typeof spineCells> {
    const { reading, study } = this.current;
    return spineCells(reading, summary.rows, summary.coverage(study.series));
  }

  #renderComparison(row: LevelRow | null): unknown {
    const { second } = this.#second;
    if (!second) return html`<div class="compare">${this.#second.render()}</div>`;
    const other = this.#secondSummaryOf(second.reading, this.current.images);
    return renderComparison({
      level: this.#board.level,
      first: {
        label: this.case.isBegun ? 'This reading' : 'Answer key',
        reading: this.current.reading,
        row,
        pane: this.#renderPane(1, this.#board.focus.axial),
      },
      second: {
        ...second,
        row: other.rows.find((one) => one.level === this.#board.level) ?? null,
        pane: this.#renderPane(
          1,
          this.#board.focus.axial,
          { ...this.current, reading: second.reading },
          other,
        ),
      },
      choice: this.#second.render(),
    });
  }

  #renderList(): unknown {
    return html`<section class="list" role="dialog" aria-label="Cases of the meeting">
      <h1>Cases of the meeting</h1>
      <button type="button" class="tool close" @click=${this.#toggleList}>
        Close <thecal-key-cap>C</thecal-key-cap>
      </button>
      <thecal-meeting-list
        .cases=${this.candidates}
        .chosen=${this.cases.map(({ id }) => id)}
      ></thecal-meeting-list>
    </section>`;
  }

  /** The list as it is kept; of the case that is shown, what is on the page. */
  #railCases(summary: ReadingSummary): readonly RailCase[] {
    const [worst] = summary.rows;
    return this.cases.map((one) =>
      one.id === this.currentId ? { ...one, grade: worst ? shownGradeOfRow(worst) : null } : one,
    );
  }

  /** What is evaluated beside the images; it takes the place of the reference. */
  #renderEposo(): unknown {
    if (!this.eposo) return nothing;
    return html`<thecal-eposo-panel
      role="complementary"
      aria-label="Evaluation"
      .checklist=${this.current.reading.checklist}
      @checklist-answer=${({ item, answer }: ChecklistAnswerEvent) => {
        this.#board.session.dispatch({ kind: 'answer-checklist', item, answer });
      }}
      @eposo-close=${this.#toggleEposo}
      @definition-ask=${() => {
        this.eposo = false;
      }}
    ></thecal-eposo-panel>`;
  }

  readonly #toggleReference = (): void => {
    this.eposo = false;
    this.#reference.toggle();
  };

  readonly #toggleEposo = (): void => {
    this.#reference.close();
    this.eposo = !this.eposo;
  };

  #heading(): string {
    return boardHeading(this.#board, this.name, this.isIdentityShown);
  }

  #renderPane(
    pane: number,
    focusOn: PaneFocus | null,
    state = this.current,
    summary = this.#summary,
  ): unknown {
    return html`<thecal-viewport
      presenting
      .index=${pane}
      .session=${this.#board.session}
      .engine=${this.case.engine}
      .toolbox=${this.#board.view.toolbox}
      .sessionState=${state}
      .summary=${summary}
      .focusOn=${focusOn}
    ></thecal-viewport>`;
  }

  /** The changes go into the reader's reading, as one step there. */
  async #save(): Promise<void> {
    const { isSaved, message } = await this.#board.save();
    if (isSaved) {
      this.dispatchEvent(new BoardEditEvent(null));
      this.dispatchEvent(new BoardSavedEvent());
    }
    this.message = message;
  }

  /** Puts the page on paper as a file, without identity unless it is shown. */
  async #export(form: 'pdf' | 'png'): Promise<void> {
    const summary = this.#summary;
    const row = summary.rows.find((one) => one.level === this.#board.level);
    const { reading } = this.current;
    const sheet = row && {
      heading: this.#heading(),
      row,
      rows: summary.rows,
      reading,
      cells: this.#cells(summary),
      changes: this.#board.changes,
      prior: this.#priorText(row),
      axial: this.#picture(1),
      sagittal: this.#picture(0),
    };
    this.message = await putOnPaper(sheet ?? null, form, this.isIdentityShown);
  }

  async #copy(): Promise<void> {
    this.message = await copyReport(this.#board);
  }

  #priorText(row: LevelRow): string | null {
    const { prior } = this;
    if (!prior) return null;
    return `Prior, ${dateText(prior.studyDate)}: ${priorWords(prior, row, this.current.reading)}`;
  }

  #picture(index: number): PanePicture | null {
    const panes = [...this.renderRoot.querySelectorAll('thecal-viewport')];
    return panes.find((one) => one.index === index)?.pane?.snapshot() ?? null;
  }

  readonly #toggleList = (): void => {
    this.isListOpen = !this.isListOpen;
    if (!this.isListOpen) return;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.close')?.focus();
    });
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  readonly #onDrop = (event: DragEvent): void => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    void this.#second.takeFile(file);
  };

  readonly #toggleLight = (): void => {
    this.isLight = !this.isLight;
    showLight(this.isLight);
  };

  /** Steps through the cases, round at both ends. */
  #stepCase(step: 1 | -1): void {
    const at = this.cases.findIndex((one) => one.id === this.currentId);
    const next = this.cases[(at + step + this.cases.length) % this.cases.length];
    if (next && next.id !== this.currentId) this.dispatchEvent(new CaseChooseEvent(next.id));
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (this.isListOpen) {
      if (event.key === 'Escape' || event.key.toLowerCase() === 'c') this.#toggleList();
      return;
    }
    takeKey(event, [...this.selects], this.#keys);
  };

  readonly #keys: Readonly<Record<string, () => void>> = {
    j: () => {
      this.#stepCase(1);
    },
    k: () => {
      this.#stepCase(-1);
    },
    l: this.#toggleLight,
    x: () => void this.#export('pdf'),
    p: () => void this.#export('png'),
    m: () => {
      this.#board.showWhy();
    },
    y: () => void this.#copy(),
    r: () => void this.#second.toggle(),
    c: () => {
      this.#toggleList();
    },
    v: () => {
      this.isIdentityShown = !this.isIdentityShown;
    },
    s: () => {
      if (this.#board.isUnsaved) void this.#save();
    },
    f: () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      else void document.documentElement.requestFullscreen();
    },
    ArrowDown: () => {
      this.#board.session.scroll(this.axialPane.index, 1);
    },
    ArrowUp: () => {
      this.#board.session.scroll(this.axialPane.index, -1);
    },
    ArrowRight: () => {
      this.#board.stepLevel(1);
    },
    ArrowLeft: () => {
      this.#board.stepLevel(-1);
    },
    i: () => {
      this.#toggleReference();
    },
    e: () => {
      this.#toggleEposo();
    },
    Escape: () => {
      if (this.#reference.isOpen) this.#reference.close();
      else if (this.eposo) this.eposo = false;
      else if (this.#second.isOpen) this.#second.close();
      else this.dispatchEvent(new BoardLeaveEvent('read'));
    },
  };
}

/** The tokens of the theme stand at the document: nothing below can be lit alone. */
const showLight = (isLight: boolean): void => {
  document.documentElement.classList.toggle('theme-light', isLight);
};

declare global {
  interface HTMLElementTagNameMap {
    'thecal-board-screen': ThecalBoardScreen;
  }
}
