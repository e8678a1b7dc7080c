import type { EsccGrade } from '../../domain/escc/escc.ts';
import type { FrameInSeries } from '../../domain/image-lookup.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import { nextWindow } from '../../editor/window-presets.ts';
import type { AssistDesk } from '../assist/index.ts';
import type { ReferenceController } from '../reference/index.ts';
import type { CaudaDesk } from './cauda-desk.ts';
import type { KeptDesk } from './kept-desk.ts';
import type { MarksDesk } from './marks-desk.ts';
import { LeaveReadingEvent } from './read-events.ts';
import type { ReadHost } from './read-host.ts';
import type { ReadAction } from './read-keys.ts';
import type { ReadingActions } from './reading-actions.ts';
import type { RulesDesk } from './rules-desk.ts';
import type { SaveDesk, SaveTarget } from './save-desk.ts';
import type { VersionShelf } from './version-shelf.ts';

/** Those whom the actions ask. */
export interface ActDesks {
  readonly actions: ReadingActions;
  readonly cauda: CaudaDesk;
  readonly saving: SaveDesk;
  readonly shelf: VersionShelf;
  readonly marks: MarksDesk;
  readonly rules: RulesDesk;
  readonly kept: KeptDesk;
  readonly reference: ReferenceController;
  showAnswerKey(): Promise<void>;
}

type Acts<Some extends ReadAction> = Readonly<Record<Some, () => void>>;

/** Carries out what the reader asks for by key, menu or button. */
export class ReadActs {
  readonly #screen: ReadHost;
  readonly #desks: ActDesks;
  readonly #acts: Acts<ReadAction>;

