import { err, ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import { LARGEST_REPORT, parseDicomJson, type DicomDataset } from './dicom-json.ts';
import { isPart10, readPart10 } from './part10.ts';
import {
  fromCheckedReport,
  fromMeasurementReport,
  type ReadReport,
} from './read/measurement-report.ts';
import type { SrReadError } from './read/read-error.ts';

/** A report as read from a file, with the document itself. */
export interface ReportFile extends ReadReport {
  readonly dataset: DicomDataset;
}

/** Reads a report from a file, as DICOM JSON or as Part 10, told apart by content. Errors: one sentence that names the file. */
export function readReportFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  openStudy: Uid | null,
): Result<ReportFile, SrReadError> {
  const unread = (kind: string, message: string): Result<never, SrReadError> =>
    err({
      kind: kind === 'too-large' ? 'too-large' : 'damaged',
      message: `${file.name} could not be read: ${message}`,
    });
  if (file.bytes.length > LARGEST_REPORT) {
    return unread('too-large', 'the file is larger than 50 MB.');
  }
  const finish = (
    report: Result<ReadReport, SrReadError>,
    dataset: DicomDataset,
    tolerated: readonly string[],
  ): Result<ReportFile, SrReadError> =>
    report.ok
      ? ok({ ...report.value, warnings: [...report.value.warnings, ...tolerated], dataset })
      : err({ ...report.error, message: `${file.name}: ${report.error.message}` });
  if (isPart10(file.bytes)) {
    const content = readPart10(file.bytes);
    if (!content.ok) return unread(content.error.kind, content.error.message);
    const { dataset, tolerated } = content.value;
    return finish(fromMeasurementReport(dataset, openStudy), dataset, tolerated);
  }
  const json = parseDicomJson(new TextDecoder().decode(file.bytes));
  return json.ok
    ? finish(fromCheckedReport(json.value, openStudy), json.value, [])
    : unread(json.error.kind, json.error.message);
}
