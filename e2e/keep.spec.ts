import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ReadPage } from './pages/read-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';
import { centreOf, sampleTruth } from './support/truth.ts';

const EXAMPLE = '../shared/sr/example/t9-escc2-sins11.sr.json';
const truth = sampleTruth('case-07');

async function openCase(page: Page): Promise<ReadPage> {
  const read = new ReadPage(page);
  await page.goto('/#/read/sample/case-07');
  await read.waitForImages();
  return read;
}

async function nameOne(read: ReadPage, vertebra: string): Promise<void> {
  const sagittal = read.panes().first();
  const [point] = await read.toImagePoints(sagittal, [centreOf(truth, vertebra)]);
  await read.press('l');
  if (point) await read.clickAt(sagittal, point);
  await read.press(...vertebra.toLowerCase(), 'Enter', 'Escape');
}

const openReport = (page: Page, name: string, content: string): Promise<void> =>
  page.locator('thecal-read-screen').evaluate(
    (screen, [fileName, text]) =>
      (
        screen as unknown as { openReportFile(file: { name: string; blob: Blob }): Promise<void> }
      ).openReportFile({
        name: fileName ?? '',
        blob: new Blob([text ?? '']),
      }),
    [name, content],
  );

test('a killed tab loses nothing that was finished', async ({ page, context }) => {
  const read = await openCase(page);
  await nameOne(read, 'T9');
  await read.press('3');
  const before = await read.reading();
  await page.close({ runBeforeUnload: false });
  const again = await openCase(await context.newPage());
  expect(await again.reading()).toEqual(before);
});

test('a reading begun is listed, opened in one click, and thrown away when asked', async ({
  page,
  library,
}) => {
  const read = await openCase(page);
  await nameOne(read, 'T9');
  const before = await read.reading();
  await library.goto();
  await expect(library.drafts()).toHaveCount(1);
  expect(await seriousFindings(page)).toEqual([]);
  await library.drafts().getByRole('button').first().click();
  await read.waitForImages();
  expect(await read.reading()).toEqual(before);
  await library.goto();
  await library
    .drafts()
    .getByRole('button', { name: /discard|throw/i })
    .click();
  await page
    .locator('thecal-confirm-dialog')
    .getByRole('button', { name: /discard|throw/i })
    .click();
  await expect(library.drafts()).toHaveCount(0);
});

test('a damaged report and one of another study are refused, and nothing is lost', async ({
  page,
}) => {
  const read = await openCase(page);
  await nameOne(read, 'T9');
  const before = await read.reading();
  const toast = page.locator('thecal-toast');
  await openReport(page, 'damaged.json', '{"00080016": {"vr": "UI", "Value": [');
  await expect(toast).toContainText('damaged.json');
  expect(await read.reading()).toEqual(before);
  if (existsSync(EXAMPLE)) {
    await openReport(page, 'example.json', readFileSync(EXAMPLE, 'utf8'));
    await expect(toast).toContainText(/another study/i);
    expect(await read.reading()).toEqual(before);
  }
});

test('a reading by keys alone: level, grade, SINS, saved', async ({ page, library }) => {
  await library.goto();
  await page
    .locator('thecal-sample-card')
    .getByRole('button')
    .filter({ hasText: 'Case 07' })
    .focus();
  await page.keyboard.press('Enter');
  const read = new ReadPage(page);
  await read.waitForImages();
  // The strip takes the focus; its keys go to a level.
  await page.locator('thecal-spine-strip').evaluate((strip) => {
    strip.shadowRoot?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  await read.press('Home', ...Array.from({ length: 15 }, () => 'ArrowDown'), 'Enter');
  await page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    (active as HTMLElement | null)?.blur();
  });
  await read.press('2');
  const graded = Object.entries((await read.reading()).assessments);
  expect(graded.map(([level, one]) => [level, one.escc?.grade])).toEqual([['T9', '2']]);
  const pain = page.locator('thecal-sins-card').getByRole('radiogroup', { name: /pain/i });
  await pain.getByRole('radio').first().focus();
  await read.press('Space');
  expect((await read.reading()).assessments.T9?.sins.pain).toMatchObject({ value: 'mechanical' });
  const download = page.waitForEvent('download');
  await read.press('Control+s');
  // Keys are words while a name is typed.
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.getByLabel('Your name').fill('Reader 0');
  await page.keyboard.press('Enter');
  await download;
  await waitForIdle(page);
  expect((await read.reading()).assessments.T9?.escc?.grade).toBe('2');
});

