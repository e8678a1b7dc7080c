import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { boardOf as board, keepReading } from './pages/board-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

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
  test.slow();
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

test('the page goes on paper as words and lines, without identity unless it is asked for', async ({
  page,
}) => {
  test.slow();
  await page.goto('/#/board/case-12');
  await waitForIdle(page);
  await expect(board(page).locator('header')).toContainText('answer key');
  await waitForIdle(page);
  const exported = async (key: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press(key)]);
    return download.path();
  };
  const path = await exported('x');
  const pdf = readFileSync(path).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/Type \/Page$/gm)).toHaveLength(1);
  expect(pdf).not.toMatch(/Phantom|SIM[A-Z]/);
  // The hatching is drawn in strokes of the tumour's colour (#FF7FB0).
  expect(pdf).toContain('1. 0.5 0.69 RG');

  const reader = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
  if (reader.error) {
    test
      .info()
      .annotations.push({ type: 'not checked', description: 'pdftotext is not installed' });
  } else {
    const words = reader.stdout.replace(/\s+/g, ' ');
    for (const expected of [
      'T11, prostate, 18 Mar 2025, answer key, Case 12',
      'ESCC, T11',
      'Cord touched, not compressed',
      'The gap is 0.1 mm: touched, so 1c.',
      'Tumour to cord 0.1 mm',
      'gap 0.1 mm',
      'Published framework branch',
      'Radiosensitive (prostate)',
      'Decision support for trained readers, not a diagnosis.',
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toMatch(/Phantom|PHANTOM|SIMCASE/);
  }
  const png = readFileSync(await exported('p'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Width of the picture: 297 mm at 200 to the inch.
  expect(png.readUInt32BE(16)).toBe(2339);

  // Only asked for, the name is on the page and on paper.
  await expect(board(page)).not.toContainText('PHANTOM');
  await page.keyboard.press('v');
  await expect(board(page).locator('header')).toContainText('PHANTOM-TWELVE');
  const named = spawnSync('pdftotext', [await exported('x'), '-'], { encoding: 'utf8' });
  if (!named.error) expect(named.stdout).toContain('PHANTOM-TWELVE');
});

test('the report is copied from the board, and why a grade is one press', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  test.slow();
  await page.goto('/#/board/case-12');
  await waitForIdle(page);
  await expect(board(page).locator('.why')).toHaveText(
    'The gap is 0.1 mm: touched, so 1c. 1b needs a gap above 1.0 mm.',
  );
  await waitForIdle(page);
  await page.keyboard.press('y');
  await expect(board(page).getByText('Report copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('T11: Involved');
  const gap = board(page).locator('thecal-viewport').first().getByText('gap 0.1 mm');
  await expect(gap).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await waitForIdle(page);
  await expect(gap).not.toBeAttached();
  await page.keyboard.press('m');
  await expect(gap).toBeAttached();
});

test('without a kept reading the board offers the cases there are', async ({ page, library }) => {
  await library.goto();
  await page.getByRole('link', { name: 'Board' }).click();
  const start = page.locator('thecal-board-start');
  await expect(start).toContainText('no case for the board yet');
  await expect(start).toContainText('not a diagnosis');
  expect(await seriousFindings(page)).toEqual([]);
  await start.getByRole('button', { name: /^Case 05/ }).click();
  await expect(board(page).locator('header')).toContainText('T4, melanoma');
  await expect(board(page).locator('header')).toContainText('answer key');

  // The key stays as it is: a change of it is kept as a copy, and only when that was said.
  await waitForIdle(page);
  await page.keyboard.press('1');
  await page.keyboard.type('Mech');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(
    board(page).getByText('This is the answer key, which stays as it is.'),
  ).toBeVisible();
  await expect(board(page).locator('header')).toContainText('answer key');
  await page.keyboard.press('s');
  await expect(board(page).getByText('Changed, not saved')).toHaveCount(0);
  await expect(board(page).locator('header')).not.toContainText('answer key');
});
