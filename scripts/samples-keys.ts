/**
 * `npm run samples:keys`: writes each sample study's answer key, the expert's reading as our DICOM SR, from the truth of
 * its model, and names it in the catalogue. The same truth gives the same bytes, so a change of the record shows as a
 * change of the keys. `npm run samples:keys <folder>` writes them for samples that were computed into another folder.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directParser } from '../src/dicom/open/direct-parser.ts';
import { openFiles } from '../src/dicom/open/open-files.ts';
import { stringifyDicomJson } from '../src/dicom/sr/dicom-json.ts';
import { stableUid } from '../src/dicom/sr/stable-uid.ts';
import { toMeasurementReport } from '../src/dicom/sr/write/measurement-report.ts';
import { createImageLookup } from '../src/domain/image-lookup.ts';
import { derivedValues } from '../src/features/case/derived-values.ts';
import { ReadingSummary } from '../src/domain/reading-summary.ts';
import { expertReading } from './samples-keys/expert-reading.ts';
import { truthFile } from './samples-keys/truth-file.ts';

const ROOT = process.argv[2] ?? 'sample-dicom';
/** Keys are made, not read: the time is the model's, not the clock's. */
const MADE_AT = '2026-01-01T12:00:00.000Z';

interface Catalogue {
  readonly cases: {
    readonly id: string;
    readonly files: readonly string[];
    answerKey: string | null;
  }[];
}

async function writeKey(id: string, files: readonly string[]): Promise<string> {
  const opened = await openFiles(
    files.map((name) => ({ name, blob: new Blob([readFileSync(join(ROOT, name))]) })),
    { parser: directParser },
  );
  const [study] = opened.studies;
  if (!study) throw new Error(`${id}: no study in its files`);
  const truth = truthFile.parse(
    JSON.parse(readFileSync(join(ROOT, 'cases', id, 'truth.json'), 'utf8')),
  );
  const reading = expertReading(study, truth, MADE_AT);
  const images = createImageLookup(study.series);
  const report = toMeasurementReport(
    reading,
    {
      study: study.header,
      images,
      observer: { name: 'Key^Answer', organisation: '' },
      device: {
        uid: stableUid('thecal answer keys'),
        name: 'Thecal',
        manufacturer: 'Thecal',
        model: 'Thecal',
        version: 'answer key',
        serial: 'answer key',
      },
      savedAt: MADE_AT,
      signedOff: false,
      predecessor: null,
      carried: null,
    },
    derivedValues(new ReadingSummary(reading, images)),
  );
  if (!report.ok) throw new Error(`${id}: ${report.error.message}`);
  const uid = (name: string): { vr: 'UI'; Value: string[] } => ({
    vr: 'UI',
    Value: [stableUid(`thecal answer key ${study.header.studyInstanceUid} ${name}`)],
  });
  const path = `cases/${id}/answer-key.sr.json`;
  const dataset = {
    ...report.value.dataset,
    '00080018': uid('instance'),
    '0020000E': uid('series'),
  };
  writeFileSync(join(ROOT, path), `${stringifyDicomJson(dataset)}\n`);
  return path;
}

const cataloguePath = join(ROOT, 'catalogue.json');
const catalogue = JSON.parse(readFileSync(cataloguePath, 'utf8')) as Catalogue;
const known = new Set(readdirSync(join(ROOT, 'cases')));
for (const entry of catalogue.cases) {
  if (!known.has(entry.id) || !existsSync(join(ROOT, 'cases', entry.id, 'truth.json'))) continue;
  entry.answerKey = await writeKey(entry.id, entry.files);
  console.log(entry.answerKey);
}
writeFileSync(cataloguePath, `${JSON.stringify(catalogue, null, 2)}\n`);
