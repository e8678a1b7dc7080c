import { boardOf as board, keepReading } from './pages/board-page.ts';
import { seriousFindings } from './support/accessibility.ts';
import { waitForIdle } from './support/idle.ts';
import { expect, test } from './support/test.ts';

test('a prior study of the same person stands beside the case, with what changed in words', async ({
  page,
  read,
}) => {
  test.slow();
  await keepReading(page, read, 'case-12');
  await keepReading(page, read, 'case-24');
  await keepReading(page, read, 'case-25');
  await read.press('Shift+B');
  await expect(board(page).locator('.prior')).toHaveText(
    /^\s*Prior, 10 Feb 2025\s+T9: ESCC 1b → 2, SINS 5 → 9, pain other → mechanical, collapse none → ≤ 50 %\s*$/,
  );
  expect(await seriousFindings(page)).toEqual([]);
  // The first study has no prior, nor has another person.
  for (const other of ['case-24', 'case-12']) {
    await page.goto(`/#/board/${other}`);
    await waitForIdle(page);
    await expect(board(page).locator('.why')).toBeVisible();
    await expect(board(page).locator('header')).toContainText(
      other === 'case-24' ? 'first' : 'prostate',
    );
    await expect(board(page).locator('.prior')).toHaveCount(0);
  }
  // Nothing that names the person is kept.
  const kept = await page.evaluate(async () => {
    const opening = indexedDB.open('thecal');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => {
        resolve(opening.result);
      };
    });
    const all = [...database.objectStoreNames].map(
      (name) =>
        new Promise<unknown>((resolve) => {
          const request = database.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => {
            resolve(request.result);
          };
        }),
    );
    return JSON.stringify(await Promise.all(all));
  });
  expect(kept).toContain('case-25');
  expect(kept).not.toMatch(/PHANTOM|Phantom|19570101/);
});

test('two readers stand side by side in two presses, differences first', async ({ page, read }) => {
  test.slow();
  await keepReading(page, read, 'case-05');
  // The first reader's document leaves as a file; then the reading is changed.
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  await page.getByLabel('Your name').fill('Ada Reader');
  await page.keyboard.press('Enter');
  const path = await (await saved).path();
  await read.press('3');

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(board(page).locator('.sins-line')).toBeVisible();
  await waitForIdle(page);
  expect(asked.filter((url) => url.includes('answer-key'))).toEqual([]);
  await board(page)
    .getByRole('button', { name: /2nd reader/ })
    .click();
  const table = board(page).locator('thecal-differences-table');
  await expect(table.locator('tbody tr').nth(1)).toHaveText(/ESCC\s*3\s*2/);
  await expect(board(page).locator('figcaption')).toHaveText(['This reading', 'Ada Reader']);
  expect(await seriousFindings(page)).toEqual([]);

  // The key of a sample study comes when it is chosen; the case still has it from the reading.
  await board(page).getByLabel('Second reading').selectOption('Answer key');
  await expect(board(page).locator('figcaption').nth(1)).toHaveText('Answer key');

  // A report file that is dropped is a second reading; another file says why not.
  const drop = async (name: string, text: string): Promise<void> => {
    await board(page).evaluate(
      (element, file) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([file.text], file.name));
        element.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
      },
      { name, text },
    );
  };
  const { readFileSync } = await import('node:fs');
  await drop('second.json', readFileSync(path, 'utf8'));
  await expect(board(page).locator('figcaption').nth(1)).toHaveText('Ada Reader');
  await drop('notes.txt', 'no report');
  await expect(board(page).getByRole('alert')).toContainText('notes.txt could not be read');
  await page.keyboard.press('Escape');
  await expect(board(page).locator('.sins-line')).toBeVisible();
});
