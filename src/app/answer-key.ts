import { err, ok, type Result } from '../base/result.ts';
import type { Uid } from '../base/uid.ts';
import { readReportFile } from '../dicom/sr/report-file.ts';
import type { ReadReport } from '../dicom/sr/read/measurement-report.ts';

/** A sample study's answer key, fetched only when it is asked for. Errors: one sentence. */
export async function readAnswerKey(
  url: string,
  studyInstanceUid: Uid,
): Promise<Result<ReadReport, string>> {
  const failed = err('The answer key could not be fetched.');
  try {
    const response = await fetch(url);
    if (!response.ok) return failed;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const report = readReportFile({ name: 'answer-key.sr.json', bytes }, studyInstanceUid);
    return report.ok ? ok(report.value) : err(report.error.message);
  } catch {
    return failed;
  }
}
