/** `npm run samples [case ...]`: computes the sample studies anew, all of them or those named, and the catalogue. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_CASES } from './cases/all-cases.ts';
import { loadFrameEncoders } from './dicom/pixel-coding.ts';
import type { Catalogue, CatalogueEntry } from './output/catalogue.ts';
import { writeCase } from './output/write-case.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const cataloguePath = join(folder, 'catalogue.json');
const wanted = process.argv.slice(2);

const unknown = wanted.filter((id) => !ALL_CASES.some((c) => c.id === id));
if (unknown.length > 0) throw new Error(`There is no case ${unknown.join(', ')}.`);

const before = existsSync(cataloguePath)
  ? (JSON.parse(readFileSync(cataloguePath, 'utf8')) as Catalogue).cases
  : [];
const encoders = await loadFrameEncoders();
const cases: CatalogueEntry[] = [];
for (const definition of ALL_CASES) {
  const known = before.find((c) => c.id === definition.id);
  if (wanted.length > 0 && !wanted.includes(definition.id)) {
    if (known !== undefined) cases.push(known);
    continue;
  }
  const started = Date.now();
  const entry = writeCase(definition, folder, encoders);
  cases.push({ ...entry, answerKey: known?.answerKey ?? null });
  console.log(
    `${definition.id}: ${entry.imageCount} images, ${(entry.bytes / 1e6).toFixed(2)} MB, ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
}
writeFileSync(cataloguePath, `${JSON.stringify({ format: 'thecal-samples-1', cases }, null, 1)}\n`);
