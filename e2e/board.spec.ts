import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { ReadPage } from './pages/read-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

/** A reading that is kept: the answer key of a sample study, taken over as it is. */
async function keepReading(page: Page, read: ReadPage, caseId: string): Promise<void> {
  await page.goto(`/#/read/sample/${caseId}`);
  await read.waitForImages();
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name: /answer key/i }).click();
  await waitForIdle(page);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

const board = (page: Page) => page.locator('thecal-board-screen');

test('a kept reading is on the board in one click, and a fact changed there changes what follows', async ({
  page,
  read,
}) => {
  await keepReading(page, read, 'case-05');
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(board(page).getByText('Cord compressed, CSF visible')).toBeVisible();
  await waitForIdle(page);
  const sins = board(page).locator('.sins-line');
  await expect(sins).toHaveText(/8\s+indeterminate/);
  await expect(board(page).locator('.branch')).toContainText('Stable, radioresistant, high grade');
  await expect(board(page).getByText('Tumour to cord')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  // 1 is the pain; mechanical pain has two points more than other pain.
  await page.keyboard.press('1');
  await page.keyboard.type('Mech');
  await page.keyboard.press('Escape');
  await expect(sins).toHaveText(/10\s+indeterminate/);
  await expect(board(page).getByText('Changed, not saved: pain at T4')).toBeVisible();
  await page.keyboard.press('s');
  await expect(board(page).getByText('Changed, not saved')).toHaveCount(0);

  await page.keyboard.press('Escape');
  await read.waitForImages();
  await read.press('Shift+B');
  await expect(sins).toHaveText(/10\s+indeterminate/);
  await page.keyboard.press('Escape');
  await read.waitForImages();
  expect((await read.reading()).assessments.T4?.sins.pain).toMatchObject({ value: 'mechanical' });
});

test('cases are gone through by key, levels too, dark and light', async ({ page, read }) => {
  await keepReading(page, read, 'case-05');
  await keepReading(page, read, 'case-12');
  await page.goto('/#/board');
  await expect(board(page).getByRole('heading', { name: 'Case 1 of 2' })).toBeVisible();
  await waitForIdle(page);
  await expect(board(page).locator('header')).toContainText('T11, prostate');
  await page.keyboard.press('ArrowRight');
  await expect(board(page).getByRole('heading', { name: 'ESCC, T4' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(board(page).locator('.verdict')).toContainText('ESCC is not defined');
  await page.keyboard.press('l');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('j');
  await expect(board(page).getByRole('heading', { name: 'Case 2 of 2' })).toBeVisible();
  await expect(board(page).locator('header')).toContainText('T4, melanoma');
  await page.keyboard.press('k');
  await expect(board(page).locator('header')).toContainText('T11, prostate');
});

test('the page goes on paper as words and lines, without identity', async ({ page }) => {
  await page.goto('/#/board/case-12');
  await expect(board(page).locator('header')).toContainText('answer key');
  await waitForIdle(page);
  const exported = async (key: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press(key)]);
    const path = await download.path();
    return readFileSync(path);
  };
  const pdf = (await exported('x')).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page$/gm)).toHaveLength(1);
  for (const words of [
    '(1c) Tj',
    'Published framework branch',
    '(0.3 mm) Tj',
    '(T11) Tj',
    '(gap 0.3 mm)',
  ]) {
    expect(pdf).toContain(words);
  }
  expect(pdf).not.toMatch(/Phantom|SIM[A-Z]|2025/);
  const png = await exported('p');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Width of the picture: 297 mm at 200 to the inch.
  expect(png.readUInt32BE(16)).toBe(2339);
});

test('without a kept reading the board says what it needs', async ({ page, library }) => {
  await library.goto();
  await page.getByRole('link', { name: 'Board' }).click();
  await expect(page.getByRole('alert')).toContainText('no case for the board yet');
});
