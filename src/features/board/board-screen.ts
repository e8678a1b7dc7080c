import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import '../../components/case-rail/case-rail.ts';
import '../../components/case-rail/meeting-list.ts';
import type { MeetingCase } from '../../components/case-rail/meeting-list.ts';
import '../../components/versions/differences-table.ts';
import { CaseChooseEvent, type RailCase } from '../../components/case-rail/case-rail.ts';
import '../../components/icon/icon.ts';
import '../../components/key-cap/key-cap.ts';
import { baseStyles } from '../../components/theme/shared-styles.ts';
import { editsBetween, withEdits, type BoardEdits } from '../../domain/board-edits.ts';
import { compareReadings } from '../../domain/comparison/compare-readings.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import type { Vertebra } from '../../domain/level.ts';
import { PRIMARIES } from '../../domain/noms/primaries.ts';
import { createReading, type Reading } from '../../domain/reading.ts';
import { createSummaryMemo, type ReadingSummary } from '../../domain/reading-summary.ts';
import { reportText } from '../../domain/report-text.ts';
import { toleranceWords } from '../../domain/rule-words.ts';
import { withSinsAnswer } from '../../domain/sins/with-answer.ts';
import type { PaneFocus, PanePicture } from '../../editor/ports.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { SessionState } from '../../editor/session-state.ts';
import { downloadFile } from '../../storage/download.ts';
import { renderEditFields } from './board-edit-fields.ts';
import { BoardEditEvent, BoardLeaveEvent, BoardSavedEvent } from './board-events.ts';
import {
  axialFocus,
  boardVerdict,
  changesOf,
  nomsLetters,
  sagittalFocus,
  worstImage,
} from './board-model.ts';
import { findingsOf, ReferenceController } from '../reference/index.ts';
import { boardSheet } from './board-sheet.ts';
import { boardScreenStyles } from './board-screen.styles.ts';
import { renderBoardStrip } from './board-strip.ts';
import '../../components/checklists/eposo-panel.ts';
import type { ChecklistAnswerEvent } from '../../components/checklists/checklist-events.ts';
import { renderPair, renderVerdict } from './board-verdict.ts';
import { dateText, type CaseView, type OpenCase } from '../case/index.ts';
import { priorWords, type PriorStudy } from './prior-words.ts';
import { SecondReader } from './second-reader.ts';
import { LOOKING } from './looking-tool.ts';
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
  static override readonly styles = [baseStyles, boardScreenStyles];

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
  @state() private level: Vertebra | null = null;
  @state() private isLight = false;
  /** The patient's name is shown and put on paper only when it was asked for, case by case. */
  @state() private isIdentityShown = false;
  @state() private isListOpen = false;
  @state() private message = '';
  @state() private axial: PaneFocus | null = null;
  @state() private sagittal: PaneFocus | null = null;
  @queryAll('select[data-key]') private readonly selects!: NodeListOf<HTMLSelectElement>;
  @query('thecal-viewport') private readonly axialPane!: ThecalViewport;

  readonly #reference = new ReferenceController(this);
  #view!: CaseView;
  /** The reading the board's changes are laid over; replaced when another one comes to the case. */
  #kept!: Reading;
  /** The case whose answer key was offered as a copy. */
  #offeredCopyOf: OpenCase | null = null;
  readonly #secondSummaryOf = createSummaryMemo();
  readonly #second = new SecondReader(this, () => this.case);

  get #session(): EditorSession {
    return this.#view.session;
  }

  private get current(): SessionState {
    return this.#session.state;
  }

  get #summary(): ReadingSummary {
    return this.#view.summary;
  }

  override connectedCallback(): void {
    this.#kept = this.#shownReading() ?? createReading(this.case.study.header.studyInstanceUid);
    const { edits } = this;
    this.#view = this.case.openView(edits ? withEdits(this.#kept, edits) : this.#kept, {
      pointer: LOOKING,
    });
    this.#session.view({ areMeasuresShown: true });
    super.connectedCallback();
    const [worst] = this.#summary.rows;
    if (worst) this.#showLevel(worst.level);
    window.addEventListener('keydown', this.#onKeyDown);
    this.addEventListener('dragover', this.#onDragOver);
    this.addEventListener('drop', this.#onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
    showLight(false);
    this.case.closeView(this.#view);
  }

  constructor() {
    super();
    new Follower(this, (redraw) => [
      this.#session.subscribe(redraw),
      this.case.subscribe(redraw),
      ...this.#followCase(),
    ]);
  }

  /** The reader's reading; a sample study's answer key where there is none yet, null where there is neither. */
  #shownReading(): Reading | null {
    return this.case.isBegun
      ? this.case.session.state.reading
      : (this.case.answerKey?.reading ?? null);
  }

  /** More of the study, and another reading of it, are shown as soon as the case has them. */
  #followCase(): readonly (() => void)[] {
    let { images } = this.current;
    return [
      this.#session.subscribe((next) => {
        if (next.images === images) return;
        ({ images } = next);
        const [worst] = this.#summary.rows;
        if (worst) this.#showLevel(this.level ?? worst.level);
      }),
      this.#session.onCommit((now) => {
        this.dispatchEvent(new BoardEditEvent(editsBetween(this.#kept, now)));
      }),
      this.case.session.onCommit((reading) => {
        const edits = editsBetween(this.#kept, this.current.reading);
        this.#kept = reading;
        if (reading === this.current.reading) return;
        this.#session.replaceReading(edits ? withEdits(reading, edits) : reading);
      }),
    ];
  }

  protected override render(): unknown {
    const summary = this.#summary;
    const row = summary.rows.find((one) => one.level === this.level) ?? null;
    return html`<div class="page">
      <thecal-case-rail
        .cases=${this.#railCases(summary)}
        .current=${this.currentId}
        @list-open=${this.#toggleList}
      ></thecal-case-rail>
      ${this.#reference.render(findingsOf(this.current.reading, this.level), true)}
      ${this.#renderEposo()}
      <main ?inert=${this.isListOpen}>
        ${this.#renderHeader()}
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
        ${this.#renderPane(1, this.axial)} ${this.#renderPane(0, this.sagittal)}
        ${
          row
            ? renderVerdict(row)
            : html`<p class="verdict">
                ${
                  this.#shownReading() === null && this.edits === null
                    ? 'This study has no reading yet. Press Esc to read it.'
                    : 'No finding is recorded in this reading.'
                }
              </p>`
        }
      </div>
      ${renderBoardStrip(this.#cells(summary), this.level, (level) => {
        this.#showLevel(level);
      })}
      ${
        row && this.prior
          ? html`<p class="prior">
              <strong>Prior, ${dateText(this.prior.studyDate)}</strong>
              ${priorWords(this.prior, row, reading)}
            </p>`
          : nothing
      }
      ${row ? this.#renderNoms(row, summary.rows) : nothing}`;
  }

  #cells(summary: ReadingSummary): ReturnType<typeof spineCells> {
    const { reading, study } = this.current;
    return spineCells(reading, summary.rows, summary.coverage(study.series));
  }

  /** Two readers side by side: the same slice with the marks of each, then what they say differently. */
  #renderComparison(row: LevelRow | null): unknown {
    const { second } = this.#second;
    const { current } = this;
    if (!second) return html`<div class="compare">${this.#second.render()}</div>`;
    const other = this.#secondSummaryOf(second.reading, current.images);
    const first = this.case.isBegun ? 'This reading' : 'Answer key';
    const differences = compareReadings(current.reading, second.reading);
    return html`<div class="top pair">
        <figure>
          ${this.#renderPane(1, this.axial)}
          <figcaption>${first}</figcaption>
        </figure>
        <figure>
          <thecal-viewport
            presenting
            .index=${1}
            .session=${this.#session}
            .engine=${this.case.engine}
            .toolbox=${this.#view.toolbox}
            .sessionState=${{ ...current, reading: second.reading }}
            .summary=${other}
            .focusOn=${this.axial}
          ></thecal-viewport>
          <figcaption>${second.label}</figcaption>
        </figure>
        ${renderPair([
          {
            label: `${first}${this.level ? `, ${this.level}` : ''}`,
            row,
          },
          {
            label: second.label,
            row: other.rows.find((one) => one.level === this.level) ?? null,
          },
        ])}
      </div>
      <div class="compare" tabindex="0" role="region" aria-label="Differences">
        ${this.#second.render()}
        <thecal-differences-table
          .differences=${[
            ...differences.filter(({ level }) => level === this.level),
            ...differences.filter(({ level }) => level !== this.level),
          ]}
          .firstLabel=${first}
          .secondLabel=${second.label}
        ></thecal-differences-table>
      </div>`;
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
        this.#session.dispatch({ kind: 'answer-checklist', item, answer });
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

  #renderHeader(): unknown {
    const at = this.cases.findIndex((one) => one.id === this.currentId);
    return html`<header>
      <h1>${at < 0 ? 'Case' : `Case ${at + 1} of ${this.cases.length}`}</h1>
      <p title=${this.#heading()}>${this.#heading()}</p>
      ${this.#renderUnsaved()}
      ${this.isIdentityShown ? this.#renderTool('V', 'Hide name', 'v') : nothing}
      ${this.#renderTool('R', '2nd reader', 'r', this.#second.isOpen)}
      ${this.#renderTool('X', 'PDF', 'x')}
      <button
        type="button"
        class="tool"
        aria-label="Reference"
        title="Reference (I)"
        @click=${this.#toggleReference}
      >
        <thecal-icon name="book"></thecal-icon> <thecal-key-cap>I</thecal-key-cap>
      </button>
      ${this.#renderMore()} ${this.#renderTool('Esc', 'Read', 'Escape')}
    </header>`;
  }

  /** What is wanted less often; every entry has its key. */
  #renderMore(): unknown {
    const entries = [
      ['M', 'Why: the deciding measure', 'm'],
      ['V', this.isIdentityShown ? 'Hide the name' : 'Show the name, on paper too', 'v'],
      ['P', 'Picture (PNG)', 'p'],
      ['Y', 'Copy the report', 'y'],
      ['L', this.isLight ? 'Dark' : 'Light', 'l'],
      ['F', 'Full screen', 'f'],
      ['C', 'Cases of the meeting', 'c'],
    ] as const;
    return html`<details class="more">
      <summary class="tool">More</summary>
      <div class="menu">
        ${entries.map(([cap, label, key]) => this.#renderTool(cap, label, key))}
      </div>
    </details>`;
  }

  /** A button that does what its key does. */
  #renderTool(cap: string, label: string, key: string, isOn?: boolean): unknown {
    return html`<button
      type="button"
      class="tool"
      aria-pressed=${isOn === undefined ? nothing : String(isOn)}
      @click=${() => {
        this.renderRoot.querySelector('details')?.removeAttribute('open');
        this.#keys[key]?.();
      }}
    >
      ${label} <thecal-key-cap>${cap}</thecal-key-cap>
    </button>`;
  }

  /** The page shows the expert's reading, because the reader has begun none. */
  get #isKey(): boolean {
    return !this.case.isBegun && this.case.answerKey !== null;
  }

  get #isUnsaved(): boolean {
    return this.#changes().length > 0 || this.case.keep.kind === 'failed';
  }

  #changes(): readonly string[] {
    return changesOf(this.#kept, this.current.reading);
  }

  /** The case, without the patient unless asked: its name among the samples, level, primary. */
  #heading(): string {
    const { primary } = this.current.reading.clinical;
    const { header } = this.current.study;
    const about = [
      this.isIdentityShown
        ? [header.patientName.replaceAll('^', ' ').trim(), header.patientId]
            .filter((one) => one !== '')
            .join(' ')
        : null,
      this.level,
      primary === null ? null : PRIMARIES[primary].name.toLowerCase(),
      dateText(header.studyDate),
      this.#isKey ? 'answer key' : null,
      this.name,
    ].filter((one) => one !== null && one !== '');
    return about.join(', ');
  }

  #renderUnsaved(): unknown {
    if (!this.#isUnsaved) return nothing;
    const changes = this.#changes().join(', ');
    return html`<span class="unsaved" role="status">
      <span class="tag">${changes === '' ? 'Not saved' : `Changed, not saved: ${changes}`}</span>
      <button type="button" class="tool" @click=${() => void this.#save()}>
        ${this.#isKey ? 'Keep a copy' : 'Save'} <thecal-key-cap>S</thecal-key-cap>
      </button>
    </span>`;
  }

  #renderPane(pane: number, focusOn: PaneFocus | null): unknown {
    return html`<thecal-viewport
      presenting
      .index=${pane}
      .session=${this.#session}
      .engine=${this.case.engine}
      .toolbox=${this.#view.toolbox}
      .sessionState=${this.current}
      .summary=${this.#summary}
      .focusOn=${focusOn}
    ></thecal-viewport>`;
  }

  #renderNoms(row: LevelRow, rows: readonly LevelRow[]): unknown {
    const { reading } = this.current;
    const letters = nomsLetters(row, reading.clinical);
    return html`<section class="noms" aria-label="NOMS">
      <h2 class="visually-hidden">
        NOMS, ${letters.filter(({ isKnown }) => isKnown).length} of 4 known
      </h2>
      ${letters.map(
        ({ letter, text, isKnown }) =>
          html`<div class="letter ${isKnown ? '' : 'open'}">
            <b>${letter}</b><span title=${text}>${text}</span>
            ${
              letter === 'S'
                ? html`<button
                    type="button"
                    class="tool evaluation"
                    aria-expanded=${this.eposo ? 'true' : 'false'}
                    title="Evaluation before surgery, EPOSO (E)"
                    @click=${this.#toggleEposo}
                  >
                    EPOSO <thecal-key-cap>E</thecal-key-cap>
                  </button>`
                : nothing
            }
          </div>`,
      )}
      ${this.#renderEdits(row.level)}
      <div class="branches" aria-live="polite">
        ${boardVerdict(rows, reading).map(
          ({ levels, lines, beside }) =>
            html`<div class="branch">
              ${levels === '' ? nothing : html`<b>${levels}</b>`}
              ${lines.map(({ head, text }) => html`<p><strong>${head}</strong> ${text}</p>`)}
              <p>${beside}</p>
            </div>`,
        )}
      </div>
    </section>`;
  }

  #renderEdits(level: Vertebra): unknown {
    const { reading } = this.current;
    return renderEditFields(level, reading, this.#kept, {
      pain: (value) => {
        const answers = reading.assessments[level]?.sins ?? {};
        this.#session.dispatch({
          kind: 'answer-sins',
          level,
          answers: withSinsAnswer(answers, 'pain', value, new Date().toISOString()),
        });
      },
      facts: (facts) => {
        this.#session.dispatch({ kind: 'set-clinical', facts });
      },
      deficit: (deficit) => {
        this.#session.dispatch({ kind: 'set-deficit', level, deficit });
      },
    });
  }

  /** Brings a level's worst images to both panes. */
  #showLevel(level: Vertebra): void {
    const { reading } = this.#session.state;
    const row = this.#summary.rows.find((one) => one.level === level);
    if (!row) return;
    this.level = level;
    const image = worstImage(reading, row);
    this.#session.showLevel(level, image);
    const label = reading.levels.find((one) => one.vertebra === level);
    if (label) this.#session.showImage(label.image);
    if (image) this.#session.showImage(image);
    this.axial = image ? axialFocus(reading, image, this.#session.state.images) : null;
    this.sagittal = sagittalFocus(reading, level);
  }

  /** The changes go into the reader's reading, as one step there. */
  async #save(): Promise<void> {
    if (this.#isKey && this.#offeredCopyOf !== this.case) {
      this.#offeredCopyOf = this.case;
      this.message =
        'This is the answer key, which stays as it is. Press S once more to keep a copy of it, with your changes, as your reading.';
      return;
    }
    const kept = await this.case.keepReading(this.current.reading);
    if (kept.ok) {
      this.dispatchEvent(new BoardEditEvent(null));
      this.dispatchEvent(new BoardSavedEvent());
    }
    this.message = kept.ok ? 'Saved.' : kept.error;
  }

  /** Puts the page on paper as a file, without identity unless it is shown. */
  async #export(form: 'pdf' | 'png'): Promise<void> {
    const summary = this.#summary;
    const row = summary.rows.find((one) => one.level === this.level);
    if (!row) {
      this.message = 'There is no level with a finding to put on paper.';
      return;
    }
    const { reading } = this.current;
    const { prior } = this;
    const items = boardSheet({
      heading: this.#heading(),
      row,
      rows: summary.rows,
      reading,
      cells: this.#cells(summary),
      changes: this.#changes(),
      prior: prior
        ? `Prior, ${dateText(prior.studyDate)}: ${priorWords(prior, row, reading)}`
        : null,
      axial: this.#picture(1),
      sagittal: this.#picture(0),
    });
    const name = `thecal-board-${row.level}.${form}`;
    const { sheetToPdf, sheetToPng } = await import('./sheet-export.ts');
    const made = form === 'pdf' ? await sheetToPdf(items) : await sheetToPng(items);
    downloadFile(name, made, form === 'pdf' ? 'application/pdf' : 'image/png');
    this.message = `${form.toUpperCase()} made, ${this.isIdentityShown ? 'with the name' : 'without identity'}.`;
  }

  async #copyText(): Promise<void> {
    const { reading, images, study } = this.current;
    const { rows } = this.#summary;
    const text = reportText(reading, rows, 'long', { images, series: study.series });
    try {
      await navigator.clipboard.writeText(text);
      this.message = 'Report copied.';
    } catch {
      this.message = 'The clipboard is not available here.';
    }
  }

  #picture(index: number): PanePicture | null {
    const panes = [...this.renderRoot.querySelectorAll('thecal-viewport')];
    return panes.find((one) => one.index === index)?.pane?.snapshot() ?? null;
  }

  /** Shows why: the deciding slice with its measure; pressed again there, it takes the measures off. */
  #showWhy(): void {
    const { areMeasuresShown } = this.current;
    const row = this.#summary.rows.find((one) => one.level === this.level);
    const image = row?.escc.deciding?.image;
    const shown = this.#session.frameOf(1);
    const isThere = !image || shown?.sopInstanceUid === image.sopInstanceUid;
    if (!isThere && this.level) this.#showLevel(this.level);
    this.#session.view({ areMeasuresShown: isThere ? !areMeasuresShown : true });
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

  #stepLevel(step: 1 | -1): void {
    const { rows } = this.#summary;
    const at = rows.findIndex((one) => one.level === this.level);
    const next = rows[(at + step + rows.length) % rows.length];
    if (next) this.#showLevel(next.level);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    if (this.isListOpen) {
      if (event.key === 'Escape' || event.key.toLowerCase() === 'c') this.#toggleList();
      return;
    }
    if (target instanceof HTMLInputElement) return;
    if (isScrolled(target, event.key)) return;
    if (target instanceof HTMLSelectElement && event.key !== 'Escape') return;
    const choice = /^[1-4]$/.test(event.key) ? this.selects[Number(event.key) - 1] : undefined;
    const act = choice
      ? () => {
          choice.focus();
        }
      : this.#keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    if (target instanceof HTMLSelectElement) target.blur();
    else act();
    event.preventDefault();
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
      this.#showWhy();
    },
    y: () => void this.#copyText(),
    r: () => void this.#second.toggle(),
    c: () => {
      this.#toggleList();
    },
    v: () => {
      this.isIdentityShown = !this.isIdentityShown;
    },
    s: () => {
      if (this.#isUnsaved) void this.#save();
    },
    f: () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      else void document.documentElement.requestFullscreen();
    },
    ArrowDown: () => {
      this.#session.scroll(this.axialPane.index, 1);
    },
    ArrowUp: () => {
      this.#session.scroll(this.axialPane.index, -1);
    },
    ArrowRight: () => {
      this.#stepLevel(1);
    },
    ArrowLeft: () => {
      this.#stepLevel(-1);
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

/** A region that scrolls by itself keeps the keys that scroll it. */
const isScrolled = (target: EventTarget | undefined, key: string): boolean =>
  target instanceof Element &&
  target.matches('.compare') &&
  (key === 'ArrowDown' || key === 'ArrowUp');

/** The tokens of the theme stand at the document: nothing below can be lit alone. */
const showLight = (isLight: boolean): void => {
  document.documentElement.classList.toggle('theme-light', isLight);
};

declare global {
  interface HTMLElementTagNameMap {
    'thecal-board-screen': ThecalBoardScreen;
  }
}
