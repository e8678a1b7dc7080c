import { err, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import { LARGEST_REPORT, parseDicomJson, type DicomDataset } from './dicom-json.ts';
import { fromPart10, isPart10 } from './part10.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import type { SrReadError } from './read/read-error.ts';

/** Reads a report from a file, as DICOM JSON or as Part 10, told apart by content. Errors: one sentence that names the file. */
export function readReportFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  openStudy: Uid | null,
): Result<ReadReport, SrReadError> {
  const dataset = reportDataset(file.bytes);
  if (!dataset.ok) {
    const kind = dataset.error.kind === 'too-large' ? 'too-large' : 'damaged';
    return err({ kind, message: `${file.name} could not be read: ${dataset.error.message}` });
  }
  const report = fromMeasurementReport(dataset.value, openStudy);
  return report.ok
    ? report
    : err({ ...report.error, message: `${file.name}: ${report.error.message}` });
}

/** The dataset of a report file, in either form, before anything is made of it. Errors: too large, or no dataset. */
export function reportDataset(
  bytes: Uint8Array,
): Result<DicomDataset, { readonly kind: string; readonly message: string }> {
  if (bytes.length > LARGEST_REPORT) {
    return err({ kind: 'too-large', message: 'the file is larger than 50 MB.' });
  }
  if (isPart10(bytes)) return fromPart10(bytes);
  return parseDicomJson(new TextDecoder().decode(bytes));
}
