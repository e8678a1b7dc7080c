import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../components/dialogs/keys-dialog.ts';
import '../../components/dialogs/teaching-case-dialog.ts';
import type { TeachingCaseEvent } from '../../components/dialogs/teaching-case-dialog.ts';
import type { GradeWhyEvent } from '../../components/grade-chip/grade-why-event.ts';
import type { OpenProgress, OpenReport } from '../../components/open-report/open-report-model.ts';
import '../../components/read-bar/read-bar.ts';
import type { ReadCommandEvent, ReadMenuItem } from '../../components/read-bar/read-bar.ts';
import type { LevelSelectEvent } from '../../components/spine-strip/level-select-event.ts';
import '../../components/spine-strip/spine-strip.ts';
import '../../components/status-line/status-line.ts';
import { baseStyles, buttonStyles } from '../../components/theme/shared-styles.ts';
import type { ToolChooseEvent } from '../../components/toolbar/toolbar-events.ts';
import '../../components/toolbar/toolbar.ts';
import { coverageText } from '../../domain/coverage/coverage-text.ts';
import { keyDoubts } from '../../domain/quiz/key-doubts.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { ToolHint } from '../../editor/tools/tool.ts';
import type { Settings } from '../../storage/settings.ts';
import { dateText } from '../../base/date-words.ts';
import type { OpenCase } from '../case/index.ts';
import { findingsOf } from '../reference/index.ts';
import { Follower, spineCells, type PaneMenuEvent, type ThecalViewport } from '../viewer/index.ts';
import { renderFindingsPanel, type PanelHost } from './findings-panel.ts';
import { renderImageQuestion } from './image-question.ts';
import { saveStateOf } from './kept-panel.ts';
import { isTyping, releaseKeys } from './key-focus.ts';
import { ReadDesks } from './read-desks.ts';
import { SettingsChangeEvent } from './read-events.ts';
import { actionOfKey, HOLD_KEY, isControlKey, readKeyGroups, strokeOf } from './read-keys.ts';
import { readMenu } from './read-menu.ts';
import { readScreenStyles } from './read-screen.styles.ts';

/**
 * The Read screen: one study, its marks, its scores.
 * @fires leave-reading - back to the Library, to the board, or to the question of a teaching case
 * @fires settings-change - the name of the reader, or the rules of new readings
 */
@customElement('thecal-read-screen')
export class ThecalReadScreen extends LitElement implements PanelHost {
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
  @state() private isMakingCase = false;
  // In the page for as long as the screen is: a picker that nothing holds can be collected before it answers.
  @query('#report') private readonly reportInput!: HTMLInputElement;

  #desks!: ReadDesks;

  /** The session, for tests and for the screen's owner. */
  get session(): EditorSession {
    return this.case.session;
  }

