import type { Vertebra } from '../../domain/level.ts';
import type { MarkId } from '../../domain/reading.ts';
import type { OpenCase } from '../case/index.ts';
import { ReferenceController } from '../reference/index.ts';
import { BusyChangeEvent } from '../viewer/index.ts';
import { CaudaDesk } from './cauda-desk.ts';
import { EsccActions } from './escc-actions.ts';
import { copyToOtherPhase } from './evidence-actions.ts';
import { KeptDesk } from './kept-desk.ts';
import { MarksDesk } from './marks-desk.ts';
import { ReadActs, type ActDesks } from './read-acts.ts';
import type { ReadHost } from './read-host.ts';
import { ReadingActions } from './reading-actions.ts';
import { RulesDesk } from './rules-desk.ts';
import { SaveDesk } from './save-desk.ts';
import { VersionShelf } from './version-shelf.ts';

/** Those who serve the Read screen, each with a matter of its own; made with the screen, for one case. */
export class ReadDesks implements ActDesks {
  readonly actions: ReadingActions;
  readonly escc: EsccActions;
  readonly cauda: CaudaDesk;
  readonly rules: RulesDesk;
  readonly kept: KeptDesk;
  readonly saving: SaveDesk;
  readonly shelf: VersionShelf;
  readonly marks: MarksDesk;
  readonly reference: ReferenceController;
  readonly acts: ReadActs;
  readonly #screen: ReadHost;

  constructor(screen: ReadHost) {
    this.#screen = screen;
    const { case: openCase } = screen;
    const { session, saver } = openCase;
    const summary = (): OpenCase['summary'] => openCase.summary;
    const now = (): string => new Date().toISOString();
    this.actions = new ReadingActions(session, summary, now);
    this.escc = new EsccActions(session, summary, now);
    this.cauda = new CaudaDesk(screen, {
      session,
      summary,
      actions: this.actions,
      escc: this.escc,
    });
    this.shelf = new VersionShelf(screen, {
      case: openCase,
      setAside: () => saver.setAside(screen.settings),
    });
    this.marks = new MarksDesk(screen, {
      session,
      deleteMark: () => {
        this.actions.deleteMark();
      },
      perform: (action) => {
        this.acts.perform(action);
      },
    });
    this.kept = new KeptDesk(screen, () => saver.facts.carried ?? null);
    this.saving = new SaveDesk(screen, {
      case: openCase,
      settings: () => screen.settings,
      changeSettings: (change) => {
        screen.changeSettings(change);
      },
    });
    this.rules = new RulesDesk(screen, {
      session,
      siteRules: () => screen.settings.rules,
      keepSiteRules: (rules) => {
        screen.changeSettings((settings) => ({ ...settings, rules }));
      },
    });
    this.reference = new ReferenceController(screen);
    this.acts = new ReadActs(screen, this);
  }

  /** The level being read. */
  get level(): Vertebra | null {
    return this.actions.level;
  }

  /** Whether a question of theirs has the keys. */
  get areAsking(): boolean {
    return this.rules.isOpen || this.kept.isOpen || this.saving.isAsking;
  }

  /** Puts the expert's reading in place of the reader's, and shows its worst level. */
  async showAnswerKey(): Promise<void> {
    const { case: openCase } = this.#screen;
    if (!(await openCase.showAnswerKey())) return;
    const [worst] = openCase.summary.rows;
    if (worst) this.actions.selectLevel(worst.level);
  }

  /** Draws an area of signal on the other phase as well; the screen is at work until it is done. */
  async copyPhase(mark: MarkId): Promise<void> {
    const { session, engine } = this.#screen.case;
    const token = {};
    this.#screen.dispatchEvent(new BusyChangeEvent(token, true));
    try {
      await copyToOtherPhase(session, mark, (...where) => engine.signalOf(...where));
    } finally {
      this.#screen.dispatchEvent(new BusyChangeEvent(token, false));
    }
  }
}
