/**
 * Spoils sound files of every kind that strangers send, and reads them as the app does: each must end in a picture, a
 * reading or a sentence, and none may hang. `npm run fuzz -- --seconds 60 --seed 1`; what fails is written, as little
 * spoiled as can be, to test-results/fuzz. `npm run fuzz -- --page 300` opens spoiled compressed images in the built app.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzPage } from './fuzz/fuzz-page.ts';
import { seededRandom, type Random } from './fuzz/mutate.ts';
import { fuzzOnce } from './fuzz/run-fuzz.ts';
import { fuzzTargets } from './fuzz/targets.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    page: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
  },
});

interface Failed {
  readonly extension: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reason: string;
}

async function fuzzFor(seconds: number, random: Random): Promise<readonly Failed[]> {
  const until = performance.now() + seconds * 1000;
  const counts = new Map(fuzzTargets.map(({ name }) => [name, 0]));
  const failures: Failed[] = [];
  for (let n = 0; performance.now() < until; n += 1) {
    const target = fuzzTargets[n % fuzzTargets.length];
    if (target === undefined) break;
    const failure = await fuzzOnce(target, random);
    counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
    if (failure !== null) failures.push({ ...failure, extension: target.extension });
  }
  for (const [name, count] of counts) console.log(`${name}: ${count} files`);
  return failures;
}

const seed = Number(options.seed);
const random = seededRandom(seed);
console.log(`fuzz: seed ${seed}`);
const failures: readonly Failed[] =
  options.page === undefined
    ? await fuzzFor(Number(options.seconds), random)
    : await fuzzPage(Number(options.page), random);

const results = join('test-results', 'fuzz');
mkdirSync(results, { recursive: true });
failures.forEach(({ extension, bytes, reason }, index) => {
  const file = join(results, `${seed}-${index + 1}.${extension}`);
  writeFileSync(file, bytes);
  console.log(`FAILED ${file}: ${reason}`);
});
console.log(`${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