  constructor(screen: ReadHost, desks: ActDesks) {
    this.#screen = screen;
    this.#desks = desks;
    this.#acts = {
      ...this.#tools(),
      ...this.#marks(),
      ...this.#images(),
      ...this.#levels(),
      ...this.#record(),
      ...this.#ways(),
    };
  }

  /** Does it; words that are no action are nobody's. */
  perform(action: string): void {
    if (Object.hasOwn(this.#acts, action)) this.#acts[action as ReadAction]();
  }

  /** A tool of the bar: pressed again it lets go. Its key never does, so that a second press of it draws the next outline. */
  chooseTool(tool: string): void {
    if (tool === 'schematic' || tool === 'key-image') this.perform(tool);
    else this.perform(tool === this.#session.state.tool ? 'pointer' : `tool-${tool}`);
  }

  /** The axial slice in view. */
  get axialPlace(): FrameInSeries | null {
    const pane = this.#desks.actions.axialPane;
    const series = pane === null ? null : this.#session.seriesOf(pane);
    const frame = pane === null ? null : this.#session.frameOf(pane);
    return series && frame && { series, frame };
  }

  get #session(): EditorSession {
    return this.#screen.case.session;
  }

  get #assist(): AssistDesk | null {
    return this.#screen.case.view.assist;
  }

  #tools(): Acts<Extract<ReadAction, `tool-${string}`>> {
    return Object.fromEntries(
      TOOLS.map((tool) => [
        `tool-${tool}`,
        () => {
          this.#take(tool);
        },
      ]),
    ) as Acts<Extract<ReadAction, `tool-${string}`>>;
  }

  #marks(): Acts<
    | 'pointer'
    | 'snapping'
    | 'proposals'
    | 'fill-block'
    | 'carry-outlines'
    | 'delete'
    | 'key-image'
    | 'marks'
    | 'mark-menu'
    | 'undo'
    | 'redo'
  > /* prettier-ignore */ {
    const { actions } = this.#desks;
    const session = this.#session;
    return {
      pointer: () => {
        this.#take('pointer');
      },
      snapping: () => {
        const isSnapping = !session.state.isSnapping;
        session.view({ isSnapping });
        session.notify('note', `Snapping to edges is ${isSnapping ? 'on' : 'off'}.`);
      },
      proposals: () => {
        const areProposalsOn = !session.state.areProposalsOn;
        session.view({ areProposalsOn });
        this.#screen.changeSettings((settings) => ({
          ...settings,
          preferences: { ...settings.preferences, proposals: areProposalsOn },
        }));
        session.notify('note', `Proposals from the image are ${areProposalsOn ? 'on' : 'off'}.`);
      },
      'fill-block': () => {
        if (this.axialPlace) this.#assist?.fill(this.axialPlace.series);
        else session.notify('note', 'Show an axial series first.');
      },
      'carry-outlines': () => {
        if (!this.axialPlace || !this.#assist?.carry(this.axialPlace, 1)) actions.copyOutline(1);
      },
      delete: () => {
        if (!this.#assist?.refuse(this.axialPlace?.frame ?? null)) actions.deleteMark();
      },
      'key-image': () => {
        actions.toggleKeyImage();
      },
      marks: () => {
        this.#desks.marks.toggle();
      },
      'mark-menu': () => {
        this.#desks.marks.openMenuOfChosen();
      },
      undo: () => {
        session.undo();
      },
      redo: () => {
        session.redo();
      },
    };
  }

  #levels(): Acts<
    | `grade-${EsccGrade}`
    | 'accept'
    | 'confirm-sins'
    | 'schematic'
    | 'next-level'
    | 'previous-level'
    | 'worst-slice'
  > /* prettier-ignore */ {
    const { actions, cauda } = this.#desks;
    const screen = this.#screen;
    const grade = (given: EsccGrade) => () => {
      actions.confirmGrade(given);
    };
    return {
      'grade-0': grade('0'),
      'grade-1a': grade('1a'),
      'grade-1b': grade('1b'),
      'grade-1c': grade('1c'),
      'grade-2': grade('2'),
      'grade-3': grade('3'),
      accept: () => {
        // With a proposal from the image open, Enter is its answer and nothing else's.
        if (!this.#assist?.confirm(this.axialPlace?.frame ?? null)) cauda.accept();
      },
      'confirm-sins': () => {
        if (actions.level) actions.confirmSinsProposals(actions.level);
      },
      schematic: () => {
        if (actions.level) screen.isSchematicOpen = !screen.isSchematicOpen;
        else {
          const text = 'Name the levels first (L); the schematic belongs to one.';
          this.#session.notify('warning', text);
        }
      },
      'next-level': () => {
        actions.stepLevel(1);
      },
      'previous-level': () => {
        actions.stepLevel(-1);
      },
      'worst-slice': () => {
        actions.showDecidingSlice();
      },
    };
  }

  #images(): Acts<
    | `layout-${Layout}`
    | 'measures'
    | 'identity'
    | 'window-preset'
    | 'invert'
    | 'fit'
    | 'slice-up'
    | 'slice-down'
    | 'other-pane'
  > /* prettier-ignore */ {
    const session = this.#session;
    const layout = (shown: Layout) => () => {
      session.setLayout(shown);
    };
    return {
      'layout-1x1': layout('1x1'),
      'layout-1x2': layout('1x2'),
      'layout-2x2': layout('2x2'),
      measures: () => {
        session.view({ areMeasuresShown: !session.state.areMeasuresShown, shownMeasure: null });
      },
      identity: () => {
        session.view({ isIdentityHidden: !session.state.isIdentityHidden });
      },
      'window-preset': () => {
        this.#nextWindow();
      },
      invert: () => {
        const { activePane, panes } = session.state;
        session.setPane(activePane, { inverted: !(panes[activePane]?.inverted ?? false) });
      },
      fit: () => {
        this.#screen.activeViewport?.fit();
      },
      'slice-up': () => {
        session.scroll(session.state.activePane, -1);
      },
      'slice-down': () => {
        session.scroll(session.state.activePane, 1);
      },
      'other-pane': () => {
        const panes = session.visiblePanes();
        const at = panes.indexOf(session.state.activePane);
        session.view({ activePane: panes[(at + 1) % panes.length] ?? 0 });
      },
    };
  }

  #record(): Acts<
    | 'save'
    | `save-${SaveTarget}`
    | 'sign'
    | 'report-short'
    | 'report-long'
    | 'copy-sentence'
    | 'open-report'
    | 'answer-key'
    | 'versions'
    | 'kept-items'
    | 'teaching-case'
  > /* prettier-ignore */ {
    const { actions, saving, shelf, kept } = this.#desks;
    const save = (target?: SaveTarget) => () => void saving.save(target);
    return {
      save: save(),
      'save-json': save('json'),
      'save-dcm': save('dcm'),
      'save-archive': save('archive'),
      'save-archive-all': save('archive-all'),
      'save-all': save('all'),
      'save-key-images': save('key-images'),
      'save-outlines': save('outlines'),
      'save-structures': save('structures'),
      'save-key-image-states': save('key-image-states'),
      sign: () => {
        saving.askToSign();
      },
      'report-short': () => void saving.copyReport('short'),
      'report-long': () => void saving.copyReport('long'),
      'copy-sentence': () => {
        if (actions.level) void saving.copySentence(actions.level);
      },
      'open-report': () => {
        this.#screen.pickReport();
      },
      'answer-key': () => void this.#desks.showAnswerKey(),
      versions: () => void shelf.toggle(),
      'kept-items': () => {
        kept.open(this.#session.state.reading);
      },
      'teaching-case': () => {
        this.#screen.makeTeachingCase();
      },
    };
  }

  #ways(): Acts<'library' | 'board' | 'keys' | 'rules' | 'reference' | 'escape'> {
    const { rules, reference } = this.#desks;
    return {
      library: () => this.#screen.dispatchEvent(new LeaveReadingEvent('library')),
      board: () => this.#screen.dispatchEvent(new LeaveReadingEvent('board')),
      keys: () => {
        this.#screen.showKeys();
      },
      rules: rules.open,
      reference: () => {
        reference.toggle();
      },
      escape: () => {
        this.#escape();
      },
    };
  }

  #take(tool: ToolName): void {
    this.#screen.case.toolbox[this.#session.state.tool].cancel();
    this.#session.view({ tool: this.#cordOrRoots(tool), question: null });
    if (this.#session.state.tool === 'cord' && this.axialPlace) {
      this.#assist?.proposeInCanal(this.axialPlace);
    }
  }

  /** Below the conus there is no cord to outline: the cord's key draws the roots there. */
  #cordOrRoots(tool: ToolName): ToolName {
    const { level, axialImage } = this.#desks.actions;
    if (tool !== 'cord' || !level || !axialImage) return tool;
    return this.#screen.case.summary.isBelowConus(level, axialImage) === true ? 'roots' : 'cord';
  }

  /** Gives up the innermost thing that is under way. */
  #escape(): void {
    const session = this.#session;
    const { question, tool, outlineRole, maximisedPane } = session.state;
    const { reference, shelf, marks } = this.#desks;
    if (question) session.view({ question: null });
    else if (this.#screen.case.toolbox[tool].cancel()) return;
    else if (outlineRole !== 'index') session.view({ outlineRole: 'index' });
    else if (tool !== 'pointer') session.view({ tool: 'pointer' });
    else if (maximisedPane !== null) session.view({ maximisedPane: null });
    else if (reference.isOpen) reference.close();
    else if (marks.isOpen) marks.toggle(false);
    else if (shelf.isOpen) shelf.close();
    else this.#screen.isSchematicOpen = false;
  }

  #nextWindow(): void {
    const session = this.#session;
    const series = session.seriesOf(session.state.activePane);
    const viewport = this.#screen.activeViewport;
    if (!series || !viewport?.view) return;
    const next = nextWindow(series, viewport.view);
    viewport.setWindow(next.window);
    session.notify('note', `Window: ${next.name}.`);
  }
}

type Layout = SessionState['layout'];

const TOOLS: readonly Exclude<ToolName, 'pointer'>[] = [
  'level', 'conus', 'marker', 'cord', 'roots', 'sac', 'csf', 'tumour', 'canal', 'body', 'distance', 'height', 'angle',
  'translation', 'signal', 'arrow',
]; // prettier-ignore
