import { APP_BUILD, APP_VERSION } from '../../base/app-version.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Reading } from '../../domain/reading.ts';
import { stringifyDicomJson } from '../../dicom/sr/dicom-json.ts';
import { toPart10 } from '../../dicom/sr/part10.ts';
import type { ReportContext } from '../../dicom/sr/report-context.ts';
import { derivedValues } from './derived-values.ts';
import { readReportFile, type ReportFile } from '../../dicom/sr/report-file.ts';
import type { ReadReport } from '../../dicom/sr/read/measurement-report.ts';
import {
  toMeasurementReport,
  type WrittenReport,
} from '../../dicom/sr/write/measurement-report.ts';
import type { SessionState } from '../../editor/session-state.ts';
import { downloadFile, reportFileName } from '../../storage/download.ts';
import type { Settings } from '../../storage/settings.ts';
import type { ReadingSummary } from '../../domain/reading-summary.ts';

/** The form in which a report is handed to the reader. */
export type ReportForm = 'json' | 'dcm';

/** What a report needs to know beside the reading. */
export interface ReportFacts {
  readonly settings: Settings;
  readonly savedAt: string;
  /** The reader vouches for it: final and verified. */
  readonly isSigned: boolean;
  readonly predecessor: ReportContext['predecessor'];
  /** What the report that this reading was opened from held beyond our marks: it is written back. */
  readonly carried: ReportContext['carried'];
  /** The images that report names, for those that are not open now. */
  readonly knownImages: ReadReport['images'] | null;
}

/** Errors are sentences for the reader. */
export function writeReport(
  state: SessionState,
  summary: ReadingSummary,
  facts: ReportFacts,
): Result<WrittenReport, string> {
  const { reader } = facts.settings;
  if (!reader) return err('The reader’s name is needed to save a report.');
  const written = toMeasurementReport(
    state.reading,
    {
      study: state.study.header,
      images: state.images,
      ...(facts.knownImages ? { knownImages: facts.knownImages } : {}),
      observer: reader,
      device: deviceOf(facts.settings),
      savedAt: facts.savedAt,
      signedOff: facts.isSigned,
      predecessor: facts.predecessor,
      carried: facts.carried,
    },
    derivedValues(summary),
  );
  return written.ok ? ok(written.value) : err(written.error.message);
}

/** This installation, as its documents name it. */
export const deviceOf = ({ installationUid }: Settings): ReportContext['device'] => ({
  uid: installationUid,
  name: 'Thecal',
  manufacturer: 'Thecal',
  model: 'Thecal',
  version: APP_VERSION,
  serial: APP_BUILD,
});

/** Hands a report to the reader as a file whose name tells nothing of the patient. */
export function downloadReport(
  report: WrittenReport,
  savedAt: string,
  form: ReportForm,
): Result<void, string> {
  if (form === 'json') {
    downloadFile(
      reportFileName(savedAt, 'json'),
      stringifyDicomJson(report.dataset),
      'application/dicom+json',
    );
    return ok(undefined);
  }
  const bytes = toPart10(report.dataset);
  if (!bytes.ok) return err(bytes.error.message);
  downloadFile(reportFileName(savedAt, 'dcm'), bytes.value, 'application/dicom');
  return ok(undefined);
}

/** Reads a report file for the open study, with the document itself. Errors are sentences for the reader. */
export async function openReport(
  file: { readonly name: string; readonly blob: Blob },
  reading: Reading,
): Promise<Result<ReportFile, string>> {
  const bytes = new Uint8Array(await file.blob.arrayBuffer());
  const report = readReportFile({ name: file.name, bytes }, reading.studyInstanceUid);
  return report.ok ? report : err(report.error.message);
}

/** What was read of a report, in words. */
export function describeReport(report: ReadReport): string {
  const { outlines, levels, measurements } = report.reading;
  const parts = [
    count(levels.length, 'level'),
    count(outlines.length, 'outline'),
    count(measurements.length, 'measurement'),
    count(Object.keys(report.reading.assessments).length, 'assessed level'),
  ];
  const kept =
    report.notUnderstood.length === 0
      ? ''
      : ` ${count(report.notUnderstood.length, 'item')} from other software ${report.notUnderstood.length === 1 ? 'is' : 'are'} kept and will be written back: the Reading menu lists ${report.notUnderstood.length === 1 ? 'it' : 'them'}.`;
  const warnings = report.warnings.length === 0 ? '' : ` ${report.warnings.join(' ')}`;
  return `Opened a reading with ${parts.join(', ')}.${kept}${warnings}`;
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
