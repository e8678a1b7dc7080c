/**
 * `npm run samples [case ...]`: computes the sample studies anew, all of them or those named, and the catalogue.
 * `npm run samples -- --truth [case ...]`: only their truth; pixels and catalogue stay.
 */
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_CASES } from './cases/all-cases.ts';
import { loadFrameEncoders } from './dicom/pixel-coding.ts';
import type { Catalogue, CatalogueEntry } from './output/catalogue.ts';
import { writeCase, writeTruth } from './output/write-case.ts';

const script = fileURLToPath(import.meta.url);
const folder = join(dirname(script), '..');
const cataloguePath = join(folder, 'catalogue.json');
const PART = '--part';
const TRUTH = '--truth';

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
          const child = fork(script, [PART, ...part]);
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
  const unknown = wanted.filter((id) => !ALL_CASES.some((c) => c.id === id));
  if (unknown.length > 0) throw new Error(`There is no case ${unknown.join(', ')}.`);
  const before = existsSync(cataloguePath)
    ? (JSON.parse(readFileSync(cataloguePath, 'utf8')) as Catalogue).cases
    : [];
  const fresh = await computeAll(wanted.length > 0 ? wanted : ALL_CASES.map((c) => c.id));
  const cases = ALL_CASES.flatMap(({ id }) => {
    const known = before.find((c) => c.id === id);
    const entry = fresh.find((c) => c.id === id);
    // A key that was made for the case stays its key.
    if (entry !== undefined) return [{ ...entry, answerKey: known?.answerKey ?? null }];
    return known === undefined ? [] : [known];
  });
  writeFileSync(
    cataloguePath,
    `${JSON.stringify({ format: 'thecal-samples-1', cases }, null, 1)}\n`,
  );
}

const [first, ...rest] = process.argv.slice(2);
if (first === PART) await computePart(rest);
else if (first === TRUTH) {
  ALL_CASES.filter((c) => rest.length === 0 || rest.includes(c.id)).forEach((c) => {
    writeTruth(c, folder);
  });
} else await computeNamed(process.argv.slice(2));
