import { boardOf as board, keepReading } from './pages/board-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

test('the cases of a meeting are chosen and ordered, and the order is kept', async ({
  page,
  read,
}) => {
  test.slow();
  await keepReading(page, read, 'case-05');
  await keepReading(page, read, 'case-12');
  await page.goto('/#/board');
  await waitForIdle(page);
  await expect(board(page).getByRole('heading', { name: 'Case 1 of 2' })).toBeVisible();
  await waitForIdle(page);
  const list = page.locator('thecal-meeting-list');
  const rows = list.locator('ol li');
  await page.keyboard.press('c');
  await expect(rows).toHaveText([/Case 12/, /Case 05/]);
  expect(await seriousFindings(page)).toEqual([]);

  // By key: the first case goes down, and the focus with it.
  await list.getByRole('checkbox', { name: 'Case 12 belongs to the meeting' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rows).toHaveText([/Case 05/, /Case 12/]);
  await expect(
    list.getByRole('checkbox', { name: 'Case 12 belongs to the meeting' }),
  ).toBeFocused();
  // By dragging: back again.
  await rows.nth(1).dragTo(rows.nth(0));
  await expect(rows).toHaveText([/Case 12/, /Case 05/]);
  // A sample study joins, a reading leaves.
  await list.getByRole('checkbox', { name: 'Case 03 belongs to the meeting' }).check();
  await expect(rows).toHaveText([/Case 12/, /Case 05/, /Case 03/]);
  await list.getByRole('checkbox', { name: 'Case 05 belongs to the meeting' }).uncheck();
  await expect(rows).toHaveText([/Case 12/, /Case 03/]);
  await page.keyboard.press('Escape');

  const started = performance.now();
  await page.keyboard.press('j');
  await expect(board(page).getByRole('heading', { name: 'Case 2 of 2' })).toBeVisible();
  await expect(board(page).locator('header')).toContainText('Case 03');
  await waitForIdle(page);
  const seconds = (performance.now() - started) / 1000;
  console.log(`next case, images shown, first visit: ${seconds.toFixed(2)} s`);

  await page.goto('/#/board');
  await page.reload();
  await expect(board(page).getByRole('heading', { name: 'Case 1 of 2' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(rows).toHaveText([/Case 12/, /Case 03/]);
});

test('what is changed and not saved survives the next case and a reload, and is marked on paper', async ({
  page,
  read,
}) => {
  test.slow();
  await keepReading(page, read, 'case-05');
  await keepReading(page, read, 'case-12');
  await page.goto('/#/board/case-05');
  const sins = board(page).locator('.sins-line');
  await expect(sins).toHaveText(/8\s+indeterminate/);
  await waitForIdle(page);

  // From the choice to the changed words on the page.
  const pain = board(page).getByLabel('Pain');
  const change = (value: string): Promise<number> =>
    pain.evaluate(
      (select: HTMLSelectElement, wanted) =>
        new Promise<number>((resolve) => {
          const root = select.getRootNode() as ShadowRoot;
          const total = root.querySelector('.sins-line strong');
          const begun = performance.now();
          new MutationObserver((_, observer) => {
            observer.disconnect();
            requestAnimationFrame(() => {
              resolve(performance.now() - begun);
            });
          }).observe(total as Node, { characterData: true, childList: true, subtree: true });
          select.value = wanted;
          select.dispatchEvent(new Event('change'));
        }),
      value,
    );
  const taken: number[] = [];
  for (const value of ['mechanical', 'none', 'mechanical', 'none', 'mechanical']) {
    taken.push(await change(value));
  }
  console.log(
    `a fact changed to the page changed: ${taken.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  );
  await expect(sins).toHaveText(/10\s+indeterminate/);
  await expect(board(page).getByText('Changed, not saved: pain at T4')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  const started = performance.now();
  await page.keyboard.press('j');
  await expect(board(page).locator('header')).toContainText('T11, prostate');
  await waitForIdle(page);
  const seconds = (performance.now() - started) / 1000;
  console.log(`next case, images shown: ${seconds.toFixed(2)} s`);
  await page.keyboard.press('k');
  await expect(board(page).locator('header')).toContainText('T4, melanoma');
  await expect(board(page).getByText('Changed, not saved: pain at T4')).toBeVisible();
  await waitForIdle(page);
  await page.reload();
  await expect(board(page).getByText('Changed, not saved: pain at T4')).toBeVisible();
  await expect(sins).toHaveText(/10\s+indeterminate/);
  await waitForIdle(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('x')]);
  expect(download.suggestedFilename()).toBe('thecal-board-T4.pdf');

  await page.keyboard.press('s');
  await expect(board(page).getByText('Changed, not saved')).toHaveCount(0);
  // That nothing is left to be saved is kept too.
  await waitForIdle(page);
  await page.reload();
  await expect(sins).toHaveText(/10\s+indeterminate/);
  await expect(board(page).getByText('Changed, not saved')).toHaveCount(0);
});
