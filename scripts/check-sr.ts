/**
 * Checks saved reports with our own rules and the public validators that are installed.
 * `npm run check:sr` takes 200 generated readings and the twelve that cover every code; `-- --all` adds the slow
 * validator for those twelve; `-- --count N` another number of generated ones.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import fc from 'fast-check';
import { parseDicomJson, stringifyDicomJson } from '../src/dicom/sr/dicom-json.ts';
import { fromPart10, toPart10 } from '../src/dicom/sr/part10.ts';
import { fromMeasurementReport } from '../src/dicom/sr/read/measurement-report.ts';
import type { DerivedValues } from '../src/dicom/sr/report-context.ts';
import { coveringReadings } from '../src/dicom/sr/testing/covering-readings.ts';
import { arbitraryReading } from '../src/dicom/sr/testing/reading-arbitrary.ts';
import { SAMPLE_STUDY, sampleContext, NO_DERIVED } from '../src/dicom/sr/testing/sample-context.ts';
import { toMeasurementReport } from '../src/dicom/sr/write/measurement-report.ts';
import { createReading, type Reading } from '../src/domain/reading.ts';
import { houseRuleBreaches } from './check-sr/house-rules.ts';
import { isInstalled, VALIDATORS, type Validator } from './check-sr/validators.ts';

interface Case {
  readonly name: string;
  readonly reading: Reading;
  readonly derived: DerivedValues;
  readonly signedOff: boolean;
  readonly isCovering: boolean;
}

const { values: options } = parseArgs({
  options: { all: { type: 'boolean', default: false }, count: { type: 'string', default: '200' } },
});

const installed = VALIDATORS.filter(({ command }) => isInstalled(command));
for (const { name, debianPackage } of VALIDATORS) {
  const isHere = installed.some((validator) => validator.name === name);
  console.log(isHere ? `with ${name}` : `WITHOUT ${name} (Debian: ${debianPackage})`);
}

const directory = mkdtempSync(join(tmpdir(), 'check-sr-'));
let failed = 0;
const cases = casesToCheck(Number(options.count));
for (const one of cases) {
  const problems = check(one);
  if (problems.length === 0) continue;
  failed += 1;
  console.log(`FAIL ${one.name}`);
  for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
}
rmSync(directory, { recursive: true });
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function casesToCheck(count: number): readonly Case[] {
  const empty = createReading(SAMPLE_STUDY);
  const generated = fc.sample(arbitraryReading, { numRuns: count, seed: 20261121 });
  return [
    ...coveringReadings().map((one) => ({ ...one, isCovering: true })),
    ...[empty, ...generated].map((reading, index) => ({
      name: index === 0 ? 'empty' : `generated ${index}`,
      reading,
      derived: NO_DERIVED,
      signedOff: index % 2 === 0,
      isCovering: false,
    })),
  ];
}

function check({ name, reading, derived, signedOff, isCovering }: Case): readonly string[] {
  const report = toMeasurementReport(reading, sampleContext({ signedOff }), derived);
  if (!report.ok) return [report.error.message];
  const { dataset } = report.value;
  const parsed = parseDicomJson(stringifyDicomJson(dataset));
  const file = toPart10(dataset);
  if (!parsed.ok) return [parsed.error.message];
  if (!file.ok) return [file.error.message];
  const back = fromPart10(file.value);
  const path = join(directory, `${name.replaceAll(/\W+/g, '-')}.dcm`);
  writeFileSync(path, file.value);
  const validators = installed.filter(({ isSlow }) => !isSlow || (options.all && isCovering));
  return [
    ...houseRuleBreaches(dataset).map((breach) => `house rules: ${breach}`),
    ...(back.ok && isDeepStrictEqual(back.value, dataset) ? [] : ['Part 10 differs from JSON']),
    ...rereadProblems(parsed.value, reading),
    ...validators.flatMap((validator) => judged(validator, path)),
  ];
}

function judged(validator: Validator, path: string): readonly string[] {
  return validator.judge(path).map((line) => `${validator.name}: ${line}`);
}

function rereadProblems(dataset: unknown, reading: Reading): readonly string[] {
  const reread = fromMeasurementReport(dataset, SAMPLE_STUDY);
  if (!reread.ok) return [reread.error.message];
  return isDeepStrictEqual(reread.value.reading, reading) ? [] : ['read back as another reading'];
}
