import type { OpenCase, OpenedStudy } from '../features/case/index.ts';
import type { ArchiveDesk } from './archive-desk.ts';
import type { CaseDesk } from './case-desk.ts';
import type { PicturesDesk } from './pictures-desk.ts';
import type { ReadingsDesk } from './readings-desk.ts';
import {
  boardIdOf,
  caseIdOf,
  hashOf,
  OPEN_FILES,
  parseRoute,
  readingRoute,
  staysOpen,
  type Route,
} from './route.ts';
import { sampleUrl, type SampleCase } from './sample-catalogue.ts';
import type { StudyOpener } from './study-opener.ts';

/** The screens' programs, fetched when they are first gone to. */
export interface ScreenParts {
  readonly read: () => Promise<unknown>;
  readonly board: () => Promise<unknown>;
  readonly teach: () => Promise<unknown>;
  readonly reference: () => Promise<unknown>;
}

/** The address of the page, as the browser keeps it. */
export interface PageAddress {
  readonly hash: string;
  /** Goes to an address, as pressing a link does: the page is told. */
  go(hash: string): void;
  /** Puts an address into the history without anybody being told. */
  put(hash: string): void;
}

/** What the router needs of the program. */
export interface RouterHost {
  readonly cases: CaseDesk;
  readonly opener: StudyOpener;
  readonly readings: ReadingsDesk;
  readonly pictures: Pick<PicturesDesk, 'open' | 'keep' | 'isCopy'>;
  readonly archive: Pick<ArchiveDesk, 'load'>;
  readonly parts: ScreenParts;
  readonly address: PageAddress;
  readonly samples: () => readonly SampleCase[];
  /** The first case of the meeting; null where there is none. */
  readonly firstOfMeeting: () => string | null;
  /** Whether the open case may be closed; asks where something would be lost. */
  readonly mayLeave: (open: OpenCase) => Promise<boolean>;
  /** Says that the program is at work until the work is done. */
  readonly during: (work: Promise<void>) => Promise<void>;
  /** Forgets who was at work: their screens have gone. */
  readonly forgetWork: () => void;
  readonly changed: () => void;
}

/** Brings what is open to where the address says the reader is, and the address to where the reader goes. */
export class ScreenRouter {
  readonly #host: RouterHost;
  readonly #loaded = new Set<keyof ScreenParts>();
  #route: Route;
  /** Whether the reader said that the open case may be left. */
  #mayLeave = false;

  constructor(host: RouterHost) {
    this.#host = host;
    this.#route = parseRoute(host.address.hash);
  }

  /** Where the reader is. */
  get route(): Route {
    return this.#route;
  }

  /** Which screen waits for a study that is being opened. */
  get place(): 'read' | 'board' | 'teach' {
    const { kind } = this.#route;
    return kind === 'board' || kind === 'teach' ? kind : 'read';
  }

  /** Whether the program of a screen is there. */
  has(screen: keyof ScreenParts): boolean {
    return this.#loaded.has(screen);
  }

  /** Fetches the program of a screen. */
  async load(screen: keyof ScreenParts): Promise<void> {
    await this.#host.parts[screen]();
    this.#loaded.add(screen);
  }

  goTo(route: Route): void {
    this.#host.address.go(hashOf(route));
  }

  /** The address has changed: it is followed, unless something would be lost and the reader stays. */
  readonly addressChanged = (): void => {
    const route = parseRoute(this.#host.address.hash);
    const { open } = this.#host.cases;
    if (open?.hasUnkept && !this.#mayLeave && !staysOpen(open, route)) {
      // The address stays that of the case until the reader has answered, also after the browser's Back.
      this.#host.address.put(hashOf(this.#route));
      void this.#leaveFor(open, route);
      return;
    }
    this.#mayLeave = false;
    this.#setRoute(route);
    void this.#host.during(this.follow());
  };

  /** Brings what is open to where the address says the reader is. */
  async follow(): Promise<void> {
    const { cases, opener, readings, archive } = this.#host;
    const route = this.#route;
    switch (route.kind) {
      case 'library':
        opener.stop();
        cases.take(null);
        opener.closeReport();
        this.#host.forgetWork();
        await readings.list();
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
        await this.load('reference');
        return;
      case 'files':
        // Files are gone with the page: only the reader can give them again.
        if (cases.open?.opened.source.kind === 'files') await cases.readOn(cases.open);
        else this.goTo({ kind: 'library' });
        return;
      case 'archive':
        opener.stop();
        cases.take(null);
        opener.say(null);
        await archive.load();
        return;
      case 'archive-study':
        if (
          cases.open?.opened.source.kind === 'archive' &&
          cases.open.study.header.studyInstanceUid === route.studyUid
        ) {
          await cases.readOn(cases.open);
          return;
        }
        await archive.load();
        await opener.openArchiveStudy(route.studyUid);
        return;
      case 'sample':
        if (cases.open && caseIdOf(cases.open.opened) === route.caseId) {
          await cases.readOn(cases.open);
        } else await this.#openSample(route.caseId);
    }
  }

  /** Brings a study that was opened to the screen that waits for it, unless the signal says that none does any more. */
  async show(opened: OpenedStudy, signal: AbortSignal): Promise<void> {
    const route = this.#route;
    const { cases } = this.#host;
    if (route.kind === 'teach') {
      await this.#ask(opened);
      // Once it is open: the address of files leads back to the list while nothing is.
      if (opened.source.kind === 'files' && route.caseId !== OPEN_FILES) {
        this.goTo({ kind: 'teach', caseId: OPEN_FILES });
      }
      return;
    }
    const read = await cases.read(opened, signal);
    if (!read) return;
    if (route.kind === 'board') {
      await this.#showBoard(read);
      return;
    }
    if (opened.source.kind === 'files' && route.kind !== 'files') this.goTo({ kind: 'files' });
    this.#setRoute(readingRoute(opened));
  }

  /** From the reading to another screen. */
  leaveReading(open: OpenCase, to: 'library' | 'board' | 'teach'): void {
    if (to === 'library') this.goTo({ kind: 'library' });
    else this.goTo({ kind: to, caseId: (to === 'board' ? boardIdOf : caseIdOf)(open.opened) });
  }

  /** From the board to the reading or the Library; a copy of the meeting is for looking, and its study is opened again to be read. */
  leaveBoard(to: 'library' | 'read'): void {
    const { cases, pictures, opener } = this.#host;
    const { open } = cases;
    if (!open || to === 'library') this.goTo({ kind: 'library' });
    else if (pictures.isCopy(open)) {
      cases.take(null);
      this.goTo({ kind: 'library' });
      opener.say(
        'Only the key images of this study are kept for the meeting. Open its files again to read on; the reading will be there.',
      );
    } else this.goTo(readingRoute(open.opened));
  }

  /** Goes to a kept reading, where its images can be had. */
  openReading(studyInstanceUid: string): void {
    const source = this.#host.readings.find(studyInstanceUid)?.source;
    if (source?.kind === 'sample') this.goTo({ kind: 'sample', caseId: source.caseId });
    else if (source?.kind === 'archive') {
      this.goTo({ kind: 'archive-study', studyUid: studyInstanceUid });
    } else {
      this.#host.opener.say(
        'Open the files of this study again; the reading will be there as you left it.',
      );
    }
  }

