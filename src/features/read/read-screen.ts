import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type {
  ChecklistAnswerEvent,
  FractureMarkEvent,
  SignMarkEvent,
} from '../../components/checklists/checklist-events.ts';
import '../../components/checklists/observations-card.ts';
import '../../components/compartments-panel/compartments-panel.ts';
import { READ_KEY_GROUPS } from '../../components/dialogs/key-groups.ts';
import '../../components/dialogs/confirm-dialog.ts';
import '../../components/dialogs/keys-dialog.ts';
import '../../components/dialogs/reader-name-dialog.ts';
import '../../components/dialogs/teaching-case-dialog.ts';
import type { TeachingCaseEvent } from '../../components/dialogs/teaching-case-dialog.ts';
import '../../components/teaching-card/teaching-card.ts';
import '../../components/empty-reading/empty-reading.ts';
import '../../components/coverage-note/coverage-note.ts';
import '../../components/level-table/level-table.ts';
import '../../components/noms-card/noms-card.ts';
import type {
  ClinicalChangeEvent,
  DeficitChangeEvent,
} from '../../components/noms-card/noms-events.ts';
import '../../components/open-report/open-report.ts';
import '../../components/open-report/open-progress.ts';
import type { OpenProgress, OpenReport } from '../../components/open-report/open-report-model.ts';
import '../../components/panel-actions/panel-actions.ts';
import '../../components/read-bar/read-bar.ts';
import '../../components/score-fold/score-fold.ts';
import '../../components/signal-card/signal-card.ts';
import type {
  MarkShowEvent,
  PhaseCopyEvent,
  TissueChooseEvent,
} from '../../components/signal-card/signal-events.ts';
import '../../components/sins-card/sins-card.ts';
import type { SinsEvidenceEvent } from '../../components/sins-card/sins-events.ts';
import '../../components/spine-strip/spine-strip.ts';
import '../../components/status-line/status-line.ts';
import '../../components/toast/toast.ts';
import '../../components/toolbar/toolbar.ts';
import type { CompartmentMarkEvent } from '../../components/schematic/compartment-events.ts';
import { mirrorCompartment } from '../../components/schematic/compartment-words.ts';
import type { ReadCommandEvent } from '../../components/read-bar/read-bar.ts';
import type { GradeWhyEvent } from '../../components/grade-chip/grade-why-event.ts';
import type { LevelSelectEvent } from '../../components/spine-strip/level-select-event.ts';
import type { ReaderNameEvent } from '../../components/dialogs/dialog-events.ts';
import type { ToastDismissEvent } from '../../components/toast/toast-events.ts';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import type { ToolChooseEvent } from '../../components/toolbar/toolbar-events.ts';
import type { Compartment } from '../../domain/compartment.ts';
import type { CaudaScale } from '../../domain/escc/cauda-words.ts';
import { gradeTitle } from '../../domain/escc/explain.ts';
import type { Vertebra } from '../../domain/level.ts';
import { EMPTY_ASSESSMENT, type MarkId, type Reading } from '../../domain/reading.ts';
import { levelsSentence, nomsOfLevels } from '../../domain/noms/noms-levels.ts';
import {
  coverageText,
  ESTIMATE_NOTE,
  WHOLE_SPINE_RULE,
} from '../../domain/coverage/coverage-text.ts';
import { signalFindings } from '../../domain/signal/signal-findings.ts';
import type { SinsItem } from '../../domain/sins/sins.ts';
import { openItems } from '../../domain/open-items.ts';
import { reportText } from '../../domain/report-text.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import { readingSentence } from '../../domain/reading-sentence.ts';
import { createMarkId } from '../../editor/mark-id.ts';
import type { ToolHint } from '../../editor/tools/tool.ts';
import type { EditorQuestion, SessionState, ToolName } from '../../editor/session-state.ts';
import type { EditorSession } from '../../editor/session.ts';
import { nextWindow } from '../../editor/window-presets.ts';
import type { Settings } from '../../storage/settings.ts';
import { caudaKey } from './cauda-keys.ts';
import { EsccActions } from './escc-actions.ts';
import { renderEsccPanel } from './escc-panel.ts';
import './level-menu.ts';
import './question-menu.ts';
import { isControlKey, isTyping, letGo, releaseKeys } from './key-focus.ts';
import { actionOfKey, type ReadAction } from './read-keys.ts';
import { readMenu } from './read-menu.ts';
import { readScreenStyles } from './read-screen.styles.ts';
import { ReadingActions } from './reading-actions.ts';
import { copyText } from './copy-text.ts';
import { ArchiveConnectEvent } from '../../components/archive/archive-events.ts';
import type { ExtractForm, LeaveQuestion, OpenCase, ReportForm } from '../case/index.ts';
import { dateText, leaveQuestion } from '../case/index.ts';
import { renderKept, saveStateOf } from './kept-panel.ts';
import { renderArchiveOffer, renderArchiveState } from './archive-panel.ts';
import { VersionShelf } from './version-shelf.ts';
import { proposedCompartments } from '../../domain/proposed-compartments.ts';
import { findingsOf, ReferenceController } from '../reference/index.ts';
import { renderDraftNote, restsOnDrafts } from './draft-panel.ts';
import type { FrameInSeries } from '../../domain/image-lookup.ts';
import { KeptDesk } from './kept-desk.ts';
import { RulesDesk } from './rules-desk.ts';
import { copyToOtherPhase, setTissue, showMark, showSinsEvidence } from './evidence-actions.ts';
import { coverageRows, signalRows, sinsHints } from './evidence-model.ts';
import { answerLevelName } from './answer-level-name.ts';
import {
  BusyChangeEvent,
  Follower,
  compartmentEffects,
  initialsOf,
  sinsCardProposals,
  sinsQuestions,
  sinsScore,
  spineCells,
  tableRows,
  type ThecalViewport,
} from '../viewer/index.ts';