  private get current(): SessionState {
    return this.case.session.state;
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
    this.case.view.showIn(
      (pane) => this.#viewports().find(({ index }) => index === pane)?.pane ?? null,
    );
    this.#desks = new ReadDesks(this);
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
    this.session.view({ areOverlaysHidden: false, question: null });
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
        .menu=${this.#menu()}
        @read-command=${(event: ReadCommandEvent) => {
          this.#desks.acts.perform(event.command);
        }}
      >
        <thecal-toolbar
          .active=${this.isSchematicOpen ? 'schematic' : current.tool === 'pointer' ? null : current.tool}
          .tumourKind=${current.tumourKind}
          .outlineRole=${current.outlineRole}
          .disabled=${refusedTools(this.session)}
          @tool-choose=${(event: ToolChooseEvent) => {
            this.#desks.acts.chooseTool(event.tool);
          }}
          @tumour-kind-choose=${(event: Event & { kind: SessionState['tumourKind'] }) => {
            this.session.view({ tumourKind: event.kind, tool: 'tumour' });
          }}
          @outline-role-choose=${(event: Event & { role: SessionState['outlineRole'] }) => {
            this.session.view({ outlineRole: event.role });
          }}
        ></thecal-toolbar>
      </thecal-read-bar>
      <thecal-spine-strip
        .cells=${spineCells(current.reading, this.case.summary.rows, this.case.summary.coverage(current.study.series))}
        .selected=${this.#desks.level}
        @level-select=${this.onLevelSelect}
        @grade-why=${this.onGradeWhy}
      ></thecal-spine-strip>
      ${this.#renderPanes()} ${renderFindingsPanel(this, this.#desks)}
      ${this.#desks.reference.render(findingsOf(current.reading, this.#desks.level))}
      <thecal-status-line
        .hints=${[...referenceHints(current), ...this.case.toolbox[current.tool].hints]}
        .facts=${this.#facts()}
      ></thecal-status-line>
      <input
        id="report"
        type="file"
        hidden
        accept=".json,.dcm,application/json,application/dicom"
        aria-label="A saved reading"
        @change=${this.#onReportPicked}
      />
      ${this.#desks.rules.render(current.reading.rules)} ${this.#desks.kept.render()}
      ${this.#desks.saving.render()}
      <thecal-keys-dialog
        .open=${this.areKeysShown}
        .groups=${readKeyGroups()}
        @dialog-close=${() => {
          this.areKeysShown = false;
        }}
      ></thecal-keys-dialog>
      <thecal-teaching-case-dialog
        .open=${this.isMakingCase}
        .doubts=${this.isMakingCase ? keyDoubts(this.case.summary.rows) : []}
        @teaching-case=${(event: TeachingCaseEvent) => {
          this.isMakingCase = false;
          void this.case.saveTeachingCase({ title: event.title, question: event.question });
        }}
        @dialog-close=${() => {
          this.isMakingCase = false;
        }}
      ></thecal-teaching-case-dialog>
    `;
  }

  #menu(): readonly ReadMenuItem[] {
    const { archive, opened } = this.case;
    const { isSnapping, areProposalsOn } = this.current;
    const isUsual = this.#desks.saving.usualTarget === 'archive';
    return readMenu({
      archive: archive ? (isUsual ? 'usual' : 'offered') : 'none',
      hasAnswerKey: opened.answerKeyUrl !== null,
      isSnapping,
      areProposalsOn,
      keptItems: this.#desks.kept.count,
    });
  }

  #renderPanes(): unknown {
    const { current } = this;
    return html`<main
      class="panes"
      aria-label="Images"
      data-layout=${current.maximisedPane === null ? current.layout : '1x1'}
      ?data-reference=${current.outlineRole !== 'index'}
      @pane-maximise=${this.#onMaximise}
      @pane-menu=${({ pointer }: PaneMenuEvent) => {
        this.#desks.marks.openMenu(pointer);
      }}
    >
      ${this.session
        .visiblePanes()
        .map(
          (pane) =>
            html`<thecal-viewport
              data-pane=${pane}
              .index=${pane}
              .session=${this.session}
              .engine=${this.case.engine}
              .toolbox=${this.case.toolbox}
              .sessionState=${current}
              .summary=${this.case.view.summaryWithDrafts}
              ?active=${pane === current.activePane}
            ></thecal-viewport>`,
        )}
      ${renderImageQuestion(this.session, this.renderRoot.querySelector('.panes'), this.activeViewport, this.#desks.marks)}
    </main>`;
  }

  #facts(): readonly string[] {
    const { reading, study } = this.current;
    const coverage = this.case.summary.coverage(study.series);
    const { reader } = this.settings;
    return [
      ...(this.case.saver.isSigned(reading) && reader ? [`Signed by ${reader.name}.`] : []),
      ...(coverage ? [coverageText(coverage, reading)] : []),
    ];
  }

  changeSettings(change: (settings: Settings) => Settings): void {
    this.settings = change(this.settings);
    this.dispatchEvent(new SettingsChangeEvent(change));
  }

  showKeys(): void {
    this.areKeysShown = true;
  }

  makeTeachingCase(): void {
    this.isMakingCase = true;
  }

  pickReport(): void {
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

  #viewports(): readonly ThecalViewport[] {
    return [...this.renderRoot.querySelectorAll('thecal-viewport')];
  }

  /** The pane that has the keys; the first where it is out of view. */
  get activeViewport(): ThecalViewport | null {
    const { activePane } = this.current;
    const viewports = this.#viewports();
    return viewports.find(({ index }) => index === activePane) ?? viewports[0] ?? null;
  }

  /** Why a grade: its slice, with the measure that decided drawn thickest. */
  readonly onGradeWhy = (event: GradeWhyEvent): void => {
    this.#desks.actions.selectLevel(event.vertebra);
    this.session.view({ areMeasuresShown: true, shownMeasure: null });
  };

  readonly onLevelSelect = (event: LevelSelectEvent): void => {
    this.#desks.actions.selectLevel(event.vertebra);
  };

  readonly #onMaximise = (): void => {
    const { maximisedPane, activePane } = this.current;
    this.session.view({ maximisedPane: maximisedPane === null ? activePane : null });
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const isAsked = this.areKeysShown || this.#desks.areAsking;
    if (event.isComposing || isTyping(event) || isAsked) return;
    if (strokeOf(event) === HOLD_KEY) {
      if (!event.repeat) this.session.view({ areOverlaysHidden: true });
      return;
    }
    if (this.case.toolbox[this.current.tool].key(event)) {
      event.preventDefault();
      return;
    }
    if (this.#desks.cauda.key(event)) return;
    const action = actionOfKey(event);
    if (!action || isControlKey(event, action)) return;
    event.preventDefault();
    this.#desks.acts.perform(action);
  };

  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (strokeOf(event)?.endsWith(HOLD_KEY)) this.session.view({ areOverlaysHidden: false });
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

/** Tools that cannot be used on what is shown, each with the reason. */
function refusedTools(session: EditorSession): ReadonlyMap<ToolName, string> {
  const refusal = session.seriesOf(session.state.activePane)?.measuringRefused;
  return new Map(refusal ? MEASURING_TOOLS.map((tool) => [tool, refusal] as const) : []);
}

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
}
