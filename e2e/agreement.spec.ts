import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

const view = (page: Page) => page.locator('thecal-agreement');

const keyOf = (id: string): string =>
  readFileSync(`sample-dicom/cases/${id}/answer-key.sr.json`, 'utf8');

const studyOf = (id: string): string => {
  const { cases } = JSON.parse(readFileSync('sample-dicom/catalogue.json', 'utf8')) as {
    readonly cases: readonly { readonly id: string; readonly studyInstanceUid: string }[];
  };
  return cases.find((one) => one.id === id)?.studyInstanceUid ?? 'none';
};

const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

async function give(page: Page, files: readonly ReturnType<typeof jsonFile>[]): Promise<void> {
  await view(page)
    .locator('input[type=file]')
    .setInputFiles([...files]);
  await waitForIdle(page);
}

async function answer(page: Page, caseId: string, key: string): Promise<void> {
  await page.goto(`/#/teach/${caseId}`);
  const quiz = page.locator('thecal-quiz-screen');
  await quiz.getByText(`Case ${caseId.slice(-2)}`).waitFor();
  await quiz.locator('thecal-viewport').nth(1).waitFor();
  await waitForIdle(page);
  await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  await expect(quiz.getByText('Your answer')).toBeVisible();
}

/** One of the cases 01 to 06 each way: eleven answers, ten of them with a grade on both sides. */
const ANSWERS = [
  ['01', '0'], ['02', 'a'], ['03', 'b'], ['04', 'b'], ['05', '2'], ['06', '3'],
  ['07', '3'], ['08', '2'], ['09', 'n'], ['18', 'b'], ['19', 'c'],
] as const; // prettier-ignore

test('answers stand beside the key: counts at once, kappa from ten cases on', async ({ page }) => {
  test.slow();
  await page.goto('/#/agreement');
  await waitForIdle(page);
  await expect(view(page)).toContainText('Two readers are needed');
  await expect(page.getByText('Not a diagnosis')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  for (const [name, key] of ANSWERS.slice(0, 4)) await answer(page, `case-${name}`, key);
  await page.goto('/#/agreement');
  await expect(view(page).getByRole('heading', { name: 'You and Key' })).toBeVisible();
  // 0, 1a and 1b as the keys have them, 1b for 1c.
  await expect(view(page)).toContainText('the same grade in 3 of 4, one apart in 1');
  await expect(view(page)).toContainText(
    'Kappa is shown from 10 cases on; these two have 4 in common',
  );
  await expect(view(page)).not.toContainText('linear weights');
  // SINS was left open, which is no difference.
  await expect(view(page).getByRole('row', { name: /Case 04/ })).toContainText('ESCC');
  await expect(view(page).getByRole('link', { name: 'Case 03' })).toHaveCount(0);

  for (const [name, key] of ANSWERS.slice(4)) await answer(page, `case-${name}`, key);
  await page.goto('/#/agreement');
  await waitForIdle(page);
  await expect(view(page)).toContainText('11 cases in common: the same grade in 8 of 10');
  const linear = view(page).getByRole('row', { name: /linear weights/ });
  // Two of ten are one grade apart, 1b for 1c and 2 for 3: po = 0.8 + 0.2 * 4/5 = 0.96. Rows 1 1 3 1 2 2, columns
  // 1 1 2 2 1 3: the products times their distance add up to 186, pe = 1 - 186 / (5 * 100) = 0.628; 0.332 / 0.372 = 0.892.
  await expect(linear).toContainText('0.89');
  await expect(linear).toContainText('10');
  expect(await seriousFindings(page)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view(page).getByRole('button', { name: 'Statistics (CSV)' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toMatch(
    /You,Key,"kappa, ESCC, linear weights",0\.89/,
  );

  await view(page).getByRole('link', { name: 'Case 04' }).click();
  await expect(page.locator('thecal-quiz-screen').getByText('Case 04')).toBeVisible();
});

test('answers leave as a file, and another learner sees both beside the key', async ({ page }) => {
  test.slow();
  await answer(page, 'case-05', '2');
  await page.goto('/#/teach');
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await page.getByLabel('Your name').fill('A. Novak');
  expect(await seriousFindings(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Use this name' }).click(),
  ]);
  const answers = readFileSync(await download.path(), 'utf8');
  expect(answers).toContain('"learner": "A. Novak"');

  await page.goto('/#/agreement');
  await give(page, [
    jsonFile('other.json', answers.replace('A. Novak', 'B. Weiss').replace('"2"', '"1c"')),
  ]);
  await expect(view(page).getByRole('heading', { name: 'A. Novak and Key' })).toBeVisible();
  await expect(view(page).getByRole('heading', { name: 'B. Weiss and Key' })).toBeVisible();
  await expect(view(page).getByRole('heading', { name: 'A. Novak and B. Weiss' })).toBeVisible();

  await page.goto('/#/teach');
  await page.getByRole('button', { name: 'Forget my answers' }).click();
  await expect(page.getByText('This cannot be undone')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Forget them' }).click();
  await expect(page.getByText('0 of 26 answered')).toBeVisible();
  await waitForIdle(page);
  await page.reload();
  await expect(page.getByText('0 of 26 answered')).toBeVisible();
});

test('saved readings of several readers, with what cannot be used named', async ({ page }) => {
  await page.goto('/#/agreement');
  await waitForIdle(page);
  const key = keyOf('case-05');
  const first = key.replaceAll('Key^Answer', 'First^Reader');
  const second = key.replaceAll('Key^Answer', 'Second^Reader');
  await give(page, [
    jsonFile('one.json', first),
    jsonFile('broken.json', '{'),
    jsonFile('notes.json', '{"a":1}'),
  ]);
  await expect(view(page).getByRole('alert')).toHaveCount(2);
  await expect(view(page).getByRole('alert').first()).toContainText('broken.json');
  await expect(view(page)).toContainText('First Reader is the only reader so far');

  await give(page, [jsonFile('two.json', second), jsonFile('again.json', first)]);
  await expect(view(page).getByRole('alert')).toHaveCount(0);
  await expect(
    view(page).getByRole('heading', { name: 'First Reader and Second Reader' }),
  ).toBeVisible();
  await expect(view(page)).toContainText('given more than once by the same reader');
  await expect(view(page)).toContainText('Nowhere, on what more than one of them judged');

  // A study that is nobody's sample here is compared, and cannot be opened.
  const uid = studyOf('case-05');
  await give(page, [jsonFile('foreign.json', first.replaceAll(uid, '2.25.4711'))]);
  await expect(view(page)).toContainText('not among the sample studies');

  await view(page).getByRole('button', { name: 'Compare with the key' }).click();
  await waitForIdle(page);
  await expect(view(page).getByRole('heading', { name: 'First Reader and Key' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    view(page).getByRole('button', { name: 'Ratings (CSV)' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('"Case 05, T4",Second Reader,T4,2');

  await view(page).getByRole('button', { name: 'Take these files out' }).click();
  await expect(view(page)).toContainText('Two readers are needed');
});
