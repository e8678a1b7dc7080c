import type { Page } from '@playwright/test';
import { ArchivePage } from '../pages/archive-page.ts';
import { ReadPage } from '../pages/read-page.ts';
import { partOf, uidIn } from './archive-server.ts';
import { waitForIdle } from './idle.ts';
import { recordContext } from './page-record.ts';
import { SAMPLE, type pacsTest } from './pacs-test.ts';
import { expect } from './test.ts';
import { centreOf, sampleTruth } from './truth.ts';

/** Names T9, grades it and outlines the tumour: a reading worth storing. */
async function readStudy(read: ReadPage): Promise<void> {
  const sagittal = read.panes().first();
  const [point] = await read.toImagePoints(sagittal, [centreOf(sampleTruth(SAMPLE.caseId), 'T9')]);
  await read.press('l');
  if (point) await read.clickAt(sagittal, point);
  await read.press('t', '9', 'Enter', 'Escape', '3');
  const axial = read.panes().nth(1);
  await read.press('t');
  await read.drawAlong(axial, [[150, 140], [180, 140], [185, 170], [150, 175]]); // prettier-ignore
  await read.press('Escape');
  const reading = await read.reading();
  expect(reading.levels).toHaveLength(1);
  expect(reading.outlines).toHaveLength(1);
}

/** Finds the sample study on the archive and opens it. */
async function openFromArchive(page: Page): Promise<ReadPage> {
  const archive = new ArchivePage(page);
  const read = new ReadPage(page);
  await page.goto('/');
  await waitForIdle(page);
  await archive.connect('/dicom-web');
  await archive.find(SAMPLE.name);
  await archive.studies().first().click();
  await read.waitForImages();
  return read;
}

/** The journey of a reading through an archive: the same on every archive. */
export function describeJourney(test: ReturnType<typeof pacsTest>): void {
  test('a study is found by name, opens, and Back finds the list again', async ({
    page,
    archive,
  }) => {
    const read = await openFromArchive(page);
    await expect(page).toHaveURL(/#\/archive\/2\.25\.\d+$/);
    expect(await read.imageIn(read.panes().first())).not.toBe('');
    await page.goBack();
    await waitForIdle(page);
    await expect(archive.studies()).toHaveCount(1);
    await expect(archive.studies()).toContainText('MR spine (simulated)');
    await expect(archive.studies()).toContainText('MR');
    await expect(archive.studies()).not.toContainText('Phantom');
    await page.keyboard.press('v');
    await expect(archive.studies()).toContainText('Phantom Seven');
  });

  test('a reading is stored byte for byte, and opened again in a fresh profile', async ({
    page,
    site,
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const read = await openFromArchive(page);
    await readStudy(read);
    const before = await read.reading();
    const request = page.waitForRequest(
      (one) => one.method() === 'POST' && one.url().endsWith('/dicom-web/studies'),
    );
    await page.keyboard.press('Control+s');
    await page.getByLabel('Your name').fill('Archive Reader');
    await page.getByRole('button', { name: 'Use this name' }).click();
    const sent = await request;
    const file = partOf(
      sent.postDataBuffer() ?? Buffer.alloc(0),
      (await sent.headerValue('content-type')) ?? '',
    );
    const state = page.locator('thecal-archive-state');
    await expect(state).toContainText(/Stored on the archive at \d\d:\d\d\./);
    const kept = await site.orthanc.fileOf(uidIn(file));
    expect(kept?.equals(file), 'the stored instance is what was sent').toBe(true);

    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const record = recordContext(context, site.origin);
    const fresh = await context.newPage();
    const again = await openFromArchive(fresh);
    const offer = fresh.locator('thecal-archive-readings');
    await expect(offer).toContainText('Archive Reader');
    expect((await again.reading()).levels).toHaveLength(0);
    await offer.getByRole('button', { name: 'Open the reading' }).click();
    await expect(fresh.locator('thecal-archive-state')).toContainText('Stored on the archive');
    const opened = await again.reading();
    expect(opened.levels.map(({ vertebra }) => vertebra)).toEqual(['T9']);
    expect(opened.assessments.T9?.escc?.grade).toBe(before.assessments.T9?.escc?.grade);
    expect(opened.outlines.map(({ id }) => id)).toEqual(before.outlines.map(({ id }) => id));
    await again.press('Control+z');
    expect((await again.reading()).levels).toHaveLength(0);
    await expect(offer.getByRole('button', { name: 'Open the reading' })).toBeEnabled();
    expect(record.errors).toEqual([]);
    expect(record.foreignRequests).toEqual([]);
    await context.close();
  });
}
