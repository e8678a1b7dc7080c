import { createPause } from '../../base/pause.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { toPart10 } from '../../dicom/sr/part10.ts';
import type { ReadReport } from '../../dicom/sr/read/measurement-report.ts';
import type { WrittenReport } from '../../dicom/sr/write/measurement-report.ts';
import { gradeAhead } from '../../domain/grade-ahead.ts';
import type { Reading } from '../../domain/reading.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { StoredDraft } from '../../storage/drafts.ts';
import type { Settings } from '../../storage/settings.ts';
import type { StoredVersion } from '../../storage/versions.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';
import type { DraftFacts } from './kept-reading.ts';
import { keptVersion } from './kept-version.ts';
import {
  EXTRACT_FORMS,
  extractDocuments,
  extractFiles,
  handOver,
  saveExtract,
  type ExtractForm,
  type ExtractSource,
} from './save-extract.ts';
import {
  describeReport,
  downloadReport,
  openReport,
  writeReport,
  type ReportForm,
} from './report-exchange.ts';

/** What the saver needs of the case. */
export interface SaverHost {
  readonly session: EditorSession;
  readonly summary: () => ReadingSummary;
  /** Keeps the reading and what is known of its reports in this browser. */
  readonly keep: (reading: Reading) => Promise<void>;
  /** Keeps a document among the versions of the study. */
  readonly keepVersion: (version: StoredVersion) => Promise<void>;
}

/** The next version of a reading, written and not yet handed on. */
export interface PreparedReport {
  readonly report: WrittenReport;
  /** The reading it says. */
  readonly reading: Reading;
  readonly savedAt: string;
  /** It arrived: it is what the next version names. */
  readonly confirm: () => Promise<void>;
}

/** What a reading on the screen came from: what the next version of it names and repeats. */
interface Origin {
  carried: ReadReport['carried'] | null;
  knownImages: ReadReport['images'] | null;
  lastSaved: StoredDraft['lastSaved'];
  /** The reading as it was signed; null when it never was, or was saved unsigned since. */
  signed: Reading | null;
}

/** Reports of one reading: what it was opened from, what it was saved as, and the next version. */
export class ReadingSaver {
  readonly #host: SaverHost;
  #origin: Origin;
  /** The reading that was handed out as a file, and when; a reading that the browser forgot since is null. */
  #filed: { readonly reading: Reading | null; readonly at: string } | null = null;
  /** The readings at which one origin ends and another begins: undo and redo cross there. */
  readonly #origins = new WeakMap<Reading, Origin>();

