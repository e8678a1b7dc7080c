import type { NamedBlob } from '../../dicom/open/open-types.ts';
import type { ReadReport } from '../../dicom/sr/read/measurement-report.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { FrameSource, Study } from '../../domain/image-series.ts';
import { createReading, type Reading } from '../../domain/reading.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import type { ViewportEngine } from '../../editor/ports.ts';
import { withReaderWeightings } from '../../editor/reader-weighting.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { Archive } from '../../pacs/archive.ts';
import type { DraftStore, StoredDraft, StudyOfPerson } from '../../storage/drafts.ts';
import type { Settings } from '../../storage/settings.ts';
import type { TeachingWords } from '../../storage/teaching-case.ts';
import type { StoredVersion, VersionStore } from '../../storage/versions.ts';
import { AssistDesk, createProposalMaker } from '../assist/index.ts';
import { readAnswerKey } from './answer-key.ts';
import { CanalFinder } from './canal-finder.ts';
import { CaseView, type Toolbox } from './case-view.ts';
import { ArrivalWatch } from './arrival-watch.ts';
import { leaveQuestion } from './kept-reading.ts';
import type { DraftFacts, KeptReading, KeptState, LeaveQuestion } from './kept-reading.ts';
import { draftSummary } from './draft-summary.ts';
import { ReadingSaver } from './reading-saver.ts';
import { StoringDesk } from './storing-desk.ts';

/** A study as it was opened, before anything was read in it. */
export interface OpenedStudy {
  readonly study: Study;
  readonly frames: FrameSource;
  readonly source: StoredDraft['source'];
  /** Where its answer key lies, a sample study's or a teaching case's; fetched when it is asked for. */
  readonly answerKeyUrl: string | null;
  /** What the study was opened from, for a copy without identity. */
  readonly files: readonly NamedBlob[];
  /** What a teaching case says of itself; null for any other study. */
  readonly teaching: TeachingWords | null;
  /** Which studies are of one person, without who that is; null where it is not known. */
  readonly person: StudyOfPerson | null;
}

/** What a case needs of the program. */
export interface CaseHost {
  readonly engine: ViewportEngine;
  readonly drafts: DraftStore | null;
  readonly versions: VersionStore | null;
  readonly settings: () => Settings;
  /** Where readings can be stored now; null for nowhere. */
  readonly archive: () => Archive | null;
  /** Says that a part of the case is at work, or no longer. */
  readonly setBusy: (source: object, isBusy: boolean) => void;
}

/**
 * The one open case: a study as far as it is known, its reading, and everything that follows from both. It outlives the
 * screens; they are handed it and draw. Whatever grows or changes goes through it and reaches every view.
 */
export class OpenCase {
  readonly engine: ViewportEngine;
  readonly saver: ReadingSaver;
  readonly storing: StoringDesk;
  readonly arrivals: ArrivalWatch;
  readonly versions: VersionStore | null;
  readonly #opened: OpenedStudy;
  readonly #host: CaseHost;
  readonly #view: CaseView;
  /** Every view over the study: the reader's first, then those that were opened beside it. */
  readonly #views = new Set<CaseView>();
  readonly #kept: KeptReading | null;
  readonly #listeners = new Set<() => void>();
  readonly #versionListeners = new Set<() => void>();
  readonly #proposalMaker = createProposalMaker();
  readonly #canals: CanalFinder;
  #study: Study;
  #isBegun: boolean;
  #answerKey: ReadReport | null = null;

  /** `kept`: null for a quiz, whose marks are not kept. */
  constructor(opened: OpenedStudy, host: CaseHost, kept: KeptReading | null) {
    this.engine = host.engine;
    this.versions = host.versions;
    this.#opened = opened;
    this.#host = host;
    this.#study = opened.study;
    const draft = kept?.draft ?? null;
    const { rules, preferences } = host.settings();
    const begun = createReading(opened.study.header.studyInstanceUid);
    const own = { ...begun, rules: rules ?? begun.rules };
    this.#view = new CaseView(
      opened.study,
      draft?.reading ?? (kept ? own : begun),
      {},
      // A quiz asks the learner, not the image.
      (session) => (kept ? this.#createAssist(session) : null),
    );
    this.#views.add(this.#view);
    const { session } = this.#view;
    if (kept) {
      const { snapping, identityHidden, proposals = true } = preferences;
      session.view({
        isSnapping: snapping,
        isIdentityHidden: identityHidden,
        areProposalsOn: proposals,
      });
    }
    this.#canals = this.#findCanals(session);
    this.#canals.look();
    this.#isBegun = draft !== null;
    session.onCommit(() => {
      this.#isBegun = true;
    });
    session.subscribe(({ study }) => {
      this.#takeStudy(study);
    });
    this.#kept = kept;
    const keep = (reading: Reading): Promise<void> => this.#keepNow(reading);
    this.saver = new ReadingSaver(
      {
        session,
        summary: () => this.#view.summary,
        keep,
        keepVersion: (version) => this.keepVersion(version),
      },
      draft,
    );
    this.storing = new StoringDesk(
      {
        session,
        saver: this.saver,
        keep,
        drafts: kept && host.drafts,
        archive: host.archive,
        changed: this.#changed,
      },
      draft,
    );
    this.arrivals = new ArrivalWatch({
      study: opened.study.header.studyInstanceUid,
      archive: host.archive,
      changed: this.#changed,
    });
    // After the saver, which knows by then what a reading that came back is to name.
    kept?.follow({
      session,
      facts: (reading) => this.#draftFacts(reading),
      changed: (message) => {
        this.#followKept(kept, message);
      },
    });
    this.#followKept(kept, null);
    if (draft) session.notify('note', 'Your reading of this study is back as you left it.');
  }

