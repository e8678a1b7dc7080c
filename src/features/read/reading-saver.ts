import type { ReadReport } from '../../dicom/sr/read/measurement-report.ts';
import type { Reading } from '../../domain/reading.ts';
import type { EditorSession } from '../../editor/session.ts';
import type { StoredDraft } from '../../storage/drafts.ts';
import type { Settings } from '../../storage/settings.ts';
import { readAnswerKey, type ReadingSummary } from '../viewer/index.ts';
import type { DraftFacts } from './draft-keeper.ts';
import {
  describeReport,
  downloadReport,
  openReport,
  writeReport,
  type ReportForm,
} from './report-exchange.ts';

/** What the saver needs of the screen. */
export interface SaverHost {
  readonly session: EditorSession;
  readonly summary: () => ReadingSummary;
  /** Keeps the reading and what is known of its reports in this browser. */
  readonly keep: (reading: Reading) => Promise<void>;
}

/** Reports of one reading: what it was opened from, what it was saved as, and the next version. */
export class ReadingSaver {
  readonly #host: SaverHost;
  #carried: ReadReport['carried'] | null;
  #knownImages: ReadReport['images'] | null = null;
  #lastSaved: StoredDraft['lastSaved'];
  /** The reading as it was signed; null when it never was, or was saved unsigned since. */
  #signed: Reading | null = null;

  constructor(host: SaverHost, draft: StoredDraft | null) {
    this.#host = host;
    this.#carried = draft?.carried ?? null;
    this.#lastSaved = draft?.lastSaved ?? null;
  }

  /** What a draft keeps of the reports. */
  get facts(): Pick<DraftFacts, 'lastSaved' | 'carried'> {
    return {
      lastSaved: this.#lastSaved,
      ...(this.#carried ? { carried: this.#carried } : {}),
    };
  }

  /** Whether a reading is, unchanged, what was signed. */
  isSigned(reading: Reading): boolean {
    return this.#signed === reading;
  }

  /** Writes the next version and hands it to the reader as a file. */
  async save(settings: Settings, form: ReportForm, isSigned: boolean): Promise<void> {
    const { session } = this.#host;
    const savedAt = new Date().toISOString();
    const { state } = session;
    const report = writeReport(state, this.#host.summary(), {
      settings,
      savedAt,
      isSigned,
      predecessor: this.#predecessor(),
      carried: this.#carried,
      knownImages: this.#knownImages,
    });
    const handed = report.ok ? downloadReport(report.value, savedAt, form) : report;
    if (!report.ok || !handed.ok) {
      session.notify('warning', handed.ok ? '' : handed.error);
      return;
    }
    const { sopInstanceUid, seriesInstanceUid, seriesNumber, instanceNumber } =
      report.value.documentInfo;
    this.#lastSaved = {
      sopInstanceUid,
      seriesInstanceUid,
      seriesNumber,
      instanceNumber,
      at: savedAt,
    };
    await this.#host.keep(state.reading);
    this.#signed = isSigned ? state.reading : null;
    session.notify(
      'note',
      isSigned
        ? 'Signed and saved as final. A change from here on is a new, unsigned version.'
        : 'Saved as a DICOM SR file.',
    );
  }

  /** Opens a saved reading of this study; undo brings back the one before. */
  async open(file: { readonly name: string; readonly blob: Blob }): Promise<void> {
    const { session } = this.#host;
    const report = await openReport(file, session.state.reading);
    if (!report.ok) {
      session.notify('warning', report.error);
      return;
    }
    this.#carried = report.value.carried;
    this.#knownImages = report.value.images;
    const { documentInfo } = report.value;
    this.#lastSaved = {
      ...(documentInfo.sopClassUid ? { sopClassUid: documentInfo.sopClassUid } : {}),
      sopInstanceUid: documentInfo.sopInstanceUid,
      seriesInstanceUid: documentInfo.seriesInstanceUid,
      seriesNumber: documentInfo.seriesNumber,
      instanceNumber: documentInfo.instanceNumber,
      at: documentInfo.savedAt ?? new Date().toISOString(),
    };
    session.replaceReading(report.value.reading);
    session.notify('note', describeReport(report.value));
  }

  /**
   * Puts the expert's reading in place of the reader's; undo brings that back, and it is not what a save replaces.
   * True when it is shown.
   */
  async showAnswerKey(url: string): Promise<boolean> {
    const { session } = this.#host;
    const report = await readAnswerKey(url, session.state.reading.studyInstanceUid);
    if (!report.ok) {
      session.notify('warning', report.error);
      return false;
    }
    session.replaceReading(report.value.reading);
    session.notify('note', 'This is the answer key. Undo brings your reading back.');
    return true;
  }

  #predecessor(): Parameters<typeof writeReport>[2]['predecessor'] {
    const last = this.#lastSaved;
    const { studyInstanceUid } = this.#host.session.state.study.header;
    return last ? { ...last, studyInstanceUid } : null;
  }
}
