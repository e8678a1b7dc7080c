import type { Study } from '../../domain/image-series.ts';
import type { Reading } from '../../domain/reading.ts';
import { createSummaryMemo, type ReadingSummary } from '../../domain/reading-summary.ts';
import { readingWithDrafts } from '../../editor/drafts.ts';
import type { Pane } from '../../editor/ports.ts';
import { EditorSession } from '../../editor/session.ts';
import type { SessionState, ToolName } from '../../editor/session-state.ts';
import type { Tool } from '../../editor/tools/tool.ts';
import { createToolbox } from '../../editor/tools/toolbox.ts';
import type { AssistDesk } from '../assist/index.ts';

/** The tools of one session. */
export type Toolbox = Readonly<Record<ToolName, Tool>>;

/** One session over the study of a case, with what its screen draws: the case lets its study grow. */
export class CaseView {
  readonly session: EditorSession;
  readonly toolbox: Toolbox;
  /** Proposals from the image; null where a screen takes none, as in a quiz. */
  readonly assist: AssistDesk | null;
  readonly #summaryOf = createSummaryMemo();
  readonly #summaryWithDraftsOf = createSummaryMemo();
  #withDrafts: (Pick<SessionState, 'reading' | 'drafts'> & { readonly joined: Reading }) | null =
    null;
  #paneOf: (index: number) => Pane | null = () => null;

  /** `tools`: those that differ from a reader's. */
  constructor(
    study: Study,
    reading: Reading,
    tools: Partial<Toolbox> = {},
    createAssist: (session: EditorSession) => AssistDesk | null = () => null,
  ) {
    this.session = new EditorSession(study, reading);
    this.assist = createAssist(this.session);
    this.toolbox = {
      ...createToolbox(
        this.session,
        {
          snap: (pane, point, radius) => this.#paneOf(pane)?.snap(point, radius) ?? point,
          signalWithin: (pane, points) => this.#paneOf(pane)?.signalWithin(points) ?? null,
          now: () => new Date().toISOString(),
        },
        this.assist ?? undefined,
      ),
      ...tools,
    };
  }

  /** What follows from the reading as it stands, computed once a state. */
  get summary(): ReadingSummary {
    const { reading, images } = this.session.state;
    return this.#summaryOf(reading, images);
  }

  /** What would follow if the drafts were the reader's: shown live, never kept. */
  get summaryWithDrafts(): ReadingSummary {
    const { reading, drafts, images } = this.session.state;
    if (drafts.length === 0) return this.summary;
    if (this.#withDrafts?.reading !== reading || this.#withDrafts.drafts !== drafts) {
      this.#withDrafts = { reading, drafts, joined: readingWithDrafts(reading, drafts) };
    }
    return this.#summaryWithDraftsOf(this.#withDrafts.joined, images);
  }

  /** Names the panes on the screen, for the tools that read pixels; without panes they take points as they are. */
  showIn(paneOf: (index: number) => Pane | null): void {
    this.#paneOf = paneOf;
  }
}
