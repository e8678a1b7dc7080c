/**
 * Spoils sound files of every kind that strangers send, and reads them as the app does: each must end in a picture, a
 * reading or a sentence, and none may hang. `npm run fuzz -- --seconds 60 --seed 1`; what fails is written, as little
 * spoiled as can be, to test-results/fuzz.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from './fuzz/mutate.ts';
import { fuzzOnce, type FuzzFailure } from './fuzz/run-fuzz.ts';
import { fuzzTargets } from './fuzz/targets.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
  },
});

const results = join('test-results', 'fuzz');
const seed = Number(options.seed);
const until = performance.now() + Number(options.seconds) * 1000;
console.log(`fuzz: seed ${seed}, ${options.seconds} s`);

const random = seededRandom(seed);
const counts = new Map(fuzzTargets.map(({ name }) => [name, 0]));
const failures: FuzzFailure[] = [];
for (let n = 0; performance.now() < until; n += 1) {
  const target = fuzzTargets[n % fuzzTargets.length];
  if (target === undefined) break;
  const failure = await fuzzOnce(target, random);
  counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
  if (failure !== null) failures.push(failure);
}

for (const [name, count] of counts) console.log(`${name}: ${count} files`);
mkdirSync(results, { recursive: true });
failures.forEach(({ target, bytes, reason }, index) => {
  const file = join(results, `${seed}-${index + 1}.${target.extension}`);
  writeFileSync(file, bytes);
  console.log(`FAILED ${file}: ${reason}`);
});
console.log(`${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
