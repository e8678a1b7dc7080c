import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Uid } from '../src/base/uid.ts';
import { openFiles } from '../src/dicom/open/open-files.ts';
import { directParser } from '../src/dicom/open/direct-parser.ts';
import { toStructureSets } from '../src/dicom/rt/structure-set.ts';
import { firstText, type DicomDataset } from '../src/dicom/sr/dicom-json.ts';
import { datasetsAt } from '../src/dicom/sr/read/content-node.ts';
import { toPart10 } from '../src/dicom/sr/part10.ts';
import type { ReadReport } from '../src/dicom/sr/read/measurement-report.ts';
import { readReportFile } from '../src/dicom/sr/report-file.ts';
import { toMeasurementReport } from '../src/dicom/sr/write/measurement-report.ts';
import { createImageLookup } from '../src/domain/image-lookup.ts';
import type { MarkId, Reading } from '../src/domain/reading.ts';
import type { ImagePoint } from '../src/geometry/spaces.ts';
import { proxyTo, serveDist } from './support/dist-server.ts';
import { ohifApplication, ohifMounts } from './support/ohif.ts';
import { orthancMissing, startOrthanc, stowFiles } from './support/orthanc.ts';
import { SAMPLE, sampleFiles, type PacsSite } from './support/pacs-test.ts';
import { expect, test as base } from './support/test.ts';

/** On the origin of the application itself, not of its libraries: it reads a report in ways of its own before they come to it. */
const test = base.extend<object, { readonly site: PacsSite | null }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await startSite();
      await use(site);
      await site?.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ baseURL, site }, use) => {
    await use(site?.origin ?? baseURL);
  },
});

/** OHIF with an archive beside it. Null where the application cannot be had. */
async function startSite(): Promise<PacsSite | null> {
  const folder = ohifApplication();
  if (folder === null) return null;
  const orthanc = await startOrthanc();
  const proxy = { path: '/dicom-web', answer: proxyTo(orthanc.origin) };
  const server = await serveDist([proxy, ...ohifMounts(folder)], folder);
  const stop = async (): Promise<void> => {
    await server.close();
    await orthanc.stop();
  };
  return { origin: server.origin, orthanc, stop };
}

const missing = orthancMissing();
test.skip(missing !== null, missing ?? '');

const report = readAnswerKey();