test('the key map opens and closes by key, and has no serious finding', async ({ page }) => {
  const read = await openCase(page);
  await read.press('?');
  await expect(page.locator('thecal-keys-dialog')).toContainText('ESCC grade');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what the browser could not keep is asked about before it is left; a cleared database is begun anew', async ({
  page,
  library,
}) => {
  const question = page.locator('thecal-confirm-dialog').getByRole('dialog');
  const toLibrary = page
    .locator('thecal-read-bar')
    .getByRole('button', { name: 'Back to the Library' });
  await library.goto();
  await page.goto('/#/read/sample/case-07');
  const read = new ReadPage(page);
  await read.waitForImages();
  await nameOne(read, 'T9');
  await page.evaluate(() => {
    const stores = IDBObjectStore.prototype;
    const real = Object.getOwnPropertyDescriptor(stores, 'put');
    stores.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    (window as unknown as { mend: () => void }).mend = () => {
      if (real) Object.defineProperty(stores, 'put', real);
    };
  });
  await read.press('3');
  await expect(page.locator('thecal-toast')).toContainText('no more room');

  await toLibrary.click();
  await expect(question).toContainText('This reading is not kept');
  await page.locator('thecal-confirm-dialog').getByRole('button', { name: 'Stay' }).click();
  await expect(question).toHaveCount(0);
  await page.goBack();
  await expect(question).toContainText('This reading is not kept');
  expect(new URL(page.url()).hash).toBe('#/read/sample/case-07');
  expect(Object.values((await read.reading()).assessments)[0]?.escc?.grade).toBe('3');
  const download = page.waitForEvent('download');
  await page
    .locator('thecal-confirm-dialog')
    .getByRole('button', { name: 'Save to a file and leave' })
    .click();
  expect((await download).suggestedFilename()).toMatch(/^thecal-reading-.*\.json$/);
  await expect(library.drafts()).toContainText('Not yet saved as a file');

  await page.evaluate(() => {
    (window as unknown as { mend: () => void }).mend();
  });
  await library.drafts().getByRole('button').first().click();
  await read.waitForImages();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('thecal').onsuccess = resolve;
      }),
  );
  await expect(page.locator('thecal-toast')).toContainText('cleared while the page was open');
  await waitForIdle(page);
  await toLibrary.click();
  await expect(library.drafts()).toContainText('1 level named');

  // Something damaged that was kept aside is listed, handed over, and removed when that is said.
  await page.evaluate(async () => {
    const opening = indexedDB.open('thecal');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const key = 'aside/draft/1.2/2026-01-02T03:04:05Z';
    const record = { key, kind: 'draft', studyInstanceUid: '1.2', at: '2026-01-02T03:04:05Z', value: [7] }; // prettier-ignore
    const transaction = opening.result.transaction('settings', 'readwrite');
    transaction.objectStore('settings').put(record, key);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opening.result.close();
  });
  await library.goto();
  await page.reload();
  await waitForIdle(page);
  const aside = page.locator('thecal-aside-list');
  await expect(aside).toContainText('Kept aside 2 Jan 2026');
  expect(await seriousFindings(page)).toEqual([]);
  const file = page.waitForEvent('download');
  await aside.getByRole('button', { name: /^Save to a file/ }).click();
  expect(readFileSync(await (await file).path(), 'utf8')).toBe('[\n 7\n]\n');
  await aside.getByRole('button', { name: /^Remove/ }).click();
  await page.locator('thecal-confirm-dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(aside.getByRole('listitem')).toHaveCount(0);
});
