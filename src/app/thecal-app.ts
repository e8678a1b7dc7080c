import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '../components/app-bar/app-bar.ts';
import type { CaseChooseEvent } from '../components/case-rail/case-rail.ts';
import type { CaseForgetEvent, MeetingChangeEvent } from '../components/case-rail/meeting-list.ts';
import type { ReaderNameEvent } from '../components/dialogs/dialog-events.ts';
import { SCREEN_KEY_GROUPS } from '../components/dialogs/screen-key-groups.ts';
import '../components/dialogs/keys-dialog.ts';
import type { KeysChangeEvent } from '../components/dialogs/dialog-events.ts';
import { keysInUse, typedKey } from '../editor/typed-key.ts';
import type { FilesChosenEvent } from '../components/drop-zone/files-chosen-event.ts';
import type { LibraryDraft } from '../components/library/draft-row.ts';
import '../components/library/library.ts';
import '../components/update-notice/update-notice.ts';
import type { UpdateAnswerEvent } from '../components/update-notice/update-notice.ts';
import type {
  AsideRemoveEvent,
  AsideSaveEvent,
  DraftDiscardEvent,
  DraftOpenEvent,
  SampleOpenEvent,
} from '../components/library/library-events.ts';
import type { LibrarySample } from '../components/library/sample-card.ts';
import type { StudyChooseEvent } from '../components/open-report/open-events.ts';
import type { OpenProgress, OpenReport } from '../components/open-report/open-report-model.ts';
import type { ReferenceGoEvent } from '../components/reference/reference-events.ts';
import type { ReportCopyEvent } from '../components/open-report/open-events.ts';
import { openFiles } from '../dicom/open/open-files.ts';
import type { NamedBlob, OpenOptions, OpenResult } from '../dicom/open/open-types.ts';
import type { FrameSource, Study } from '../domain/image-series.ts';
import type { BoardEditEvent, BoardLeaveEvent, PriorStudy } from '../features/board/index.ts';
import type { KeptReading, OpenCase, OpenedStudy } from '../features/case/index.ts';
import type { QuizAnsweredEvent, TeachGoEvent, TeachQuestion } from '../features/teach/index.ts';
import type { QuizResult } from '../domain/quiz/quiz.ts';
import { openQuizStore, type QuizStore } from '../storage/quiz-results.ts';
import type {
  BusyChangeEvent,
  LeaveReadingEvent,
  SettingsChangeEvent,
} from '../features/read/index.ts';
import type { BackendWish } from '../viewport/cornerstone-engine.ts';
import { openDraftStore, type DraftStore, type StoredDraft } from '../storage/drafts.ts';
import { createReadingLocks } from '../storage/reading-locks.ts';
import { openSettings, type Settings } from '../storage/settings.ts';
import { openMeetingStore } from '../storage/meeting.ts';
import { openPictureStore } from '../storage/meeting-pictures.ts';
import { personDigest } from '../storage/person-digest.ts';
import { openVersionStore, type VersionStore } from '../storage/versions.ts';
import { readTeachingCase, type TeachingWords } from '../storage/teaching-case.ts';
import { libraryDraft } from './draft-words.ts';
import { ArchiveDesk } from './archive-desk.ts';
import { watchForUpdates, type AppUpdates } from './app-updates.ts';
import { CaseCache, noted, type ReadyStudy } from './case-cache.ts';
import { AsideDesk } from './aside-desk.ts';
import { LeaveGuard, staysOpen } from './leave-guard.ts';
import { MeetingDesk, type MeetingSources } from './meeting-desk.ts';
import { PicturesDesk } from './pictures-desk.ts';
import { SettingsDesk } from './settings-desk.ts';
import { hashOf, OPEN_FILES, parseRoute, type Route } from './route.ts';
import { listedStudies, mainStudy } from './opened-studies.ts';
import { fetchSample, loadCatalogue, sampleUrl, type SampleCase } from './sample-catalogue.ts';

/** How often a study that is still being read may grow on the screen. Unit: ms. */
const GROWTH_INTERVAL_MS = 1000;

/** A teaching case that was opened; its key is looked at when the reader asks. */
interface TeachingFacts {
  readonly words: TeachingWords;
  readonly keyUrl: string | null;
}

