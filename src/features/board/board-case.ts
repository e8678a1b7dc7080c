import { editsBetween, withEdits, type BoardEdits } from '../../domain/board-edits.ts';
import type { Vertebra } from '../../domain/level.ts';
import { createReading, type Reading } from '../../domain/reading.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import type { PaneFocus } from '../../editor/ports.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { SessionState } from '../../editor/session-state.ts';
import type { CaseView, OpenCase } from '../case/index.ts';
import { axialFocus, changesOf, sagittalFocus, worstImage } from './board-model.ts';
import { LOOKING } from './looking-tool.ts';

/** One case as the board has it: its reading with the changes of the page laid over it, and the level that is shown. */
export class BoardCase {
  readonly view: CaseView;
  readonly #case: OpenCase;
  /** Called when another level is shown. */
  readonly #changed: () => void;
  /** The reading the board's changes are laid over; replaced when another one comes to the case. */
  #kept: Reading;
  #level: Vertebra | null = null;
  #axial: PaneFocus | null = null;
  #sagittal: PaneFocus | null = null;
  /** Whether the answer key was offered as a copy. */
  #isCopyOffered = false;

  constructor(open: OpenCase, edits: BoardEdits | null, changed: () => void) {
    this.#case = open;
    this.#changed = changed;
    this.#kept = this.shownReading ?? createReading(open.study.header.studyInstanceUid);
    this.view = open.openView(edits ? withEdits(this.#kept, edits) : this.#kept, {
      pointer: LOOKING,
    });
    this.session.view({ areMeasuresShown: true });
    const [worst] = this.summary.rows;
    if (worst) this.showLevel(worst.level);
  }

  get session(): EditorSession {
    return this.view.session;
  }

  get state(): SessionState {
    return this.session.state;
  }

  get summary(): ReadingSummary {
    return this.view.summary;
  }

  get level(): Vertebra | null {
    return this.#level;
  }

  /** What the pictures are centred on. */
  get focus(): { readonly axial: PaneFocus | null; readonly sagittal: PaneFocus | null } {
    return { axial: this.#axial, sagittal: this.#sagittal };
  }

  get kept(): Reading {
    return this.#kept;
  }

  /** The reader's reading; a sample study's answer key where there is none yet, null where there is neither. */
  get shownReading(): Reading | null {
    const { isBegun, session, answerKey } = this.#case;
    return isBegun ? session.state.reading : (answerKey?.reading ?? null);
  }

  /** The page shows the expert's reading, because the reader has begun none. */
  get isKey(): boolean {
    return !this.#case.isBegun && this.#case.answerKey !== null;
  }

  /** What was changed on the page, one phrase each. */
  get changes(): readonly string[] {
    return changesOf(this.#kept, this.state.reading);
  }

  get isUnsaved(): boolean {
    return this.changes.length > 0 || this.#case.keep.kind === 'failed';
  }

  /** More of the study, and another reading of it, are shown as soon as the case has them; `edited` hears of every change. */
  follow(edited: (edits: BoardEdits | null) => void): readonly (() => void)[] {
    let { images } = this.state;
    return [
      this.session.subscribe((next) => {
        if (next.images === images) return;
        ({ images } = next);
        const [worst] = this.summary.rows;
        if (worst) this.showLevel(this.#level ?? worst.level);
      }),
      this.session.onCommit((now) => {
        edited(editsBetween(this.#kept, now));
      }),
      this.#case.session.onCommit((reading) => {
        const edits = editsBetween(this.#kept, this.state.reading);
        this.#kept = reading;
        if (reading === this.state.reading) return;
        this.session.replaceReading(edits ? withEdits(reading, edits) : reading);
      }),
    ];
  }

  /** Brings a level's worst images to both panes. */
  showLevel(level: Vertebra): void {
    const { reading } = this.state;
    const row = this.summary.rows.find((one) => one.level === level);
    if (!row) return;
    this.#level = level;
    const image = worstImage(reading, row);
    this.session.showLevel(level, image);
    const label = reading.levels.find((one) => one.vertebra === level);
    if (label) this.session.showImage(label.image);
    if (image) this.session.showImage(image);
    this.#axial = image ? axialFocus(reading, image, this.state.images) : null;
    this.#sagittal = sagittalFocus(reading, level);
    this.#changed();
  }

  /** Steps through the levels with findings, round at both ends. */
  stepLevel(step: 1 | -1): void {
    const { rows } = this.summary;
    const at = rows.findIndex((one) => one.level === this.#level);
    const next = rows[(at + step + rows.length) % rows.length];
    if (next) this.showLevel(next.level);
  }

  /** Shows why: the deciding slice with its measure; pressed again there, it takes the measures off. */
  showWhy(): void {
    const { areMeasuresShown } = this.state;
    const row = this.summary.rows.find((one) => one.level === this.#level);
    const image = row?.escc.deciding?.image;
    const shown = this.session.frameOf(1);
    const isThere = !image || shown?.sopInstanceUid === image.sopInstanceUid;
    if (!isThere && this.#level) this.showLevel(this.#level);
    this.session.view({ areMeasuresShown: isThere ? !areMeasuresShown : true });
  }

  /** The changes go into the reader's reading, as one step there; an answer key is only kept as a copy, which is offered first. */
  async save(): Promise<{ readonly isSaved: boolean; readonly message: string }> {
    if (this.isKey && !this.#isCopyOffered) {
      this.#isCopyOffered = true;
      return {
        isSaved: false,
        message:
          'This is the answer key, which stays as it is. Press S once more to keep a copy of it, with your changes, as your reading.',
      };
    }
    const kept = await this.#case.keepReading(this.state.reading);
    return { isSaved: kept.ok, message: kept.ok ? 'Saved.' : kept.error };
  }

  close(): void {
    this.#case.closeView(this.view);
  }
}
