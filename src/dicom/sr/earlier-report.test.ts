import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../domain/reading.ts';
import { readReportFile } from './report-file.ts';
import { NO_DERIVED, SAMPLE_STUDY, sampleContext } from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';

/** A document with every part a reading then had, as Thecal wrote it, and the reading it was written from. */
const { documentGzipBase64, reading: before } = JSON.parse(
  readFileSync('src/dicom/sr/testing/report-0.1.json', 'utf8'),
) as { readonly documentGzipBase64: readonly string[]; readonly reading: Reading };

/** Deficits of levels came later: none was asked. */
const reading = {
  ...before,
  assessments: Object.fromEntries(
    Object.entries(before.assessments).map(([level, one]) => [level, { ...one, deficit: null }]),
  ),
};

function earlier(): ReadReport {
  const bytes = gunzipSync(Buffer.from(documentGzipBase64.join(''), 'base64'));
  const report = readReportFile({ name: 'earlier.json', bytes }, SAMPLE_STUDY);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

describe('a report of before grades kept what they rested on', () => {
  it('gives the reading it was written from', () => {
    const report = earlier();
    expect(report.reading).toEqual(reading);
    expect(report.ours).toBe(true);
    expect(report.notUnderstood).toEqual([]);
    expect(report.warnings).toEqual([]);
  });

  it('is saved again as a document of today, the same reading', () => {
    const first = earlier();
    const context = sampleContext({ predecessor: first.documentInfo, carried: first.carried });
    const written = toMeasurementReport(first.reading, context, NO_DERIVED);
    if (!written.ok) throw new Error(written.error.message);
    const second = fromMeasurementReport(written.value.dataset, SAMPLE_STUDY);
    expect(second.ok && second.value.reading).toEqual(reading);
    expect(second.ok && second.value.carried.groupUids).toEqual(first.carried.groupUids);
  });
});