  /** The study as far as it is known now, with what the reader corrected of it. */
  get study(): Study {
    return this.#study;
  }

  /** What it was opened as, with the study as it is now: what another case over the same study begins with. */
  get opened(): OpenedStudy {
    return { ...this.#opened, study: this.#study };
  }

  /** The reader's own session; those of a board or a comparison stand beside it. */
  get session(): EditorSession {
    return this.#view.session;
  }

  get toolbox(): Toolbox {
    return this.#view.toolbox;
  }

  /** What follows from the reading as it stands. */
  get summary(): ReadingSummary {
    return this.#view.summary;
  }

  /** The reader's own view. */
  get view(): CaseView {
    return this.#view;
  }

  /** Where the reading can be stored now; null for nowhere. A sample study and a teaching case go nowhere. */
  get archive(): Archive | null {
    const { source, teaching } = this.#opened;
    return source.kind === 'sample' || teaching ? null : this.#host.archive();
  }

  /** Whether there is a reading: one was kept, or something was done in this one. */
  get isBegun(): boolean {
    return this.#isBegun;
  }

  /** How the reading is kept. */
  get keep(): KeptState {
    return this.#kept?.state ?? { kind: 'saved' };
  }

  /** Whether closing the case would lose something that was drawn or said. */
  get hasUnkept(): boolean {
    return this.#kept?.hasUnkept ?? false;
  }

  /** What is to be asked before the case is closed; null where nothing is lost: the browser has it, or a file. */
  get leaveQuestion(): LeaveQuestion | null {
    const { keep, hasUnkept } = this;
    const isFiled = this.saver.isFiled(this.session.state.reading);
    return isFiled ? null : leaveQuestion({ state: keep, hasUnkept });
  }

  /** Waits until it is known what became of the last change. */
  async settled(): Promise<void> {
    await this.#kept?.settled();
  }

  /** Hands the reading to the reader as a file, as it is and without asking anything. */
  async saveNow(): Promise<void> {
    const settings = this.#host.settings();
    // Nobody is asked for a name on leaving.
    const reader = settings.reader ?? { name: 'Not named', organisation: '' };
    await this.#during(this.saver.save({ ...settings, reader }, 'json', false));
  }

  /** Whether this is a question: its marks are kept nowhere. */
  get isQuiz(): boolean {
    return this.#kept === null;
  }

  /** Whether it is a sample study with an answer key: the key of a teaching case is no reading to be shown. */
  get hasSampleKey(): boolean {
    return this.#opened.answerKeyUrl !== null && this.#opened.teaching === null;
  }

  /** The answer key, once it was fetched. */
  get answerKey(): ReadReport | null {
    return this.#answerKey;
  }

  /** Calls back when something beside the session's state changed; returns the way to stop it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back when a document was kept among the versions of the study; returns the way to stop it. */
  onVersionKept(listener: () => void): () => void {
    this.#versionListeners.add(listener);
    return () => this.#versionListeners.delete(listener);
  }

  /** Takes in more of the study while it is read; `isComplete` says that no more will come. */
  grow(study: Study, isComplete: boolean): void {
    const grown = withReaderWeightings(study, this.#study);
    for (const { session } of this.#views) session.growStudy(grown, isComplete);
    if (isComplete) this.#canals.complete();
  }

  /** Another session over the study, such as a board's: it grows with it until it is closed. */
  openView(reading: Reading, tools?: Partial<Toolbox>): CaseView {
    const view = new CaseView(this.#study, reading, tools);
    this.#views.add(view);
    return view;
  }

  closeView(view: CaseView): void {
    this.#views.delete(view);
  }

  /** Puts a reading in place of the reader's as one step, and keeps it. Errors: why it is not kept, one sentence. */
  async keepReading(reading: Reading): Promise<Result<void, string>> {
    const keeper = this.#kept;
    if (!keeper) return err('The marks of a question are not kept.');
    const { state } = keeper;
    if (state.kind === 'unreadable' || state.kind === 'elsewhere') return err(state.message);
    if (reading === this.session.state.reading) return keeper.keep(reading);
    this.session.replaceReading(reading);
    return keeper.settled();
  }

  /** Keeps aside a kept reading that cannot be read, and keeps what is on the screen in its place. */
  async beginAnew(): Promise<void> {
    const begun = await this.#kept?.beginAnew();
    if (begun?.ok === false) this.session.notify('warning', begun.error);
  }

  /** Takes the reading over from another tab. */
  async takeOver(): Promise<void> {
    if (this.#kept) await this.#during(this.#kept.takeOver());
  }

  /** Opens a saved reading of this study; undo brings back the one before. */
  async openDocument(file: { readonly name: string; readonly blob: Blob }): Promise<void> {
    await this.#during(this.saver.open(file));
  }

  /** Fetches the answer key, once. Errors: one sentence. */
  async fetchAnswerKey(): Promise<Result<ReadReport, string>> {
    if (this.#answerKey) return ok(this.#answerKey);
    const { answerKeyUrl } = this.#opened;
    if (answerKeyUrl === null) return err('This study has no answer key.');
    const key = await this.#during(
      readAnswerKey(answerKeyUrl, this.#study.header.studyInstanceUid),
    );
    if (key.ok) this.#answerKey = key.value;
    return key;
  }

  /**
   * Puts the expert's reading in place of the reader's; undo brings that back, and it is not what a save replaces.
   * True when it is shown.
   */
  async showAnswerKey(): Promise<boolean> {
    const { session } = this;
    const key = await this.fetchAnswerKey();
    if (key.ok) {
      session.replaceReading(key.value.reading);
      session.notify('note', 'This is the answer key. Undo brings your reading back.');
    } else session.notify('warning', key.error);
    return key.ok;
  }

  /** Hands on a copy of the study without identity, with the reading as its key. */
  async saveTeachingCase(words: TeachingWords): Promise<void> {
    const { saveTeachingCase } = await this.#during(import('./save-teaching-case.ts'));
    const material = {
      files: this.#opened.files,
      state: this.session.state,
      summary: this.summary,
      settings: this.#host.settings(),
    };
    await this.#during(saveTeachingCase(this.session, material, words));
  }

  /** Keeps a document among the versions of the study. */
  async keepVersion(version: StoredVersion): Promise<void> {
    const kept = await this.versions?.keep(version);
    if (kept && !kept.ok) {
      this.session.notify('warning', `Not kept as a version. ${kept.error.message}`);
    }
    for (const listener of this.#versionListeners) listener();
  }

  /** Closes the case. Its panes must have gone by now. */
  dispose(): void {
    this.#kept?.dispose();
    this.#proposalMaker.dispose();
    this.storing.dispose();
    this.arrivals.dispose();
    this.#listeners.clear();
    this.engine.dispose();
  }

  #createAssist(session: EditorSession): AssistDesk {
    return new AssistDesk({
      session,
      maker: this.#proposalMaker,
      greyOf: (series, frame) => this.engine.greyOf(series, frame),
      setBusy: (source, isBusy) => {
        this.#host.setBusy(source, isBusy);
      },
    });
  }

  #findCanals(session: EditorSession): CanalFinder {
    return new CanalFinder({
      session,
      greyOf: (series, frame) => this.engine.greyOf(series, frame),
      setBusy: (source, isBusy) => {
        this.#host.setBusy(source, isBusy);
      },
    });
  }

  #followKept(kept: KeptReading | null, message: string | null): void {
    if (!kept) return;
    const { state } = kept;
    // Two tabs never write one reading: here it is for looking until it is taken over.
    this.session.refuseChanges(state.kind === 'elsewhere' ? state.message : null);
    this.#host.setBusy(kept, state.kind === 'saving');
    if (message !== null) this.session.notify('warning', message);
    this.#changed();
  }

  async #keepNow(reading: Reading): Promise<void> {
    await this.#kept?.keep(reading);
  }

  #draftFacts(reading: Reading): DraftFacts {
    const { source, person } = this.#opened;
    return {
      ...draftSummary(this.#study.header, reading, this.summary),
      source,
      ...(person ? { person } : {}),
      ...this.saver.factsOf(reading),
      ...this.storing.factsOf(reading),
    };
  }

  /** A reader's correction in one view is true in all. */
  #takeStudy(study: Study): void {
    if (study === this.#study) return;
    this.#study = study;
    for (const { session } of this.#views) {
      if (session.state.study !== study) session.updateStudy(study);
    }
  }

  readonly #changed = (): void => {
    for (const listener of this.#listeners) listener();
  };

  async #during<T>(work: Promise<T>): Promise<T> {
    const token = {};
    this.#host.setBusy(token, true);
    try {
      return await work;
    } finally {
      this.#host.setBusy(token, false);
    }
  }
}