/** The reader wants back to the Library, or this reading on the board. */
export class LeaveReadingEvent extends Event {
  constructor(readonly to: 'library' | 'board' | 'teach') {
    super('leave-reading', { bubbles: true, composed: true });
  }
}

/** The reader changed something that this browser remembers; whoever owns the settings keeps it. */
export class SettingsChangeEvent extends Event {
  constructor(readonly change: (settings: Settings) => Settings) {
    super('settings-change', { bubbles: true, composed: true });
  }
}

/**
 * The Read screen: one study, its marks, its scores.
 * @fires leave-reading - back to the Library, to the board, or to the question of a teaching case
 * @fires settings-change - the name of the reader, or the rules of new readings
 */
@customElement('thecal-read-screen')
export class ThecalReadScreen extends LitElement {
  static override readonly styles = [baseStyles, buttonStyles, readScreenStyles];

  /** What is read. */
  @property({ attribute: false }) case!: OpenCase;
  @property({ attribute: false }) settings!: Settings;
  /** How far opening has come, while more of the study is still being read. */
  @property({ attribute: false }) progress: OpenProgress | null = null;
  /** The files that were set aside, while the reader looks at them. */
  @property({ attribute: false }) openReport: OpenReport | null = null;
  @property({ type: Boolean, reflect: true, attribute: 'schematic' }) isSchematicOpen = false;

  @state() private areKeysShown = false;
  /** The cauda equina scale that digits go to. */
  @state() private caudaScale: CaudaScale = 'a';
  @state() private isMakingCase = false;
  /** What waits for the reader's name. */
  @state() private awaitingName: { readonly form: SaveTarget; readonly isSigned: boolean } | null =
    null;
  /** What is asked before a reading is left that this browser does not have. */
  @state() private leaving: LeaveQuestion | null = null;
  /** The reader is asked whether to sign. */
  @state() private isSigning = false;

  // In the page for as long as the screen is: a picker that nothing holds can be collected before it answers.
  @query('#report') private readonly reportInput!: HTMLInputElement;

  readonly #reference = new ReferenceController(this);
  #actions!: ReadingActions;
  #esccActions!: EsccActions;
  #rules!: RulesDesk;
  #kept!: KeptDesk;
  #shelf!: VersionShelf;

  /** The session, for tests and for the screen's owner. */
  get session(): EditorSession {
    return this.case.session;
  }

