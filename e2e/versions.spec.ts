import type { Page } from '@playwright/test';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

async function menu(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Reading', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
  await waitForIdle(page);
}

test('every save is a version that is listed, compared by level and opened, and nothing is lost', async ({
  page,
  read,
  library,
}) => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  const panel = page.locator('thecal-versions-panel');
  await menu(page, /versions of this reading/i);
  await expect(panel).toContainText('No version is kept yet.');
  expect(await seriousFindings(page)).toEqual([]);

  // The first save: the key as it is, T4 with grade 2.
  await menu(page, /answer key/i);
  const first = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await page.getByLabel('Your name').fill('Ada Reader');
  await page.keyboard.press('Enter');
  await first;
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await expect(panel.getByRole('listitem')).toContainText('Ada Reader, complete');
  await expect(panel.getByRole('listitem')).toContainText('goes on from it');
  await expect(panel).toContainText('Both say the same.');

  // What was changed since is named by level, before it is saved.
  await read.press('3');
  const rows = panel.locator('tbody tr');
  await expect(panel.getByRole('rowheader', { name: 'ESCC' })).toBeVisible();
  await expect(rows.filter({ hasText: 'ESCC' })).toHaveText(/ESCC\s*2\s*3/);
  expect(await seriousFindings(page)).toEqual([]);

  // Opening the version keeps what was not saved as a version, too.
  await panel.getByRole('button', { name: /^Open/ }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await expect(panel.getByRole('listitem').filter({ hasText: 'not saved' })).toHaveCount(1);
  expect((await read.reading()).assessments.T4?.escc?.grade).toBe('2');
  await read.press('Control+z');
  expect((await read.reading()).assessments.T4?.escc?.grade).toBe('3');

  // Two versions against each other.
  const [newest, oldest] = await panel
    .getByLabel('First')
    .locator('option')
    .evaluateAll((all) => all.slice(1).map((one) => (one as HTMLOptionElement).value));
  await panel.getByLabel('First').selectOption(newest ?? '');
  await panel.getByLabel('Second').selectOption(oldest ?? '');
  await expect(rows.filter({ hasText: 'ESCC' })).toHaveText(/ESCC\s*3\s*2/);

  await library.goto();
  await expect(page.locator('thecal-draft-row')).toContainText('2 versions kept.');
  // Another page of this browser finds them again.
  await page.reload();
  await expect(page.locator('thecal-draft-row')).toContainText('2 versions kept.');
});
