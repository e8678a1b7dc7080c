import { err, ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import { LARGEST_REPORT, parseDicomJson, type DicomDataset } from './dicom-json.ts';
import { isPart10, readPart10, type Part10Content } from './part10.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import type { SrReadError } from './read/read-error.ts';

/** Reads a report from a file, as DICOM JSON or as Part 10, told apart by content. Errors: one sentence that names the file. */
export function readReportFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  openStudy: Uid | null,
): Result<ReadReport, SrReadError> {
  const content = contentOf(file.bytes);
  if (!content.ok) {
    const kind = content.error.kind === 'too-large' ? 'too-large' : 'damaged';
    return err({ kind, message: `${file.name} could not be read: ${content.error.message}` });
  }
  const { dataset, tolerated } = content.value;
  const report = fromMeasurementReport(dataset, openStudy);
  return report.ok
    ? ok({ ...report.value, warnings: [...report.value.warnings, ...tolerated] })
    : err({ ...report.error, message: `${file.name}: ${report.error.message}` });
}

/** The dataset of a report file, in either form, before anything is made of it. Errors: too large, or no dataset. */
export function reportDataset(
  bytes: Uint8Array,
): Result<DicomDataset, { readonly kind: string; readonly message: string }> {
  const content = contentOf(bytes);
  return content.ok ? ok(content.value.dataset) : content;
}

function contentOf(
  bytes: Uint8Array,
): Result<Part10Content, { readonly kind: string; readonly message: string }> {
  if (bytes.length > LARGEST_REPORT) {
    return err({ kind: 'too-large', message: 'the file is larger than 50 MB.' });
  }
  if (isPart10(bytes)) return readPart10(bytes);
  const dataset = parseDicomJson(new TextDecoder().decode(bytes));
  return dataset.ok ? ok({ dataset: dataset.value, tolerated: [] }) : dataset;
}
