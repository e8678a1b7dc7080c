import { readFileSync } from 'node:fs';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

interface Dataset {
  readonly [tag: string]: { readonly Value?: readonly unknown[] } | undefined;
}

test('a reading is signed when nothing is open, and a change makes a new version', async ({
  page,
  read,
}) => {
  await page.goto('/#/read/sample/case-05');
  await read.waitForImages();
  const menu = async (name: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Reading', exact: true }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  const toasts = page.locator('thecal-toast');
  await menu(/sign and save/i);
  await expect(toasts).toContainText('Not signed. Still open: a level with a finding');

  await menu(/answer key/i);
  await waitForIdle(page);
  const saved = async (save: () => Promise<void>): Promise<Dataset> => {
    const download = page.waitForEvent('download');
    await save();
    const [dataset] = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as Dataset[];
    if (!dataset) throw new Error('no dataset');
    return dataset;
  };
  const flags = (dataset: Dataset): readonly unknown[] =>
    ['0040A491', '0040A493', '0040A496'].map((tag) => dataset[tag]?.Value?.[0]);

  const signed = await saved(async () => {
    await menu(/sign and save/i);
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(page.getByLabel('Your name')).toBeFocused();
    await page.getByLabel('Your name').fill('Reader 0');
    await page.keyboard.press('Enter');
  });
  expect(flags(signed)).toEqual(['COMPLETE', 'VERIFIED', 'FINAL']);
  expect(JSON.stringify(signed['0040A073'])).toContain('Reader 0');
  await expect(page.locator('thecal-status-line')).toContainText('Signed by Reader 0.');

  await read.press('3');
  await expect(page.locator('thecal-status-line')).not.toContainText('Signed');
  const changed = await saved(() => read.press('Control+s'));
  expect(flags(changed)).toEqual(['COMPLETE', 'UNVERIFIED', 'PRELIMINARY']);
  const predecessor = JSON.stringify(changed['0040A360']);
  expect(predecessor).toContain(String(signed['00080018']?.Value?.[0]));
});

test('the report goes to the clipboard, short or long', async ({ page, read, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/#/read/sample/case-12');
  await read.waitForImages();
  for (const name of [/answer key/i, /copy the report, long/i]) {
    await page.getByRole('button', { name: 'Reading', exact: true }).click();
    await page.getByRole('menuitem', { name }).click();
    await waitForIdle(page);
  }
  await expect(page.locator('thecal-toast')).toContainText('Copied: Levels:');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('T11: ');
  expect(text).toContain('ESCC grade 1c (cord touched, not compressed).');
  expect(text).toMatch(/sac depth \d\.\d mm/);
  expect(text).toContain('L3: Involved');
  expect(text).toContain('Below the conus, where ESCC is not defined.');
  expect(text).toContain('Summary: Highest ESCC grade 1c at T11. Highest SINS 6 at T11 (stable).');
});