  constructor(host: SaverHost, draft: StoredDraft | null) {
    this.#host = host;
    this.#origin = {
      carried: draft?.carried ?? null,
      knownImages: null,
      lastSaved: draft?.lastSaved ?? null,
      signed: null,
    };
    const filed = draft?.filed;
    if (filed) {
      const reading = filed.kind === 'saved' ? host.session.state.reading : null;
      this.#filed = { reading, at: filed.at };
    }
    host.session.onCommit((reading) => {
      this.#origin = this.#origins.get(reading) ?? this.#origin;
    });
  }

  /** What the next report names and repeats. */
  get facts(): Pick<DraftFacts, 'lastSaved' | 'carried'> {
    const { lastSaved, carried } = this.#origin;
    return { lastSaved, ...(carried ? { carried } : {}) };
  }

  /** What a draft keeps of the reports. */
  factsOf(reading: Reading): Pick<DraftFacts, 'lastSaved' | 'carried' | 'filed'> {
    const kind = this.isFiled(reading) ? 'saved' : 'changed';
    return { ...this.facts, ...(this.#filed ? { filed: { kind, at: this.#filed.at } } : {}) };
  }

  /** Whether a reading is, unchanged, what was handed out as a file. */
  isFiled(reading: Reading): boolean {
    return this.#filed?.reading === reading;
  }

  /** Whether a reading is, unchanged, what was signed. */
  isSigned(reading: Reading): boolean {
    return this.#origin.signed === reading;
  }

  /** Writes the next version and hands it to the reader as a file. */
  async save(
    settings: Settings,
    form: ReportForm | ExtractForm | 'all',
    isSigned: boolean,
  ): Promise<void> {
    const { session } = this.#host;
    if (isExtract(form)) {
      saveExtract(this.#source(settings), form);
      return;
    }
    const prepared = this.prepare(settings, isSigned);
    const handed = prepared.ok ? this.#hand(prepared.value, settings, form) : prepared;
    if (!prepared.ok || !handed.ok) {
      session.notify('warning', handed.ok ? '' : handed.error);
      return;
    }
    this.#filed = { reading: prepared.value.reading, at: prepared.value.savedAt };
    await prepared.value.confirm();
    const { verification } = prepared.value.report.documentInfo;
    const { notes } = prepared.value.report;
    const words = savedWords(isSigned, verification === 'VERIFIED');
    session.notify(notes.length > 0 ? 'warning' : 'note', [words, ...notes].join(' '));
  }

  /** The forms of the reading beside its report, for an archive. Errors: one sentence. */
  extracts(settings: Settings): ReturnType<typeof extractDocuments> {
    return extractDocuments(this.#source(settings));
  }

  #source(settings: Settings): ExtractSource {
    const { session } = this.#host;
    const { carried } = this.#origin;
    return { session, settings, savedAt: new Date().toISOString(), carried };
  }

  #hand(
    { report, savedAt }: PreparedReport,
    settings: Settings,
    form: ReportForm | 'all',
  ): Result<void, string> {
    if (form !== 'all') return downloadReport(report, savedAt, form);
    const bytes = toPart10(report.dataset);
    if (!bytes.ok) return err(bytes.error.message);
    const files = extractFiles(this.#source(settings));
    if (!files.ok) return files;
    handOver({ 'report.dcm': bytes.value, ...files.value }, savedAt, 'all');
    return ok(undefined);
  }

  /** Writes the next version without handing it on. It counts as saved once it is confirmed. Errors: one sentence. */
  prepare(settings: Settings, isSigned: boolean): Result<PreparedReport, string> {
    const savedAt = new Date().toISOString();
    const { reading } = this.#host.session.state;
    const report = this.#write(settings, savedAt, isSigned);
    if (!report.ok) return report;
    const { dataset, documentInfo } = report.value;
    const { sopInstanceUid, seriesInstanceUid, seriesNumber, instanceNumber } = documentInfo;
    const confirm = async (): Promise<void> => {
      this.#origin.lastSaved = {
        sopInstanceUid,
        seriesInstanceUid,
        seriesNumber,
        instanceNumber,
        at: savedAt,
      };
      this.#origin.signed = documentInfo.verification === 'VERIFIED' ? reading : null;
      await this.#host.keep(this.#host.session.state.reading);
      await this.#host.keepVersion(
        keptVersion(dataset, documentInfo, {
          reader: settings.reader?.name ?? '',
          origin: 'saved',
        }),
      );
    };
    return ok({ report: report.value, reading, savedAt, confirm });
  }

  /** Opens a saved reading of this study; undo brings back the one before. */
  async open(file: { readonly name: string; readonly blob: Blob }): Promise<void> {
    const { session } = this.#host;
    const report = await openReport(file, session.state.reading);
    if (!report.ok) {
      session.notify('warning', report.error);
      return;
    }
    const { dataset, ...read } = report.value;
    await gradeAhead(read.reading, session.state.images, createPause());
    this.take(read);
    await this.#host.keepVersion(
      keptVersion(dataset, read.documentInfo, {
        reader: read.observer?.name ?? '',
        origin: 'opened',
      }),
    );
    session.notify('note', describeReport(read));
  }

  /**
   * Puts a report in the place of the reading. The next save names the report; undo brings back the reading before, with
   * what that one is to name.
   */
  take(report: ReadReport): void {
    const { documentInfo, reading } = report;
    this.#origins.set(this.#host.session.state.reading, this.#origin);
    this.#origins.set(reading, {
      carried: report.carried,
      knownImages: report.images,
      lastSaved: {
        ...(documentInfo.sopClassUid ? { sopClassUid: documentInfo.sopClassUid } : {}),
        sopInstanceUid: documentInfo.sopInstanceUid,
        seriesInstanceUid: documentInfo.seriesInstanceUid,
        seriesNumber: documentInfo.seriesNumber,
        instanceNumber: documentInfo.instanceNumber,
        at: documentInfo.savedAt ?? new Date().toISOString(),
      },
      signed: null,
    });
    this.#host.session.replaceReading(reading);
  }

  /** The reading as it stands as a version that is not handed out; null where it cannot be written. */
  setAside(settings: Settings): StoredVersion | null {
    // Nobody is asked for a name to keep what was drawn.
    const reader = settings.reader ?? { name: 'Not named', organisation: '' };
    const report = this.#write({ ...settings, reader }, new Date().toISOString(), false);
    return report.ok
      ? keptVersion(report.value.dataset, report.value.documentInfo, {
          reader: settings.reader?.name ?? '',
          origin: 'set-aside',
        })
      : null;
  }

  #write(settings: Settings, savedAt: string, isSigned: boolean): ReturnType<typeof writeReport> {
    return writeReport(this.#host.session.state, this.#host.summary(), {
      settings,
      savedAt,
      isSigned,
      predecessor: this.#predecessor(),
      carried: this.#origin.carried,
      knownImages: this.#origin.knownImages,
    });
  }

  #predecessor(): Parameters<typeof writeReport>[2]['predecessor'] {
    const last = this.#origin.lastSaved;
    const { studyInstanceUid } = this.#host.session.state.study.header;
    return last ? { ...last, studyInstanceUid } : null;
  }
}

const isExtract = (form: string): form is ExtractForm => EXTRACT_FORMS.some((one) => one === form);

/** What a save did; what another program left open in a report keeps it from being final. */
function savedWords(isSigned: boolean, isVerified: boolean): string {
  if (isVerified)
    return 'Signed and saved as final. A change from here on is a new, unsigned version.';
  return isSigned
    ? 'Saved, but not as final: something that is kept from other software is not assessed.'
    : 'Saved as a DICOM SR file.';
}
