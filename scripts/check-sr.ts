/**
 * Checks saved reports with our own rules and with programs of others that are installed.
 * `npm run check:sr` saves, reads and saves again 200 generated readings, the twelve that cover every code, the answer keys
 * and documents of other programs, made in their manner and those that are here; the slow validator judges two of them, `-- --all` lets it judge the
 * covering ones, the keys and the foreign ones. `-- --count N` takes another number of generated ones.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answerKeys, foreignDocuments, foundDocuments, readingCases } from './check-sr/cases.ts';
import { cycleDocument, cycleReading, type Cycled, type Saved } from './check-sr/cycles.ts';
import { differencesForPydicom, pythonWithPydicom } from './check-sr/pydicom.ts';
import { VALIDATORS } from './check-sr/validators.ts';

const { values: options } = parseArgs({
  options: { all: { type: 'boolean', default: false }, count: { type: 'string', default: '200' } },
});

const installed = VALIDATORS.filter((validator) => validator.isInstalled());
const python = pythonWithPydicom();
for (const validator of VALIDATORS)
  say(validator.name, validator.debianPackage, installed.includes(validator));
say('another reader (pydicom)', 'python3-pydicom', python !== null);

const directory = mkdtempSync(join(tmpdir(), 'check-sr-'));
const cycled = cycles();
const files = cycled.flatMap((one, index) =>
  one.files.map((file, place) => ({ ...file, index, stem: `${index}-${place}` })),
);
for (const { stem, bytes, before, expected } of files) {
  writeFileSync(join(directory, `${stem}.dcm`), bytes);
  if (before) writeFileSync(join(directory, `${stem}.before.dcm`), before);
  if (expected) writeFileSync(join(directory, `${stem}.json`), JSON.stringify(expected));
}
const problems = cycled.map((one) => [...one.problems]);
const tasks = files.flatMap((file) =>
  installed
    .filter(({ isSlow, kinds }) => kinds.includes(file.kind) && (!isSlow || isJudgedSlowly(file)))
    .map((validator) => async () => {
      const found = await validator.judge(join(directory, `${file.stem}.dcm`), file.kind);
      problems[file.index]?.push(...found.map((line) => `${validator.name}: ${line}`));
    }),
);
await inTurns(tasks, availableParallelism());
if (python !== null) {
  for (const line of await differencesForPydicom(python, directory)) {
    const file = files.find(({ stem }) => line.startsWith(`${stem}: `));
    problems[file?.index ?? 0]?.push(`pydicom: ${line}`);
  }
}
rmSync(directory, { recursive: true });

let failed = 0;
for (const [index, found] of problems.entries()) {
  if (found.length === 0) continue;
  failed += 1;
  console.log(`FAIL ${cycled[index]?.name}`);
  for (const problem of found.slice(0, 10)) console.log(`  ${problem}`);
}
const slowly = files.filter(isJudgedSlowly).length;
console.log(`${files.length} documents, ${slowly} of them by the slow validator`);
console.log(`${cycled.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function say(name: string, debianPackage: string, isHere: boolean): void {
  console.log(isHere ? `with ${name}` : `WITHOUT ${name} (Debian: ${debianPackage})`);
}

function cycles(): readonly Cycled[] {
  const readings = readingCases(Number(options.count)).map((one, index) =>
    // The first of the covering ones has its levels only; the second has every part.
    cycleReading(one, index === 1 ? 'always' : one.isCovering ? 'all' : 'never'),
  );
  const found = foundDocuments();
  if (found.length === 0) console.log('skipped: no document of another program is here');
  const documents = [...answerKeys(), ...foreignDocuments(), ...found].map((one, index) =>
    cycleDocument(one, index === 0 ? 'always' : 'all'),
  );
  return [...readings, ...documents];
}

function isJudgedSlowly({ slow }: Pick<Saved, 'slow'>): boolean {
  return slow === 'always' || (slow === 'all' && options.all);
}

/** Runs tasks, at most `width` at a time. */
async function inTurns(tasks: readonly (() => Promise<void>)[], width: number): Promise<void> {
  const waiting = [...tasks];
  const worker = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
}
