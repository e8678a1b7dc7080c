import type { ChosenFiles } from '../components/drop-zone/chosen-files.ts';
import type { OpenProgress, OpenReport } from '../components/open-report/open-report-model.ts';
import { openFiles } from '../dicom/open/open-files.ts';
import type { HeaderParser, NamedBlob, OpenOptions, OpenResult } from '../dicom/open/open-types.ts';
import type { FrameSource, Study } from '../domain/image-series.ts';
import type { OpenCase, OpenedStudy } from '../features/case/index.ts';
import type { ArchiveReading } from '../pacs/archive-readings.ts';
import type { StoredDraft } from '../storage/drafts.ts';
import { personDigest } from '../storage/person-digest.ts';
import { readTeachingCase, type TeachingWords } from '../storage/teaching-case.ts';
import { CaseCache, noted, type ReadyStudy } from './case-cache.ts';
import type { CaseDesk } from './case-desk.ts';
import { openReportOf } from './open-report.ts';
import { listedStudies, mainStudy } from './opened-studies.ts';
import { fetchSample, type SampleCase } from './sample-catalogue.ts';

/** How often a study that is still being read may grow on the screen. Unit: ms. */
const GROWTH_INTERVAL_MS = 1000;

/** Where a study comes from. */
export type StudySource = StoredDraft['source'];

/** What the opener needs of the program. */
export interface OpenerHost {
  readonly cases: Pick<CaseDesk, 'open' | 'isOpen' | 'take'>;
  readonly archive: {
    openStudy(studyUid: string, options: OpenOptions): Promise<OpenResult>;
    readonly readings: readonly ArchiveReading[];
    readonly listedImages: number;
  };
  /** Which screen waits for the study. */
  readonly place: () => 'read' | 'board' | 'teach';
  /** Fetches that screen's program. */
  readonly loadScreen: () => Promise<unknown>;
  /** Brings a study to that screen, unless it is no longer wanted. */
  readonly show: (opened: OpenedStudy, signal: AbortSignal) => Promise<void>;
  /** Whether the open case may be closed; asks where something would be lost. */
  readonly mayLeave: (open: OpenCase) => Promise<boolean>;
  readonly answerKeyUrl: (source: StudySource) => string | null;
  /** The person that a study was kept for. */
  readonly personOf: (studyInstanceUid: string) => OpenedStudy['person'];
  /** The sample study that the meeting is likely to come to after this one. */
  readonly nextSample: (caseId: string) => SampleCase | null;
  readonly changed: () => void;
  /** What reads headers; a worker of its own where none is given. */
  readonly parser?: HeaderParser;
}

/** What a reader gave; of a chosen file nothing but name and content is wanted. */
interface GivenFiles extends Pick<ChosenFiles, 'unreadable'> {
  readonly files: readonly NamedBlob[];
}

/** A teaching case that was opened; its key is looked at when the reader asks. */
interface TeachingFacts {
  readonly words: TeachingWords;
  readonly keyUrl: string | null;
}

/** What is to be opened. */
interface Opening {
  readonly open: (options: OpenOptions) => Promise<OpenResult>;
  readonly source: StudySource;
  /** What the reader calls it. */
  readonly label: string;
  /** What it is given as; may grow while it is read. */
  readonly given: readonly NamedBlob[];
  readonly abort?: AbortController;
  /** What the browser could not hand over. */
  readonly unreadable?: ChosenFiles['unreadable'];
  readonly teaching?: TeachingFacts;
}

/** Brings studies from files, samples, teaching cases and the archive; one at a time, the latest wish counts. */
export class StudyOpener {
  readonly #host: OpenerHost;
  readonly #ready = new CaseCache();
  #progress: OpenProgress | null = null;
  #report: OpenReport | null = null;
  #problem: string | null = null;
  #abort: AbortController | null = null;
  #given: readonly NamedBlob[] = [];
  #teaching: TeachingFacts | null = null;
  /** What was opened last, of which another study can be chosen. */
  #several: { readonly result: OpenResult; readonly source: StudySource } | null = null;
  #grownAt = -Infinity;

  constructor(host: OpenerHost) {
    this.#host = host;
  }

  /** How far the opening is; null while nothing is opened. */
  get progress(): OpenProgress | null {
    return this.#progress;
  }