  get #session(): EditorSession {
    return this.case.session;
  }

  private get current(): SessionState {
    return this.case.session.state;
  }

  get #summary(): ReadingSummary {
    return this.case.summary;
  }

  constructor() {
    super();
    new Follower(this, (redraw) => [
      this.case.session.subscribe(redraw),
      this.case.subscribe(redraw),
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const now = (): string => new Date().toISOString();
    const { session, view, saver } = this.case;
    view.showIn((pane) => this.#pane(pane));
    this.#actions = new ReadingActions(session, () => this.#summary, now);
    this.#esccActions = new EsccActions(session, () => this.#summary, now);
    this.#shelf = new VersionShelf(this, {
      case: this.case,
      setAside: () => saver.setAside(this.settings),
    });
    this.#kept = new KeptDesk(this, () => saver.facts.carried ?? null);
    this.#rules = new RulesDesk(this, {
      session,
      siteRules: () => this.settings.rules,
      keepSiteRules: (rules) => {
        this.#changeSettings((settings) => ({ ...settings, rules }));
      },
    });
    this.addEventListener('click', releaseKeys);
    window.addEventListener('keydown', this.#onKeyDown);
    window.addEventListener('keyup', this.#onKeyUp);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeyDown);
    window.removeEventListener('keyup', this.#onKeyUp);
    // What was under way here is not to be found half done when the reader is back.
    this.case.toolbox[this.current.tool].cancel();
    this.#session.view({ areOverlaysHidden: false, question: null });
    this.case.view.showIn(() => null);
  }

  protected override render(): unknown {
    const { current } = this;
    const { header } = current.study;
    return html`
      <thecal-read-bar
        .heading=${header.studyDescription || 'Spine study'}
        .dateText=${dateText(header.studyDate)}
        .identity=${current.isIdentityHidden ? null : identityText(header.patientName, header.patientId)}
        .canUndo=${current.canUndo}
        .canRedo=${current.canRedo}
        .saveState=${saveStateOf(this.case.keep)}
        .menu=${readMenu({ archive: this.case.archive ? (this.#usualTarget === 'archive' ? 'usual' : 'offered') : 'none', hasAnswerKey: this.case.opened.answerKeyUrl !== null, isSnapping: current.isSnapping, areProposalsOn: current.areProposalsOn, keptItems: this.#kept.count })}
        @read-command=${(event: ReadCommandEvent) => {
          this.#command(event.command);
        }}
      >
        <thecal-toolbar
          .active=${this.isSchematicOpen ? 'schematic' : current.tool === 'pointer' ? null : current.tool}
          .tumourKind=${current.tumourKind}
          .outlineRole=${current.outlineRole}
          .disabled=${this.#refusedTools()}
          @tool-choose=${(event: ToolChooseEvent) => {
            this.#chooseTool(event.tool);
          }}
          @tumour-kind-choose=${(event: Event & { kind: SessionState['tumourKind'] }) => {
            this.#session.view({ tumourKind: event.kind, tool: 'tumour' });
          }}
          @outline-role-choose=${(event: Event & { role: SessionState['outlineRole'] }) => {
            this.#session.view({ outlineRole: event.role });
          }}
        ></thecal-toolbar>
      </thecal-read-bar>
      <thecal-spine-strip
        .cells=${spineCells(current.reading, this.#summary.rows, this.#summary.coverage(current.study.series))}
        .selected=${this.#actions.level}
        @level-select=${this.#onLevelSelect}
        @grade-why=${this.#onGradeWhy}
      ></thecal-spine-strip>
      ${this.#renderPanes()} ${this.#renderPanel()}
      ${this.#reference.render(findingsOf(current.reading, this.#actions.level))}
      <thecal-status-line
        .hints=${[...referenceHints(current), ...this.case.toolbox[current.tool].hints]}
        .facts=${this.#facts()}
      ></thecal-status-line>
      ${this.#rules.render(current.reading.rules)} ${this.#kept.render()}
      <input
        id="report"
        type="file"
        hidden
        accept=".json,.dcm,application/json,application/dicom"
        aria-label="A saved reading"
        @change=${this.#onReportPicked}
      />
      <thecal-keys-dialog
        .open=${this.areKeysShown}
        .groups=${READ_KEY_GROUPS}
        @dialog-close=${() => {
          this.areKeysShown = false;
        }}
      ></thecal-keys-dialog>
      <thecal-confirm-dialog
        .open=${this.isSigning}
        .heading=${'Sign this reading?'}
        .text=${'It is saved as final and verified in your name. What is changed afterwards makes a new version that names this one.'}
        .confirmLabel=${'Sign'}
        .cancelLabel=${'Not yet'}
        @dialog-close=${() => {
          this.isSigning = false;
        }}
        @dialog-confirm=${() => {
          this.isSigning = false;
          void this.#save(this.#usualTarget, true);
        }}
      ></thecal-confirm-dialog>
      <thecal-confirm-dialog
        .open=${this.leaving !== null}
        .heading=${this.leaving?.heading ?? ''}
        .text=${this.leaving?.text ?? ''}
        .confirmLabel=${'Leave'}
        .cancelLabel=${'Stay'}
        @dialog-close=${() => {
          this.leaving = null;
        }}
        @dialog-confirm=${() => {
          this.leaving = null;
          this.dispatchEvent(new LeaveReadingEvent('library'));
        }}
      ></thecal-confirm-dialog>
      <thecal-teaching-case-dialog
        .open=${this.isMakingCase}
        @teaching-case=${(event: TeachingCaseEvent) => {
          this.isMakingCase = false;
          void this.case.saveTeachingCase({ title: event.title, question: event.question });
        }}
        @dialog-close=${() => {
          this.isMakingCase = false;
        }}
      ></thecal-teaching-case-dialog>
      <thecal-reader-name-dialog
        .open=${this.awaitingName !== null}
        .name=${this.settings.reader?.name ?? ''}
        @reader-name=${(event: ReaderNameEvent) => {
          void this.#nameGiven(event.name);
        }}
        @dialog-close=${() => {
          this.awaitingName = null;
        }}
      ></thecal-reader-name-dialog>
    `;
  }

  #renderPanes(): unknown {
    const { current } = this;
    const layout = current.maximisedPane === null ? current.layout : '1x1';
    return html`<main
      class="panes"
      aria-label="Images"
      data-layout=${layout}
      ?data-reference=${current.outlineRole !== 'index'}
      @pane-maximise=${this.#onMaximise}
    >
      ${this.#session
        .visiblePanes()
        .map(
          (pane) =>
            html`<thecal-viewport
              data-pane=${pane}
              .index=${pane}
              .session=${this.#session}
              .engine=${this.case.engine}
              .toolbox=${this.case.toolbox}
              .sessionState=${current}
              .summary=${this.case.view.summaryWithDrafts}
              ?active=${pane === current.activePane}
            ></thecal-viewport>`,
        )}
      ${this.#renderQuestion(current.question)}
    </main>`;
  }

  #renderQuestion(question: EditorQuestion | null): unknown {
    if (!question) return nothing;
    const at = this.#placeOf(question);
    const style = `left:${at.x}px;top:${at.y}px`;
    if (question.kind === 'level-name') {
      return html`<thecal-level-menu
        style=${style}
        .suggestion=${question.suggestion}
        .counting=${this.current.reading.counting}
        @vertebra-choose=${(event: Event & { vertebra: Vertebra }) => {
          answerLevelName(this.#session, question, event.vertebra);
        }}
        @counting-change=${(event: Event & { counting: Reading['counting'] }) => {
          this.#session.dispatch({
            kind: 'set-levels',
            levels: this.current.reading.levels,
            counting: event.counting,
          });
        }}
      ></thecal-level-menu>`;
    }
    if (question.kind === 'arrow-text') {
      return html`<thecal-arrow-question
        style=${style}
        @arrow-text=${(event: Event & { text: string }) => {
          this.#nameArrow(question.id, event.text);
        }}
      ></thecal-arrow-question>`;
    }
    return html`<thecal-compartment-question
      style=${style}
      .level=${question.level}
      @compartment-choose=${(event: Event & { compartment: Compartment }) => {
        const { level, image, point } = question;
        const { compartment } = event;
        this.#session.view({ question: null });
        this.#session.dispatch({
          kind: 'add-marker',
          marker: { id: createMarkId(), level, compartment, image, point },
        });
      }}
    ></thecal-compartment-question>`;
  }

  /** Where a question stands: beside the place it is about, within the panes. */
  #placeOf(question: EditorQuestion): { x: number; y: number } {
    const panes = this.renderRoot.querySelector('.panes')?.getBoundingClientRect();
    const element = this.#viewports()[this.current.activePane === 0 ? 0 : this.#visibleIndex()];
    const box = element?.getBoundingClientRect();
    const view = element?.view;
    if (!panes || !box || !view) return { x: 20, y: 60 };
    const point =
      question.kind === 'arrow-text'
        ? this.current.reading.measurements.find((one) => one.id === question.id)?.points[0]
        : question.point;
    if (!point) return { x: 20, y: 60 };
    const [x, y] = view.toCanvas(point);
    const left = box.left - panes.left + x + 24;
    const top = box.top - panes.top + y - 60;
    return {
      x: Math.max(8, Math.min(left, panes.width - 260)),
      y: Math.max(48, Math.min(top, panes.height - 270)),
    };
  }

  #visibleIndex(): number {
    return Math.max(0, this.#session.visiblePanes().indexOf(this.current.activePane));
  }

  #renderPanel(): unknown {
    const { current } = this;
    const summary = this.#summary;
    const level = this.#actions.level;
    const initials = initialsOf(this.settings.reader?.name ?? null);
    return html`<aside aria-label="Findings">
      ${
        this.progress === null
          ? nothing
          : html`<thecal-open-progress .progress=${this.progress}></thecal-open-progress>`
      }
      ${
        this.case.opened.teaching === null
          ? nothing
          : html`<thecal-teaching-card
              .heading=${this.case.opened.teaching.title}
              .question=${this.case.opened.teaching.question}
              .hasKey=${this.case.opened.answerKeyUrl !== null}
              @key-asked=${() => {
                void this.#showAnswerKey();
              }}
              @question-asked=${() => this.dispatchEvent(new LeaveReadingEvent('teach'))}
            ></thecal-teaching-card>`
      }
      ${renderKept(this.case, () => {
        this.#leave();
      })}
      ${renderArchiveOffer(this.case.storing)}
      ${
        this.openReport
          ? html`<thecal-open-report
              class="cards"
              .report=${this.openReport}
              @report-copy=${(event: Event & { text: string }) => {
                void navigator.clipboard.writeText(event.text);
              }}
            ></thecal-open-report>`
          : this.#shelf.isOpen
            ? this.#shelf.render()
            : this.isSchematicOpen && level
              ? this.#renderSchematic(level)
              : html`<div class="cards">
                  ${this.#renderDrafts(level)}
                  <thecal-level-table
                    .rows=${tableRows(summary.rows, current.reading, initials)}
                    .selected=${level}
                    @level-select=${this.#onLevelSelect}
                    @grade-why=${this.#onGradeWhy}
                  ></thecal-level-table>
                  ${
                    level === null
                      ? html`<thecal-empty-reading
                          @tool-choose=${() => {
                            this.#chooseTool('level');
                          }}
                          @grade-slice=${() => {
                            this.#session.notify(
                              'note',
                              'Press 0, A, B, C, 2 or 3 to grade the axial slice. Name its level first, so that the grade belongs to one.',
                            );
                          }}
                        ></thecal-empty-reading>`
                      : html`${this.#renderEscc(level)} ${this.#renderSins(level)}
                        ${this.#renderSignal(level)} ${this.#renderNoms(level)}
                        ${this.#renderObservations(level)}`
                  }
                  ${this.#renderCoverage()}
                </div>`
      }
      <thecal-toast
        .messages=${current.notices.map(({ id, kind, text }) => ({ id: String(id), kind, text }))}
        @toast-dismiss=${(event: ToastDismissEvent) => {
          this.#session.dismissNotice(Number(event.id));
        }}
      ></thecal-toast>
      ${renderArchiveState(this.case.storing, {
        save: () => void this.#save('archive'),
        signIn: () => this.dispatchEvent(new ArchiveConnectEvent()),
      })}
      ${
        level === null
          ? nothing
          : html`<thecal-panel-actions
              .acceptLabel=${`Accept ${level}`}
              .acceptDisabled=${!this.#canAccept(level) || restsOnDrafts(current, level)}
              @copy-sentence=${() => {
                void this.#copySentence();
              }}
              @accept-proposal=${() => {
                this.#accept();
              }}
            ></thecal-panel-actions>`
      }
    </aside>`;
  }

  #renderDrafts(level: Vertebra | null): unknown {
    const image = this.#axialPlace?.frame ?? null;
    return renderDraftNote(this.current, level, image, (answer) => {
      if (answer === 'refuse') this.case.view.assist?.refuse(image);
      else this.case.view.assist?.confirm(answer === 'show' ? null : image);
    });
  }

  #renderEscc(level: Vertebra): unknown {
    return renderEsccPanel(level, {
      session: this.#session,
      summary: this.case.view.summaryWithDrafts,
      actions: this.#actions,
      escc: this.#esccActions,
      readerInitials: initialsOf(this.settings.reader?.name ?? null),
      caudaScale: this.caudaScale,
      chooseCaudaScale: (scale) => {
        this.caudaScale = scale;
      },
    });
  }

  /** Whether the level's grade is given by the scales of the cauda equina. */
  #isCauda(level: Vertebra): boolean {
    const image = this.#actions.axialImage;
    const summary = this.#summary;
    return (
      image !== null &&
      !this.current.reading.assessments[level]?.escc &&
      summary.isBelowConus(level, image) === true
    );
  }

  #canAccept(level: Vertebra): boolean {
    const { proposal, cauda } = this.#summary.escc(level);
    if (!this.#isCauda(level)) return proposal?.kind === 'grade';
    return cauda !== null && (cauda.a !== null || cauda.b !== null);
  }

  #accept(): void {
    const { level } = this.#actions;
    if (level === null || !this.#isCauda(level)) this.#actions.acceptProposal();
    else if (!this.#esccActions.acceptCauda(level)) {
      this.#session.notify('note', 'No grade of the cauda equina scales is proposed here.');
    }
  }

  /** Below the conus the grade keys belong to the scales of the cauda equina. */
  #caudaKey(event: KeyboardEvent): boolean {
    const { level } = this.#actions;
    const key = level && this.#isCauda(level) ? caudaKey(event, this.caudaScale) : null;
    if (level === null || key === null) return false;
    event.preventDefault();
    if (key.kind === 'scale') this.caudaScale = key.scale;
    else this.#esccActions.answerCauda(level, key.answers);
    return true;
  }

  #renderSins(level: Vertebra): unknown {
    const summary = this.#summary;
    return html`<thecal-sins-card
      .level=${level}
      .rules=${this.current.reading.rules}
      .answers=${this.current.reading.assessments[level]?.sins ?? {}}
      .proposals=${sinsCardProposals(summary.sinsProposals(level))}
      .questions=${sinsQuestions(summary.sinsProposals(level))}
      .score=${sinsScore(summary.sins(level))}
      .hints=${sinsHints(this.current.reading, level, this.current.images)}
      .evidence=${this.#evidenceItems(level)}
      @sins-evidence=${({ item }: SinsEvidenceEvent) => {
        // Compartments that were only ticked have no mark: the schematic shows them.
        if (!showSinsEvidence(this.#session, summary, level, item)) this.isSchematicOpen = true;
      }}
      @sins-answer=${(
        event: Event & { item: Parameters<ReadingActions['answerSins']>[1]; value: string | null },
      ) => {
        this.#actions.answerSins(level, event.item, event.value);
      }}
      @sins-confirm-all=${() => {
        this.#actions.confirmSinsProposals(level);
      }}
    ></thecal-sins-card>`;
  }

  #evidenceItems(level: Vertebra): ReadonlySet<SinsItem> {
    const items = Object.keys(this.#summary.sinsEvidence(level)) as SinsItem[];
    const isTicked = this.#summary.sinsProposals(level).posterolateral !== undefined;
    return new Set(isTicked ? [...items, 'posterolateral'] : items);
  }

  #renderSignal(level: Vertebra): unknown {
    const { reading, images, study, selectedMark } = this.current;
    const rows = signalRows(reading, level, images, study.series, selectedMark);
    if (rows.length === 0) return nothing;
    return html`<thecal-signal-card
      .level=${level}
      .rows=${rows}
      .findings=${signalFindings(reading, level, images)}
      @mark-show=${({ mark }: MarkShowEvent) => {
        showMark(this.#session, mark);
      }}
      @tissue-choose=${({ mark, tissue }: TissueChooseEvent) => {
        setTissue(this.#session, mark, tissue);
      }}
      @phase-copy=${({ mark }: PhaseCopyEvent) => {
        void this.#copyPhase(mark);
      }}
    ></thecal-signal-card>`;
  }

  async #copyPhase(mark: MarkId): Promise<void> {
    await this.#during(
      copyToOtherPhase(this.#session, mark, (...where) => this.case.engine.signalOf(...where)),
    );
  }

  #renderCoverage(): unknown {
    const { reading, study } = this.current;
    const coverage = this.#summary.coverage(study.series);
    return coverage === null
      ? nothing
      : html`<thecal-coverage-note
          .text=${coverageText({ ...coverage, isEstimated: false }, reading)}
          .note=${coverage.isEstimated ? ESTIMATE_NOTE : ''}
          .rows=${coverageRows(coverage, reading)}
          .rule=${WHOLE_SPINE_RULE}
        ></thecal-coverage-note>`;
  }

  #renderNoms(level: Vertebra): unknown {
    const { reading } = this.current;
    const { rows } = this.#summary;
    return html`<thecal-noms-card
      .level=${level}
      .facts=${reading.clinical}
      .deficit=${reading.assessments[level]?.deficit ?? null}
      .groups=${nomsOfLevels(rows, reading)}
      .levels=${levelsSentence(rows)}
      @clinical-change=${({ facts }: ClinicalChangeEvent) => {
        this.#session.dispatch({ kind: 'set-clinical', facts });
      }}
      @deficit-change=${({ deficit, isOfStudy }: DeficitChangeEvent) => {
        this.#session.dispatch({ kind: 'set-deficit', level, deficit, isOfStudy });
      }}
    ></thecal-noms-card>`;
  }

  #renderObservations(level: Vertebra): unknown {
    const { reading } = this.current;
    return html`<thecal-observations-card
      .level=${level}
      .assessment=${reading.assessments[level] ?? EMPTY_ASSESSMENT}
      .checklist=${reading.checklist}
      @sign-mark=${({ sign, isSeen }: SignMarkEvent) => {
        this.#session.dispatch({ kind: 'mark-sign', level, sign, isSeen });
      }}
      @fracture-mark=${({ feature, side }: FractureMarkEvent) => {
        this.#session.dispatch({ kind: 'mark-fracture', level, feature, side });
      }}
      @checklist-answer=${({ item, answer }: ChecklistAnswerEvent) => {
        this.#session.dispatch({ kind: 'answer-checklist', item, answer });
      }}
    ></thecal-observations-card>`;
  }

  #renderSchematic(level: Vertebra): unknown {
    const { current } = this;
    const summary = this.#summary;
    const row = summary.rows.find((one) => one.level === level);
    const score = sinsScore(summary.sins(level));
    const proposed = proposedCompartments(current.reading, level, row?.escc ?? null);
    return html`<thecal-compartments-panel
        class="cards"
        .level=${level}
        .findings=${current.reading.assessments[level]?.compartments ?? {}}
        .proposed=${proposed}
        .effects=${compartmentEffects(level)}
        @compartments-accept=${() => {
          this.#session.dispatch({
            kind: 'mark-compartments',
            level,
            compartments: [...proposed],
            finding: 'present',
          });
        }}
        @compartment-mark=${(event: CompartmentMarkEvent) => {
          const both = event.bothSides ? mirrorCompartment(event.compartment) : null;
          this.#session.dispatch({
            kind: 'mark-compartments',
            level,
            compartments: both ? [event.compartment, both] : [event.compartment],
            finding: event.finding,
          });
        }}
        @compartments-close=${() => {
          this.isSchematicOpen = false;
        }}
      ></thecal-compartments-panel>
      <thecal-score-fold
        .level=${level}
        .grade=${row ? tableRows([row], current.reading, '')[0]?.grade : null}
        .esccNote=${row?.confirmed ? gradeTitle(row.confirmed.grade) : ''}
        .sinsText=${score.lowest === score.highest ? String(score.lowest) : `${score.lowest}–${score.highest}`}
        .sinsNote=${score.sinsClass ?? ''}
        @score-unfold=${() => {
          this.isSchematicOpen = false;
        }}
      ></thecal-score-fold>`;
  }

  /** The axial slice in view. */
  get #axialPlace(): FrameInSeries | null {
    const pane = this.#actions.axialPane;
    const series = pane === null ? null : this.#session.seriesOf(pane);
    const frame = pane === null ? null : this.#session.frameOf(pane);
    return series && frame && { series, frame };
  }

  #switchProposals(): void {
    const proposals = !this.current.areProposalsOn;
    this.#session.view({ areProposalsOn: proposals });
    this.#changeSettings((settings) => ({
      ...settings,
      preferences: { ...settings.preferences, proposals },
    }));
    this.#session.notify('note', `Proposals from the image are ${proposals ? 'on' : 'off'}.`);
  }

  #facts(): readonly string[] {
    const { reading, study } = this.current;
    const coverage = this.#summary.coverage(study.series);
    const { reader } = this.settings;
    return [
      ...(this.case.saver.isSigned(this.current.reading) && reader
        ? [`Signed by ${reader.name}.`]
        : []),
      ...(coverage ? [coverageText(coverage, reading)] : []),
    ];
  }

  #command(command: string): void {
    switch (command) {
      case 'library':
        this.#leave();
        return;
      case 'board':
        this.dispatchEvent(new LeaveReadingEvent(command));
        return;
      case 'save-json':
      case 'save-dcm':
      case 'save-archive':
        void this.#save(command.slice(5) as SaveTarget);
        return;
      case 'save-key-images':
        void this.#save('key-images');
        return;
      case 'save-outlines':
        void this.#save('outlines');
        return;
      case 'report-short':
        void this.#copyReport('short');
        return;
      case 'report-long':
        void this.#copyReport('long');
        return;
      case 'sign':
        this.#askToSign();
        return;
      case 'answer-key':
        void this.#showAnswerKey();
        return;
      case 'versions':
        void this.#shelf.toggle();
        return;
      case 'rules':
        this.#rules.open();
        return;
      case 'kept-items':
        this.#kept.open(this.current.reading);
        return;
      case 'teaching-case':
        this.isMakingCase = true;
        return;
      case 'open-report':
        this.#act({ kind: 'open' });
        return;
      case 'proposals':
        this.#switchProposals();
        return;
      case 'fill-block':
        if (this.#axialPlace) this.case.view.assist?.fill(this.#axialPlace.series);
        else this.#session.notify('note', 'Show an axial series first.');
        return;
      case 'copy-next':
        this.#act({ kind: 'copy-outline' });
        return;
      case 'layout-1x1':
      case 'layout-1x2':
      case 'layout-2x2':
        this.#session.setLayout(command.slice(7) as SessionState['layout']);
        return;
      case 'undo':
      case 'redo':
      case 'keys':
      case 'reference':
      case 'identity':
      case 'snapping':
      case 'key-image':
      case 'invert':
      case 'fit':
        this.#act({ kind: command });
        return;
    }
  }

  /** Back to the Library, asking first where something would be lost. */
  #leave(): void {
    const { keep, hasUnkept } = this.case;
    this.leaving = leaveQuestion({ state: keep, hasUnkept });
    if (!this.leaving) this.dispatchEvent(new LeaveReadingEvent('library'));
  }

  #chooseTool(tool: string): void {
    if (tool === 'schematic') {
      this.#act({ kind: 'schematic' });
    } else if (tool === 'key-image') {
      this.#act({ kind: 'key-image' });
    } else {
      // Pressed again with the mouse it lets go; its key never does, so that a second press of it draws the next outline.
      this.#act(
        tool === this.current.tool ? { kind: 'pointer' } : { kind: 'tool', tool: tool as ToolName },
      );
    }
  }

  #act(action: ReadAction): void {
    const session = this.#session;
    const { current } = this;
    switch (action.kind) {
      case 'tool':
        this.case.toolbox[current.tool].cancel();
        session.view({ tool: this.#cordOrRoots(action.tool), question: null });
        if (session.state.tool === 'cord' && this.#axialPlace) {
          this.case.view.assist?.proposeInCanal(this.#axialPlace);
        }
        return;
      case 'pointer':
        this.case.toolbox[current.tool].cancel();
        session.view({ tool: 'pointer', question: null });
        return;
      case 'grade':
        this.#actions.confirmGrade(action.grade);
        return;
      case 'layout':
        session.setLayout(action.layout);
        return;
      case 'accept':
        // With a proposal open, Enter is its answer and nothing else's.
        if (!this.case.view.assist?.confirm(this.#axialPlace?.frame ?? null)) this.#accept();
        return;
      case 'confirm-sins':
        if (this.#actions.level) this.#actions.confirmSinsProposals(this.#actions.level);
        return;
      case 'undo':
        session.undo();
        return;
      case 'redo':
        session.redo();
        return;
      case 'save':
        void this.#save(this.#usualTarget);
        return;
      case 'open':
        this.#pickReport();
        return;
      case 'schematic':
        if (!this.#actions.level) {
          session.notify('warning', 'Name the levels first (L); the schematic belongs to one.');
          return;
        }
        this.isSchematicOpen = !this.isSchematicOpen;
        return;
      case 'copy-sentence':
        void this.#copySentence();
        return;
      case 'keys':
        this.areKeysShown = true;
        return;
      case 'reference':
        this.#reference.toggle();
        return;
      case 'identity':
        session.view({ isIdentityHidden: !current.isIdentityHidden });
        return;
      case 'overlays':
        session.view({ areOverlaysHidden: true });
        return;
      case 'measures':
        session.view({ areMeasuresShown: !current.areMeasuresShown, shownMeasure: null });
        return;
      case 'window-preset':
        this.#nextWindow();
        return;
      case 'invert':
        session.setPane(current.activePane, {
          inverted: !(current.panes[current.activePane]?.inverted ?? false),
        });
        return;
      case 'fit':
        this.#viewports()[this.#visibleIndex()]?.fit();
        return;
      case 'snapping':
        session.view({ isSnapping: !current.isSnapping });
        session.notify('note', `Snapping to edges is ${current.isSnapping ? 'off' : 'on'}.`);
        return;
      case 'delete':
        if (!this.case.view.assist?.refuse(this.#axialPlace?.frame ?? null)) {
          this.#actions.deleteMark();
        }
        return;
      case 'copy-outline':
        if (!this.#axialPlace || !this.case.view.assist?.carry(this.#axialPlace, 1)) {
          this.#actions.copyOutline(1);
        }
        return;
      case 'key-image':
        this.#actions.toggleKeyImage();
        return;
      case 'next-level':
        this.#actions.stepLevel(1);
        return;
      case 'previous-level':
        this.#actions.stepLevel(-1);
        return;
      case 'worst-slice':
        this.#actions.showDecidingSlice();
        return;
      case 'slice-up':
        session.scroll(current.activePane, -1);
        return;
      case 'slice-down':
        session.scroll(current.activePane, 1);
        return;
      case 'other-pane': {
        const panes = session.visiblePanes();
        const at = panes.indexOf(current.activePane);
        session.view({ activePane: panes[(at + 1) % panes.length] ?? 0 });
        return;
      }
      case 'escape':
        this.#escape();
        return;
      case 'board':
        this.dispatchEvent(new LeaveReadingEvent('board'));
        return;
    }
  }

  /** Tools that cannot be used on what is shown, each with the reason. */
  #refusedTools(): ReadonlyMap<ToolName, string> {
    const refusal = this.#session.seriesOf(this.current.activePane)?.measuringRefused;
    return new Map(refusal ? MEASURING_TOOLS.map((tool) => [tool, refusal] as const) : []);
  }

  /** Below the conus there is no cord to outline: the cord's key draws the roots there. */
  #cordOrRoots(tool: ToolName): ToolName {
    const level = this.#actions.level;
    const image = this.#actions.axialImage;
    if (tool !== 'cord' || !level || !image) return tool;
    return this.#summary.isBelowConus(level, image) === true ? 'roots' : 'cord';
  }

  #escape(): void {
    if (this.current.question) {
      this.#session.view({ question: null });
      return;
    }
    if (this.case.toolbox[this.current.tool].cancel()) return;
    if (this.current.outlineRole !== 'index') this.#session.view({ outlineRole: 'index' });
    else if (this.current.tool !== 'pointer') this.#session.view({ tool: 'pointer' });
    else if (this.current.maximisedPane !== null) this.#session.view({ maximisedPane: null });
    else if (this.#reference.isOpen) this.#reference.close();
    else if (this.#shelf.isOpen) this.#shelf.close();
    else this.isSchematicOpen = false;
  }

  #nextWindow(): void {
    const { activePane } = this.current;
    const series = this.#session.seriesOf(activePane);
    const element = this.#viewports()[this.#visibleIndex()];
    if (!series || !element?.view) return;
    const next = nextWindow(series, element.view);
    element.setWindow(next.window);
    this.#session.notify('note', `Window: ${next.name}.`);
  }

  #nameArrow(id: MarkId, text: string): void {
    this.#session.view({ question: null });
    const arrow = this.current.reading.measurements.find((one) => one.id === id);
    if (arrow?.kind === 'arrow') {
      this.#session.dispatch({ kind: 'replace-measurement', measurement: { ...arrow, text } });
    }
  }

  async #copySentence(): Promise<void> {
    const level = this.#actions.level;
    if (!level) return;
    const row = this.#summary.rows.find((one) => one.level === level);
    await copyText(this.#session, 'sentence', readingSentence(level, row ?? null));
  }

  async #copyReport(form: 'short' | 'long'): Promise<void> {
    const { current } = this;
    const text = reportText(current.reading, this.#summary.rows, form, {
      images: current.images,
      series: current.study.series,
    });
    await copyText(this.#session, 'report', text);
  }

  /** Signing needs a grade and six answers for every level; what lacks is named instead. */
  #askToSign(): void {
    const { current } = this;
    const open = openItems(current.reading, this.#summary.rows);
    if (open.length > 0) {
      this.#session.notify('warning', `Not signed. Still open: ${open.join('; ')}.`);
      return;
    }
    this.isSigning = true;
  }

  /** What Ctrl S does: what came from the archive goes back to it. */
  get #usualTarget(): SaveTarget {
    return this.case.archive && this.case.opened.source.kind === 'archive' ? 'archive' : 'json';
  }

  async #save(form: SaveTarget, isSigned = false): Promise<void> {
    if (!this.settings.reader) {
      this.awaitingName = { form, isSigned };
      return;
    }
    if (form !== 'archive') await this.case.saver.save(this.settings, form, isSigned);
    else await this.case.storing.store(this.settings, isSigned);
  }

  async #nameGiven(name: string): Promise<void> {
    // The field that was typed in would keep the keys while its dialog goes.
    letGo();
    const awaiting = this.awaitingName;
    this.awaitingName = null;
    this.#changeSettings((settings) => ({ ...settings, reader: { name, organisation: '' } }));
    if (awaiting) await this.#save(awaiting.form, awaiting.isSigned);
  }

  #changeSettings(change: (settings: Settings) => Settings): void {
    this.settings = change(this.settings);
    this.dispatchEvent(new SettingsChangeEvent(change));
  }

  #pickReport(): void {
    this.reportInput.click();
  }

  readonly #onReportPicked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void this.openReportFile({ name: file.name, blob: file });
    // The same file can be picked again.
    input.value = '';
  };

  /** Opens a saved reading of this study; undo brings back the one before. */
  async openReportFile(file: { readonly name: string; readonly blob: Blob }): Promise<void> {
    await this.case.openDocument(file);
  }

  /** Says that the screen is at work until the work is done. */
  async #during<T>(work: Promise<T>): Promise<T> {
    const token = {};
    this.dispatchEvent(new BusyChangeEvent(token, true));
    try {
      return await work;
    } finally {
      this.dispatchEvent(new BusyChangeEvent(token, false));
    }
  }

  /** Puts the expert's reading in place of the reader's, and shows its worst level. */
  async #showAnswerKey(): Promise<void> {
    if (!(await this.case.showAnswerKey())) return;
    const [worst] = this.#summary.rows;
    if (worst) this.#actions.selectLevel(worst.level);
  }

  #viewports(): readonly ThecalViewport[] {
    return [...this.renderRoot.querySelectorAll('thecal-viewport')];
  }

  #pane(index: number): ThecalViewport['pane'] {
    return this.#viewports().find((one) => one.index === index)?.pane ?? null;
  }

  /** Why a grade: its slice, with the measure that decided drawn thickest. */
  readonly #onGradeWhy = (event: GradeWhyEvent): void => {
    this.#actions.selectLevel(event.vertebra);
    this.#session.view({ areMeasuresShown: true, shownMeasure: null });
  };

  readonly #onLevelSelect = (event: LevelSelectEvent): void => {
    this.#actions.selectLevel(event.vertebra);
  };

  readonly #onMaximise = (): void => {
    const { maximisedPane, activePane } = this.current;
    this.#session.view({ maximisedPane: maximisedPane === null ? activePane : null });
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (
      event.isComposing ||
      isTyping(event) ||
      this.areKeysShown ||
      this.#rules.isOpen ||
      this.#kept.isOpen ||
      this.isSigning ||
      this.awaitingName !== null
    )
      return;
    if (event.key.toLowerCase() === 'z' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (!event.repeat) this.#session.view({ areOverlaysHidden: true });
      return;
    }
    if (this.case.toolbox[this.current.tool].key(event)) {
      event.preventDefault();
      return;
    }
    if (this.#caudaKey(event)) return;
    const action = actionOfKey(event);
    if (!action || isControlKey(event, action)) return;
    event.preventDefault();
    this.#act(action);
  };

  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'z') this.#session.view({ areOverlaysHidden: false });
  };
}

/** Said for as long as outlines are drawn as a reference. */
const referenceHints = ({ outlineRole, selectedLevel }: SessionState): readonly ToolHint[] =>
  outlineRole === 'index'
    ? []
    : [
        {
          gesture: `Reference ${outlineRole === 'reference-above' ? 'above' : 'below'} ${selectedLevel ?? ''}`,
          text: 'outlines on this slice; Esc ends it',
        },
      ];

/** Where a report goes. */
type SaveTarget = ReportForm | ExtractForm | 'archive';

/** Tools that need an image's geometry. */
const MEASURING_TOOLS: readonly ToolName[] = [
  'level', 'conus', 'cord', 'roots', 'sac', 'csf', 'tumour', 'canal', 'body', 'distance', 'height', 'angle',
  'translation',
]; // prettier-ignore

const identityText = (name: string, id: string): string =>
  [name.replaceAll('^', ' ').trim(), id].filter((part) => part !== '').join(', ');

declare global {
  interface HTMLElementTagNameMap {
    'thecal-read-screen': ThecalReadScreen;
  }
  interface GlobalEventHandlersEventMap {
    'leave-reading': LeaveReadingEvent;
    'settings-change': SettingsChangeEvent;
  }
}