  /** Opens the study of the archive anew, with what has come since; the reading is kept meanwhile. */
  async openAgain(open: OpenCase): Promise<void> {
    if (!(await this.#host.mayLeave(open))) return;
    await this.#host.opener.openArchiveStudy(open.study.header.studyInstanceUid);
  }

  async #leaveFor(open: OpenCase, route: Route): Promise<void> {
    this.#mayLeave = await this.#host.mayLeave(open);
    if (this.#mayLeave) this.goTo(route);
  }

  async #followTeach(caseId: string | null): Promise<void> {
    await this.load('teach');
    const { cases } = this.#host;
    cases.endQuestion();
    if (caseId === null) return;
    if (cases.open && caseIdOf(cases.open.opened) === caseId) await this.#ask(cases.open.opened);
    // Files are gone with the page: only the learner can give them again.
    else if (caseId === OPEN_FILES) this.goTo({ kind: 'teach', caseId: null });
    else await this.#openSample(caseId);
  }

  /** Puts a study to the learner, with nothing of its key: a sample study, or a teaching case from a file. */
  async #ask(opened: OpenedStudy): Promise<void> {
    const { study, source, teaching, answerKeyUrl } = opened;
    const sample = this.#host
      .samples()
      .find((one) => source.kind === 'sample' && one.id === source.caseId && one.answerKey);
    if (!answerKeyUrl || (!sample && !teaching)) {
      this.#host.opener.say('This study has no key, so it cannot be put as a question.');
      return;
    }
    await this.#host.cases.ask(opened, {
      id: sample?.id ?? study.header.studyInstanceUid,
      title: sample?.title ?? teaching?.title ?? '',
      vignette: sample?.vignette ?? teaching?.question ?? '',
      truthUrl: sample ? sampleUrl(sample.truth) : null,
      isFromFile: !sample,
    });
  }

  async #followBoard(wanted: string | null): Promise<void> {
    const { cases, opener, readings, pictures } = this.#host;
    await readings.list();
    const caseId = wanted ?? this.#host.firstOfMeeting();
    if (caseId === null) {
      await this.load('board');
      cases.setBoardReady(false);
      return;
    }
    if (cases.open && boardIdOf(cases.open.opened) === caseId) {
      await this.#showBoard(cases.open);
      return;
    }
    const kept = await pictures.open(caseId);
    const source = readings.find(caseId)?.source;
    if (kept) await opener.showReady(kept, { kind: 'files' });
    else if (source?.kind === 'archive') await opener.openArchiveStudy(caseId);
    else if (source?.kind === 'files') {
      opener.say('Open the files of this study again; then it can be shown on the board.');
      this.goTo({ kind: 'library' });
    } else await this.#openSample(caseId);
  }

  /** Puts a case on the board with its reading, or with the answer key where a sample has none. */
  async #showBoard(open: OpenCase): Promise<void> {
    const { cases, opener, pictures } = this.#host;
    const [shown] = await Promise.all([cases.readOn(open), this.load('board')]);
    if (!shown.isBegun && shown.hasSampleKey) {
      const key = await shown.fetchAnswerKey();
      if (!key.ok) opener.say(key.error);
    }
    cases.setBoardReady(true);
    // While the page is looked at: what it needs of own files stays for the meeting.
    void this.#host.during(
      pictures.keep(shown).then((problem) => {
        if (problem !== null) opener.say(problem);
      }),
    );
  }

  async #openSample(caseId: string): Promise<void> {
    const sample = this.#host.samples().find((one) => one.id === caseId);
    if (sample) {
      await this.#host.opener.openSample(sample);
      return;
    }
    this.#host.opener.say(`There is no sample study called ${caseId}.`);
    this.goTo({ kind: 'library' });
  }

  #setRoute(route: Route): void {
    this.#route = route;
    this.#host.changed();
  }
}
