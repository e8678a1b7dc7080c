import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { DerivedValues } from '../../src/dicom/sr/report-context.ts';
import { toPart10 } from '../../src/dicom/sr/part10.ts';
import { readReportFile, type ReportFile } from '../../src/dicom/sr/report-file.ts';
import { coveringReadings } from '../../src/dicom/sr/testing/covering-readings.ts';
import { arbitraryReading } from '../../src/dicom/sr/testing/reading-arbitrary.ts';
import { NO_DERIVED, SAMPLE_STUDY } from '../../src/dicom/sr/testing/sample-context.ts';
import { createReading, type Reading } from '../../src/domain/reading.ts';
import { FOREIGN_DOCUMENTS } from './foreign-documents.ts';

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
  readonly report: ReportFile;
  /** An answer key of ours, another program's with codes of our template, or one in the manner of another program. */
  readonly kind: 'key' | 'found' | 'made';
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
    .map((file) =>
      documentCase(`answer key of ${file.split('/').at(-2)}`, readFileSync(file), 'key'),
    );

/** Documents of other programs that happen to be here. */
export const foundDocuments = (): readonly DocumentCase[] =>
  ['../shared/sr/example/t9-escc2-sins11.sr.json', '../shared/sr/example/t9-escc2-sins11.sr.dcm']
    .filter((file) => existsSync(file))
    .map((file) => documentCase(`foreign ${file.split('/').at(-1)}`, readFileSync(file), 'found'));

/** Documents in the manner of other programs, made here. */
export const foreignDocuments = (): readonly DocumentCase[] =>
  FOREIGN_DOCUMENTS.map(({ name, dataset }) => {
    const file = toPart10(dataset);
    if (!file.ok) throw new Error(file.error.message);
    return documentCase(`foreign, ${name}`, file.value, 'made');
  });

function documentCase(name: string, bytes: Uint8Array, kind: DocumentCase['kind']): DocumentCase {
  const report = readReportFile({ name, bytes }, null);
  if (!report.ok) throw new Error(report.error.message);
  return { name, report: report.value, kind };
}
