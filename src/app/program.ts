import type { ReactiveControllerHost } from 'lit';
import { keysInUse } from '../editor/typed-key.ts';
import type { KeptReading, OpenCase, OpenedStudy } from '../features/case/index.ts';
import type { BusyChangeEvent } from '../features/read/index.ts';
import { openDraftStore } from '../storage/drafts.ts';
import { openPictureStore } from '../storage/meeting-pictures.ts';
import { openMeetingStore } from '../storage/meeting.ts';
import { openQuizStore } from '../storage/quiz-results.ts';
import { createReadingLocks } from '../storage/reading-locks.ts';
import { openSettings, type Settings } from '../storage/settings.ts';
import { openVersionStore } from '../storage/versions.ts';
import type { BackendWish } from '../viewport/cornerstone-engine.ts';
import { ArchiveDesk } from './archive-desk.ts';
import { BusyState } from './busy-state.ts';
import { CaseDesk } from './case-desk.ts';
import { LeaveGuard } from './leave-guard.ts';
import { MeetingDesk, type MeetingSources } from './meeting-desk.ts';
import { PicturesDesk } from './pictures-desk.ts';
import { QuizDesk } from './quiz-desk.ts';
import { ReadingsDesk } from './readings-desk.ts';
import { loadCatalogue, sampleUrl, type SampleCase } from './sample-catalogue.ts';
import { ScreenRouter } from './screen-router.ts';
import { SettingsDesk } from './settings-desk.ts';
import { StudyOpener, type StudySource } from './study-opener.ts';

/** What the program needs of the element that shows it. */
export interface ProgramHost {
  readonly view: ReactiveControllerHost;
  readonly busyChanged: (isBusy: boolean) => void;
}

/** Everything that lives as long as the page, each with one owner, wired to each other. */
export class Program {
  readonly #host: ProgramHost;
  #samples: readonly SampleCase[] | null = null;

