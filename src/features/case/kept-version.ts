import { err, ok, type Result } from '../../base/result.ts';
import { stringifyDicomJson, type DicomDataset } from '../../dicom/sr/dicom-json.ts';
import type { ReadReport } from '../../dicom/sr/read/measurement-report.ts';
import type { DocumentInfo } from '../../dicom/sr/report-context.ts';
import { readReportFile } from '../../dicom/sr/report-file.ts';
import { withoutIdentity } from '../../dicom/sr/without-identity.ts';
import { VERSION_RECORD, type StoredVersion } from '../../storage/versions.ts';

/** A document as it is kept among the versions of its study. */
export function keptVersion(
  dataset: DicomDataset,
  info: DocumentInfo,
  about: Pick<StoredVersion, 'reader' | 'origin'>,
): StoredVersion {
  return {
    version: VERSION_RECORD,
    sopInstanceUid: info.sopInstanceUid,
    studyInstanceUid: info.studyInstanceUid,
    predecessor: info.predecessors[0] ?? null,
    savedAt: info.savedAt ?? new Date().toISOString(),
    isComplete: info.completion === 'COMPLETE',
    isSigned: info.verification === 'VERIFIED',
    document: stringifyDicomJson(withoutIdentity(dataset)),
    ...about,
  };
}

/** What a kept version says. Errors: one sentence. */
export function readVersion(version: StoredVersion): Result<ReadReport, string> {
  const bytes = new TextEncoder().encode(version.document);
  const report = readReportFile({ name: 'The version', bytes }, version.studyInstanceUid);
  return report.ok ? ok(report.value) : err(report.error.message);
}