/** The program: what is open, where the reader is, what is kept. Creates everything that others are handed. */
@customElement('thecal-app')
export class ThecalApp extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      height: 100%;
    }
    .library {
      display: flex;
      flex-direction: column;
      height: 100vh;
    }
    .screen,
    thecal-library {
      flex: 1;
      min-height: 0;
    }
    /* In the panel of the Read screen, above its messages: never over an image. */
    thecal-update-notice {
      position: fixed;
      right: 12px;
      bottom: 168px;
      width: 384px;
      z-index: 20;
    }
  `;

  @state() private route: Route = parseRoute(location.hash);
  @state() private cases: readonly SampleCase[] | null = null;
  @state() private storedDrafts: readonly StoredDraft[] = [];
  @state() private progress: OpenProgress | null = null;
  @state() private report: OpenReport | null = null;
  @state() private error: string | null = null;
  /** What is open; every screen that shows it is handed it. */
  @state() private case: OpenCase | null = null;
  /** What is asked of the case that is put to a learner; null on the list and while it is being fetched. */
  @state() private question: TeachQuestion | null = null;
  @state() private quizResults: readonly QuizResult[] = [];
  @state() private isTeachLoaded = false;
  /** Whether the board has what it shows; false while that is being fetched. */
  @state() private isBoardReady = false;
  @state() private isReadLoaded = false;
  @state() private areKeysShown = false;

  /** A newer version that waits for the reader's word. */
  @state() private updates: AppUpdates | null = null;
  @state() private isReloadRefused = false;
  #isReloadWanted = false;

  #drafts: DraftStore | null = null;
  #quizStore: QuizStore | null = null;
  readonly #ready = new CaseCache();
  readonly #pictures = new PicturesDesk(() => {
    this.requestUpdate();
  });
  readonly #meeting = new MeetingDesk(() => {
    this.requestUpdate();
  });
  #versions: VersionStore | null = null;
  /** How many versions are kept of each study. */
  @state() private versionCounts: ReadonlyMap<string, number> = new Map();
  readonly #locks = createReadingLocks(
    // Pages at an insecure address have none.
    (navigator as { readonly locks?: LockManager }).locks ?? null,
    new BroadcastChannel('thecal-readings'),
  );
  readonly #settings = new SettingsDesk(() => {
    this.#useKeys();
    this.requestUpdate();
  });
  readonly #desk = new ArchiveDesk(this, {
    during: (work) => this.#during(work),
    goToArchive: () => {
      this.#goTo({ kind: 'archive' });
    },
    openAgain: () => {
      void this.#during(this.#follow());
    },
    keepAddress: (archive) => this.#keepArchive(archive),
    stopOpening: () => {
      this.#abort?.abort();
    },
  });
  readonly #aside = new AsideDesk();
  readonly #guard = new LeaveGuard({
    requestUpdate: () => {
      this.requestUpdate();
    },
    saveFile: (open) => open.saveNow(),
  });
  /** Whether the reader said that the open case may be left. */
  #mayLeave = false;
  /** What was opened last, of which another study can be chosen. */
  #several: { readonly result: OpenResult; readonly source: StoredDraft['source'] } | null = null;
  #abort: AbortController | null = null;
  /** What the open study was given as; grows while it is read. */
  #given: readonly NamedBlob[] = [];
  #teaching: TeachingFacts | null = null;
  #grownAt = 0;
  /** Whatever is at work; whoever waits for the program waits until nothing is. */
  readonly #busy = new Set<object>();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHashChange);
    window.addEventListener('beforeunload', this.#onBeforeUnload);
    this.addEventListener('study-choose', this.#onStudyChoose);
    this.addEventListener('keys-change', this.#onKeysChange);
    window.addEventListener('keydown', this.#onKeyDown);
    void this.#during(this.#start());
    void watchForUpdates((updates) => {
      this.updates = updates;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('study-choose', this.#onStudyChoose);
    this.removeEventListener('keys-change', this.#onKeysChange);
    window.removeEventListener('hashchange', this.#onHashChange);
    window.removeEventListener('beforeunload', this.#onBeforeUnload);
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  protected override render(): unknown {
    const { route } = this;
    // A meeting is not interrupted.
    if (route.kind === 'board' && this.case && this.isBoardReady) {
      return html`${this.#renderBoard(this.case)} ${this.#guard.render()}`;
    }
    return html`${this.#renderScreen()} ${this.#desk.renderConnection()} ${this.#guard.render()}
    ${
      this.updates
        ? html`<thecal-update-notice
            .isRefused=${this.isReloadRefused}
            @update-answer=${({ answer }: UpdateAnswerEvent) => {
              if (answer === 'later') this.updates = null;
              else this.#reload();
            }}
          ></thecal-update-notice>`
        : nothing
    }`;
  }

  #renderScreen(): unknown {
    const { case: open, route } = this;
    const isReading =
      route.kind === 'sample' || route.kind === 'files' || route.kind === 'archive-study';
    if (isReading && open && !open.isQuiz && this.isReadLoaded) return this.#renderRead(open);
    const isTeaching = route.kind === 'teach' || route.kind === 'agreement';
    const isReference = route.kind === 'reference';
    const isArchive = route.kind === 'archive' || route.kind === 'archive-study';
    const isElsewhere = route.kind === 'board' || isTeaching || isReference || isArchive;
    return html`<div class="library">
      <thecal-app-bar
        .items=${[
          { label: 'Library', href: '#/', current: !isElsewhere },
          ...(this.#desk.name === null && !isArchive
            ? []
            : [{ label: 'Archive', href: '#/archive', current: isArchive }]),
          { label: 'Board', href: '#/board', current: route.kind === 'board' },
          { label: 'Teach', href: '#/teach', current: isTeaching },
          { label: 'Reference', href: '#/reference', current: isReference },
        ]}
        @keys-open=${() => {
          this.areKeysShown = true;
        }}
      ></thecal-app-bar>
      <thecal-keys-dialog
        .open=${this.areKeysShown}
        .groups=${SCREEN_KEY_GROUPS}
        @dialog-close=${() => {
          this.areKeysShown = false;
        }}
      ></thecal-keys-dialog>
      ${
        route.kind === 'board'
          ? html`<thecal-board-start
              class="screen"
              .candidates=${this.#meeting.candidates(this.#meetingSources())}
              .chosen=${this.#meeting.chosen(this.#meetingSources(), null)}
              .waiting=${this.#waiting()}
              .problem=${this.error ?? ''}
              @meeting-change=${({ ids }: MeetingChangeEvent) => {
                this.#meeting.choose(ids);
              }}
              @case-forget=${({ id }: CaseForgetEvent) => {
                void this.#pictures.forget(id);
              }}
              @case-choose=${({ id }: CaseChooseEvent) => {
                this.#goTo({ kind: 'board', caseId: id });
              }}
            ></thecal-board-start>`
          : isReference
            ? html`<thecal-reference-page
                class="screen"
                .card=${route.card}
                @reference-go=${({ card }: ReferenceGoEvent) => {
                  this.#goTo({ kind: 'reference', card });
                }}
              ></thecal-reference-page>`
            : isTeaching && this.isTeachLoaded
              ? this.#renderTeach()
              : isArchive
                ? this.#renderArchive()
                : this.#renderLibrary()
      }
    </div>`;
  }

  #renderLibrary(): unknown {
    return html`<thecal-library
      .samples=${this.cases?.map(librarySample) ?? null}
      .drafts=${this.#libraryDrafts()}
      .aside=${this.#aside.rows}
      @aside-save=${({ id }: AsideSaveEvent) => {
        this.#aside.save(id);
      }}
      @aside-remove=${({ id }: AsideRemoveEvent) => {
        void this.#removeAside(id);
      }}
      .progress=${this.progress}
      .report=${this.report}
      .error=${this.error}
      @files-chosen=${(event: FilesChosenEvent) => {
        void this.#during(this.#openChosen(event));
      }}
      @sample-open=${(event: SampleOpenEvent) => {
        this.#goTo({ kind: 'sample', caseId: event.id });
      }}
      @draft-open=${(event: DraftOpenEvent) => {
        this.#openDraft(event.id);
      }}
      @draft-discard=${(event: DraftDiscardEvent) => {
        void this.#discardDraft(event.id);
      }}
      @open-stop=${() => {
        this.#abort?.abort();
      }}
      @report-read=${() => {
        this.report = null;
        this.#goTo({ kind: 'files' });
      }}
      @report-close=${() => {
        this.report = null;
      }}
      @report-copy=${(event: ReportCopyEvent) => {
        void navigator.clipboard.writeText(event.text);
      }}
      >${this.#desk.renderEntry()}</thecal-library
    >`;
  }

  #renderArchive(): unknown {
    return this.#desk.renderScreen({
      progress: this.progress,
      error: this.error,
      isIdentityHidden: this.#settings.settings.preferences.identityHidden,
    });
  }

  #renderTeach(): unknown {
    return html`<thecal-teach
      class="screen"
      .place=${this.route.kind === 'agreement' ? 'agreement' : 'list'}
      .asked=${this.case && this.question ? { case: this.case, question: this.question } : null}
      .samples=${this.#teachCases().map((one) => ({
        ...one,
        thumbnailUrl: one.thumbnail === null ? null : sampleUrl(one.thumbnail),
        answerKeyUrl: sampleUrl(one.answerKey ?? ''),
      }))}
      .results=${this.quizResults}
      .learner=${this.#settings.settings.reader?.name ?? null}
      .hintsUrl=${sampleUrl('cases/hints.json')}
      .progress=${this.progress}
      .error=${this.error}
      @busy-change=${(event: BusyChangeEvent) => {
        this.#setBusy(event.source, event.isBusy);
      }}
      @teach-go=${({ caseId }: TeachGoEvent) => {
        this.#goTo({ kind: 'teach', caseId });
      }}
      @files-chosen=${(event: FilesChosenEvent) => {
        void this.#during(this.#openChosen(event));
      }}
      @reader-name=${({ name }: ReaderNameEvent) => {
        void this.#changeSettings((now) => ({ ...now, reader: { name, organisation: '' } }));
      }}
      @quiz-answered=${({ result }: QuizAnsweredEvent) => {
        // The first answer counts: afterwards the key is known.
        if (this.quizResults.some(({ caseId }) => caseId === result.caseId)) return;
        void this.#keepResults([...this.quizResults, result]);
      }}
      @quiz-reset=${() => {
        void this.#keepResults([]);
      }}
    ></thecal-teach>`;
  }

  /** The sample studies that have a key. */
  #teachCases(): readonly SampleCase[] {
    return this.cases?.filter(({ answerKey }) => answerKey !== null) ?? [];
  }

  async #keepResults(results: readonly QuizResult[]): Promise<void> {
    this.quizResults = results;
    const kept = await this.#quizStore?.save(results);
    if (kept && !kept.ok) this.error = kept.error.message;
  }

  #renderRead(open: OpenCase): unknown {
    return html`${keyed(
      open,
      html`<thecal-read-screen
        .case=${open}
        .progress=${this.progress}
        .openReport=${this.report}
        .settings=${this.#settings.settings}
        @open-stop=${() => {
          this.#abort?.abort();
        }}
        @report-read=${this.#closeReport}
        @report-close=${this.#closeReport}
        @archive-connect=${this.#desk.connect}
        @study-again=${() => {
          void this.#during(this.#openAgain(open));
        }}
        @busy-change=${(event: BusyChangeEvent) => {
          this.#setBusy(event.source, event.isBusy);
        }}
        @settings-change=${({ change }: SettingsChangeEvent) => {
          void this.#changeSettings(change);
        }}
        @leave-reading=${({ to }: LeaveReadingEvent) => {
          this.#goTo(
            to === 'library'
              ? { kind: 'library' }
              : { kind: to, caseId: (to === 'board' ? boardIdOf : caseIdOf)(open.opened) },
          );
        }}
      ></thecal-read-screen>`,
    )}`;
  }

  readonly #closeReport = (): void => {
    this.report = null;
  };

  #renderBoard(open: OpenCase): unknown {
    const { opened } = open;
    const study = opened.study.header.studyInstanceUid;
    const id = boardIdOf(opened);
    const name = this.cases?.find((one) => one.id === id)?.title ?? '';
    return html`${keyed(
      open,
      html`<thecal-board-screen
        .case=${open}
        .name=${name}
        .edits=${this.#meeting.editsOf(study)}
        .prior=${this.#priorOf(opened)}
        .cases=${this.#meeting.rail(this.#meetingSources(), { id, title: name || id })}
        .candidates=${this.#meeting.candidates(this.#meetingSources())}
        .currentId=${id}
        .waiting=${this.#waiting()}
        .problem=${this.error ?? ''}
        @meeting-change=${({ ids }: MeetingChangeEvent) => {
          this.#meeting.choose(ids);
        }}
        @board-edit=${({ edits }: BoardEditEvent) => {
          this.#meeting.noteEdits(study, edits);
        }}
        @busy-change=${(event: BusyChangeEvent) => {
          this.#setBusy(event.source, event.isBusy);
        }}
        @case-choose=${({ id: chosen }: CaseChooseEvent) => {
          this.#goTo({ kind: 'board', caseId: chosen });
        }}
        @case-forget=${({ id: forgotten }: CaseForgetEvent) => {
          void this.#pictures.forget(forgotten);
        }}
        @board-saved=${() => {
          void this.#listDrafts();
        }}
        @board-leave=${({ to }: BoardLeaveEvent) => {
          this.#leaveBoard(to);
        }}
      ></thecal-board-screen>`,
    )}`;
  }

  #backend(): BackendWish {
    const wish = new URLSearchParams(location.search).get('render');
    return wish === 'cpu' || wish === 'gpu' ? wish : 'auto';
  }

  #meetingSources(): MeetingSources {
    return {
      drafts: this.storedDrafts,
      samples: this.cases ?? [],
      openStudy: this.case?.study.header.studyInstanceUid ?? null,
      pictures: this.#pictures.kept,
      hasArchive: this.#desk.archive !== null,
    };
  }

  /** What is being opened, in words with counts; empty while nothing is. */
  #waiting(): string {
    const { progress } = this;
    if (!progress) return '';
    const { label, filesRead, filesTotal } = progress;
    return `Opening ${label || 'the study'}: ${filesRead}${filesTotal === null ? '' : ` of ${filesTotal}`} files.`;
  }

  async #start(): Promise<void> {
    const [cases, drafts, settings, quiz, versions, meeting, pictures] = await Promise.all([
      loadCatalogue(),
      openDraftStore(),
      openSettings(),
      openQuizStore(),
      openVersionStore(),
      openMeetingStore(),
      openPictureStore(),
    ]);
    if (cases.ok) this.cases = cases.value;
    else {
      this.cases = [];
      this.error = cases.error;
    }
    if (drafts.ok) this.#drafts = drafts.value;
    else this.error = drafts.error.message;
    const begun = await this.#settings.begin(settings.ok ? settings.value : null);
    this.#useKeys();
    if (!begun.ok) this.error = begun.error;
    if (versions.ok) this.#versions = versions.value;
    await this.#meeting.begin(meeting.ok ? meeting.value : null);
    await this.#pictures.begin(pictures.ok ? pictures.value : null);
    await this.#desk.start(this.#settings.settings.archive ?? null);
    if (quiz.ok) {
      this.#quizStore = quiz.value;
      const results = await quiz.value.load();
      if (results.ok) this.quizResults = results.value;
    }
    await this.#listDrafts();
    await this.#follow();
    // The Read screen is large: it is fetched while nothing else is to be done, so that opening need not wait for it.
    requestIdleCallback(() => {
      void import('../features/read/index.ts');
      void import('../viewport/cornerstone-engine.ts').then(({ readyEngine }) => {
        requestIdleCallback(readyEngine);
      });
    });
  }

  async #listDrafts(): Promise<void> {
    const listed = await this.#drafts?.list();
    if (listed?.ok) {
      this.storedDrafts = listed.value.drafts;
    }
    await this.#aside.look(this.#drafts, listed?.ok ? listed.value.unreadable : []);
    const counted = await this.#versions?.counts();
    if (counted?.ok) this.versionCounts = counted.value;
  }

  async #removeAside(id: string): Promise<void> {
    this.error = await this.#aside.remove(id);
    this.requestUpdate();
  }

  #libraryDrafts(): readonly LibraryDraft[] {
    const now = new Date();
    return this.storedDrafts.map((draft) => {
      const { source } = draft;
      const sample = this.cases?.find(
        (one) => source.kind === 'sample' && one.id === source.caseId,
      );
      return libraryDraft(
        draft,
        now,
        sample?.thumbnail ? sampleUrl(sample.thumbnail) : null,
        this.versionCounts.get(draft.studyInstanceUid) ?? 0,
      );
    });
  }

  #goTo(route: Route): void {
    location.hash = hashOf(route);
  }

  readonly #onStudyChoose = ({ index }: StudyChooseEvent): void => {
    void this.#during(this.#chooseStudy(index));
  };

  readonly #onHashChange = (): void => {
    const route = parseRoute(location.hash);
    const { case: open } = this;
    if (open?.hasUnkept && !this.#mayLeave && !staysOpen(open, route)) {
      // The address stays that of the case until the reader has answered, also after the browser's Back.
      history.pushState(null, '', hashOf(this.route));
      void this.#leaveFor(open, route);
      return;
    }
    this.#mayLeave = false;
    void this.#during(this.#move(route));
  };

  async #leaveFor(open: OpenCase, route: Route): Promise<void> {
    this.#mayLeave = await this.#guard.mayLeave(open);
    if (this.#mayLeave) this.#goTo(route);
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.case?.leaveQuestion) event.preventDefault();
  };

  async #move(route: Route): Promise<void> {
    this.route = route;
    await this.#follow();
  }

  #useKeys(): void {
    keysInUse.set(this.#settings.settings.preferences.keys ?? {});
  }

  readonly #onKeysChange = ({ keys }: KeysChangeEvent): void => {
    void this.#changeSettings((settings) => ({
      ...settings,
      preferences: { ...settings.preferences, keys },
    }));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { key, isControl, isAlt } = typedKey(event);
    if (this.route.kind !== 'library' || isControl || isAlt) return;
    if (this.areKeysShown || event.composedPath()[0] instanceof HTMLInputElement) return;
    if (key === '?') this.areKeysShown = true;
    if (key !== 'o') return;
    this.renderRoot.querySelector('thecal-library')?.openFolderPicker();
  };

  /** Brings what is open to where the address says the reader is. */
  async #follow(): Promise<void> {
    const { route } = this;
    switch (route.kind) {
      case 'library':
        this.#abort?.abort();
        this.#take(null);
        this.report = null;
        this.#busy.clear();
        await this.#listDrafts();
        return;
      case 'board':
        await this.#followBoard(route.caseId);
        return;
      case 'teach':
        await this.#followTeach(route.caseId);
        return;
      case 'agreement':
        await this.#followTeach(null);
        return;
      case 'reference':
        await import('../features/reference/index.ts');
        return;
      case 'files':
        // Files are gone with the page: only the reader can give them again.
        if (this.case?.opened.source.kind !== 'files') this.#goTo({ kind: 'library' });
        else await this.#readOn(this.case);
        return;
      case 'archive':
        this.#abort?.abort();
        this.#take(null);
        this.error = null;
        await this.#desk.load();
        return;
      case 'archive-study':
        if (
          this.case?.opened.source.kind === 'archive' &&
          this.case.study.header.studyInstanceUid === route.studyUid
        ) {
          await this.#readOn(this.case);
          return;
        }
        await this.#desk.load();
        await this.#openArchiveStudy(route.studyUid);
        return;
      case 'sample':
        if (this.case && caseIdOf(this.case.opened) === route.caseId) await this.#readOn(this.case);
        else await this.#openSample(route.caseId);
    }
  }

  async #followTeach(caseId: string | null): Promise<void> {
    await import('../features/teach/index.ts');
    this.isTeachLoaded = true;
    this.question = null;
    if (caseId === null) return;
    if (this.case && caseIdOf(this.case.opened) === caseId) await this.#ask(this.case.opened);
    // Files are gone with the page: only the learner can give them again.
    else if (caseId === OPEN_FILES) this.#goTo({ kind: 'teach', caseId: null });
    else await this.#openSample(caseId);
  }

  /** Puts a study to the learner, with nothing of its key: a sample study, or a teaching case from a file. */
  async #ask(opened: OpenedStudy): Promise<void> {
    const { study, source, teaching, answerKeyUrl } = opened;
    const sample = this.#teachCases().find(
      (one) => source.kind === 'sample' && one.id === source.caseId,
    );
    if (!answerKeyUrl || (!sample && !teaching)) {
      this.error = 'This study has no key, so it cannot be put as a question.';
      return;
    }
    if (!this.case?.isQuiz || this.case.study !== study) {
      this.#take(await this.#createCase(opened, null));
    }
    this.question = {
      id: sample?.id ?? study.header.studyInstanceUid,
      title: sample?.title ?? teaching?.title ?? '',
      vignette: sample?.vignette ?? teaching?.question ?? '',
      truthUrl: sample ? sampleUrl(sample.truth) : null,
      isFromFile: !sample,
    };
  }

  async #followBoard(wanted: string | null): Promise<void> {
    await this.#listDrafts();
    const [first] = this.#meeting.rail(this.#meetingSources(), null);
    const caseId = wanted ?? first?.id ?? null;
    if (caseId === null) {
      await import('../features/board/index.ts');
      this.isBoardReady = false;
      return;
    }
    if (this.case && boardIdOf(this.case.opened) === caseId) {
      await this.#showBoard(this.case);
      return;
    }
    const kept = await this.#pictures.open(caseId);
    const draft = this.storedDrafts.find((one) => one.studyInstanceUid === caseId);
    if (kept) await this.#showReady(kept, { kind: 'files' });
    else if (draft?.source.kind === 'archive') await this.#openArchiveStudy(caseId);
    else if (draft?.source.kind === 'files') {
      this.error = 'Open the files of this study again; then it can be shown on the board.';
      this.#goTo({ kind: 'library' });
    } else await this.#openSample(caseId);
  }

  /** Shows a study that is at hand with its images. */
  async #showReady(ready: ReadyStudy, source: StoredDraft['source']): Promise<void> {
    this.#abort?.abort();
    this.#teaching = null;
    this.#given = ready.files;
    const { signal } = (this.#abort = new AbortController());
    await this.#show(ready.study, ready.frames, source, signal);
  }

  /** From the board to the reading or the Library; a copy of the meeting is for looking, and its study is opened again to be read. */
  #leaveBoard(to: 'library' | 'read'): void {
    const open = this.case;
    if (!open || to === 'library') this.#goTo({ kind: 'library' });
    else if (this.#pictures.isCopy(open)) {
      this.#take(null);
      this.#goTo({ kind: 'library' });
      this.error =
        'Only the key images of this study are kept for the meeting. Open its files again to read on; the reading will be there.';
    } else this.#goTo(readingRoute(open.opened));
  }

  /** Puts a case on the board with its reading, or with the answer key where a sample has none. */
  async #showBoard(open: OpenCase): Promise<void> {
    const [shown] = await Promise.all([this.#readOn(open), import('../features/board/index.ts')]);
    if (!shown.isBegun && shown.hasSampleKey) {
      const key = await shown.fetchAnswerKey();
      if (!key.ok) this.error = key.error;
    }
    this.isBoardReady = true;
    // While the page is looked at: what it needs of own files stays for the meeting.
    void this.#during(
      this.#pictures.keep(shown).then((problem) => {
        if (problem !== null) this.error = problem;
      }),
    );
  }

  /** The same study with its reading; what was put as a question is opened to be read. */
  async #readOn(open: OpenCase): Promise<OpenCase> {
    if (!open.isQuiz) return open;
    const read = await this.#createReadCase(open.opened);
    this.#take(read);
    return read;
  }

  async #createReadCase(opened: OpenedStudy): Promise<OpenCase> {
    const { KeptReading } = await import('../features/case/index.ts');
    const { studyInstanceUid } = opened.study.header;
    return this.#createCase(
      opened,
      await KeptReading.open(studyInstanceUid, this.#drafts, this.#locks),
    );
  }

  async #createCase(opened: OpenedStudy, kept: KeptReading | null): Promise<OpenCase> {
    const [features, { createViewportEngine }] = await Promise.all([
      import('../features/case/index.ts'),
      import('../viewport/cornerstone-engine.ts'),
    ]);
    return new features.OpenCase(
      opened,
      {
        engine: createViewportEngine(opened.frames, this.#backend()),
        drafts: this.#drafts,
        versions: this.#versions,
        settings: () => this.#settings.settings,
        archive: () => this.#desk.archive,
        setBusy: (source, isBusy) => {
          this.#setBusy(source, isBusy);
        },
      },
      kept,
    );
  }

  /** Puts another case, or none, in place of the open one, whose panes go before it is closed. */
  #take(next: OpenCase | null): void {
    const before = this.case;
    if (before === next) return;
    this.case = next;
    this.question = null;
    this.isBoardReady = false;
    if (before) {
      void this.updateComplete.then(() => {
        before.dispose();
      });
    }
  }

  /** The newest earlier study of the same person whose reading is kept here. */
  #priorOf({ study, person }: OpenedStudy): PriorStudy | null {
    const earlier = this.storedDrafts.flatMap((draft) =>
      person &&
      draft.person?.digest === person.digest &&
      draft.studyInstanceUid !== study.header.studyInstanceUid &&
      draft.person.studyDate < person.studyDate
        ? [{ reading: draft.reading, studyDate: draft.person.studyDate }]
        : [],
    );
    const [last] = earlier.toSorted((a, b) => b.studyDate.localeCompare(a.studyDate));
    return last ?? null;
  }

  /** Keeps a case of the meeting at hand, and opens the next one while this one is looked at. */
  #lookAhead(caseId: string, study: Study, frames: FrameSource): void {
    if (this.route.kind !== 'board' || caseId === OPEN_FILES) return;
    this.#ready.put(caseId, { study, frames, files: this.#given });
    const rail = this.#meeting.rail(this.#meetingSources(), null);
    const next = rail[(rail.findIndex(({ id }) => id === caseId) + 1) % rail.length];
    const sample = this.cases?.find(({ id }) => id === next?.id);
    if (sample && sample.id !== caseId) void this.#ready.fetchAhead(sample);
  }

  async #openSample(caseId: string): Promise<void> {
    const sample = this.cases?.find((one) => one.id === caseId);
    if (!sample) {
      this.error = `There is no sample study called ${caseId}.`;
      this.#goTo({ kind: 'library' });
      return;
    }
    this.#ready.stop();
    const ready = this.route.kind === 'board' ? this.#ready.get(caseId) : null;
    if (ready) {
      await this.#showReady(ready, { kind: 'sample', caseId });
      this.#lookAhead(caseId, ready.study, ready.frames);
      return;
    }
    const abort = new AbortController();
    const given: NamedBlob[] = [];
    await this.#open(
      (options) => openFiles(noted(fetchSample(sample, abort.signal), given), options),
      given,
      { kind: 'sample', caseId },
      sample.title,
      abort,
    );
  }

  /** Opens the study of the archive anew, with what has come since; the reading is kept meanwhile. */
  async #openAgain(open: OpenCase): Promise<void> {
    if (!(await this.#guard.mayLeave(open))) return;
    await this.#openArchiveStudy(open.study.header.studyInstanceUid);
  }

  async #openArchiveStudy(studyUid: string): Promise<void> {
    await this.#open(
      (options) => this.#desk.openStudy(studyUid, options),
      [],
      { kind: 'archive' },
      'the study',
    );
  }

  /** Remembers which archive is connected. */
  async #keepArchive(archive: Settings['archive'] | null): Promise<void> {
    await this.#changeSettings(({ archive: _, ...rest }) =>
      archive ? { ...rest, archive } : rest,
    );
  }

  async #changeSettings(change: (settings: Settings) => Settings): Promise<void> {
    const kept = await this.#settings.change(change);
    if (!kept.ok) this.error = kept.error;
  }

  #openDraft(studyInstanceUid: string): void {
    const draft = this.storedDrafts.find((one) => one.studyInstanceUid === studyInstanceUid);
    if (draft?.source.kind === 'sample') {
      this.#goTo({ kind: 'sample', caseId: draft.source.caseId });
    } else if (draft?.source.kind === 'archive') {
      this.#goTo({ kind: 'archive-study', studyUid: draft.studyInstanceUid });
    } else {
      this.error = 'Open the files of this study again; the reading will be there as you left it.';
    }
  }

  async #discardDraft(studyInstanceUid: string): Promise<void> {
    const draft = this.storedDrafts.find((one) => one.studyInstanceUid === studyInstanceUid);
    if (draft) {
      await this.#drafts?.remove(draft.studyInstanceUid);
      await this.#versions?.remove(draft.studyInstanceUid);
    }
    await this.#listDrafts();
  }

  /** Opens what was dropped or picked; what the browser could not hand over is listed with the rest. */
  async #openChosen({ files, unreadable }: FilesChosenEvent): Promise<void> {
    const teaching = await readTeachingCase(files);
    if (!teaching && this.route.kind === 'teach') {
      this.error = 'This is no teaching case. Studies are opened in the Library.';
      return;
    }
    if (!teaching) {
      await this.#open(
        (options) => openFiles(files, options),
        files,
        { kind: 'files' },
        '',
        new AbortController(),
        unreadable,
      );
      return;
    }
    const { title, question, images, key, setAside } = teaching;
    await this.#open(
      (options) => openFiles([images], options),
      [images],
      { kind: 'files' },
      title,
      new AbortController(),
      [...unreadable, ...setAside.map(({ fileName, reason }) => ({ name: fileName, reason }))],
      {
        words: { title, question },
        keyUrl: key && URL.createObjectURL(key),
      },
    );
  }

  /** Opens files; the first study is shown as soon as it has images, and grows while the rest is read. */
  async #open(
    open: (options: OpenOptions) => Promise<OpenResult>,
    given: readonly NamedBlob[],
    source: StoredDraft['source'],
    label: string,
    abort = new AbortController(),
    unreadable: FilesChosenEvent['unreadable'] = [],
    teaching: TeachingFacts | null = null,
  ): Promise<void> {
    if (this.#teaching?.keyUrl) URL.revokeObjectURL(this.#teaching.keyUrl);
    this.#teaching = teaching;
    this.#given = given;
    this.#abort?.abort();
    this.#abort = abort;
    this.error = null;
    this.report = null;
    // A meeting looks at one case until the next one is there.
    if (this.route.kind !== 'board') this.#take(null);
    this.progress = { filesRead: 0, filesTotal: null, setAside: 0, label };
    const first: { shown: Promise<void> | null } = { shown: null };
    try {
      const result = await open({
        signal: abort.signal,
        onProgress: ({ read, total, setAside }) => {
          this.progress = { filesRead: read, filesTotal: total, setAside, label };
        },
        onStudies: (studies, frames) => {
          const study = mainStudy(studies);
          if (!study || abort.signal.aborted) return;
          if (!first.shown) first.shown = this.#show(study, frames, source, abort.signal);
          else this.#grow(study, false);
        },
      });
      await first.shown;
      if (!result.cancelled) await this.#finish(result, source, unreadable, abort.signal);
      else if (!first.shown) this.error = 'Opening was stopped.';
    } catch (error) {
      if (!abort.signal.aborted) this.error = sentenceOf(error);
    } finally {
      if (this.#abort === abort) this.progress = null;
    }
  }

  async #finish(
    result: OpenResult,
    source: StoredDraft['source'],
    unreadable: FilesChosenEvent['unreadable'],
    signal: AbortSignal,
  ): Promise<void> {
    const study = mainStudy(result.studies);
    if (study && !this.#isOpen(study)) await this.#show(study, result.frames, source, signal);
    if (signal.aborted) return;
    if (study) this.#grow(study, true);
    this.case?.storing.offer(this.#desk.readings);
    if (study && source.kind === 'archive') this.case?.arrivals.watch(this.#desk.listedImages);
    if (study && source.kind === 'sample') this.#lookAhead(source.caseId, study, result.frames);
    this.#several = { result, source };
    const report: OpenReport = {
      opened: result.studies
        .flatMap((one) => one.series)
        .reduce(
          (sum, series) => sum + new Set(series.frames.map((frame) => frame.sopInstanceUid)).size,
          0,
        ),
      total:
        unreadable.length +
        result.setAside.length +
        countFiles(result.studies) +
        result.documents.length,
      setAside: [
        ...unreadable,
        ...result.setAside.map(({ fileName, reason }) => ({ name: fileName, reason })),
      ],
      notes: [
        ...new Set(
          result.studies
            .flatMap((one) => one.series)
            .flatMap((series) =>
              series.warnings.map(
                (warning) => `${series.description || 'A series'}: ${warning.message}`,
              ),
            ),
        ),
      ],
      canRead: study !== undefined,
      studies: listedStudies(result.studies, study),
    };
    if (study) {
      const isWorthReading = report.setAside.length > 0 || result.studies.length > 1;
      this.report = isWorthReading ? report : null;
      // A report among the files is a reading of the study: it is opened with it.
      for (const { fileName, blob } of result.documents) {
        if (this.case && !this.case.isQuiz) {
          await this.case.openDocument({ name: fileName, blob });
        }
      }
    } else {
      this.report = report;
      this.error =
        result.studies.length === 0 && report.setAside.length === 0
          ? source.kind === 'archive'
            ? 'The archive holds no images of this study that can be shown here.'
            : 'There was no file to open.'
          : null;
    }
  }

  /** Shows another one of the studies that were opened at once; the list stays. */
  async #chooseStudy(index: number): Promise<void> {
    const { report } = this;
    const several = this.#several;
    const study = several?.result.studies[index];
    if (!several || !study || !report) return;
    if (this.case && !(await this.#guard.mayLeave(this.case))) return;
    const abort = new AbortController();
    this.#abort = abort;
    await this.#show(study, several.result.frames, several.source, abort.signal);
    if (abort.signal.aborted) return;
    this.#grow(study, true);
    this.report = { ...report, studies: listedStudies(several.result.studies, study) };
  }

  async #show(
    study: Study,
    frames: FrameSource,
    source: StoredDraft['source'],
    signal: AbortSignal,
  ): Promise<void> {
    const [digest] = await Promise.all([
      personDigest(study.header),
      import('../features/read/index.ts'),
    ]);
    this.isReadLoaded = true;
    const { studyDate } = study.header;
    const opened: OpenedStudy = {
      study,
      frames,
      source,
      answerKeyUrl: this.#teaching?.keyUrl ?? this.#answerKeyUrl(source),
      files: this.#given,
      teaching: this.#teaching?.words ?? null,
      // A copy without identity is still of the person that its reading was kept for.
      person:
        digest !== null && studyDate !== ''
          ? { digest, studyDate }
          : (this.storedDrafts.find((one) => one.studyInstanceUid === study.header.studyInstanceUid)
              ?.person ?? null),
    };
    if (signal.aborted) return;
    if (this.route.kind === 'teach') {
      if (source.kind === 'files' && this.route.caseId !== OPEN_FILES) {
        this.#goTo({ kind: 'teach', caseId: OPEN_FILES });
      }
      await this.#ask(opened);
      return;
    }
    const read = await this.#createReadCase(opened);
    this.#take(read);
    if (this.route.kind === 'board') await this.#showBoard(read);
    else {
      if (source.kind === 'files' && this.route.kind !== 'files') this.#goTo({ kind: 'files' });
      this.route = readingRoute(opened);
    }
    await this.updateComplete;
  }

  #answerKeyUrl(source: StoredDraft['source']): string | null {
    if (source.kind !== 'sample') return null;
    const key = this.cases?.find((one) => one.id === source.caseId)?.answerKey;
    return key ? sampleUrl(key) : null;
  }

  /** Hands on what was found since; every growth shows the panes anew, so not more often than a reader can use. */
  #grow(study: Study, isComplete: boolean): void {
    const now = performance.now();
    if (!isComplete && now - this.#grownAt < GROWTH_INTERVAL_MS) return;
    this.#grownAt = now;
    if (this.#isOpen(study)) this.case?.grow(study, isComplete);
  }

  #isOpen(study: Study): boolean {
    return this.case?.study.header.studyInstanceUid === study.header.studyInstanceUid;
  }

  /** Says that the program is at work until the work is done. */
  async #during(work: Promise<void>): Promise<void> {
    const token = {};
    this.#setBusy(token, true);
    try {
      await work;
      await this.updateComplete;
    } finally {
      this.#setBusy(token, false);
    }
  }

  #setBusy(source: object, isBusy: boolean): void {
    if (isBusy) this.#busy.add(source);
    else this.#busy.delete(source);
    // A pane that was taken away while it loaded has nobody left to say that it is done.
    for (const one of this.#busy) {
      if (one instanceof Node && !one.isConnected) this.#busy.delete(one);
    }
    this.toggleAttribute('data-busy', this.#busy.size > 0);
    if (this.#busy.size === 0 && this.#isReloadWanted) this.updates?.reload();
  }

  /** Goes over to the new version once nothing is being written; not at all where a reading would be lost. */
  #reload(): void {
    if (this.case?.leaveQuestion) {
      this.isReloadRefused = true;
      return;
    }
    this.#isReloadWanted = true;
    if (this.#busy.size === 0) this.updates?.reload();
  }
}

const librarySample = (sample: SampleCase): LibrarySample => ({
  id: sample.id,
  title: sample.title,
  detail: sample.summary,
  tags: [sample.region, sample.difficulty],
  thumbnailUrl: sample.thumbnail === null ? null : sampleUrl(sample.thumbnail),
  group: sample.region,
});

const countFiles = (studies: readonly Study[]): number =>
  studies
    .flatMap((study) => study.series)
    .reduce(
      (sum, series) => sum + new Set(series.frames.map((frame) => frame.sopInstanceUid)).size,
      0,
    );

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The name under which a study stands on the board: it is the same after a reload. */
const boardIdOf = ({ source, study }: Pick<OpenedStudy, 'source' | 'study'>): string =>
  source.kind === 'sample' ? source.caseId : study.header.studyInstanceUid;

/** The name under which a study stands in the addresses of the other screens. */
const caseIdOf = ({ source }: Pick<OpenedStudy, 'source'>): string =>
  source.kind === 'sample' ? source.caseId : OPEN_FILES;

const readingRoute = ({ source, study }: Pick<OpenedStudy, 'source' | 'study'>): Route => {
  switch (source.kind) {
    case 'files':
      return { kind: 'files' };
    case 'archive':
      return { kind: 'archive-study', studyUid: study.header.studyInstanceUid };
    case 'sample':
      return { kind: 'sample', caseId: source.caseId };
  }
};

declare global {
  interface HTMLElementTagNameMap {
    'thecal-app': ThecalApp;
  }
}
