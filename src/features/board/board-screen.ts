import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import '../../components/case-rail/case-rail.ts';
import { CaseChooseEvent, type RailCase } from '../../components/case-rail/case-rail.ts';
import '../../components/grade-chip/grade-chip.ts';
import '../../components/icon/icon.ts';
import '../../components/key-cap/key-cap.ts';
import { sinsRing, sinsTotalText } from '../../components/sins-scale/sins-ring.ts';
import { baseStyles } from '../../components/theme/shared-styles.ts';
import type { FrameSource, Study } from '../../domain/image-series.ts';
import type { LevelRow } from '../../domain/level-table.ts';
import type { Vertebra } from '../../domain/level.ts';
import { DEFICITS, YES_NO, type Deficit, type YesNo } from '../../domain/noms/clinical.ts';
import { PRIMARIES, PRIMARY_IDS, type PrimaryId } from '../../domain/noms/primaries.ts';
import { createReading, type Reading } from '../../domain/reading.ts';
import { toleranceWords } from '../../domain/rule-words.ts';
import { withSinsAnswer } from '../../domain/sins/with-answer.ts';
import type { PaneFocus, PanePicture, ViewportEngine } from '../../editor/ports.ts';
import { EditorSession } from '../../editor/session.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import type { Tool } from '../../editor/tools/tool.ts';
import { createToolbox } from '../../editor/tools/toolbox.ts';
import { downloadFile } from '../../storage/download.ts';
import { DRAFT_VERSION, type DraftStore, type StoredDraft } from '../../storage/drafts.ts';
import { createViewportEngine, type BackendWish } from '../../viewport/cornerstone-engine.ts';
import { BoardLeaveEvent, BoardSavedEvent } from './board-events.ts';
import {
  axialFocus,
  boardVerdict,
  changesOf,
  gradeWords,
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
import { LOOKING } from './looking-tool.ts';
import {
  draftSummary,
  shownGradeOfRow,
  sinsScore,
  spineCells,
  ReadingSummary,
  dateText,
  type ThecalViewport,
} from '../viewer/index.ts';

/** A case as it is shown to a meeting. */
export interface BoardCase {
  readonly study: Study;
  readonly frames: FrameSource;
  readonly source: StoredDraft['source'];
  /** The kept reading; null where the answer key is shown in its place. */
  readonly draft: StoredDraft | null;
  /** What is shown: the kept reading, or a sample study's answer key. */
  readonly reading: Reading | null;
  /** "Case 05", for sample studies; empty otherwise. */
  readonly name: string;
}

const CHOICES = {
  yes: 'Yes',
  no: 'No',
  none: 'None',
  stable: 'Stable',
  progressive: 'Progressive',
  unknown: 'Not known',
} as const;

/**
 * The tumour board: one case on one page, large enough for a room, with what follows when a fact changes.
 * @fires case-choose - another case of the list
 * @fires board-leave - back to the reading or the Library
 * @fires board-saved - a change was kept
 */
@customElement('thecal-board-screen')
export class ThecalBoardScreen extends LitElement {
  static override readonly styles = [baseStyles, boardScreenStyles];

  @property({ attribute: false }) case!: BoardCase;
  /** The cases of the meeting, in order. */
  @property({ attribute: false }) cases: readonly RailCase[] = [];
  @property({ attribute: false }) currentId: string | null = null;
  @property({ attribute: false }) drafts: DraftStore | null = null;
  @property({ attribute: false }) backend: BackendWish = 'auto';

  /** Whether the evaluation stands beside the page. */
  @property({ type: Boolean, reflect: true }) eposo = false;
  @state() private current!: SessionState;
  @state() private level: Vertebra | null = null;
  @state() private isLight = false;
  /** What the board's changes are measured against. */
  @state() private kept!: Reading;
  @state() private message = '';
  @state() private axial: PaneFocus | null = null;
  @state() private sagittal: PaneFocus | null = null;
  @queryAll('select') private readonly selects!: NodeListOf<HTMLSelectElement>;
  @query('thecal-viewport') private readonly axialPane!: ThecalViewport;

  readonly #reference = new ReferenceController(this);
  #session!: EditorSession;
  #engine!: ViewportEngine;
  #toolbox!: Readonly<Record<ToolName, Tool>>;
  #summary: ReadingSummary | null = null;
  #unsubscribe: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const { study, frames, reading } = this.case;
    this.kept = reading ?? createReading(study.header.studyInstanceUid);
    this.#session = new EditorSession(study, this.kept);
    this.#engine = createViewportEngine(frames, this.backend);
    this.#toolbox = {
      ...createToolbox(this.#session, {
        snap: (_, point) => point,
        signalWithin: () => null,
        now: () => new Date().toISOString(),
      }),
      pointer: LOOKING,
    };
    this.#session.view({ areMeasuresShown: true });
    this.current = this.#session.state;
    this.#unsubscribe = this.#session.subscribe((next) => {
      this.current = next;
    });
    const [worst] = this.#summaryOf(this.current).rows;
    if (worst) this.#showLevel(worst.level);
    window.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
    showLight(false);
    this.#unsubscribe();
    queueMicrotask(() => {
      this.#engine.dispose();
    });
  }

  /** Takes in more of the study while it is still loading. */
  growStudy(study: Study, isComplete: boolean): void {
    this.#session.growStudy(study, isComplete);
    const [worst] = this.#summaryOf(this.#session.state).rows;
    if (worst) this.#showLevel(this.level ?? worst.level);
  }

  protected override render(): unknown {
    const summary = this.#summaryOf(this.current);
    const row = summary.rows.find((one) => one.level === this.level) ?? null;
    return html`<div class="page">
      <thecal-case-rail
        .cases=${this.#railCases(summary)}
        .current=${this.currentId}
      ></thecal-case-rail>
      ${this.#reference.render(findingsOf(this.current.reading, this.level), true)}
      ${this.#renderEposo()}
      <main>
        ${this.#renderHeader()}
        <div class="top">
          ${this.#renderPane(1, this.axial)} ${this.#renderPane(0, this.sagittal)}
          ${row ? this.#renderVerdict(row) : html`<p>No finding is recorded in this reading.</p>`}
        </div>
        ${renderBoardStrip(
          spineCells(
            this.current.reading,
            summary.rows,
            summary.coverage(this.current.study.series),
          ),
          this.level,
          (level) => {
            this.#showLevel(level);
          },
        )}
        ${row ? this.#renderNoms(row) : nothing}
        <footer>
          Decision support for trained readers, not a diagnosis.
          ${toleranceWords(this.current.reading.rules)} ${this.message}
        </footer>
      </main>
    </div>`;
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
      <p>
        ${[this.#heading(), dateText(this.current.study.header.studyDate)].filter((one) => one !== '').join(', ')}
      </p>
      ${this.#renderUnsaved()}
      <button type="button" class="tool" title="Light or dark" @click=${this.#toggleLight}>
        ${this.isLight ? 'Dark' : 'Light'} <thecal-key-cap>L</thecal-key-cap>
      </button>
      <button type="button" class="tool" @click=${() => void this.#export('pdf')}>
        PDF <thecal-key-cap>X</thecal-key-cap>
      </button>
      <button type="button" class="tool" @click=${() => void this.#export('png')}>
        PNG <thecal-key-cap>P</thecal-key-cap>
      </button>
      <button
        type="button"
        class="tool"
        aria-label="Reference"
        title="Reference (I)"
        @click=${this.#toggleReference}
      >
        <thecal-icon name="book"></thecal-icon> <thecal-key-cap>I</thecal-key-cap>
      </button>
      <button
        type="button"
        class="tool"
        @click=${() => this.dispatchEvent(new BoardLeaveEvent('read'))}
      >
        Reading <thecal-key-cap>Esc</thecal-key-cap>
      </button>
    </header>`;
  }

  /** The case without the patient: its name among the samples, level, primary. */
  #heading(): string {
    const { primary } = this.current.reading.clinical;
    const about = [
      this.case.name,
      this.level,
      primary === null ? null : PRIMARIES[primary].name.toLowerCase(),
      this.case.draft === null && this.case.reading !== null ? 'answer key' : null,
    ].filter((one) => one !== null && one !== '');
    return about.join(', ');
  }

  #renderUnsaved(): unknown {
    const changes = changesOf(this.kept, this.current.reading);
    if (changes.length === 0) return nothing;
    return html`<span class="unsaved" role="status">
      <span class="tag">Changed, not saved: ${changes.join(', ')}</span>
      <button type="button" class="tool" @click=${() => void this.#save()}>
        Save <thecal-key-cap>S</thecal-key-cap>
      </button>
    </span>`;
  }

  #renderPane(pane: number, focusOn: PaneFocus | null): unknown {
    return html`<thecal-viewport
      presenting
      .index=${pane}
      .session=${this.#session}
      .engine=${this.#engine}
      .toolbox=${this.#toolbox}
      .sessionState=${this.current}
      .summary=${this.#summaryOf(this.current)}
      .focusOn=${focusOn}
    ></thecal-viewport>`;
  }

  #renderVerdict(row: LevelRow): unknown {
    const grade = shownGradeOfRow(row);
    const score = sinsScore(row.sins);
    const arc = row.escc.deciding?.result.drawing.arc ?? null;
    const isBoundary = row.escc.deciding?.result.flags.some(({ kind }) => kind === 'boundary');
    return html`<div class="verdict">
      <h2>ESCC, ${row.level}</h2>
      <div class="grade">
        ${
          grade === null
            ? nothing
            : html`<thecal-grade-chip
                size="board"
                .value=${grade.value}
                .state=${grade.state}
              ></thecal-grade-chip>`
        }
        <strong>${gradeWords(row)}</strong>
      </div>
      ${
        row.confirmed === null && grade !== null
          ? html`<span class="tag">Proposal${isBoundary ? ', at a boundary' : ''}</span>`
          : isBoundary
            ? html`<span class="tag">At a boundary</span>`
            : nothing
      }
      <dl>
        <dt>Tumour to cord</dt>
        <dd>${row.gapMm === null ? 'not measured' : `${row.gapMm.toFixed(1)} mm`}</dd>
        <dt>Around the sac</dt>
        <dd>${arc === null ? 'not measured' : `${Math.round(arc.totalDeg)}°`}</dd>
      </dl>
      <h2>SINS</h2>
      <div class="sins-line">
        <strong>${sinsTotalText(score.lowest, score.highest)}</strong>
        ${sinsRing(score.sinsClass)}
        <span>${score.sinsClass ?? `depends on ${score.dependsOn.slice(0, 2).join(' and ')}`}</span>
      </div>
    </div>`;
  }

  #renderNoms(row: LevelRow): unknown {
    const { reading } = this.current;
    const letters = nomsLetters(row, reading.clinical);
    const verdict = boardVerdict(row, reading.clinical, reading.rules);
    return html`<section class="noms" aria-label="NOMS">
      <h2>
        NOMS <span>${letters.filter(({ isKnown }) => isKnown).length} of 4 known</span>
        <button
          type="button"
          class="tool evaluation"
          aria-expanded=${this.eposo ? 'true' : 'false'}
          title="Evaluation before surgery, EPOSO (E)"
          @click=${this.#toggleEposo}
        >
          EPOSO <thecal-key-cap>E</thecal-key-cap>
        </button>
      </h2>
      ${letters.map(
        ({ letter, text, isKnown }) =>
          html`<div class="letter ${isKnown ? '' : 'open'}">
            <b>${letter}</b><span title=${text}>${text}</span>
          </div>`,
      )}
      ${this.#renderEdits(row.level)}
      <p class="branch" aria-live="polite"><strong>${verdict.head}</strong> ${verdict.text}</p>
    </section>`;
  }

  #renderEdits(level: Vertebra): unknown {
    const { clinical, assessments } = this.current.reading;
    const pain = assessments[level]?.sins.pain;
    const was = this.kept;
    const wasPain = was.assessments[level]?.sins.pain;
    const painOf = (answer: typeof pain): string =>
      answer === undefined ? '' : answer.kind === 'answer' ? answer.value : 'unknown';
    const triple = (values: readonly (keyof typeof CHOICES)[]): readonly [string, string][] =>
      values.map((value) => [value, CHOICES[value]]);
    return html`<div class="edits">
      ${this.#renderEdit(
        1,
        'Pain',
        painOf(pain),
        painOf(wasPain),
        [
          ['mechanical', 'Mechanical'],
          ['non-mechanical', 'Other pain'],
          ['none', 'No pain'],
          ['unknown', 'Not known'],
        ],
        (value) => {
          this.#session.dispatch({
            kind: 'answer-sins',
            level,
            answers: withSinsAnswer(
              assessments[level]?.sins ?? {},
              'pain',
              value,
              new Date().toISOString(),
            ),
          });
        },
      )}
      ${this.#renderEdit(
        2,
        'Primary',
        clinical.primary ?? '',
        was.clinical.primary ?? '',
        PRIMARY_IDS.map((id) => [id, PRIMARIES[id].name]),
        (value) => {
          this.#setClinical({ primary: value as PrimaryId | null });
        },
      )}
      ${this.#renderEdit(
        3,
        'Deficit',
        clinical.deficit ?? '',
        was.clinical.deficit ?? '',
        triple(DEFICITS),
        (value) => {
          this.#setClinical({ deficit: value as Deficit | null });
        },
      )}
      ${this.#renderEdit(
        4,
        'Prior RT',
        clinical.priorRadiation ?? '',
        was.clinical.priorRadiation ?? '',
        triple(YES_NO),
        (value) => {
          this.#setClinical({ priorRadiation: value as YesNo | null });
        },
      )}
    </div>`;
  }

  #renderEdit(
    key: number,
    label: string,
    value: string,
    before: string,
    options: readonly (readonly [string, string])[],
    change: (value: string | null) => void,
  ): unknown {
    const id = `edit-${key}`;
    return html`<label for=${id}><thecal-key-cap>${key}</thecal-key-cap> ${label}</label>
      <select
        id=${id}
        class=${value === before ? '' : 'changed'}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          change(chosen === '' ? null : chosen);
        }}
      >
        <option value="" ?selected=${value === ''}>Not asked</option>
        ${options.map(
          ([option, name]) =>
            html`<option value=${option} ?selected=${option === value}>${name}</option>`,
        )}
      </select>`;
  }

  #setClinical(facts: Partial<Reading['clinical']>): void {
    this.#session.dispatch({ kind: 'set-clinical', facts });
  }

  /** Brings a level's worst images to both panes. */
  #showLevel(level: Vertebra): void {
    const { reading } = this.#session.state;
    const row = this.#summaryOf(this.#session.state).rows.find((one) => one.level === level);
    if (!row) return;
    this.level = level;
    this.#session.view({ selectedLevel: level });
    const label = reading.levels.find((one) => one.vertebra === level);
    if (label) this.#session.showImage(label.image);
    const image = worstImage(reading, row);
    if (image) this.#session.showImage(image);
    this.axial = image ? axialFocus(reading, image, this.#session.state.images) : null;
    this.sagittal = sagittalFocus(reading, level);
  }

  async #save(): Promise<void> {
    const { reading, study } = this.current;
    const { draft, source } = this.case;
    const saved = await this.drafts?.save({
      version: DRAFT_VERSION,
      studyInstanceUid: reading.studyInstanceUid,
      reading,
      savedAt: new Date().toISOString(),
      source,
      lastSaved: draft?.lastSaved ?? null,
      ...(draft?.carried ? { carried: draft.carried } : {}),
      ...draftSummary(study.header, reading, this.#summaryOf(this.current)),
    });
    if (saved?.ok) {
      this.kept = reading;
      this.dispatchEvent(new BoardSavedEvent());
    }
    this.message = saved?.ok
      ? 'Saved.'
      : (saved?.error.message ?? 'This browser keeps nothing here.');
  }

  /** Puts the page on paper, without identity, as a file. */
  async #export(form: 'pdf' | 'png'): Promise<void> {
    const summary = this.#summaryOf(this.current);
    const row = summary.rows.find((one) => one.level === this.level);
    if (!row) return;
    const items = boardSheet({
      heading: this.#heading(),
      row,
      facts: this.current.reading.clinical,
      rules: this.current.reading.rules,
      cells: spineCells(
        this.current.reading,
        summary.rows,
        summary.coverage(this.current.study.series),
      ),
      axial: this.#picture(1),
      sagittal: this.#picture(0),
    });
    const name = `thecal-board-${row.level}.${form}`;
    const { sheetToPdf, sheetToPng } = await import('./sheet-export.ts');
    const made = form === 'pdf' ? await sheetToPdf(items) : await sheetToPng(items);
    downloadFile(name, made, form === 'pdf' ? 'application/pdf' : 'image/png');
    this.message = `${name} was made, without identity.`;
  }

  #picture(index: number): PanePicture | null {
    const panes = [...this.renderRoot.querySelectorAll('thecal-viewport')];
    return panes.find((one) => one.index === index)?.pane?.snapshot() ?? null;
  }

  #summaryOf(current: SessionState): ReadingSummary {
    if (!this.#summary?.isOf(current.reading, current.images)) {
      this.#summary = new ReadingSummary(current.reading, current.images);
    }
    return this.#summary;
  }

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
    const { rows } = this.#summaryOf(this.current);
    const at = rows.findIndex((one) => one.level === this.level);
    const next = rows[(at + step + rows.length) % rows.length];
    if (next) this.#showLevel(next.level);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement) return;
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
      this.#session.view({ areMeasuresShown: !this.current.areMeasuresShown });
    },
    s: () => {
      if (changesOf(this.kept, this.current.reading).length > 0) void this.#save();
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