function readAnswerKey(): ReadReport {
  const file = join('sample-dicom/cases', SAMPLE.caseId, 'answer-key.sr.json');
  const read = readReportFile({ name: file, bytes: readFileSync(file) }, null);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** The answer key, with every kind of measurement on the image of its first label. */
function wholeReading(): Reading {
  const { reading } = report;
  const [label] = reading.levels;
  const [outline] = reading.outlines;
  if (!label || !outline) throw new Error('no label or outline');
  const at = (column: number, row: number): ImagePoint =>
    [column, row] as const as unknown as ImagePoint;
  const base = (number: number) => ({
    id: `2.25.77${number}` as Uid as MarkId,
    level: label.vertebra,
    image: label.image,
  });
  return {
    ...reading,
    measurements: [
      { ...base(1), kind: 'distance', points: [at(50, 50), at(80, 60)] },
      { ...base(2), kind: 'height', column: 'anterior', points: [at(50, 70), at(50, 90)] },
      {
        ...base(3),
        kind: 'angle',
        points: [at(50, 100), at(80, 100), at(50, 120), at(80, 130)],
      },
      { ...base(4), kind: 'translation', points: [at(60, 150), at(64, 153), at(40, 152)] },
      { ...base(5), kind: 'arrow', points: [at(90, 90), at(110, 110)], text: 'Look here' },
      {
        ...base(6),
        kind: 'signal',
        tissue: 'lesion',
        points: outline.points,
        statistics: null,
      },
    ],
  };
}

function reportFile(reading: Reading): Buffer {
  const written = toMeasurementReport(
    reading,
    {
      study: report.header,
      images: new Map(),
      knownImages: report.images,
      observer: { name: 'Reader^Test', organisation: '' },
      device: DEVICE,
      savedAt: '2026-11-21T10:00:00.000Z',
      signedOff: false,
      predecessor: null,
      carried: null,
    },
    { escc: new Map(), belowConus: new Set() },
  );
  if (!written.ok) throw new Error(written.error.message);
  return fileOf(written.value.dataset);
}

/** Cord, sac and tumour of the answer key as a structure set, its images read from the files. */
async function structureSet(files: readonly Buffer[]): Promise<DicomDataset> {
  const named = files.map((file, index) => ({ name: `${index}.dcm`, blob: new Blob([new Uint8Array(file)]) })); // prettier-ignore
  const { studies } = await openFiles(named, { parser: directParser });
  const [study] = studies;
  if (study === undefined) throw new Error('no study');
  const made = toStructureSets(report.reading, {
    study: study.header,
    images: createImageLookup(study.series),
    observer: { name: 'Reader^Test', organisation: '' },
    device: DEVICE,
    savedAt: '2026-11-21T10:00:00.000Z',
    carried: null,
  });
  const [dataset] = made.ok ? made.value.datasets : [];
  if (dataset === undefined) throw new Error('no structure set');
  return dataset;
}

function fileOf(dataset: DicomDataset): Buffer {
  const bytes = toPart10(dataset);
  if (!bytes.ok) throw new Error(bytes.error.message);
  return Buffer.from(bytes.value);
}

const DEVICE = {
  uid: '2.25.9' as Uid,
  name: 'Thecal',
  manufacturer: 'Thecal',
  model: 'Thecal',
  version: '0',
  serial: '0',
};

test('OHIF opens a report with its graphics, the words of grade and SINS, and a structure set', async ({
  page,
  site,
}) => {
  test.setTimeout(300_000);
  test.skip(site === null, 'the OHIF application could not be fetched from the registry');
  if (site === null) return;
  const reading = wholeReading();
  const images = sampleFiles(SAMPLE.caseId);
  const structures = await structureSet(images);
  const files = [...images, reportFile(reading), fileOf(structures)];
  expect((await stowFiles(`${site.origin}/dicom-web`, files)).status).toBe(200);

  await page.goto(`/viewer?StudyInstanceUIDs=${reading.studyInstanceUid}`);
  const thumbnail = page.locator('[data-cy="study-browser-thumbnail-no-image"]');
  await thumbnail.first().waitFor({ timeout: 60_000 });
  const tour = page.getByText('Skip all');
  await tour.waitFor({ timeout: 60_000 });
  await tour.click();
  await thumbnail.filter({ hasText: /SR/ }).first().dblclick();
  const hydrate = page.getByRole('button', { name: 'Yes', exact: true });
  await hydrate.click({ timeout: 60_000 });
  // The panel of measurements is the last of the icons at the right edge.
  await page.mouse.click(1422, 135);

  // Its two lists, each headed with how many it has.
  const lists = page.getByRole('button', { name: /^(Measurements|Additional Findings) \(\d+\)$/ });
  const hydrated = async (): Promise<number> =>
    (await lists.allTextContents()).reduce((sum, text) => sum + Number(/\d+/.exec(text)?.[0]), 0);
  const { levels, outlines, measurements, keyImages, markers, conus } = reading;
  const marks = [levels, outlines, measurements, keyImages, markers].flat().length;
  // ESCC, SINS and compartments of T9.
  await expect.poll(hydrated, { timeout: 60_000 }).toBe(marks + (conus ? 1 : 0) + 3);
  for (const words of ['T9 ESCC 3, SINS 8', 'T9 SINS 8, indeterminate', 'Look here']) {
    await expect(page.getByText(words, { exact: true }).first()).toBeAttached();
  }
  await expect(page.getByText(/translation [\d.]+ /).first()).toBeAttached();

  await thumbnail.filter({ hasText: 'RTSTRUCT' }).dblclick();
  await hydrate.click({ timeout: 60_000 });
  await page.locator('[data-cy="panelSegmentation-btn"]').click();
  const regions = datasetsAt(structures, '30060020').map((one) => firstText(one['30060026']));
  expect(regions).toContain('T9 Spinal cord');
  for (const region of regions) {
    await expect(page.getByText(region ?? '', { exact: true })).toBeVisible({ timeout: 60_000 });
  }
});
