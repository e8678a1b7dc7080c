/**
 * `npm run samples [case ...]`: computes the sample studies anew, all of them or those named, and the catalogue.
 * `npm run samples -- --truth [case ...]`: only their truth; pixels and catalogue stay.
 * With `--out <folder>` everything goes there instead of into `sample-dicom`: a look before it replaces what is kept.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ALL_CASES } from './cases/all-cases.ts';
import { loadFrameEncoders } from './dicom/pixel-coding.ts';
import type { Catalogue, CatalogueEntry } from './output/catalogue.ts';
import { writeCase, writeTruth } from './output/write-case.ts';

const script = fileURLToPath(import.meta.url);
const { values: options, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(dirname(script), '..') },
    truth: { type: 'boolean', default: false },
    /** Set by this script for the processes it starts. */
    part: { type: 'boolean', default: false },
  },
});
const folder = options.out;
const cataloguePath = join(folder, 'catalogue.json');

/** Computes some cases in this process and hands their lines of the catalogue to the parent. */
async function computePart(ids: readonly string[]): Promise<void> {
  const encoders = await loadFrameEncoders();
  for (const definition of ALL_CASES.filter((c) => ids.includes(c.id))) {
    const started = Date.now();
    const entry = writeCase(definition, folder, encoders);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(
      `${entry.id}: ${entry.imageCount} images, ${(entry.bytes / 1e6).toFixed(2)} MB, ${seconds} s`,
    );
    process.send?.(entry);
  }
}

/** Shares the cases out among processes, one for each core, and waits for their lines. */
async function computeAll(ids: readonly string[]): Promise<readonly CatalogueEntry[]> {
  const count = Math.min(availableParallelism(), ids.length);
  const parts = Array.from({ length: count }, (_, part) =>
    ids.filter((__, i) => i % count === part),
  );
  const entries = await Promise.all(
    parts.map(
      (part) =>
        new Promise<readonly CatalogueEntry[]>((resolve, reject) => {
          const received: CatalogueEntry[] = [];
          const child = fork(script, ['--part', '--out', folder, ...part]);
          child.on('message', (entry) => received.push(entry as CatalogueEntry));
          child.on('error', reject);
          child.on('exit', (code) => {
            if (code === 0) resolve(received);
            else reject(new Error(`The samples ${part.join(', ')} could not be computed.`));
          });
        }),
    ),
  );
  return entries.flat();
}

/** Writes the catalogue: new lines for the cases just computed, the old ones for the rest. */
async function computeNamed(wanted: readonly string[]): Promise<void> {
  const fresh = await computeAll(wanted.length > 0 ? wanted : ALL_CASES.map((c) => c.id));
  // Read only now: another run may have written some lines meanwhile.
  const before = existsSync(cataloguePath)
    ? (JSON.parse(readFileSync(cataloguePath, 'utf8')) as Catalogue).cases
    : [];
  const cases = ALL_CASES.flatMap(({ id }) => {
    const known = before.find((c) => c.id === id);
    const entry = fresh.find((c) => c.id === id);
    // A key that was made for the case stays its key.
    if (entry !== undefined) return [{ ...entry, answerKey: known?.answerKey ?? null }];
    return known === undefined ? [] : [known];
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    cataloguePath,
    `${JSON.stringify({ format: 'thecal-samples-1', cases }, null, 1)}\n`,
  );
}

const unknown = named.filter((id) => !ALL_CASES.some((c) => c.id === id));
if (unknown.length > 0) throw new Error(`There is no case ${unknown.join(', ')}.`);
if (options.part) await computePart(named);
else if (options.truth) {
  ALL_CASES.filter((c) => named.length === 0 || named.includes(c.id)).forEach((c) => {
    writeTruth(c, folder);
  });
} else await computeNamed(named);