  /** What came of the last opening, until it was read. */
  get report(): OpenReport | null {
    return this.#report;
  }

  /** What went wrong last, one sentence; null where something was opened since. */
  get problem(): string | null {
    return this.#problem;
  }

  /** What is being opened, in words with counts; empty while nothing is. */
  get waiting(): string {
    if (!this.#progress) return '';
    const { label, filesRead, filesTotal } = this.#progress;
    return `Opening ${label || 'the study'}: ${filesRead}${filesTotal === null ? '' : ` of ${filesTotal}`} files.`;
  }

  /** Says what went wrong; null takes it away. */
  readonly say = (problem: string | null): void => {
    this.#problem = problem;
    this.#host.changed();
  };

  readonly stop = (): void => {
    this.#abort?.abort();
  };

  readonly closeReport = (): void => {
    this.#report = null;
    this.#host.changed();
  };

  /** Opens a sample study; on the board without waiting where it is at hand. */
  async openSample(sample: SampleCase): Promise<void> {
    const source = { kind: 'sample', caseId: sample.id } as const;
    this.#ready.stop();
    const ready = this.#host.place() === 'board' ? this.#ready.get(sample.id) : null;
    if (ready) {
      await this.showReady(ready, source);
      this.#lookAhead(sample.id, ready);
      return;
    }
    const abort = new AbortController();
    const given: NamedBlob[] = [];
    await this.#open({
      open: (options) => openFiles(noted(fetchSample(sample, abort.signal), given), options),
      source,
      label: sample.title,
      given,
      abort,
    });
  }

  /** Opens a study of the archive. */
  openArchiveStudy(studyUid: string): Promise<void> {
    return this.#open({
      open: (options) => this.#host.archive.openStudy(studyUid, options),
      source: { kind: 'archive' },
      label: 'the study',
      given: [],
    });
  }

  /** Opens what was dropped or picked; what the browser could not hand over is listed with the rest. */
  async openChosen({ files, unreadable }: GivenFiles): Promise<void> {
    const teaching = await readTeachingCase(files);
    if (!teaching && this.#host.place() === 'teach') {
      this.say('This is no teaching case. Studies are opened in the Library.');
      return;
    }
    const source = { kind: 'files' } as const;
    if (!teaching) {
      const open = (options: OpenOptions): Promise<OpenResult> => openFiles(files, options);
      await this.#open({ open, source, label: '', given: files, unreadable });
      return;
    }
    const { title, question, images, key, setAside } = teaching;
    await this.#open({
      open: (options) => openFiles([images], options),
      source,
      label: title,
      given: [images],
      unreadable: [
        ...unreadable,
        ...setAside.map(({ fileName, reason }) => ({ name: fileName, reason })),
      ],
      teaching: { words: { title, question }, keyUrl: key && URL.createObjectURL(key) },
    });
  }

  /** Shows a study that is at hand with its images. */
  async showReady(ready: ReadyStudy, source: StudySource): Promise<void> {
    this.stop();
    this.#teaching = null;
    this.#given = ready.files;
    const { signal } = (this.#abort = new AbortController());
    // What was being read does not go on.
    this.#setProgress(null);
    await this.#show(ready.study, ready.frames, source, signal);
  }

  /** Shows another one of the studies that were opened at once; the list stays. */
  async choose(index: number): Promise<void> {
    const [report, several] = [this.#report, this.#several];
    const study = several?.result.studies[index];
    if (!several || !study || !report) return;
    const { open } = this.#host.cases;
    if (open && !(await this.#host.mayLeave(open))) return;
    const { signal } = (this.#abort = new AbortController());
    await this.#show(study, several.result.frames, several.source, signal);
    if (signal.aborted) return;
    this.#grow(study, true);
    this.#report = { ...report, studies: listedStudies(several.result.studies, study) };
    this.#host.changed();
  }

  /** The first study is shown as soon as it has images, and grows while the rest is read. */
  async #open(opening: Opening): Promise<void> {
    const { source, label, abort = new AbortController(), teaching = null } = opening;
    if (this.#teaching?.keyUrl) URL.revokeObjectURL(this.#teaching.keyUrl);
    this.#teaching = teaching;
    this.#given = opening.given;
    this.stop();
    this.#abort = abort;
    this.#problem = null;
    this.#report = null;
    // A meeting looks at one case until the next one is there.
    if (this.#host.place() !== 'board') this.#host.cases.take(null);
    this.#setProgress({ filesRead: 0, filesTotal: null, setAside: 0, label });
    const first: { shown: Promise<void> | null } = { shown: null };
    try {
      const { parser } = this.#host;
      const result = await opening.open({
        ...(parser ? { parser } : {}),
        signal: abort.signal,
        onProgress: ({ read, total, setAside }) => {
          this.#setProgress({ filesRead: read, filesTotal: total, setAside, label });
        },
        onStudies: (studies, frames) => {
          const study = mainStudy(studies);
          if (!study || abort.signal.aborted) return;
          if (!first.shown) first.shown = this.#show(study, frames, source, abort.signal);
          else this.#grow(study, false);
        },
      });
      await first.shown;
      if (!result.cancelled) await this.#finish(result, opening, abort.signal);
      // What another opening took the place of has nothing to say.
      else if (!first.shown && this.#abort === abort) this.say('Opening was stopped.');
    } catch (error) {
      if (!abort.signal.aborted) this.say(error instanceof Error ? error.message : String(error));
    } finally {
      if (this.#abort === abort) this.#setProgress(null);
    }
  }

  async #finish(
    result: OpenResult,
    { source, unreadable = [] }: Opening,
    signal: AbortSignal,
  ): Promise<void> {
    const { cases, archive } = this.#host;
    const study = mainStudy(result.studies);
    if (study && !cases.isOpen(study)) await this.#show(study, result.frames, source, signal);
    if (signal.aborted) return;
    if (study) this.#grow(study, true);
    cases.open?.storing.offer(archive.readings);
    if (study && source.kind === 'archive') cases.open?.arrivals.watch(archive.listedImages);
    if (study && source.kind === 'sample') {
      this.#lookAhead(source.caseId, { study, frames: result.frames, files: this.#given });
    }
    this.#several = { result, source };
    const report = openReportOf(result, unreadable, study);
    if (!study) {
      this.#report = report;
      this.say(
        result.studies.length > 0 || report.setAside.length > 0
          ? null
          : source.kind === 'archive'
            ? 'The archive holds no images of this study that can be shown here.'
            : 'There was no file to open.',
      );
      return;
    }
    this.#report = report.setAside.length > 0 || result.studies.length > 1 ? report : null;
    this.#host.changed();
    // A report among the files is a reading of the study: it is opened with it.
    for (const { fileName, blob } of result.documents) {
      if (cases.open?.isQuiz === false) await cases.open.openDocument({ name: fileName, blob });
    }
  }

  async #show(
    study: Study,
    frames: FrameSource,
    source: StudySource,
    signal: AbortSignal,
  ): Promise<void> {
    const [digest] = await Promise.all([personDigest(study.header), this.#host.loadScreen()]);
    if (signal.aborted) return;
    const { studyDate, studyInstanceUid } = study.header;
    const opened: OpenedStudy = {
      study,
      frames,
      source,
      answerKeyUrl: this.#teaching?.keyUrl ?? this.#host.answerKeyUrl(source),
      files: this.#given,
      teaching: this.#teaching?.words ?? null,
      // A copy without identity is still of the person that its reading was kept for.
      person:
        digest !== null && studyDate !== ''
          ? { digest, studyDate }
          : this.#host.personOf(studyInstanceUid),
    };
    await this.#host.show(opened, signal);
  }

  /** Hands on what was found since; every growth shows the panes anew, so not more often than a reader can use. */
  #grow(study: Study, isComplete: boolean): void {
    const now = performance.now();
    if (!isComplete && now - this.#grownAt < GROWTH_INTERVAL_MS) return;
    this.#grownAt = now;
    const { cases } = this.#host;
    if (cases.isOpen(study)) cases.open?.grow(study, isComplete);
  }

  /** Keeps a case of the meeting at hand, and opens the next one while this one is looked at. */
  #lookAhead(caseId: string, ready: ReadyStudy): void {
    if (this.#host.place() !== 'board') return;
    this.#ready.put(caseId, ready);
    const next = this.#host.nextSample(caseId);
    if (next && next.id !== caseId) void this.#ready.fetchAhead(next);
  }

  #setProgress(progress: OpenProgress | null): void {
    this.#progress = progress;
    this.#host.changed();
  }
}
