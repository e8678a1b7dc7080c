import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReading, type Reading } from '../../domain/reading.ts';
import type { DicomDataset } from './dicom-json.ts';
import { parseDicomJson, stringifyDicomJson } from './dicom-json.ts';
import { fromPart10, toPart10 } from './part10.ts';
import { fromMeasurementReport, type ReadReport } from './read/measurement-report.ts';
import type { ReportContext } from './report-context.ts';
import { arbitraryReading } from './testing/reading-arbitrary.ts';
import {
  SAMPLE_HEADER,
  SAMPLE_STUDY,
  sampleContext,
  NO_DERIVED,
} from './testing/sample-context.ts';
import { toMeasurementReport } from './write/measurement-report.ts';

function written(reading: Reading, changes: Partial<ReportContext> = {}): DicomDataset {
  const report = toMeasurementReport(reading, sampleContext(changes), NO_DERIVED);
  if (!report.ok) throw new Error(report.error.message);
  return report.value.dataset;
}

function read(dataset: unknown): ReadReport {
  const report = fromMeasurementReport(dataset, SAMPLE_STUDY);
  if (!report.ok) throw new Error(report.error.message);
  return report.value;
}

/** Through the text of the file, as it is saved. */
function reread(dataset: DicomDataset): ReadReport {
  const parsed = parseDicomJson(stringifyDicomJson(dataset));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return read(parsed.value);
}

describe('a reading saved and opened again', { timeout: 60_000 }, () => {
  it('is the same reading', () => {
    fc.assert(
      fc.property(arbitraryReading, (reading) => {
        const report = reread(written(reading));
        expect(report.reading).toEqual(reading);
        expect(report.notUnderstood).toEqual([]);
        expect(report.ours).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same reading through a Part 10 file', () => {
    fc.assert(
      fc.property(arbitraryReading, (reading) => {
        const dataset = written(reading);
        const file = toPart10(dataset);
        if (!file.ok) throw new Error(file.error.message);
        const back = fromPart10(file.value);
        if (!back.ok) throw new Error(back.error.message);
        expect(back.value).toEqual(dataset);
        expect(read(back.value).reading).toEqual(reading);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same reading after a second save', () => {
    fc.assert(
      fc.property(arbitraryReading, (reading) => {
        const first = reread(written(reading));
        const second = reread(
          written(first.reading, {
            images: new Map(),
            knownImages: first.images,
            predecessor: first.documentInfo,
            carried: first.carried,
          }),
        );
        expect(second.reading).toEqual(reading);
        expect(second.documentInfo.predecessors).toEqual([first.documentInfo.sopInstanceUid]);
        expect(second.documentInfo.sopInstanceUid).not.toBe(first.documentInfo.sopInstanceUid);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the header and the observer with names in any script', () => {
    const report = reread(written(createReading(SAMPLE_STUDY)));
    expect(report.header).toEqual(SAMPLE_HEADER);
    expect(report.observer).toEqual({ name: 'Müller^Jörg', organisation: 'Städtisches Klinikum' });
  });

  it('keeps an empty reading empty', () => {
    const reading = createReading(SAMPLE_STUDY);
    expect(reread(written(reading)).reading).toEqual(reading);
  });
});
