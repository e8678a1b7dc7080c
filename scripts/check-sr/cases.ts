import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { DerivedValues } from '../../src/dicom/sr/report-context.ts';
import { readReportFile } from '../../src/dicom/sr/report-file.ts';
import type { ReadReport } from '../../src/dicom/sr/read/measurement-report.ts';
import { coveringReadings } from '../../src/dicom/sr/testing/covering-readings.ts';
import { arbitraryReading } from '../../src/dicom/sr/testing/reading-arbitrary.ts';
import { NO_DERIVED, SAMPLE_STUDY } from '../../src/dicom/sr/testing/sample-context.ts';
import { createReading, type Reading } from '../../src/domain/reading.ts';

/** A reading to be saved, read, saved again and judged each time. */
export interface ReadingCase {
  readonly name: string;
  readonly reading: Reading;
  readonly derived: DerivedValues;
  readonly signedOff: boolean;
  /** One of the twelve that use every code of the tables. */
  readonly isCovering: boolean;
}

/** A document that is there already, to be read and saved again. */
export interface DocumentCase {
  readonly name: string;
  readonly report: ReadReport;
  readonly file: string;
  /** Another program's. */
  readonly isForeign: boolean;
}

const SEED = 20261121;

/** The twelve covering readings, the empty one, and `count` generated ones: the same at every run. */
export function readingCases(count: number): readonly ReadingCase[] {
  const generated = fc.sample(arbitraryReading, { numRuns: count, seed: SEED });
  return [
    ...coveringReadings().map((one) => ({ ...one, isCovering: true })),
    ...[createReading(SAMPLE_STUDY), ...generated].map((reading, index) => ({
      name: index === 0 ? 'empty' : `generated ${index}`,
      reading,
      derived: NO_DERIVED,
      signedOff: index % 2 === 0,
      isCovering: false,
    })),
  ];
}

const CASES = 'sample-dicom/cases';

/** The answer keys of the sample studies. */
export const answerKeys = (): readonly DocumentCase[] =>
  readdirSync(CASES)
    .map((name) => join(CASES, name, 'answer-key.sr.json'))
    .filter((file) => existsSync(file))
    .map((file) => documentCase(`answer key of ${file.split('/').at(-2)}`, file));

/** Documents of other programs that happen to be here. */
export const foreignDocuments = (): readonly DocumentCase[] =>
  ['../shared/sr/example/t9-escc2-sins11.sr.json', '../shared/sr/example/t9-escc2-sins11.sr.dcm']
    .filter((file) => existsSync(file))
    .map((file) => documentCase(`foreign ${file.split('/').at(-1)}`, file));

function documentCase(name: string, file: string): DocumentCase {
  const report = readReportFile({ name: file, bytes: readFileSync(file) }, null);
  if (!report.ok) throw new Error(report.error.message);
  return { name, report: report.value, file, isForeign: name.startsWith('foreign') };
}