  readonly #changed = (): void => {
    this.#host.view.requestUpdate();
  };
  readonly #drawn = (): Promise<unknown> => this.#host.view.updateComplete;
  readonly busy = new BusyState((isBusy) => {
    this.#host.busyChanged(isBusy);
  }, this.#drawn);
  readonly #locks = createReadingLocks(
    // Pages at an insecure address have none.
    (navigator as { readonly locks?: LockManager }).locks ?? null,
    new BroadcastChannel('thecal-readings'),
  );
  readonly settings = new SettingsDesk(() => {
    this.#useKeys();
    this.#changed();
  });
  readonly readings: ReadingsDesk = new ReadingsDesk({
    changed: this.#changed,
    isListShown: () => {
      const { kind } = this.router.route;
      return kind === 'library' || kind === 'board';
    },
  });
  readonly quiz = new QuizDesk(this.#changed);
  readonly pictures = new PicturesDesk(this.#changed);
  readonly meeting = new MeetingDesk(this.#changed, (work) => this.busy.during(work));
  readonly archive = new ArchiveDesk(this.#changed, {
    during: (work) => this.busy.during(work),
    goToArchive: () => {
      this.router.goTo({ kind: 'archive' });
    },
    openAgain: () => {
      void this.busy.during(this.router.follow());
    },
    keepAddress: (archive) =>
      this.changeSettings(({ archive: _, ...rest }) => (archive ? { ...rest, archive } : rest)),
    stopOpening: () => {
      this.opener.stop();
    },
  });
  readonly guard = new LeaveGuard({
    requestUpdate: this.#changed,
    saveFile: (open) => open.saveNow(),
  });
  readonly #mayLeave = (open: OpenCase): Promise<boolean> => this.guard.mayLeave(open);
  readonly cases = new CaseDesk({
    make: (opened, kept) => this.#makeCase(opened, kept),
    keptOf: async (studyInstanceUid) => {
      const { KeptReading } = await import('../features/case/index.ts');
      return KeptReading.open(studyInstanceUid, this.readings.drafts, this.#locks);
    },
    changed: this.#changed,
    drawn: this.#drawn,
  });
  readonly opener: StudyOpener = new StudyOpener({
    cases: this.cases,
    archive: this.archive,
    place: () => this.router.place,
    loadScreen: () => this.router.load('read'),
    show: (opened, signal) => this.router.show(opened, signal),
    mayLeave: this.#mayLeave,
    answerKeyUrl: (source) => this.#answerKeyUrl(source),
    personOf: (studyInstanceUid) => this.readings.find(studyInstanceUid)?.person ?? null,
    nextSample: (caseId) => {
      const rail = this.meeting.rail(this.meetingSources(), null);
      const next = rail[(rail.findIndex(({ id }) => id === caseId) + 1) % rail.length];
      return this.#samples?.find(({ id }) => id === next?.id) ?? null;
    },
    changed: this.#changed,
  });
  readonly router: ScreenRouter = new ScreenRouter({
    cases: this.cases,
    opener: this.opener,
    readings: this.readings,
    pictures: this.pictures,
    archive: this.archive,
    parts: {
      read: () => import('../features/read/index.ts'),
      board: () => import('../features/board/index.ts'),
      teach: () => import('../features/teach/index.ts'),
      reference: () => import('../features/reference/index.ts'),
    },
    address: {
      get hash() {
        return location.hash;
      },
      go: (hash) => {
        location.hash = hash;
      },
      put: (hash) => {
        history.pushState(null, '', hash);
      },
    },
    samples: () => this.#samples ?? [],
    firstOfMeeting: () => this.meeting.rail(this.meetingSources(), null)[0]?.id ?? null,
    mayLeave: this.#mayLeave,
    during: (work) => this.busy.during(work),
    forgetWork: () => {
      this.busy.clear();
    },
    changed: this.#changed,
  });

  constructor(host: ProgramHost) {
    this.#host = host;
  }

  /** The sample studies; null until they are listed. */
  get samples(): readonly SampleCase[] | null {
    return this.#samples;
  }

  /** A screen says whether something of it is at work. */
  readonly onBusyChange = ({ source, isBusy }: BusyChangeEvent): void => {
    this.busy.set(source, isBusy);
  };

  #backend(): BackendWish {
    const wish = new URLSearchParams(location.search).get('render');
    return wish === 'cpu' || wish === 'gpu' ? wish : 'auto';
  }

  async #makeCase(opened: OpenedStudy, kept: KeptReading | null): Promise<OpenCase> {
    const [features, { createViewportEngine }] = await Promise.all([
      import('../features/case/index.ts'),
      import('../viewport/cornerstone-engine.ts'),
    ]);
    return new features.OpenCase(
      opened,
      {
        engine: createViewportEngine(opened.frames, this.#backend()),
        drafts: this.readings.drafts,
        versions: this.readings.versions,
        settings: () => this.settings.settings,
        archive: () => this.archive.archive,
        setBusy: this.busy.set,
      },
      kept,
    );
  }

  #answerKeyUrl(source: StudySource): string | null {
    if (source.kind !== 'sample') return null;
    const key = this.#samples?.find((one) => one.id === source.caseId)?.answerKey;
    return key ? sampleUrl(key) : null;
  }

  /** What there is to choose the cases of a meeting from. */
  meetingSources(): MeetingSources {
    return {
      drafts: this.readings.stored,
      samples: this.#samples ?? [],
      openStudy: this.cases.open?.study.header.studyInstanceUid ?? null,
      pictures: this.pictures.kept,
      hasArchive: this.archive.archive !== null,
    };
  }

  /** Takes up what is kept, and goes to where the address says the reader is. */
  async start(): Promise<void> {
    const [cases, drafts, settings, quiz, versions, meeting, pictures] = await Promise.all([
      loadCatalogue(),
      openDraftStore(),
      openSettings(),
      openQuizStore(),
      openVersionStore(),
      openMeetingStore(),
      openPictureStore(),
    ]);
    this.#samples = cases.ok ? cases.value : [];
    if (!cases.ok) this.opener.say(cases.error);
    if (!drafts.ok) this.opener.say(drafts.error.message);
    this.readings.begin(drafts.ok ? drafts.value : null, versions.ok ? versions.value : null);
    const begun = await this.settings.begin(settings.ok ? settings.value : null);
    this.#useKeys();
    if (!begun.ok) this.opener.say(begun.error);
    await this.meeting.begin(meeting.ok ? meeting.value : null);
    await this.pictures.begin(pictures.ok ? pictures.value : null);
    await this.archive.start(this.settings.settings.archive ?? null);
    await this.quiz.begin(quiz.ok ? quiz.value : null);
    await this.readings.list();
    await this.router.follow();
    // The Read screen is large: it is fetched while nothing else is to be done, so that opening need not wait for it.
    requestIdleCallback(() => {
      void this.router.load('read');
      void import('../viewport/cornerstone-engine.ts').then(({ readyEngine }) => {
        requestIdleCallback(readyEngine);
      });
    });
  }

  /** Changes the settings; says why where they are not kept. */
  async changeSettings(change: (settings: Settings) => Settings): Promise<void> {
    await this.busy.during(
      this.settings.change(change).then((kept) => {
        if (!kept.ok) this.opener.say(kept.error);
      }),
    );
  }

  /** Says what came of something that may go wrong. */
  async sayOf(work: Promise<string | null>): Promise<void> {
    await this.busy.during(
      work.then((problem) => {
        if (problem !== null) this.opener.say(problem);
      }),
    );
  }

  #useKeys(): void {
    keysInUse.set(this.settings.settings.preferences.keys ?? {});
  }
}
