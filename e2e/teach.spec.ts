import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';
import { sampleTruth } from './support/truth.ts';

const quiz = (page: Page) => page.locator('thecal-quiz-screen');

async function openCase(page: Page, name: string): Promise<void> {
  await page.goto('/#/teach');
  await waitForIdle(page);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await quiz(page).locator('thecal-viewport').nth(1).waitFor();
  await waitForIdle(page);
}

test('a question gives nothing of its key away; the answer is put beside it', async ({ page }) => {
  const urls: string[] = [];
  const bodies: Promise<string>[] = [];
  page.on('request', (request) => urls.push(request.url()));
  page.on('response', (response) => {
    if (response.url().endsWith('.json')) bodies.push(response.text());
  });
  await openCase(page, 'Case 04');
  expect(urls.filter((url) => /truth|answer-key/.test(url))).toEqual([]);
  // What travels before the answer names neither grade nor diagnosis of any case.
  expect((await Promise.all(bodies)).join('')).not.toMatch(/escc|bilsky|teachingPoint|"grade"/i);
  await expect(quiz(page)).not.toContainText('T11, ');
  expect(await seriousFindings(page)).toEqual([]);

  await quiz(page).getByLabel('Level').selectOption('T11');
  await quiz(page).getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('b');
  await quiz(page).getByRole('button', { name: 'Fairly' }).click();
  await page.getByRole('button', { name: /Show the key/ }).click();
  await expect(quiz(page).getByText('one grade lower')).toBeVisible();
  await expect(quiz(page).getByRole('heading', { name: 'T11, as you said.' })).toBeVisible();
  await expect(quiz(page).locator('[data-reason]')).toContainText('touched, so 1c');
  await expect(quiz(page).getByText('tolerance of contact')).toBeVisible();
  const { sins } = sampleTruth('case-04').lesions[0] ?? {};
  await expect(quiz(page).getByRole('heading', { name: /^SINS/ })).toContainText(
    `SINS ${String(sins?.['total'])}, yours open`,
  );
  await waitForIdle(page);
  expect(await seriousFindings(page)).toEqual([]);

  // Back on the list the answer is kept, also after a reload.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /Case 04/ })).toContainText('key');
  await page.reload();
  await waitForIdle(page);
  await expect(page.getByText('1 of 26 answered')).toBeVisible();
});

test('a case by keys alone: grade, key, next', async ({ page }) => {
  await openCase(page, 'Case 05');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(quiz(page).getByText('as the key')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(quiz(page).getByText('Case 06')).toBeVisible();
});

test('an outline is compared with that of the key', async ({ page, read }) => {
  const truth = sampleTruth('case-05');
  await openCase(page, 'Case 05');
  const axial = quiz(page).locator('thecal-viewport').first();
  await read.goToImage(axial, truth.worstSlice);
  const cord = truth.outlines.find(
    (one) => one.sopInstanceUid === truth.worstSlice && one.structure === 'cord',
  );
  const points = await read.toImagePoints(axial, cord?.pointsLps ?? []);
  await page.keyboard.press('d');
  await read.drawAlong(axial, points);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  const row = quiz(page).getByRole('row', { name: /^Cord/ });
  await expect(row).toBeVisible();
  const dice = Number(await row.getByRole('cell').first().textContent());
  // Drawn along the truth with the mouse, to a pixel of the screen.
  expect(dice).toBeGreaterThan(0.95);
});

test('agreement: answers with the key, then the reports of two readers', async ({ page }) => {
  for (const [name, grade] of [
    ['Case 04', 'b'],
    ['Case 05', '2'],
    ['Case 06', '3'],
  ] as const) {
    await openCase(page, name);
    await page.keyboard.press(grade);
    await page.keyboard.press('Enter');
    await expect(quiz(page).getByText('Your answer')).toBeVisible();
  }
  await page.goto('/#/teach');
  await page.getByRole('link', { name: 'Agreement' }).click();
  const view = page.locator('thecal-agreement');
  await expect(view.getByRole('heading', { name: 'You and Key' })).toBeVisible();
  await expect(view.getByRole('row', { name: /linear weights/ })).toContainText('3 cases');
  await expect(view.getByRole('button', { name: 'Case 04' })).toBeVisible();
  await expect(view.getByRole('button', { name: 'Case 05' })).toBeVisible(); // SINS was left open
  await waitForIdle(page);
  expect(await seriousFindings(page)).toEqual([]);

  // The key of a case as one reader's report, the same with another name and grade as a second reader's.
  const key = readFileSync('sample-dicom/cases/case-05/answer-key.sr.json', 'utf8');
  const other = key.replaceAll('Key^Answer', 'Second^Reader');
  await view.locator('input[type=file]').setInputFiles([
    { name: 'one.json', mimeType: 'application/json', buffer: Buffer.from(key) },
    { name: 'two.json', mimeType: 'application/json', buffer: Buffer.from(other) },
    { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{') },
  ]);
  await expect(view.getByRole('alert')).toContainText('broken.json');
  await expect(view.getByRole('heading', { name: 'Key Answer and Second Reader' })).toBeVisible();
  await expect(view.getByText('Where readers differ')).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view.getByRole('button', { name: 'CSV' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('"Case 05, T4",Second Reader,2');
});
