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
