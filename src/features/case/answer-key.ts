import * as z from 'zod';
import { err, ok, type Result } from '../../base/result.ts';
import type { Uid } from '../../base/uid.ts';
import { readReportFile } from '../../dicom/sr/report-file.ts';
import type { ReadReport } from '../../dicom/sr/read/measurement-report.ts';

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

const teaching = z.object({ diagnosis: z.string(), teachingPoint: z.string() });

/** What a sample study teaches, in words; fetched only after it was answered. Null when it cannot be had. */
export async function readTeachingPoint(
  url: string,
): Promise<{ readonly diagnosis: string; readonly teachingPoint: string } | null> {
  try {
    const response = await fetch(url);
    if (!response.ok) return null;
    const parsed = teaching.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
